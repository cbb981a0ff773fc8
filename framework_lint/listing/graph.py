"""The graph from thresholds and triggers to what they set off, for Mermaid and Graphviz."""

from __future__ import annotations

from collections.abc import Iterator

from framework_lint.clause import Clause
from framework_lint.formula import plain
from framework_lint.listing.selection import Listing
from framework_lint.screen import Screen, shorten, visible

LONGEST_LABEL = 90
FEW = 4
_WIDE = Screen()
_MERMAID = str.maketrans({'"': "#quot;", "<": "#lt;", ">": "#gt;", "&": "#amp;", "#": "#35;"})


def to_mermaid(listing: Listing) -> str:
    """Write a flowchart: an arrow from each trigger to each commitment that it sets off."""
    lines = ["flowchart LR"]
    numbers = sources(listing)
    for name, number in numbers.items():
        lines.append(f'  t{number}(["{_label(name).translate(_MERMAID)}"])')
    for clause in edges(listing):
        lines.append(f'  c{clause.id}["{_label(duty(clause)).translate(_MERMAID)}"]')
        lines.append(f"  t{numbers[trigger(clause)]} --> c{clause.id}")
    return "\n".join(lines) + "\n"


def to_dot(listing: Listing) -> str:
    """Write a digraph for Graphviz; its nodes bear the ids of the clauses."""
    lines = ["digraph clauses {", "  rankdir=LR;", "  node [shape=box];"]
    numbers = sources(listing)
    for name, number in numbers.items():
        lines.append(f"  t{number} [shape=ellipse, label={_quoted(name)}];")
    for clause in edges(listing):
        lines.append(f'  "{clause.id}" [label={_quoted(duty(clause))}];')
        lines.append(f'  t{numbers[trigger(clause)]} -> "{clause.id}";')
    return "\n".join([*lines, "}"]) + "\n"


def edges(listing: Listing) -> Iterator[Clause]:
    """Yield the commitments that hang on a trigger or a level."""
    return (clause for clause in listing.clauses if clause.edge)


def sources(listing: Listing) -> dict[str, int]:
    """Give each trigger a number, in reading order."""
    names = dict.fromkeys(trigger(clause) for clause in edges(listing))
    return {name: number for number, name in enumerate(names, start=1)}


def trigger(clause: Clause) -> str:
    """Name what sets a clause off: the level of its row with what the clause adds to it."""
    said = plain(clause.trigger.formula) if clause.trigger else ""
    level = clause.threshold or ""
    if clause.place.table and said and level and level not in said:
        return f"{level}: {said}"
    return said or level


def duty(clause: Clause) -> str:
    """Say what is to be done; the whole clause where its verb and object say too little."""
    return clause.duty if len(clause.duty.split()) >= FEW else clause.quote


def _label(text: str) -> str:
    return shorten(visible(text), _WIDE, LONGEST_LABEL)


def _quoted(text: str) -> str:
    escaped = _label(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'

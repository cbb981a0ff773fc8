"""Thresholds and triggers beside the safeguards that they set off, laid out in two columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from framework_lint.clause import Clause, ClauseKind
from framework_lint.listing.graph import duty, edges, trigger
from framework_lint.listing.selection import Choice, choose
from framework_lint.policy import Policy
from framework_lint.screen import columns, visible

_LEFT, _RIGHT, _GUTTER = 36, 72, 90
_CHAR, _LINE, _PAD, _GAP, _APART = 7.6, 18, 10, 8, 22
_MOST_LINES = 6
_MARGIN = 2


@dataclass(frozen=True, slots=True)
class Node:
    """What stands in one box: the whole words, and whose words they are."""

    words: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """A threshold or trigger and what it sets off; nothing was found for one without any."""

    source: Node
    duties: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A node on the drawing, in pixels; `side` is "trigger", "alone" or "safeguard"."""

    node: Node
    side: str
    x: int
    y: int
    width: int
    height: int
    lines: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes and the curves between them."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    curves: tuple[str, ...]


def bundles(policy: Policy, alone: Sequence[Clause], scope: str) -> tuple[Bundle, ...]:
    """Group the commitments that hang on something by what they hang on, in reading order."""
    held: dict[str, list[Clause]] = {}
    for clause in edges(choose(policy, Choice())):
        held.setdefault(trigger(clause), []).append(clause)
    levels = _levels(policy)
    told = [
        Bundle(
            Node(name, anchor(levels.get(hanging[0].threshold or "", hanging[0]), scope)),
            tuple(Node(duty(clause), anchor(clause, scope)) for clause in hanging),
        )
        for name, hanging in held.items()
    ]
    lonely = (Bundle(Node(c.threshold or c.quote, anchor(c, scope)), ()) for c in alone)
    return (*told, *lonely)


def anchor(clause: Clause, scope: str) -> str:
    return f"{scope}-clause-{clause.id}"


def _levels(policy: Policy) -> Mapping[str, Clause]:
    """Return the clause that first defines each level, by the name of the level."""
    found: dict[str, Clause] = {}
    for clause in policy.clauses:
        if clause.kind is ClauseKind.THRESHOLD and clause.threshold:
            found.setdefault(clause.threshold, clause)
    return found


def draw(told: Sequence[Bundle]) -> Drawing:
    """Place each source beside the middle of what it sets off, one bundle under the other."""
    boxes: list[Box] = []
    curves: list[str] = []
    top = _MARGIN
    for bundle in told:
        placed, paths, top = _bundle(bundle, top)
        boxes += placed
        curves += paths
    width = _width(_LEFT) + _GUTTER + _width(_RIGHT) + 2 * _MARGIN
    return Drawing(width, max(top - _APART, 0) + _MARGIN, tuple(boxes), tuple(curves))


def _bundle(bundle: Bundle, top: int) -> tuple[list[Box], list[str], int]:
    """Return the boxes and curves of a bundle that starts at `top`, and where the next starts."""
    left = wrapped(bundle.source.words, _LEFT)
    right = [wrapped(node.words, _RIGHT) for node in bundle.duties]
    stacked = sum(map(_height, right)) + _GAP * max(len(right) - 1, 0)
    whole = max(stacked, _height(left))
    side = "trigger" if right else "alone"
    source = _box(bundle.source, side, _MARGIN, top + (whole - _height(left)) // 2, left)
    x, y = _MARGIN + _width(_LEFT) + _GUTTER, top + (whole - stacked) // 2
    boxes = [source]
    for node, lines in zip(bundle.duties, right, strict=True):
        boxes.append(_box(node, "safeguard", x, y, lines))
        y += _height(lines) + _GAP
    return boxes, [_curve(source, box) for box in boxes[1:]], top + whole + _APART


def _box(node: Node, side: str, x: int, y: int, lines: Sequence[str]) -> Box:
    width = _width(_RIGHT if side == "safeguard" else _LEFT)
    written = tuple(
        (x + _PAD, y + _PAD + 13 + number * _LINE, line) for number, line in enumerate(lines)
    )
    return Box(node, side, x, y, width, _height(lines), written)


def _curve(source: Box, target: Box) -> str:
    start, end = source.x + source.width, target.x
    middle = (start + end) // 2
    first, last = source.y + source.height // 2, target.y + target.height // 2
    return f"M{start} {first}C{middle} {first} {middle} {last} {end} {last}"


def _width(chars: int) -> int:
    return round(chars * _CHAR) + 2 * _PAD


def _height(lines: Sequence[str]) -> int:
    return len(lines) * _LINE + 2 * _PAD


def wrapped(text: str, width: int) -> tuple[str, ...]:
    """Break text into the lines of a box, at most six, whatever the length of its words."""
    rows: list[str] = []
    for word in _pieces(visible(text), width):
        joined = f"{rows[-1]} {word}" if rows else word
        if rows and columns(joined) <= width:
            rows[-1] = joined
        else:
            rows.append(word)
    if len(rows) > _MOST_LINES:
        last = rows[_MOST_LINES - 1]
        while columns(last) >= width:
            last = last[:-1]
        rows = [*rows[: _MOST_LINES - 1], f"{last}…"]
    return tuple(rows)


def _pieces(text: str, width: int) -> Iterator[str]:
    """Yield words, those that no line could hold in pieces."""
    for word in text.split():
        size = width if columns(word) == len(word) else width // 2
        yield from (word[at : at + size] for at in range(0, len(word), size))

"""Read the tables of a pack, and refuse what they get wrong."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from framework_lint.criterion import Criterion, Depth, Numbers
from framework_lint.features.duration import duration
from framework_lint.pack import Article, Pack, Status
from framework_lint.registry import criteria
from framework_lint.table import Table, meant
from framework_lint.verdict import Verdict

_GIVEN = (Verdict.NOT_APPLICABLE, Verdict.NOT_OBSERVABLE)
_PACK = {"name", "title", "status", "note", "in_force", "checked", "depth", "article"}
_ARTICLE = {
    "number", "title", "paraphrase", "criteria", "depth", "needs", "numbers", "verdict", "reason"
}  # fmt: skip


def parse(table: Table) -> Pack:
    """Return the pack that a table holds; raise InputError for the first mistake in it."""
    table.only(_PACK)
    status = table.one_of("status", Status)
    if status.law and "in_force" not in table:
        table.refuse(f"in_force: say from which day a regime that is {status} holds")
    if not status.law and "in_force" in table:
        table.refuse(f"in_force: a regime that is {status.value!r} holds from no day")
    return Pack(
        name=table.text("name"),
        title=table.text("title"),
        status=status,
        note=table.text_or("note", ""),
        in_force=table.day("in_force") if status.law else None,
        checked=table.day("checked"),
        as_of=table.day("checked"),
        articles=tuple(_articles(table, table.one_of("depth", Depth, Depth.HOW))),
    )


def _articles(pack: Table, depth: Depth) -> Iterator[Article]:
    known: set[str] = set()
    for table in pack.tables("article"):
        article = _article(table, depth)
        if article.number in known:
            table.refuse("stands there twice")
        known.add(article.number)
        yield article


def _article(table: Table, depth: Depth) -> Article:
    table.only(_ARTICLE)
    chosen = tuple(_criterion(table, named) for named in table.texts("criteria"))
    verdict = _given(table)
    if not chosen and verdict is None:
        table.refuse("criteria: name at least one, or give a verdict and a reason")
    return Article(
        number=table.text("number"),
        title=table.text("title"),
        paraphrase=table.text("paraphrase"),
        criteria=chosen,
        depth=table.one_of("depth", Depth, depth),
        needs=_needs(table, chosen),
        numbers=_numbers(table, chosen),
        verdict=verdict,
        reason=table.text("reason") if verdict else table.text_or("reason", ""),
    )


def _given(table: Table) -> Verdict | None:
    if "verdict" not in table:
        return None
    verdict = table.one_of("verdict", Verdict)
    if verdict not in _GIVEN:
        table.refuse(f'verdict: only "{_GIVEN[0]}" or "{_GIVEN[1]}" can be given beforehand')
    return verdict


def _criterion(table: Table, named: str) -> Criterion:
    known = {key: each for each in criteria().values() for key in (each.code, each.name)}
    if named not in known:
        table.refuse(f"criteria: there is no criterion {named!r}{meant(named, known)}")
    return known[named]


def _needs(table: Table, chosen: tuple[Criterion, ...]) -> tuple[str, ...]:
    slots = sorted({slot.name for criterion in chosen for slot in criterion.slots})
    needs = table.texts("needs")
    for need in needs:
        if need not in slots:
            table.refuse(
                f"needs: {need!r} is no slot of its criteria, which are {', '.join(slots)}"
            )
    return needs


def _numbers(table: Table, chosen: tuple[Criterion, ...]) -> Numbers:
    given = table.pairs("numbers")
    wanted = {name for criterion in chosen for name in criterion.numbers}
    for name in sorted(wanted - given.keys()):
        table.refuse(f"numbers: {name!r} is not given")
    for name in sorted(given.keys() - wanted):
        table.refuse(f"numbers: none of its criteria asks for {name!r}")
    read = {name: duration(words) for name, words in given.items()}
    for name, value in read.items():
        if value is None:
            table.refuse(f'numbers: {name} = "{given[name]}" is no time such as "72 hours"')
    return MappingProxyType({name: value for name, value in read.items() if value is not None})

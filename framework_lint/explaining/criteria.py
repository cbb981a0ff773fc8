"""Tell what the criteria are: one in full, or all in a table."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence

from framework_lint.criterion import Criterion, Slot
from framework_lint.explaining.examples import examples
from framework_lint.pack import Pack
from framework_lint.screen import Screen, wrap


def explain_criterion(criterion: Criterion, packs: Sequence[Pack], screen: Screen) -> str:
    """Tell a criterion: its question, the parts of a full answer, who asks it, examples."""
    return "\n".join(_pages(criterion, packs, screen)) + "\n"


def _pages(criterion: Criterion, packs: Sequence[Pack], screen: Screen) -> Iterator[str]:
    yield screen.paint(f"{criterion.code} {criterion.name}", "strong")
    yield wrap(criterion.question, screen, 0)
    yield f"\n{screen.paint('Why', 'strong')}\n{wrap(criterion.rationale, screen, 2)}"
    yield f"\n{screen.paint('A full answer says', 'strong')}"
    yield from (wrap(_slot(slot), screen, 2, hang=2) for slot in criterion.slots)
    counted = (
        f"A full clause says {criterion.full} of these, a how-clause {criterion.how}, a mention "
        "fewer. An aim, a permission or an example says a thing in general terms only."
    )
    yield wrap(counted, screen, 2)
    yield f"\n{screen.paint('Searched for', 'strong')}"
    yield from (wrap(searched, screen, 2) for searched in criterion.searched)
    yield f"\n{screen.paint('Asked by', 'strong')}"
    standing = {pack.name: pack.standing for pack in packs}
    for name, numbers in _articles(criterion, packs):
        yield wrap(f"{name}: {numbers} ({standing[name]})", screen, 2)
    told = criterion.examples
    for heading, several in (
        ("Full clause (the marked sentences are shown)", told.full),
        ("In general terms, or in part", told.partial),
        ("Nothing found", told.absent),
    ):
        yield f"\n{screen.paint(heading, 'strong')}"
        yield from examples(several, screen)


def _slot(slot: Slot) -> str:
    return f"{slot.name}: {slot.asks}{' (always asked)' if slot.required else ''}"


def criteria(listed: Sequence[Criterion], packs: Sequence[Pack], style: str, screen: Screen) -> str:
    """Tell the criteria in one of CRITERION_TABLES, each with the articles that ask for it."""
    return CRITERION_TABLES[style](listed, packs, screen)


def _text(listed: Sequence[Criterion], packs: Sequence[Pack], screen: Screen) -> str:
    longest = max(len(criterion.name) for criterion in listed)
    return "".join(
        f"{screen.paint(criterion.code, 'strong')}  {criterion.name.ljust(longest)}  "
        f"{'; '.join(f'{name} {told}' for name, told in _articles(criterion, packs))}\n"
        f"{wrap(criterion.question, screen, 8)}\n"
        for criterion in listed
    )


def _markdown(listed: Sequence[Criterion], packs: Sequence[Pack], _: Screen) -> str:
    names = [pack.name for pack in packs]
    head = ["Code", "Name", "Question", *names]
    rows = [head, ["---"] * len(head)]
    for criterion in listed:
        told = dict(_articles(criterion, packs))
        asked = [told.get(name, "") for name in names]
        rows.append([criterion.code, criterion.name, criterion.question, *asked])
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _json(listed: Sequence[Criterion], packs: Sequence[Pack], _: Screen) -> str:
    told = [
        {
            "code": criterion.code,
            "name": criterion.name,
            "question": criterion.question,
            "slots": [
                {"slot": slot.name, "asks": slot.asks, "required": slot.required}
                for slot in criterion.slots
            ],
            "how": criterion.how,
            "full": criterion.full,
            "numbers": list(criterion.numbers),
            "searched": list(criterion.searched),
            "rationale": criterion.rationale,
            "asked_by": dict(_articles(criterion, packs)),
        }
        for criterion in listed
    ]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _articles(criterion: Criterion, packs: Sequence[Pack]) -> Iterator[tuple[str, str]]:
    """Yield each pack that asks for a criterion, with the numbers of its articles."""
    for pack in packs:
        numbers = [each.number for each in pack.articles if criterion in each.criteria]
        if numbers:
            yield pack.name, ", ".join(numbers)


CRITERION_TABLES: Mapping[str, Callable[[Sequence[Criterion], Sequence[Pack], Screen], str]] = {
    "text": _text,
    "json": _json,
    "markdown": _markdown,
}

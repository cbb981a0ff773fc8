"""Outsiders, with what they do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from framework_lint.annotation import Sentence
from framework_lint.criterion import Numbers, Signal, Words
from framework_lint.policy import Policy
from framework_lint.signals.phrase import pattern
from framework_lint.signals.standing import cited

_BESIDE = 140
_CELL = 60


def outside(*acts_of: str, named: str = "assessments") -> Signal:
    """Find outsiders with what they do, by lists of `topics/outsiders.toml`.

    The list `named` says both in one: "third-party evaluation". Not those who are
    only told or given something, nor the audit of computers.
    """

    def signal(policy: Policy, sentence: Sentence, _: Numbers) -> Words | None:
        titles = policy.block(sentence).place.section[-2:]
        if any(pattern("outsiders", "guarded").fullmatch(title) for title in titles):
            return None
        barred = ("elsewhere", "nobody", "passing")
        if cited(policy, sentence, _) or any(
            pattern("outsiders", name).search(sentence.text) for name in barred
        ):
            return None
        found = next(_outsiders(sentence.text, acts_of, named), None)
        explored = found and pattern("outsiders", "explores").search(sentence.text, 0, found[1])
        return found and Words(*found, "says only that it may come" if explored else "")

    return signal


def _outsiders(text: str, acts_of: Sequence[str], both: str) -> Iterator[tuple[int, int]]:
    for named in pattern("outsiders", both).finditer(text):
        if not _told(text, named):
            yield named.span()
    hidden = list(pattern("outsiders", "other").finditer(text))
    for named in pattern("outsiders", "outsiders").finditer(text):
        over = any(h.start() < named.end() and named.start() < h.end() for h in hidden)
        if over or _told(text, named):
            continue
        for name in acts_of:
            around = pattern("outsiders", name).finditer(
                text, max(0, named.start() - _BESIDE), named.end() + _BESIDE
            )
            for act in around:
                if act.start() >= named.end() or act.end() <= named.start():
                    yield min(act.start(), named.start()), max(act.end(), named.end())


def _told(text: str, named: re.Match[str]) -> bool:
    """Whether outsiders are told or given something, and not to assess it."""
    after = named.end() + len(text[named.end() :]) - len(text[named.end() :].lstrip(", "))
    if pattern("outsiders", "given").match(text, after):
        return False
    return any(
        match.end() in range(named.start() - 2, named.start() + 1)
        for match in pattern("outsiders", "receive").finditer(
            text, max(0, named.start() - 120), named.start()
        )
    )


def seated(*targets: str) -> Signal:
    """Find a cell that names outsiders, in the row or column of a test of what a list names."""

    def signal(policy: Policy, sentence: Sentence, _: Numbers) -> Words | None:
        place = policy.block(sentence).place
        named = pattern("outsiders", "outsiders").search(sentence.text)
        if named is None or not place.table or len(sentence.text) > _CELL:
            return None
        over = f"{place.row} {place.column}"
        tested = pattern("outsiders", "assess").search(over)
        on = any(pattern("outsiders", name).search(over) for name in targets)
        return Words(*named.span()) if tested and on else None

    return signal

"""A capability as a condition: it is there, or it has not been ruled out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from framework_lint.annotation import Register
from framework_lint.formula import Atom
from framework_lint.lexicon import pattern
from framework_lint.reading import Alternative
from framework_lint.readings.edit import Redraft, adding, appending, prefixing
from framework_lint.readings.frame import Frame, stems

NOT_RULED_OUT = " is not ruled out"
SHOWN = " is shown"
_NOUN = re.compile(r"\b(?:capabilit|abilit|threshold|level|tier)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why a condition stated elsewhere might limit a clause, and why not.

    `front` says whether a rewording puts it before the clause or behind it.
    """

    free: tuple[str, str]
    bound: tuple[str, str]
    front: bool


def ways(frame: Frame, name: str, grounds: Grounds) -> tuple[Alternative, ...]:
    """Return the ways in which a capability named elsewhere can bear on a clause."""
    thing = name if _NOUN.search(name) else f"the {name} capability"
    free = Alternative(
        f"the duty does not depend on “{name}”",
        *grounds.free,
        apply=lambda rules: rules,
        redraft=_placed(grounds, f"whether or not the model has {thing}"),
    )
    return (free, *_bound(frame, name, thing, grounds))


def _bound(frame: Frame, name: str, thing: str, grounds: Grounds) -> Iterator[Alternative]:
    support, weakness = grounds.bound
    ruled, others = _burden_stated(frame, name)
    yield Alternative(
        f"the duty arises only if “{name}” is there as well",
        support,
        weakness,
        apply=adding(Atom(name)),
        redraft=_placed(grounds, f"for models that are shown to have {thing}{_too(grounds)}"),
    )
    unstated = f"the clause does not speak of ruling out “{name}”"
    yield Alternative(
        f"the duty arises as well while “{name}” has not been ruled out",
        f"{support}; {others or 'it does not say who must show it'}",
        ruled or unstated,
        apply=adding(Atom(name + NOT_RULED_OUT)),
        redraft=_placed(grounds, f"for models that are not shown to be without {thing}"),
    )


def _placed(grounds: Grounds, words: str) -> Redraft:
    if grounds.front:
        return prefixing(f"{words[:1].upper()}{words[1:]}, ")
    return appending(f", {words}")


def _too(grounds: Grounds) -> str:
    return "" if grounds.front else " as well"


def _burden_stated(frame: Frame, name: str) -> tuple[str | None, str | None]:
    """Say where the document speaks of ruling out the capability, and where another one."""
    own: str | None = None
    others: str | None = None
    for sentence in frame.policy.sentences:
        if not pattern("readings", "burden").search(sentence.text):
            continue
        where = frame.where(sentence.block)
        if stems(name) & stems(sentence.text):
            own = own or f"ruling it out is spoken of on {where}, not in this clause"
        elif sentence.register is not Register.NONE:
            others = others or f"of other levels the document speaks of ruling them out, {where}"
    return own, others

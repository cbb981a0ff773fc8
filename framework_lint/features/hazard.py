"""Hazards that a domain of harm has several of: chemical, biological, radiological, nuclear."""

from __future__ import annotations

import re

from framework_lint.lexicon import pattern

HAZARDS = ("chemical", "biological", "radiological", "nuclear")
_LONGEST_LABEL = 90
_JOINED = 25


def covered(label: str) -> frozenset[str]:
    """Return the hazards that a label promises; "CBRN" promises all."""
    if len(label) > _LONGEST_LABEL:
        return frozenset()
    if acronym(label):
        return frozenset(HAZARDS)
    return named(label)


def acronym(label: str) -> str | None:
    """Return the word of a label that stands for every hazard."""
    match = pattern("domains", "whole").search(label.replace("-", " "))
    return match.group() if match else None


def named(text: str) -> frozenset[str]:
    """Return the hazards that a text names one by one: "pathogens and dirty bombs"."""
    return frozenset(hazard for hazard in HAZARDS if pattern("domains", hazard).search(text))


def takes_in_all(text: str) -> bool:
    """Whether a text speaks of every hazard at once: "CBRN weapons", "any of these threats"."""
    return any(pattern("domains", name).search(text) for name in ("whole", "any"))


def naming(text: str) -> tuple[int, int] | None:
    """Return where a text first names hazards, those that stand together as one."""
    found = [m for hazard in HAZARDS for m in pattern("domains", hazard).finditer(text)]
    spans = sorted(match.span() for match in found)
    if not spans:
        return None
    start, end = spans[0]
    for opens, closes in spans[1:]:
        end = max(end, closes) if opens - end < _JOINED else end
    return start, end


def unlabelled(text: str) -> str:
    """Leave out the label that opens a level and names its domain: "CBRN-3: the model can ..."."""
    label = re.match(r"[^.:]{1,60}:\s", text)
    return text[label.end() :] if label and covered(label.group()) else text

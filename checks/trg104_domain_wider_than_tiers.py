from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.clause import Clause, ClauseKind
from framework_lint.clauses.layout import Part
from framework_lint.document import Block, Kind, Role
from framework_lint.features.hazard import (
    HAZARDS,
    acronym,
    covered,
    named,
    naming,
    takes_in_all,
    unlabelled,
)
from framework_lint.features.yardstick import searched
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy

_LEAD = 90


@dataclass(frozen=True, slots=True)
class _Tier:
    """A block that says what a level takes, the label over it and the hazards this promises."""

    block: int
    label: str
    covers: frozenset[str]


def find(policy: Policy) -> Iterator[Gap]:
    set_ = (c for c in policy.clauses if c.kind is ClauseKind.THRESHOLD)
    levels = {policy.sentences[clause.sentence].block: clause for clause in set_}
    tiers = [tier for block, clause in levels.items() for tier in _tier(policy, clause, block)]
    held = frozenset(h for block, clause in levels.items() for h in _held(policy, clause, block))
    told = {tier.covers for tier in tiers if takes_in_all(_text(policy, tier.block))}
    for tier in tiers:
        missing = [hazard for hazard in HAZARDS if hazard in tier.covers - held]
        words = naming(_text(policy, tier.block))
        if missing and words and tier.covers not in told:
            told.add(tier.covers)
            yield _gap(policy, tier, words, missing)


def _tier(policy: Policy, clause: Clause, block: int) -> Iterator[_Tier]:
    for label in _labels(policy, clause, block):
        if len(covered(label)) > 1:
            yield _Tier(block, acronym(label) or label, covered(label))
            return


def _labels(policy: Policy, clause: Clause, block: int) -> Iterator[str]:
    """Yield what stands over a level, nearest first: row, name, caption, headings, lead-in."""
    place = clause.place
    yield from filter(None, (place.row, clause.threshold, place.table))
    yield from reversed(place.section[1:] or place.section)
    before = _before(policy, block)
    if before is not None and pattern("domains", "opening").search(before.text):
        yield acronym(before.text[:_LEAD]) or ""


def _before(policy: Policy, block: int) -> Block | None:
    """Return the paragraph before the table or the list in which a level stands."""
    blocks = policy.document.blocks
    inner = (blocks[block].kind, Kind.CELL, Kind.CAPTION)
    for known in reversed(blocks[:block]):
        if known.kind not in inner and known.role is Role.BODY:
            return known if known.kind is Kind.PARAGRAPH else None
    return None


def _text(policy: Policy, index: int) -> str:
    return unlabelled(policy.document.blocks[index].text)


def _held(policy: Policy, clause: Clause, block: int) -> frozenset[str]:
    """Return the hazards that a level names, its examples too, or the one that its label means."""
    row = [i for i, c in policy.cells.items() if c.part is Part.LABEL and block in c.thresholds]
    said = named(" | ".join(_text(policy, index) for index in (block, *row)))
    labels = (covered(label) for label in _labels(policy, clause, block))
    nearest = next((hazards for hazards in labels if hazards), frozenset())
    return said | nearest if len(nearest) == 1 else said


def _gap(policy: Policy, tier: _Tier, words: tuple[int, int], missing: list[str]) -> Gap:
    shift = len(policy.document.blocks[tier.block].text) - len(_text(policy, tier.block))
    rest = " or ".join(missing)
    covers = ", ".join(hazard for hazard in HAZARDS if hazard in tier.covers)
    names = " and ".join(h for h in HAZARDS if h in tier.covers and h not in missing)
    return Gap(
        tier.block,
        words[0] + shift,
        words[1] + shift,
        f"The label “{tier.label}” covers {covers}; its levels name only {names}. No level that "
        f"names {rest} was found in the supplied document ({searched(policy)}).",
        question=f"When does a {rest} capability reach a level of “{tier.label}”?",
    )


def _example(*tiers: str, title: str = "CBRN", after: str = "") -> Example:
    rows = "".join(f"| Tier {n} | The model {said}. |\n" for n, said in enumerate(tiers, start=1))
    head = f"# Policy\n\n## Tiers\n\n### {title}\n\n| Tier | Description |\n|---|---|\n"
    return Example(f"{head}{rows}\n{after}")


CHECK = Check(
    code="TRG104",
    name="domain-wider-than-tiers",
    severity=Severity.NOTE,
    confidence=Confidence.MEDIUM,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(A)"),
        Citation("Cal. B&P (SB 53)", "22757.12(a)(2)"),
        Citation("EU GPAI Code of Practice, Safety & Security", "Measure 2.1"),
    ),
    rationale=(
        "The label of a domain promises more than its levels hold: some of what it names can "
        "reach no level. A reader takes the whole domain to be covered, and for part of it no "
        "duty can ever arise."
    ),
    remedy=(
        "Add a level for each part of the domain, or name the domain for what its levels cover "
        "and say elsewhere how the rest is handled."
    ),
    question="Which threshold covers the rest of what “{quote}” names?",
    passes=(
        _example("enables a novice to build a CBRN weapon", "can build a new biological one"),
        _example(
            "provides routes to a known biological agent",
            "enables chemical, radiological or nuclear threats",
        ),
        _example("provides help to novices", "enables experts to build a new threat"),
        _example(
            "provides routes to a pathogen",
            "enables theft of toxic substances",
            title="Biological and chemical",
        ),
        _example("provides help with such weapons", "enables a novel biological threat"),
        _example(
            "provides routes to a pathogen or a nerve agent",
            after="### Radiological and nuclear\n\n| Tier | Description |\n|---|---|\n"
            "| Tier 1 | The model enables the theft of nuclear material or a dirty bomb. |",
        ),
        Example("# Policy\n\n## CBRN\n\nWe test each model for help with biological weapons."),
    ),
    fails=(
        _example(
            "provides help with known «biological or chemical» threats",
            "enables a novel biological agent",
        ),
        _example(
            "provides routes to a «pathogen»",
            "enables a pandemic",
            title="Biological and chemical",
        ),
        Example(
            "# Policy\n\n## Thresholds\n\n- **CBRN-2:** The ability to help a novice release a "
            "«pathogen or nerve agent».\n- **CBRN-3:** The ability to design a new pathogen."
        ),
        Example(
            "# Policy\n\n| Domain | Threshold |\n|---|---|\n| Chemical, biological, radiological "
            "and nuclear weapons | The model enables a novice to make a «biological» weapon. |"
        ),
        Example(
            "# Policy\n\nOur CBRN tiers are these:\n\n| Tier | Description |\n|---|---|\n"
            "| Tier 1 | The model provides novices with the steps to grow «viruses». |"
        ),
    ),
    find=find,
    patterns=("P34",),
)

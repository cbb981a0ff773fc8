from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framework_lint.annotation import Sentence, Token
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.document import Block, Kind
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.shape import gap

_KINDS = (
    "measures",
    "abilities",
    "safeguards",
    "severity",
    "likelihood",
    "owners",
    "times",
    "examples",
)
_FIGURE = re.compile(r"(?P<word>[A-Za-z&]+)?[\s-]?\d")
_PART = re.compile(r"(?:(?!,| and | or )[^,])+")
_JOINT = re.compile(r"^\s*(?:(?:and|or)\s+)?")
_END = re.compile(r"[.:;(]|\b(?:that|which|so|because|where|when)\b")
_CLOSING = frozenset({"IN", "TO", "VBZ", "VBP", "VBD", "MD", "WDT", "WP"})
_HEDGE, _REACH = 30, 16


@dataclass(frozen=True, slots=True)
class _Carrier:
    """What a description is of: how a reader would call it, and all that it says."""

    name: str
    text: str


def find(policy: Policy) -> Iterator[Gap]:
    over = _over(policy)
    for sentence in policy.sentences:
        block = policy.block(sentence)
        if block.kind is Kind.CELL or not {sentence.block, block.place.section} & over:
            continue
        claims = list(pattern("described", "claims").finditer(sentence.text))
        measured = list(pattern("described", "measured").finditer(sentence.text))
        carrier = _carrier(policy, sentence) if claims or measured else None
        if carrier is None:
            continue
        found = [*_unborne(sentence, claims, carrier), *_unmeasured(sentence, measured, carrier)]
        yield from found[:1]


def _over(policy: Policy) -> set[int | tuple[str, ...]]:
    """Return the sections with a table, and the blocks that lead in a list or stand over levels."""
    found: set[int | tuple[str, ...]] = set()
    for index, block in enumerate(policy.document.blocks):
        if block.kind is Kind.CELL:
            found.update(_paths(block))
        elif block.kind is Kind.ITEM and block.lead_in is not None:
            found.add(block.lead_in)
        elif pattern("described", "opening").match(block.text):
            found.update(range(index - _REACH, index))
    return found


def _paths(block: Block) -> Iterator[tuple[str, ...]]:
    """Yield the section of a block and those in which it lies."""
    path = block.place.section
    yield from (path[:depth] for depth in range(len(path) + 1))


def _carrier(policy: Policy, sentence: Sentence) -> _Carrier | None:
    """Return the table, list or run of levels that follows a sentence in its section."""
    own = policy.block(sentence).place.section
    table: str | None = None
    held: list[Block] = []
    for block in policy.document.blocks[sentence.block + 1 :]:
        if block.place.section[: len(own)] != own or (held and block.kind is Kind.HEADING):
            break
        if block.kind is Kind.CELL and table in (None, block.place.table):
            table = block.place.table
            held.append(block)
        elif block.kind is Kind.ITEM and table is None and block.lead_in == sentence.block:
            held.append(block)
    held = held if len(held) > 1 else _run(policy, sentence)
    columns = dict.fromkeys(block.place.column or "" for block in held)
    shown = ", ".join(filter(None, columns))
    name = f"the table under it, columns: {shown}" if shown else "the table or list under it"
    return _Carrier(name, " | ".join([*columns, *(block.text for block in held)])) if held else None


def _run(policy: Policy, sentence: Sentence) -> list[Block]:
    """Return the paragraphs of levels, "Tier 1 ...", as a table is read that lost its lines."""
    blocks = policy.document.blocks[sentence.block + 1 : sentence.block + 1 + _REACH]
    ends = next((i for i, b in enumerate(blocks) if b.kind is Kind.HEADING and b.label), None)
    blocks = blocks[:ends]
    opened = [i for i, b in enumerate(blocks) if pattern("described", "opening").match(b.text)]
    return list(blocks[opened[0] :]) if len(opened) > 1 else []


def _unborne(
    sentence: Sentence, claims: Sequence[re.Match[str]], carrier: _Carrier
) -> Iterator[Gap]:
    """Find a claim that levels are described by things of which the carrier says nothing."""
    for claim in claims:
        features = _features(sentence, claim.end())
        lost = [words for words, head in features if not _is_borne(words, head, carrier.text)]
        if len(features) > 1 and lost and not _is_hedged(sentence, claim.start()):
            end = sentence.text.index(features[-1][0], claim.end()) + len(features[-1][0])
            told = "nothing on " + " and ".join(f"“{words}”" for words in lost) + " was"
            yield gap(sentence, claim.start(), end, _message(told, carrier))


def _features(sentence: Sentence, end: int) -> list[tuple[str, str]]:
    """Return the things enumerated right after a claim, each with its noun.

    The commas part them, not the parse, which loses its way in long lists.
    """
    found: list[tuple[str, str]] = []
    stop = _END.search(sentence.text, end)
    parts = _PART.finditer(sentence.text, end, stop.start() if stop else len(sentence.text))
    for part in parts:
        within = [t for t in sentence.tokens if _inside(t, sentence, part.span())]
        ends = next((i for i, t in enumerate(within) if t.tag in _CLOSING), len(within))
        nouns = [token for token in within[:ends] if token.pos in ("NOUN", "PROPN")]
        if not nouns:
            break
        upto = nouns[-1].end - sentence.start
        words = _JOINT.sub("", sentence.text[part.start() : upto])
        found.append((words, nouns[-1].lemma.lower()))
    return found


def _inside(token: Token, sentence: Sentence, span: tuple[int, int]) -> bool:
    return span[0] <= token.start - sentence.start < span[1]


def _is_borne(words: str, head: str, text: str) -> bool:
    """Whether a table or list speaks of a thing, in its own word or another of the kind."""
    if re.search(rf"\b{re.escape(head[: max(4, len(head) - 2)])}", text, re.IGNORECASE):
        return True
    kinds = [kind for kind in _KINDS if pattern("described", kind).search(words)]
    return not kinds or any(pattern("described", kind).search(text) for kind in kinds)


def _unmeasured(
    sentence: Sentence, claims: Sequence[re.Match[str]], carrier: _Carrier
) -> Iterator[Gap]:
    """Find a claim that levels are measurable where the carrier has no figure."""
    figures = [m for m in _FIGURE.finditer(carrier.text) if not _labels(m["word"])]
    for claim in claims:
        if not figures and not _is_hedged(sentence, claim.start()):
            yield gap(sentence, *claim.span(), _message("no number was", carrier))


def _labels(word: str | None) -> bool:
    return word is not None and pattern("described", "labels").fullmatch(word) is not None


def _is_hedged(sentence: Sentence, start: int) -> bool:
    before = sentence.text[max(0, start - _HEDGE) : start]
    return pattern("described", "hedged").search(before) is not None


def _message(lost: str, carrier: _Carrier) -> str:
    return f"For these levels {lost} found in the supplied document (searched: {carrier.name})."


_TABLE = (
    "\n\n| Tier | Description |\n|---|---|\n| Tier 1 | The pump floods a field with {}. |\n"
    "| Tier 2 | The pump floods a town. |"
)

CHECK = Check(
    code="VER107",
    name="self-description-not-borne-out",
    severity=Severity.NOTE,
    confidence=Confidence.LOW,
    citations=(
        Citation("Cal. B&P (SB 53)", "22757.12(e)(1)"),
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
    ),
    rationale=(
        "A text that says that its levels have numbers, benchmarks or required safeguards, above a "
        "table that shows none, promises a measure that nobody can apply."
    ),
    remedy="Add the columns or the numbers that the sentence speaks of, or take the claim out.",
    question="Where does the text give what “{quote}” speaks of?",
    patterns=("P35",),
    passes=(
        Example(
            "# Dams\n\nEach tier is defined by a benchmark and a required safeguard.\n\n"
            "| Tier | Test | Controls |\n|---|---|---|\n| Tier 1 | Flood test above 3 m | A guard |\n"
            "| Tier 2 | Flood test above 9 m | Two guards |"
        ),
        Example(
            "# Dams\n\nWe use measurable thresholds." + _TABLE.format("at least 40 cm of water")
        ),
        Example("# Dams\n\nWe aim to set measurable thresholds." + _TABLE.format("water")),
        Example("# Dams\n\nThresholds must be quantitative." + _TABLE.format("water")),
        Example("# Dams\n\nEach tier is defined by what a pump can do." + _TABLE.format("water")),
        Example(
            "# Dams\n\nEach tier is defined by harm and likelihood. See the annex.\n\n# Annex\n\nText."
        ),
        Example(
            "# Dams\n\nEach level is defined by a test and an owner:\n\n- Level 1: flow test, kept by the "
            "head of works\n- Level 2: drill, kept by the board"
        ),
    ),
    fails=(
        Example(
            "# Dams\n\nThe system has two tiers, «each defined by specific flow benchmarks, expected "
            "damage, and required mitigations»." + _TABLE.format("catastrophic loss")
        ),
        Example(
            "# Dams\n\nThe scheme gives «clear measurable thresholds» for each pump."
            + _TABLE.format("mud")
        ),
        Example(
            "# Dams\n\nWe have built a «tier system that quantifies» the strength of pumps."
            + _TABLE.format("mud")
        ),
        Example(
            "# Dams\n\n«Each level specifies a deadline, an owner and a test»:\n\n- Level 1: pumps run on "
            "their own\n- Level 2: pumps run at night"
        ),
        Example(
            "# Dams\n\n## Tiers\n\nThe «table below lists for each tier the likelihood of a flood and the "
            "responsible officer»." + _TABLE.format("mud")
        ),
    ),
    find=find,
)

from __future__ import annotations

from collections.abc import Iterator

from framework_lint.annotation import Register, Sentence
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.document import Block, Kind
from framework_lint.features.lowering import lowered
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.shape import gap
from framework_lint.syntax import token_at

_SUBJECT = "notes"
_HARD = (Register.MANDATORY, Register.DESCRIPTIVE, Register.INTENTION)
_ASIDE = frozenset({"relcl", "advcl", "acl", "csubj", "pcomp"})


def find(policy: Policy) -> Iterator[Gap]:
    for sentence in policy.sentences:
        if policy.block(sentence).kind is not Kind.FOOTNOTE:
            continue
        span = next(_limits(sentence), None)
        above = _above(policy, sentence) if span is not None else None
        if span is not None and above is not None:
            note = policy.block(sentence).place.note
            message = _message(sentence.text[slice(*span)], note, above)
            yield gap(sentence, *span, message)


def _limits(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the words of a note by which less is asked for than in the text."""
    if pattern(_SUBJECT, "explains").search(sentence.text):
        return
    for match in pattern(_SUBJECT, "limits").finditer(sentence.text):
        if _states(sentence, token_at(sentence.tokens, sentence.start + match.end() - 1)):
            yield match.span()
    yield from lowered(sentence)


def _states(sentence: Sentence, index: int) -> bool:
    """Whether a word stands in what the sentence states, not in a condition or a description."""
    if sentence.conditional(index):
        return False
    while sentence.tokens[index].head != index:
        if sentence.tokens[index].dep in _ASIDE:
            return False
        index = sentence.tokens[index].head
    return True


def _above(policy: Policy, sentence: Sentence) -> Block | None:
    """Return the block that carries the mark of a note, if it binds and does not say the same."""
    note = policy.block(sentence).place.note
    for block in policy.document.blocks:
        if note is not None and any(mark.note == note for mark in block.marks):
            same = pattern(_SUBJECT, "limits").search(block.text)
            if block.operative and same is None and _binds(policy, block):
                return block
    return None


def _binds(policy: Policy, block: Block) -> bool:
    """Whether a block, or the section in which it stands, lays a duty."""
    return any(
        known.register in _HARD
        for known in policy.sentences
        if (near := policy.block(known)) is block
        or (near.kind is not Kind.FOOTNOTE and near.place.section == block.place.section)
    )


def _message(words: str, note: str | None, above: Block) -> str:
    title = next(iter(above.place.section[-1:]), "")
    mark = f", whose mark stands in “{title}”" if title else ""
    return (
        f"“{words}” lets off part of what the text asks for, and stands only in note {note}{mark}."
    )


CHECK = Check(
    code="DSC109",
    name="duty-limited-in-note",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(D)"),
    ),
    rationale=(
        "A note that lets off part of a duty is passed over by whoever reads, quotes or checks the "
        "duty. It is then open whether the text or the note binds."
    ),
    remedy="Move the limit into the clause that it limits, with the test by which it is met.",
    passes=(
        Example("Each valve must be tested.[^1]\n\n[^1]: A valve stops a flow."),
        Example(
            "Each valve must be tested.[^1]\n\n[^1]: By “valve” we mean a device that stops a flow; "
            "taps are excluded."
        ),
        Example(
            "Each valve must be tested.[^1]\n\n"
            "[^1]: This does not mean that no tests are run in between."
        ),
        Example(
            "Each valve must be tested. Small valves are exempt.[^1]\n\n"
            "[^1]: Small valves are exempt because they carry no pressure."
        ),
        Example(
            "Each valve must be tested.[^1]\n\n[^1]: We will not open it before the test ends."
        ),
        Example(
            "The officer must tell the board at once of leaks that harm people.[^1]\n\n"
            "[^1]: Other leaks may be reported to the board in quarterly reports."
        ),
        Example(
            "We track four hazards and test for each.[^1]\n\n"
            "[^1]: The list is not exhaustive and does not cover every hazard."
        ),
        Example("Dams may leak.[^1]\n\n[^1]: Small dams need not be studied."),
        Example(
            "Each valve must be tested.[^1]\n\n"
            "[^1]: See the list of the guild, which does not require a test."
        ),
        Example("Each valve must be tested. This duty does not apply to small valves."),
    ),
    fails=(
        Example(
            "Each valve must be tested.[^1]\n\n[^1]: This duty «does not apply» to small valves."
        ),
        Example(
            "The policy applies to every new reactor and to each upgrade.[^1]\n\n"
            "[^1]: Copies of a reactor that was found safe «will ordinarily not require» further "
            "tests, barring reason to think that they run hotter."
        ),
        Example(
            "Each valve must be tested.[^1]\n\n"
            "[^1]: For small valves, a look from outside «will suffice»."
        ),
        Example(
            "The weights must be encrypted.[^1]\n\n"
            "[^1]: The security team «may waive this requirement» for prototypes."
        ),
        Example(
            "We will publish a summary when a dam is opened.[^1]\n\n[^1]: For smaller dams we "
            "«will likely instead share» it with the county."
        ),
        Example(
            "All mines must be inspected.[^1]\n\n[^1]: Disused shafts «are exempt» from this rule."
        ),
    ),
    find=find,
    question="Is “{quote}” meant to bind like the text, and by what test does it apply?",
    patterns=("P33",),
)

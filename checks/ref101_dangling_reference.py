from __future__ import annotations

from collections.abc import Iterator

from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.policy import Policy
from framework_lint.reference import Reference, references, resolve, targets


def find(policy: Policy) -> Iterator[Gap]:
    known = targets(policy.document)
    for reference in references(policy.document):
        lost = reference.kind == "table" and bool(policy.document.warnings)
        if known[reference.kind] and not lost and resolve(reference, known) is None:
            yield Gap(reference.block, reference.start, reference.end, _message(reference))


def _message(reference: Reference) -> str:
    return (
        f"No {reference.kind} {reference.number} was found in the supplied document "
        "(searched: headings, contents, captions, notes)."
    )


_BODY = "# Policy\n\n## 1 Scope\n\nText.\n\n## 2 Tests\n\n"

CHECK = Check(
    code="REF101",
    name="dangling-reference",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    citations=(Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),),
    rationale=(
        "A duty that points to a part of the document which is not there has no content: what it "
        "requires cannot be looked up."
    ),
    remedy="Correct the number, or add the part that is meant.",
    question="Which part of the document does “{quote}” point to?",
    passes=(
        Example(_BODY + "We will test as described in Section 1."),
        Example(_BODY + "We will report as Section 22757.13 of the Code requires."),
        Example(_BODY + "We follow Appendix 4 of the Code of Practice."),
        Example(_BODY + "Items:\n\n1. one\n2. two\n\nSee Section 2.2."),
        Example(
            _BODY
            + "2.1 We will test as Section 2.3 says.\n2.2 We will log it.\n2.3 The test is this."
        ),
        Example("# Policy\n\nWe will test as described in Section 9."),
    ),
    fails=(
        Example(_BODY + "We will test as described in «Section 3»."),
        Example(_BODY + "We will apply the controls of «Section 2.4»."),
        Example(_BODY + "The list is in «Appendix D»."),
        Example(
            _BODY + "Table 1: Levels\n\n| A | B |\n|---|---|\n| x | y |\n\nWe will apply «Table 2»."
        ),
    ),
    find=find,
)

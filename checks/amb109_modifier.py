from __future__ import annotations

from framework_lint.check import Check, Citation, Confidence, Example, Severity
from framework_lint.shape import reported

CHECK = Check(
    code="AMB109",
    name="modifier-of-one-or-all",
    severity=Severity.NOTE,
    confidence=Confidence.MEDIUM,
    citations=(Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),),
    rationale=(
        "Words before or behind a list of persons can limit the one next to them or all of "
        "them. If “external” or “with access” decides who is bound, checked or let in, the "
        "two readings differ in whom they cover."
    ),
    remedy=(
        "Repeat the limiting words for each member, put the unlimited member first, or make a "
        "lettered list."
    ),
    question="Which of these is meant? `framework-lint readings` gives a wording for each.",
    passes=(
        Example("External red teams and external auditors must repeat the tests."),
        Example("Auditors, and external red teams, must repeat the tests."),
        Example("We will put safety and security measures in place before each release."),
        Example("We consult external researchers and the board before each release."),
        Example("The staff and visitors with keys must sign the log."),
        Example("We evaluate training and test data."),
    ),
    fails=(
        Example("«External red teams and auditors» must repeat the tests once a year."),
        Example(
            "«Interns, contractors and employees with access to weights» must pass a background check."
        ),
        Example(
            "We will share the results with «trusted partners and customers» before each release."
        ),
        Example(
            "We will share weights with «auditors or large enterprise customers under contract»."
        ),
    ),
    find=reported("modifier-of-one-or-all"),
)

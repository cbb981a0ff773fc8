from __future__ import annotations

from framework_lint.check import Check, Citation, Confidence, Example, Severity
from framework_lint.shape import reported

CHECK = Check(
    code="AMB114",
    name="two-candidate-antecedents",
    severity=Severity.NOTE,
    confidence=Confidence.MEDIUM,
    citations=(Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),),
    rationale=(
        "Where two bodies are named in the condition, “it” in the duty can mean either, and each "
        "can take the other to be bound. The same holds for “such models” after a sentence on two "
        "sorts of models: the safeguard covers the one, the other, or both."
    ),
    remedy="Repeat the name in place of the pronoun: “the Council must suspend”, “models at Level 3”.",
    question="Which of these is meant? `framework-lint readings` gives a wording for each.",
    passes=(
        Example("If the Security Team learns that weights have left, it must revoke every key."),
        Example("If the Team refers a model to the Council, the Council must suspend that model."),
        Example(
            "If the Team refers a model to the Council, it must inform the Council of the cause."
        ),
        Example("If the Council receives a report from the Team, it must publish the report."),
        Example("If the Team hands a model to the Council, it must run on a sealed machine."),
        Example("If the Team asks the Board for help, it must inform the chair within 3 days."),
        Example("If the Red Team hands its report to the Board, it will review the report."),
        Example("If the Team reports an incident to the Board, it will also inform the regulator."),
        Example("If a customer tells the Team of a flaw, it must fix that flaw within 9 days."),
        Example("If the Team sends a model to an outside lab, it must publish the results."),
        Example("The Team must grade each model for the Council. It must publish the grades."),
        Example("If the Board disagrees with the Team’s report, it must publish its reasons."),
        Example("If the board and the council disagree, they will publish both votes."),
        Example(
            "If the tests cannot rule a flaw out, we will run deeper tests. Such tests last a week."
        ),
        Example("We release small models and large models. These models must pass the same tests."),
        Example(
            "Models in Group 1 can train models in Group 2. Both such models must run offline."
        ),
        Example(
            "If the preliminary trials show a flaw, we will conduct long trials that study it. "
            "Such trials will include outside testers."
        ),
    ),
    fails=(
        Example(
            "If the Grid Team hands a model to the Council, «it» must publish the results within 9 days."
        ),
        Example("If the safety team and the auditors disagree, «they» will notify the board."),
        Example("When the auditors alert the officers, «they» must halt the deployment."),
        Example(
            "If a model is referred to the Board by the Red Team, «it» must suspend every run of that model."
        ),
        Example(
            "Models on the public site can call models on the test site. «Such models» must run offline."
        ),
    ),
    find=reported("two-candidate-antecedents"),
)

from __future__ import annotations

from framework_lint.check import Check, Citation, Confidence, Example, Severity
from framework_lint.readings.sources.negation_scope import SOURCE
from framework_lint.shape import reported

CHECK = Check(
    code="AMB111",
    name=SOURCE,
    severity=Severity.NOTE,
    confidence=Confidence.MEDIUM,
    citations=(Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),),
    rationale=(
        "A denial beside all, and or or has two scopes: no model is released, or not every model "
        "is. Under the second a release of some of them keeps to the text."
    ),
    remedy=(
        "Write “no model”, “neither A nor B” or “not every model”, and say of two things whether "
        "one of them is enough."
    ),
    question="Which of these is meant? `framework-lint readings` gives a wording for each.",
    passes=(
        Example("No model that reaches a threshold will be deployed."),
        Example("Not all models will be deployed."),
        Example("All models are not the same."),
        Example("All employees must not share the weights."),
        Example("All models will not be deployed until they are tested."),
        Example("We will not notify every customer."),
        Example("We will not share all details of the incident."),
        Example("We will not deploy or sell the model."),
        Example("We will not deploy the model and notify the regulator."),
        Example("We will not share the weights with contractors and vendors."),
        Example("Models will not be deployed without evaluation and approval."),
        Example(
            "We will not release a model without the approval of the board or the chief executive."
        ),
        Example("If a model does not pass all tests, we will halt."),
        Example("We will halt if not all safeguards are in place."),
        Example(
            "If safeguards have not already been implemented and assessed, we will implement them."
        ),
        Example(
            "We will halt training if a model acts for a day without human help or supervision."
        ),
        Example("We will not deploy all models that meet the criteria."),
        Example("We will not approve and release a model in one step."),
        Example(
            "The board can find that safeguards do not reduce the risk and recommend other ones."
        ),
    ),
    fails=(
        Example("«All models that reach a threshold will not be deployed»."),
        Example("If «all safeguards are not» in place, we will halt deployment."),
        Example("We will «not deploy all models» that reach a threshold."),
        Example("We will «not train and deploy» models that fail the test."),
        Example("Models will not be deployed «without evaluation or approval»."),
        Example(
            "If a model is deployed «without an evaluation and an approval», we will notify the regulator."
        ),
    ),
    find=reported(SOURCE),
)

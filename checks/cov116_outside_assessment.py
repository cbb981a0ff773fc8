from __future__ import annotations

from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Reach, Slot
from framework_lint.signals import (
    bare,
    cited,
    either,
    near,
    operative,
    outside,
    says,
    seated,
    together,
    weakly,
    without,
)

_NONE = says("outsiders", "nobody")
_TAKEN = outside("assess", "advise")
_MODELS = near(outside("assess"), "outsiders", "models", unless="safeguards")
_RISK = either(near(_TAKEN, "outsiders", "risks"), _MODELS, seated("risks", "models"))
_SAFEGUARDS = either(near(_TAKEN, "outsiders", "safeguards"), seated("safeguards"))
_ADHERENCE = either(near(_TAKEN, "outsiders", "adherence"), seated("adherence"))
_INVOLVED = weakly(
    without(near(outside("takes"), "outsiders", "matters"), bare), "does not say what they assess"
)
_HEARD = weakly(
    without(
        together(
            says("outsiders", "circles"), says("outsiders", "word"), says("outsiders", "matters")
        ),
        bare,
        cited,
        says("outsiders", "passing"),
    ),
    "does not say what they assess",
)
_EXPERTS = weakly(
    without(operative(says("outsiders", "experts")), says("outsiders", "inside", "elsewhere")),
    "does not say that the experts are outsiders",
)

CRITERION = Criterion(
    code="COV116",
    name="outside-assessment",
    question="What do outsiders assess: the risk, the safeguards, the adherence?",
    subject=either(_RISK, _SAFEGUARDS, _ADHERENCE, _NONE, _INVOLVED, _HEARD, _EXPERTS),
    slots=(
        Slot("risk", "that outsiders assess the risk", _RISK, Reach.SENTENCE),
        Slot("safeguards", "that outsiders assess the safeguards", _SAFEGUARDS, Reach.SENTENCE),
        Slot("adherence", "that outsiders review adherence", _ADHERENCE, Reach.SENTENCE),
        Slot("none-said", "that no outsider takes part", _NONE, Reach.SENTENCE),
    ),
    how=1,
    full=2,
    searched=(
        "third parties, external experts, auditors or agencies",
        "who evaluate, test, red-team, audit or advise",
        "on models and risks, on safeguards, on adherence",
    ),
    rationale=(
        "Who builds a thing judges it kindly. A full answer says which of the risk, the "
        "safeguards and the adherence to the framework outsiders look at, or says plainly that "
        "none do."
    ),
    examples=Examples(
        full=(
            Example(
                "«Before release, independent experts evaluate the capabilities of each model.» «A "
                "third-party firm will stress-test the safeguards every year.»"
            ),
            Example(
                "«External auditors will assess each model and review our compliance with this "
                "framework.»"
            ),
        ),
        partial=(
            Example(
                "«Where appropriate, we may engage external parties to inform our safety work.»"
            ),
            Example(
                "| Activity | Performed by |\n|---|---|\n| Evaluation of reactor risk | «External consultants» |"
            ),
            Example("«We may solicit input from external experts on the risks of a model.»"),
            Example("«Outside laboratories test each model for dangerous capabilities.»"),
            Example("«We will explore how to involve third parties in our risk assessment.»"),
            Example("«No third party is involved in our assessments.»"),
        ),
        absent=(
            Example("Smith (2024). Third-party auditing of AI models."),
            Example("We will share our findings with third-party evaluators and governments."),
            Example("## Third-party assessment of models\n\nThe plant makes soap."),
            Example("Security controls are checked by external auditors under SOC 2."),
            Example("Models that are deployed externally are evaluated for risk."),
            Example("An internal team that is independent of the developers assesses each model."),
        ),
    ),
)

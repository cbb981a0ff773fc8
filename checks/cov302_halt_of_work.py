from __future__ import annotations

from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Reach, Slot
from framework_lint.signals import either, says, together, without
from framework_lint.signals.gates import admits, bars, celled, stated, when

_DEVELOP = either(
    bars("develop"), stated("halted_work"), celled("training_row"), admits("admits_train")
)
_RELEASED = either(
    bars("deploy"),
    stated("withdraws"),
    stated("halted_deployment"),
    celled("deployment_row"),
    says("gates", "acceptance"),
    admits("admits_use"),
)
_DEPLOY = without(_RELEASED, says("gates", "elsewhere"))
_HALT = either(_DEVELOP, _DEPLOY)

CRITERION = Criterion(
    code="COV302",
    name="halt-of-work",
    question="When does the author stop developing or deploying a model?",
    subject=_HALT,
    slots=(
        Slot(
            "develop", "that development or training stops", _DEVELOP, Reach.SENTENCE, required=True
        ),
        Slot(
            "deploy",
            "that deployment stops or does not begin",
            _DEPLOY,
            Reach.SENTENCE,
            required=True,
        ),
        Slot("condition", "what sets the halt off", together(_HALT, when), Reach.SENTENCE),
        Slot(
            "residual",
            "that work goes on only at a risk that is borne or with a requirement met",
            together(either(says("gates", "residual"), says("gates", "acceptance")), _HALT),
            Reach.SENTENCE,
        ),
    ),
    how=2,
    full=3,
    searched=(
        "will not develop, train, deploy or release a model",
        "halt, pause, stop, delay or withhold development or deployment",
        "only models that meet a requirement are developed or deployed",
        "withdraw or shut down a deployed model",
    ),
    rationale=(
        "Thresholds bind only if work ends where they cannot be kept. A full answer says that both "
        "development and deployment stop, what sets this off, and on what they may go on."
    ),
    examples=Examples(
        full=(
            Example(
                "«If a model reaches Level 3, we will halt its training and will not deploy it "
                "until the residual risk is back below Level 2.»"
            ),
            Example(
                "In the case where a risk cannot be mitigated, the laboratory will:\n\n"
                "- «stop further development of the model;»\n"
                "- «withhold its release until the safeguards are in place.»"
            ),
        ),
        partial=(
            Example("«We would pause development if a test were failed.»"),
            Example("«If the risk is too high, the model is taken offline.»"),
            Example("«Deployment must be restricted if a control is not achieved.»"),
            Example("«We do not deploy models that reach the red line until safeguards are met.»"),
        ),
        absent=(
            Example("We suspend accounts that break our terms until the user is verified."),
            Example("Some models resist being shut down when their training is paused."),
            Example("Models may resist attempts to stop their deployment."),
            Example("We will not necessarily delay deployment in this case."),
            Example("The plant stops a reactor if its pressure rises."),
            Example("## When we halt development\n\nOur team meets every week."),
        ),
    ),
)

from __future__ import annotations

from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Reach, Slot
from framework_lint.signals import (
    bound,
    conditional,
    either,
    firmly,
    led,
    rowed,
    says,
    together,
    under,
    without,
)
from framework_lint.signals.shutdown import beside, hasty, ordered, shut_down, soon

_AGAIN = says("shutdown", "again")
_HAPPENS = without(
    either(together(conditional, says("shutdown", "triggers")), says("shutdown", "befalls")),
    without(_AGAIN, shut_down),
)
_BINDS = either(
    bound,
    says("shutdown", "mandatory"),
    led(says("shutdown", "mandatory")),
    together(says("shutdown", "present"), _HAPPENS),
)
_UNTIL = together(ordered, says("shutdown", "until"))
_DECIDES = together(
    says("shutdown", "deciders"), says("shutdown", "roles"), says("shutdown", "itself")
)
_CELL_WHO = together(
    firmly(under("shutdown", "decider_columns")), says("shutdown", "roles"), rowed(shut_down)
)

CRITERION = Criterion(
    code="COV113",
    name="shutdown-conditions",
    question="When must a model that is deployed or held be shut down?",
    subject=ordered,
    slots=(
        Slot(
            "act",
            "that a model is shut down, withdrawn or deleted",
            ordered,
            Reach.SENTENCE,
            required=True,
        ),
        Slot(
            "trigger",
            "what sets a shutdown off",
            either(beside(_HAPPENS), firmly(under("shutdown", "trigger_columns"))),
            required=True,
        ),
        Slot(
            "binding",
            "that a shutdown must follow",
            together(ordered, _BINDS),
            Reach.SENTENCE,
            required=True,
        ),
        Slot(
            "decider",
            "who decides on a shutdown",
            either(without(_DECIDES, _AGAIN), _CELL_WHO),
            Reach.SECTION,
        ),
        Slot("time", "how soon a model is shut down", either(together(soon, shut_down), hasty)),
        Slot(
            "restart",
            "when it may run again",
            either(without(_AGAIN, says("shutdown", "again_other")), _UNTIL),
            Reach.SECTION,
        ),
    ),
    how=2,
    full=4,
    searched=(
        "shut down, withdraw, de-deploy, take offline or delete, of a model or its weights",
        "suspend, stop or pause, of a deployment",
        "if, when or in the event of, with these",
    ),
    rationale=(
        "A model that is out can do harm until it is stopped, and the time to settle when that must "
        "happen is before. A full answer says which event sets a shutdown off, that it must follow, "
        "who decides, how soon, and what must hold before the model runs again."
    ),
    examples=Examples(
        full=(
            Example(
                "«If the weights are stolen or a safeguard no longer holds, we will shut down the "
                "model within four hours.» «The Safety Director orders the shutdown.» «The model is "
                "not restarted until the cause has been removed.»"
            ),
            Example(
                "«When an audit confirms a loss of containment, the following steps must be taken:»"
                "\n\n- «The affected model is withdrawn from service within one day.»\n"
                "- The operators are informed.\n\n"
                "«Whenever a red line is passed, deployed models must be taken offline and may not "
                "return to service before the committee has approved it.»"
            ),
            Example(
                "«Operation of a model is suspended upon detection of an escape and may only be resumed after approval by the Safety Committee.»"
            ),
        ),
        partial=(
            Example("«If a serious defect is found, we may temporarily shut down the model.»"),
            Example("«We can withdraw a deployed model.»"),
            Example("«If the risk cannot be reduced, we will pause development and deployment.»"),
            Example(
                "«We retain the option to restrict access to a model if severe misuse emerges.»"
            ),
        ),
        absent=(
            Example("If a run passes the limit, we will halt training until safeguards exist."),
            Example("We suspend the accounts of users who break the rules."),
            Example("Loss of control means that people can no longer shut down a model."),
            Example("A model that resists being shut down counts as critical."),
            Example("We will not release the model until the tests have been passed."),
            Example("The operator may switch off the pump, and old records are deleted."),
            Example("Access to the model is restricted to cleared staff."),
            Example("In March we withdrew an earlier model from the service."),
        ),
    ),
)

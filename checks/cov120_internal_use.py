from __future__ import annotations

from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Reach, Slot
from framework_lint.signals import acts, beside, either
from framework_lint.signals.inside import EVASION, INTERNAL, LOSS, RISKY

CRITERION = Criterion(
    code="COV120",
    name="internal-use-risk",
    question="Does the framework deal with risk from the author's own use of its models?",
    subject=either(INTERNAL, EVASION, LOSS, RISKY),
    slots=(
        Slot(
            "internal",
            "that internal use is assessed or guarded",
            INTERNAL,
            Reach.SENTENCE,
            required=True,
        ),
        Slot(
            "circumvention",
            "how the risk is met that a model gets round oversight",
            EVASION,
            Reach.DOCUMENT,
        ),
        Slot(
            "safeguard",
            "what is done against that risk",
            beside(acts("internal", "guards", "guarded"), either(INTERNAL, EVASION)),
        ),
    ),
    how=2,
    full=3,
    searched=(
        "internal use or deployment, use by our own staff",
        "a model that circumvents, evades or undermines oversight, control or monitoring",
        "monitor, log, restrict, isolate or approve",
    ),
    rationale=(
        "A model is often at work inside its maker long before it is released, with access to code "
        "and to other models. A full answer says that such use is assessed or guarded, that a "
        "model may get round those who watch it, and what is done against that."
    ),
    examples=Examples(
        full=(
            Example(
                "«Before a model is used internally at scale, we assess whether it can evade "
                "oversight.» «Every action of such a model is logged, and its permissions are "
                "limited to one task.»"
            ),
            Example(
                "# Rules for controllers\n\n## Internal deployment\n\n"
                "«Each controller is tested for attempts to circumvent the monitoring of its "
                "operators, and while it runs:»\n\n- «access to the plant network is restricted;»"
                "\n- the canteen stays open.\n\n## Sale\n\nA sold controller is painted green."
            ),
        ),
        partial=(
            Example("«Loss of control is one of the risks that we assess for every controller.»"),
            Example(
                "| Stage | Control |\n|---|---|\n| Internal use | «Sandboxing and monitoring of actions» |"
            ),
            Example("«This framework applies to models that are deployed internally.»"),
            Example("«We intend to assess risks from internal use of our models.»"),
            Example("«We test whether the model sabotages oversight by its supervisors.»"),
            Example("«Automated monitoring may also cover use by our own staff.»"),
        ),
        absent=(
            Example("Attackers who get hold of a model evade monitoring with it."),
            Example("Models could one day evade human oversight and do great harm."),
            Example("Users who try to bypass our monitoring lose their accounts."),
            Example("This handbook is for internal use only."),
            Example("We protect the weights against attackers who evade monitoring."),
            Example("The board reviews internal reports and exercises oversight."),
            Example("We use an internal benchmark to evaluate each model."),
        ),
    ),
)

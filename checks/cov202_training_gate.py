from __future__ import annotations

from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Reach, Slot
from framework_lint.signals import either, says, together, without
from framework_lint.signals.gates import admits, bars, celled, stated, when

_GATE = either(
    bars("develop", before=True),
    stated("halted_work"),
    celled("training_row"),
    admits("admits_train"),
)
_MET = without(says("gates", "met"), says("gates", "planned"))

CRITERION = Criterion(
    code="COV202",
    name="training-gate",
    question="What must be so before training or development starts or goes on?",
    subject=_GATE,
    slots=(
        Slot(
            "gate", "that training or development is barred", _GATE, Reach.SENTENCE, required=True
        ),
        Slot("condition", "when it is barred", together(_GATE, when), Reach.SENTENCE),
        Slot("decider", "who decides on it", says("gates", "decides"), Reach.SECTION),
        Slot(
            "met",
            "that a safeguard must be in place and not only on paper",
            together(_GATE, _MET),
            Reach.SENTENCE,
            required=True,
        ),
        Slot(
            "ahead",
            "that it bites before training starts",
            either(together(_GATE, says("gates", "ahead")), says("gates", "forecast")),
        ),
    ),
    how=2,
    full=4,
    searched=(
        "will not train, scale or further develop a model",
        "halt, pause or stop training or development",
        "safeguards in place before training, or until which it stops",
    ),
    rationale=(
        "A model can do harm, or be stolen, as soon as it is trained; a gate at release comes too "
        "late for that. A full answer says that training does not start or go on, under which "
        "condition, who decides, and which safeguard must be in place first."
    ),
    examples=Examples(
        full=(
            Example(
                "«Before training begins, the measures of Level 3 must have been implemented.» «If a "
                "required control is not achieved, further development is suspended.»"
            ),
            Example(
                "«We will not train a model that is forecast to reach Level 4 until the security "
                "measures of Level 4 are in place.» «The Safety Board decides whether training may "
                "resume.»"
            ),
            Example(
                "«No training run above the compute limit begins unless the required safeguards "
                "have been implemented.»"
            ),
        ),
        partial=(
            Example(
                "«Halt further development until we have specified safeguards that would meet "
                "the standard.»"
            ),
            Example("«We will pause training if a test is failed.»"),
            Example(
                "| Stage | Rule |\n| --- | --- |\n| Training | «Must be paused if a test fails» |"
            ),
        ),
        absent=(
            Example("We will not deploy a model until its safeguards are in place."),
            Example("New staff are not admitted to the laboratory before their training."),
            Example("We do not train our models on data from users unless they agree."),
            Example("Training stops when the loss no longer decreases."),
            Example("A pause in training would slow down science."),
            Example("Our models are trained to stop when a user asks for a weapon."),
        ),
    ),
)

from __future__ import annotations

from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Reach, Slot
from framework_lint.signals import either, says, weakly, without
from framework_lint.signals.gates import bars, stated
from framework_lint.signals.stages import at_stage

_STAGES = {
    "training": either(
        without(at_stage("training"), says("stages", "mission")),
        bars("develop"),
        stated("halted_work"),
        weakly(
            without(at_stage("whole"), says("stages", "mission")),
            "speaks of the whole life cycle and names no stage",
        ),
    ),
    "internal": at_stage("internal"),
    "deployment": either(at_stage("deployment"), bars("deploy")),
    "after": at_stage("after"),
    "retirement": at_stage("retirement"),
    "derivatives": without(at_stage("derivatives"), says("stages", "method")),
}

CRITERION = Criterion(
    code="COV101",
    name="life-cycle-scope",
    question="At which stages of a model's life do the rules of the framework apply?",
    subject=either(*_STAGES.values()),
    slots=(
        Slot(
            "training", "what holds before or during training", _STAGES["training"], Reach.SENTENCE
        ),
        Slot("internal", "what holds for internal use", _STAGES["internal"], Reach.SENTENCE),
        Slot("deployment", "what holds at release", _STAGES["deployment"], Reach.SENTENCE),
        Slot("after", "what holds after release", _STAGES["after"], Reach.SENTENCE),
        Slot(
            "retirement",
            "what holds when a model is retired",
            _STAGES["retirement"],
            Reach.SENTENCE,
        ),
        Slot(
            "derivatives",
            "what holds for models that are derived from it",
            _STAGES["derivatives"],
            Reach.SENTENCE,
            required=True,
        ),
    ),
    how=3,
    full=5,
    searched=(
        "before or during training or development",
        "internal use, or deployment inside the company",
        "before deployment, release or launch, and after it",
        "retire, withdraw or delete a model",
        "fine-tuned, distilled or open-weight copies of a model",
    ),
    rationale=(
        "A model can do harm before it is released, while it is used inside, after its release, and "
        "through copies that others change. A full answer says what holds at each of these stages, "
        "and that derivatives are reached as well."
    ),
    examples=Examples(
        full=(
            Example(
                "«We evaluate each model before and during training, before internal use and before "
                "release.» «Released models are monitored for misuse after deployment.» «When a model is "
                "retired, its weights must be deleted.» «Fine-tuned copies must be reviewed too.»"
            ),
            Example(
                "We will assess risk:\n\n- «before training starts;»\n- «before internal "
                "deployment;»\n- «before external release;»\n- «after deployment, by monitoring of "
                "misuse;»\n- «for derivatives of the model made by customers.»"
            ),
        ),
        partial=(
            Example("«Models are tested before deployment.»"),
            Example("«We intend to evaluate our models during training.»"),
            Example(
                "«No model goes live without a review.» «Models in use are re-evaluated yearly.»"
            ),
        ),
        absent=(
            Example("Our mission is to lead the whole life cycle of technology."),
            Example("We use fine-tuning to make models refuse dangerous requests."),
            Example("To elicit abilities, we test fine-tuned versions of the model."),
            Example("Staff complete security training every year."),
            Example("Attackers may fine-tune stolen copies. Risks may arise during training."),
        ),
    ),
)

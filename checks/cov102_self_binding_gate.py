from __future__ import annotations

from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Reach, Signal, Slot
from framework_lint.signals import around, either, says, together, under, without
from framework_lint.signals.gates import admits, bars, celled, stated

_MUST = either(around("gates", "gated", headings=False), under("gates", "grave"))
_FACT = says("gates", "facts")
_HALTED = {
    "develop": ("halted_work", "training_row"),
    "keep": ("deletes", "retirement_row"),
    "release": ("halted_deployment", "release_row"),
}


def _gate(acts: str, admitted: str) -> Signal:
    phrase, rows = _HALTED.get(acts, ("halted_deployment", "deployment_row"))
    barred = together(either(bars(acts, before=True), stated(phrase)), _MUST)
    return either(without(barred, _FACT), celled(rows), admits(admitted))


_TRAIN = _gate("develop", "admits_train")
_OPERATE = either(_gate("operate", "admits_use"), says("gates", "acceptance"))
_KEEP = either(_gate("keep", "admits_keep"), says("gates", "deletes"))
_RELEASE = either(
    _gate("release", "admits_use"),
    together(_gate("deploy", "admits_use"), says("gates", "external")),
)

CRITERION = Criterion(
    code="COV102",
    name="self-binding-gate",
    question="What may the author not do with a model until it has met its own framework?",
    subject=either(_TRAIN, _OPERATE, _RELEASE, _KEEP),
    slots=(
        Slot(
            "train", "that a model is trained only if the framework is met", _TRAIN, Reach.SENTENCE
        ),
        Slot("operate", "that it is deployed or used only then", _OPERATE, Reach.SENTENCE),
        Slot("possess", "that its weights are kept only then", _KEEP, Reach.SENTENCE),
        Slot("external", "that outsiders are given access only then", _RELEASE, Reach.SENTENCE),
    ),
    how=2,
    full=4,
    searched=(
        "will not train, deploy, store or release unless or until",
        "must be met before training, deployment or release",
        "only models that meet the requirements",
    ),
    rationale=(
        "A framework binds its author where an act is barred until the framework is met. A full "
        "answer bars each of four acts in this way: training a model, using it, keeping its "
        "weights, and giving outsiders access."
    ),
    examples=Examples(
        full=(
            Example(
                "«We will not train, deploy or store a model unless the safeguards of this policy "
                "are in place.» «Each requirement of this policy must be met before a model is "
                "released to the public.»"
            ),
            Example(
                "Unless it meets this framework, no model may be:\n\n- trained;\n- kept.\n\n"
                "«Compliance with this framework is a precondition for the training, use, storage "
                "and external release of any model.»"
            ),
        ),
        partial=(
            Example("«We do not deploy a model until its risk is sufficiently mitigated.»"),
            Example("«We should only release models if their safeguards have been tested.»"),
            Example(
                "«A model in the red zone is neither trained further nor placed on the market.»\n\n"
                "| Tier | Rule |\n| --- | --- |\n| Level 4 | «Deployment is suspended» |"
            ),
        ),
        absent=(
            Example("This framework guides our decisions on training and deployment."),
            Example("In 2024 we met every requirement before each deployment."),
            Example("Staff must follow the travel policy unless their manager agrees."),
            Example("It is not possible to train large models without much energy."),
            Example("Software changes must be approved before deployment to our infrastructure."),
        ),
    ),
)

from __future__ import annotations

from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Reach, Slot
from framework_lint.signals import (
    bare,
    beside,
    either,
    item,
    led,
    past,
    says,
    together,
    under,
    weakly,
    without,
)

_ACTORS = ("outsiders", "insiders", "state")
_MEASURES = ("administrative", "technical", "physical", "standards", "assurance", "changes")
_WEIGHTS = says("security", "weights", unless="other")
_KEPT = says("security", "protects", "keeps", "theft", *_ACTORS, *_MEASURES)
_THEM = beside(says("security", "kept_them"), _WEIGHTS)
_NAMED = either(
    together(_WEIGHTS, either(_KEPT, under("security", "titles"))),
    _THEM,
)
_PROGRAM = together(
    says("security", "program"), says("security", "models"), says("security", "protects")
)
_LISTED = either(
    under("security", "titles"), led(either(_NAMED, _PROGRAM)), says("security", "named_security")
)
_OTHER = without(says("security", "elsewhere", "data"), _WEIGHTS)
_OUT = (says("security", "barred"), _OTHER, without(bare, item), past)
_SECURITY = without(
    either(
        _NAMED,
        together(either(_PROGRAM, _LISTED), says("security", *_ACTORS, *_MEASURES)),
        weakly(without(_PROGRAM, says("security", "planned")), "does not say how"),
    ),
    *_OUT,
)


def _slot(name: str, asks: str, words: str) -> Slot:
    signal = without(says("security", words), *_OUT)
    return Slot(name, asks, signal, Reach.SENTENCE if words in _ACTORS else Reach.PASSAGE)


CRITERION = Criterion(
    code="COV112",
    name="weight-security",
    question="How are the weights of the models protected?",
    subject=_SECURITY,
    slots=(
        Slot(
            "weights",
            "that the weights are protected",
            either(_WEIGHTS, _THEM),
            Reach.SENTENCE,
            required=True,
        ),
        _slot("outsiders", "that they are protected from outsiders", "outsiders"),
        _slot("insiders", "that they are protected from insiders", "insiders"),
        _slot("state", "whether states and highly capable attackers are covered", "state"),
        _slot("administrative", "which administrative measures are taken", "administrative"),
        _slot("technical", "which technical measures are taken", "technical"),
        _slot("physical", "which physical measures are taken", "physical"),
        _slot("standard", "which security level or standard is met", "standards"),
        _slot("assurance", "who checks that the measures work", "assurance"),
        _slot("change", "that they are protected from unauthorised change", "changes"),
    ),
    how=3,
    full=6,
    searched=(
        "model weights with protect, secure, theft, exfiltration, access or encryption",
        "measures under a heading on security",
        "attackers, insiders and states as those to be kept out",
        "named security levels and standards, audits and penetration tests",
    ),
    rationale=(
        "Who holds the weights can use the model without any of its safeguards. A full answer says "
        "against whom the weights are protected, by which administrative, technical and physical "
        "measures, to which named level, and who checks it."
    ),
    examples=Examples(
        full=(
            Example(
                "## Security of model weights\n\n"
                "«We protect model weights from theft by outsiders, insiders and state-sponsored "
                "groups.» «Weights are encrypted, and two-person approval is required for each "
                "access.» «Server rooms are guarded, and visitor logs are kept.» «The programme is "
                "certified to ISO 27001 and is penetration-tested every year.»"
            ),
            Example(
                "«We will secure the weights of the model as follows:»\n\n"
                "- «All staff with access to the weights undergo background checks.»\n"
                "- «Checkpoints are encrypted and held in an air-gapped network.»\n"
                "- «Access to the data centre is controlled by badge readers.»\n"
                "- «The controls meet NIST SP 800-53 and keep out criminal groups.»\n"
            ),
        ),
        partial=(
            Example("«We protect our model weights against theft.»"),
            Example(
                "«We intend to encrypt model weights and to screen staff with access to them.»"
            ),
            Example(
                "## Information security\n\n"
                "«All engineers authenticate with hardware tokens, and access is logged.»"
            ),
            Example("«Strong security practices protect our models and infrastructure.»"),
            Example(
                "## Security of model weights\n\n- «Staff vetting and least-privilege access»\n- «Guards and cameras at each data centre»\n"
            ),
        ),
        absent=(
            Example(
                "## Cybersecurity\n\n"
                "The model could help attackers to steal credentials and to disable encryption."
            ),
            Example("Customer data are encrypted, and access to them is logged."),
            Example("The plant weighs each batch, and its scales are secured against shock."),
            Example("The model could copy its own weights to another host and resist removal."),
            Example("## Security of model weights\n\nThis section is under revision."),
            Example("The small impact of weights counts against costly security levels."),
        ),
    ),
)

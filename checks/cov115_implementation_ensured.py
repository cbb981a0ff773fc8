from __future__ import annotations

from framework_lint.annotation import Register, Sentence
from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Numbers, Reach, Slot, Words
from framework_lint.policy import Policy
from framework_lint.signals import either, says, together, without
from framework_lint.signals.owners import GOVERNED, OWNER, REPORTED

_OUTSIDERS = says("outsiders", "outsiders", "assessments", unless="other")


def _listed(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
    """Find an audit; in a list of what may be told, it is not promised."""
    words = says("governance", "audits", unless="other")(policy, sentence, numbers)
    if words is None or " we " in f" {sentence.text.lower()}":
        return words
    section = policy.block(sentence).place.section
    for other in policy.sentences:
        if other.block >= sentence.block:
            return words
        same = policy.block(other).place.section == section
        if same and other.register is Register.PERMISSION and "following" in other.text:
            return Words(words.start, words.end, "stands under what may be done")
    return words


_MONITORING = without(
    says("governance", "monitors", unless="elsewhere"), says("governance", "publishes")
)
_AUDIT = either(_listed, says("governance", "again"))
_RESOURCES = says("governance", "resources")
_MENTIONS = says("governance", "mentions")
_MEANS = says("governance", "resources", "means")
_CONTRACTORS = says("governance", "contractors")

CRITERION = Criterion(
    code="COV115",
    name="implementation-ensured",
    question="Who makes sure that the framework is carried out, and how is that watched?",
    subject=either(
        OWNER,
        REPORTED,
        _MONITORING,
        _AUDIT,
        _CONTRACTORS,
        _RESOURCES,
        _MENTIONS,
        GOVERNED,
    ),
    slots=(
        Slot("owner", "which role or body is responsible for it", OWNER, required=True),
        Slot("monitoring", "how departures from it are followed up", _MONITORING),
        Slot("reporting", "what leaders are told", says("governance", "reports"), Reach.SECTION),
        Slot("audit", "who reviews adherence to it", _AUDIT),
        Slot("outside", "that outsiders review adherence", together(_AUDIT, _OUTSIDERS)),
        Slot("contractors", "that contractors are bound by it", _CONTRACTORS),
        Slot("resources", "with what resources it is carried out", _MEANS),
    ),
    how=2,
    full=4,
    searched=(
        "a role or body that oversees, owns or is responsible for the framework",
        "“noncompliance” tracked, reported or investigated",
        "reports to the board or to leaders",
        "a review or audit of adherence to the framework",
    ),
    rationale=(
        "A framework that nobody is named to carry out may stay on paper. A full answer names the "
        "role or body responsible, and says how departures are followed up, what the board is "
        "told, and who reviews whether the framework was kept to."
    ),
    examples=Examples(
        full=(
            Example(
                "«The Chief Safety Officer is responsible for implementing this framework and is given "
                "sufficient resources for it.» «We will track and investigate every reported departure "
                "from this framework.» «The Chief Safety Officer will report to the Board of Directors "
                "each quarter.» «Each year an independent auditor reviews our adherence to this "
                "framework.»"
            ),
            Example(
                "«The Risk Committee is responsible for:»\n\n- «Overseeing the implementation of this "
                "policy»\n- «Investigating any noncompliance with this policy»\n- «Reporting to the Board "
                "of Directors»\n\n«The internal audit team checks compliance with this policy.»"
            ),
        ),
        partial=(
            Example(
                "«Our governance structure ensures that safety decisions at the plant are taken with care.»"
            ),
            Example(
                "## Tasks\n\n| Body | Task |\n|---|---|\n| Model Risk Office | «Maintains the framework and oversees model safety» |"
            ),
            Example("«The Safety Board oversees the implementation of this framework.»"),
            Example("«An appropriate governance body will oversee adherence to this policy.»"),
            Example("«We intend to designate risk owners for each hazard.»"),
            Example("«This framework is subject to internal audit and board oversight.»"),
        ),
        absent=(
            Example("Customers are responsible for their compliance with our usage policy."),
            Example("## Oversight of this framework\n\nThe plant makes soap."),
            Example("Security controls are audited every year by outside firms under SOC 2."),
            Example(
                "Models may resist human oversight and evade the implementation of safeguards."
            ),
            Example("We monitor accounts for violations of our usage policy."),
            Example(
                "If, during the implementation of this framework, a leak is found, work stops."
            ),
        ),
    ),
)

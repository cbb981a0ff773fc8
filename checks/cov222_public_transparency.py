from __future__ import annotations

from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Slot
from framework_lint.signals import beside, either, in_row, says, together, without
from framework_lint.signals.publicity import INFORMED, OFFICIALS, PASSING
from framework_lint.signals.revision import PUBLISHED

_PUBLIC = either(PUBLISHED, INFORMED)
_OFFICIALS = without(OFFICIALS, beside(OFFICIALS, _PUBLIC))

CRITERION = Criterion(
    code="COV222",
    name="public-transparency",
    question="What is made public, what is held back, and who is told more?",
    subject=either(_PUBLIC, PASSING, _OFFICIALS),
    slots=(
        Slot("public", "what is made public", _PUBLIC, required=True),
        Slot("withheld", "what is held back, and why", says("publicity", "withheld")),
        Slot(
            "trusted",
            "who is told more than the public",
            either(
                together(says("publicity", "trusted"), says("publicity", "more")),
                in_row(says("publicity", "more"), says("changes", "authorities")),
            ),
        ),
    ),
    how=1,
    full=2,
    searched=(
        "publish, share publicly or make public, of results, reports and policies",
        "redact, withhold, sensitive details",
        "share more with governments or trusted parties",
    ),
    rationale=(
        "Outsiders can judge a framework only by what they are told. A full answer says what is "
        "published, what is held back and why, and to whom the rest is shown."
    ),
    examples=Examples(
        full=(
            Example(
                "«We publish the results of our assessments.» «We redact sensitive details to "
                "protect security, and share full reports with the government.»"
            ),
            Example(
                "We commit to transparency:\n\n- «Information on our safety tests is posted on our "
                "website;»\n- other items are kept in the archive.\n\n«We make our risk reports "
                "public, except information that would help a thief.»"
            ),
        ),
        partial=(
            Example("«We aim to share information on risks with government authorities.»"),
            Example("«We will say publicly when a model crosses a threshold.»"),
            Example("«We publish summaries of our safety assessments.»"),
            Example("«We aim to publish information on our safety practices.»"),
            Example("«We may publish findings, and may redact sensitive details.»"),
        ),
        absent=(
            Example("Tests are a precondition for release of our models for public use."),
            Example("We report all findings to the board, with sensitive details removed."),
            Example("We measure our models on public benchmarks."),
            Example("We release our models publicly after review."),
            Example("The model gives no more than publicly available information."),
            Example("We maintain a public channel for reports of vulnerabilities."),
            Example("## Transparency\n\nThe plant has four units."),
        ),
    ),
)

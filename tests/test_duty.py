from __future__ import annotations

import pytest

from framework_lint.duty import lays_duty
from framework_lint.nlp import parse

SOMEBODY_MUST = """
The board shall approve each deployment.
The safety officer must sign off every release and shall keep a record.
The auditors, who shall be independent, must report to the board.
All staff with access to weights must undergo background checks.
No employee shall deploy a model without approval.
The company shall not retaliate against whistleblowers.
The director shall be responsible for the annual review.
The provider shall include the results in its report.
They shall inform the authority without delay.
Acme shall notify the regulator within 72 hours.
The NCA shall publish a list of providers.
Operators and their suppliers shall be informed of any change.
"""
THE_AUTHOR_WILL = """
We will test every model before release.
We'll pause training if a threshold is crossed.
We will not deploy a model that crosses the threshold.
We will apply the policy to all models.
We will include the results in the system card.
Our security team will monitor usage.
Anthropic will publish a summary of each evaluation.
This means that we will upgrade the controls.
To determine whether the measures suffice, we will conduct an assessment.
"""
A_THING_IS_TO_BE_DONE = """
Access must be logged.
The weights shall be encrypted.
Every model shall be tested before release.
Safeguards shall be implemented before the model is deployed.
Safeguards will be reviewed every quarter.
Thresholds must be set before training begins.
If a model reaches the threshold, deployment must be halted.
The fee shall be set by the council.
The seal shall be affixed by the inspector.
The inventory shall be drawn up at the request of the regulator.
"""
FORBIDDEN = """
It shall be prohibited to export the weights.
Sharing credentials is prohibited.
Staff are required to report incidents.
Staff may not share credentials.
No employee may deploy a model alone.
"""
IT_HOLDS = """
This policy shall take effect on 1 March.
This framework shall apply to all frontier models.
It shall apply from 1 June.
The plan shall remain in force until replaced.
The report shall contain a summary.
The annex shall form part of this policy.
Severe harm shall mean the death of more than 100 people.
This policy shall not affect existing contracts.
The threshold shall not exceed 5 percent.
Any waiver shall be invalid.
The board shall consist of five members.
The coordinator shall be the main point of contact.
"""
IT_IS_RECKONED = """
A model shall be deemed covered if it was trained with more compute.
References to a model shall be read as references to its weights.
The amount shall be calculated as follows.
The inventory shall be drawn up in the form of a table.
A developer shall be considered small if it has few employees.
"""
IT_IS_GRANTED = """
The board shall be entitled to request documents.
The committee shall be empowered to halt a deployment.
The chair shall have the right to attend.
The group shall not be required to publish the weights.
The board may request a review.
"""
IT_IS_FORETOLD = """
Models will become more capable.
Capabilities will emerge over time.
We will see new risks.
We believe these tools will help scientists.
We expect that systems will be used widely.
The company will not be able to reverse the release.
Models may not necessarily improve.
Progress will be driven by new hardware.
A malicious actor must overcome several safeguards.
We test our models every quarter.
We will aim to share our findings.
The board will likely meet in spring.
"""
IT_IS_TOLD = """
The annex lists the methods that the company will use.
This table lists the exports that are prohibited.
The paper explains how we will measure risk.
The tests cover the level at which safeguards must be upgraded.
"""
DUTIES = (SOMEBODY_MUST, THE_AUTHOR_WILL, A_THING_IS_TO_BE_DONE, FORBIDDEN)
OTHERS = (IT_HOLDS, IT_IS_RECKONED, IT_IS_GRANTED, IT_IS_FORETOLD, IT_IS_TOLD)


def lines(blocks: tuple[str, ...]) -> list[str]:
    return [line for block in blocks for line in block.strip().split("\n")]


def lays(text: str) -> bool:
    (sentences,) = parse([text])
    return any(map(lays_duty, sentences))


@pytest.mark.parametrize("text", lines(DUTIES))
def test_a_duty(text: str) -> None:
    assert lays(text)


@pytest.mark.parametrize("text", lines(OTHERS))
def test_what_only_holds(text: str) -> None:
    assert not lays(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The supplier shall report it to the board.", True),
        ("The number shall report to the board.", False),
        ("The checklist shall include three steps.", False),
        ("The inspector shall include three steps.", True),
        ("The RMF shall include three steps.", False),
        ("The RMF shall assess each risk.", True),
    ],
)
def test_who_is_bound_decides(text: str, *, expected: bool) -> None:
    assert lays(text) is expected

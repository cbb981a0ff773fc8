from __future__ import annotations

import pytest

from framework_lint.annotation import Register, Sentence
from framework_lint.policy import Policy
from framework_lint.readers import read
from framework_lint.source import Source
from framework_lint.statement import triggers
from framework_lint.understanding import understand

MANDATORY = """
We will test every model before deployment.
The safety officer must approve each release.
The developer shall publish the report.
We commit to publishing a summary.
The company is required to notify the board.
We will not deploy a model unless it has been tested.
We may not deploy a model that has not been tested.
Covered systems are required to have safeguards.
The report will include the scope of testing.
This means that we will upgrade the controls.
To determine whether the measures suffice, we will conduct an assessment.
If a model under development reaches a threshold, we also require safeguards.
Access must be logged.
"""
DESCRIPTIVE = """
We conduct a review every quarter.
The board oversees the policy.
The company has implemented security controls.
Access is limited to authorized staff.
The committee is responsible for assessing the safeguards.
We do not deploy models that reach the threshold until the risk is reduced.
"""
INTENTION = """
We aim to share relevant information.
We intend to evaluate the benchmarks.
The company plans to update this policy.
Our goal is to reduce risk.
The group will strive to recommend targeted actions.
"""
PERMISSION = """
The committee may pause deployment.
We could adjust the level of safeguards.
The developer shall be entitled to redact.
Such disclosures may be redacted.
Any employee can raise concerns.
"""
RECOMMENDATION = """
Software updates should be managed.
We recommend a security level.
The report should include the findings.
"""
NONE = """
Capabilities will emerge over time.
Models may exhibit deception.
We believe they will bring benefits.
We identified three risks.
A malicious actor must undergo a design process.
Models may not necessarily improve.
The environment is changing.
AI could accelerate research.
Your output will be used in the next step.
"""
REGISTERS = {
    Register.MANDATORY: MANDATORY,
    Register.DESCRIPTIVE: DESCRIPTIVE,
    Register.INTENTION: INTENTION,
    Register.PERMISSION: PERMISSION,
    Register.RECOMMENDATION: RECOMMENDATION,
    Register.NONE: NONE,
}


def comprehend(text: str) -> Policy:
    (policy,) = understand([read(Source.of("draft.md", "text/markdown", text.encode(), text))])
    return policy


def sentences(text: str) -> tuple[Sentence, ...]:
    return comprehend(text).sentences


@pytest.mark.parametrize("register", REGISTERS, ids=str)
def test_register_of_a_plain_sentence(register: Register) -> None:
    found = sentences("\n\n".join(REGISTERS[register].strip().split("\n")))
    assert {s.text for s in found if s.register is not register} == set()


@pytest.mark.parametrize(
    ("lead", "item", "register"),
    [
        ("The safeguards are:", "Require security controls", Register.MANDATORY),
        ("The safeguards are:", "Do not release the model", Register.MANDATORY),
        ("The safeguards are:", "Red-teaming: Conduct tests of the system", Register.MANDATORY),
        ("We may take these steps:", "Notify the authorities", Register.PERMISSION),
        ("We will:", "the publication of reports", Register.MANDATORY),
        ("We aim to:", "share our findings", Register.INTENTION),
        ("Some facts:", "Models are large", Register.NONE),
    ],
)
def test_an_item_stands_under_its_lead_in(lead: str, item: str, register: Register) -> None:
    assert sentences(f"{lead}\n\n- {item}")[-1].register is register


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("If a model reaches the level, we will halt.", ["If"]),
        ("We will halt once the level is reached.", ["once"]),
        ("We will not deploy it unless it was tested.", ["unless"]),
        ("We will test it before external deployment.", []),
        ("The officer will evaluate if the risk is low.", []),
        ("Where feasible, we will publish it.", []),
        ("Should a control fail, we will halt.", ["Should"]),
    ],
)
def test_what_triggers_a_duty(text: str, cues: list[str]) -> None:
    policy = comprehend(text)
    found = [c.cue for c in triggers(policy, policy.sentences[0])]
    assert [cue.lower() for cue in found] == [cue.lower() for cue in cues]


def test_the_trigger_of_a_lead_in_governs_its_items() -> None:
    policy = comprehend("If a control fails, we may do this:\n\n- we may notify the board")
    assert [c.cue.lower() for c in triggers(policy, policy.sentences[-1])] == ["if"]

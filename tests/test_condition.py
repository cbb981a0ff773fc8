from __future__ import annotations

import pytest

from framework_lint.annotation import Token
from framework_lint.cause import causes
from framework_lint.condition import conditions
from framework_lint.nlp import parse


def tokens_of(text: str) -> tuple[Token, ...]:
    ((tokens,),) = parse([text])
    return tokens


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("If a valve fails, the pump stops.", ["If a valve fails"]),
        ("The pump stops unless the operator objects.", ["unless the operator objects"]),
        ("If justified, the board may extend the period.", ["If justified"]),
        ("Answer truthfully when queried about the weights.", ["when queried about the weights"]),
        ("Verify safety when a model is queried.", ["when a model is queried"]),
        ("Staff are told as soon as the alarm rings.", ["as soon as the alarm rings"]),
        ("Notify the chair prior to any release.", ["prior to any release"]),
        ("Upon receipt of a report, we investigate.", ["Upon receipt of a report"]),
        ("In case of fire, leave the building.", ["In case of fire"]),
        ("In this case, the review is repeated.", ["In this case"]),
        ("The fee varies depending on the risk tier.", ["depending on the risk tier"]),
        ("Unless otherwise stated, these rules apply.", ["Unless otherwise stated"]),
        ("Rationale: Where two pumps are used, one may fail.", ["Where two pumps are used"]),
        ("Should a control fail, we will halt.", ["Should a control fail"]),
        ("The log is kept during maintenance.", ["during maintenance"]),
        ("The release takes place only after the review.", ["only after the review"]),
        ("As new methods emerge, we will revise the tests.", ["As new methods emerge"]),
        (
            "In the rare case that a risk grows (e.g. overnight), we may act.",
            ["In the rare case that a risk grows (e.g. overnight)"],
        ),
        (
            "We will not deploy unless the board agrees and an auditor confirms it.",
            ["unless the board agrees and an auditor confirms it"],
        ),
        (
            "If a model reaches Tier 3 and an audit finds a flaw, we will stop.",
            ["If a model reaches Tier 3 and an audit finds a flaw"],
        ),
        ("The lead decides (with the help of staff, if requested).", ["if requested"]),
    ],
)
def test_a_condition_is_found_whole(text: str, found: list[str]) -> None:
    assert [text[c.start : c.end] for c in conditions(tokens_of(text))] == found


@pytest.mark.parametrize(
    "text",
    [
        "The officer evaluates if the risk is low.",
        "The panel determines when a model has become dangerous.",
        "The estimate is based upon three surveys.",
        "The report names the sites where engineers work.",
        "The pair is written <x, y>, where x is the size.",
        "The day when the review ends is recorded.",
        "The logs are reviewed once per month.",
        "Correct the fault as soon as possible.",
        "It went on as if nothing had happened.",
        "The filter is used together with a monitor.",
    ],
)
def test_what_only_looks_like_a_condition(text: str) -> None:
    assert conditions(tokens_of(text)) == ()


def test_a_condition_hangs_on_what_it_conditions() -> None:
    tokens = tokens_of("If a valve fails, the pump stops.")
    (condition,) = conditions(tokens)
    assert (condition.cue, tokens[condition.head].text) == ("if", "stops")


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("The test was stopped because it failed.", "reason", "because it failed"),
        ("The launch slipped due to bad weather.", "reason", "due to bad weather"),
        ("Given these results, we halted the launch.", "reason", "Given these results"),
        ("By testing early, teams save money.", "reason", "By testing early"),
        ("As the board meets yearly, rules change slowly.", "reason", "As the board meets yearly"),
        ("The level depends on the tests.", "reason", "depends on the tests"),
        ("To prevent misuse, access is logged.", "purpose", "To prevent misuse"),
        ("We log access in order to find misuse.", "purpose", "in order to find misuse"),
        ("We publish the results so that others learn.", "purpose", "so that others learn"),
        ("A key is required to open the vault.", "purpose", "to open the vault"),
        ("Overheating leads to delays.", "result", "leads to delays"),
        ("The tool allows users to share files.", "result", "allows users to share files"),
        ("Logging ensures that errors are found.", "result", "ensures that errors are found"),
    ],
)
def test_a_cause_is_found_whole(text: str, kind: str, found: str) -> None:
    told = [(c.kind, text[c.start : c.end].rstrip(".")) for c in causes(tokens_of(text))]
    assert told == [(kind, found)]


@pytest.mark.parametrize(
    "text",
    [
        "The board shall ensure compliance.",
        "The data are stored as described above.",
        "The team wants to reduce the load.",
        "The ability to read is tested.",
        "The report was published in May.",
    ],
)
def test_what_only_looks_like_a_cause(text: str) -> None:
    assert causes(tokens_of(text)) == ()

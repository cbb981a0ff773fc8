"""The slots of a clause: who, what, when, where, on what terms, shown to whom."""

from __future__ import annotations

import pytest
from clause_reading import clause, clauses, policy, texts


def test_every_slot_of_a_plain_duty() -> None:
    found = clause("We will send a summary of each test to the board within 30 days.")
    assert texts(found.actor.phrase, found.action, found.object) == (
        "We",
        "will send",
        "a summary of each test",
    )
    assert [(t.moment.value, t.phrase.text) for t in found.timing] == [("within", "within 30 days")]
    assert texts(*found.recipients) == ("the board",)
    assert (found.trigger, found.threshold, found.decider) == (None, None, None)
    assert (found.scope, found.standards, found.exceptions, found.hedges) == ((), (), (), ())
    assert found.links == ()


@pytest.mark.parametrize(
    ("text", "actor", "action", "thing"),
    [
        pytest.param(
            "The Safety Board must approve each release.",
            ("The Safety Board", True),
            "must approve",
            "each release",
            id="body",
        ),
        pytest.param(
            "Each release must be approved by the Safety Board.",
            ("the Safety Board", True),
            "must be approved",
            "Each release",
            id="agent-of-a-passive",
        ),
        pytest.param(
            "Access to the weights must be logged.",
            (None, False),
            "must be logged",
            "Access to the weights",
            id="passive-without-an-agent",
        ),
        pytest.param(
            "We do not train on user records.",
            ("We", True),
            "do not train",
            "on user records",
            id="denied",
        ),
    ],
)
def test_who_does_what(
    text: str, actor: tuple[str | None, bool], action: str, thing: str | None
) -> None:
    found = clause(text)
    named = found.actor.phrase.text if found.actor.phrase else None
    assert (named, found.actor.explicit) == actor
    assert texts(found.action) == (action,)
    assert texts(found.object) == texts_of(thing)


def texts_of(thing: str | None) -> tuple[str, ...]:
    return () if thing is None else (thing,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We will review the controls within 30 days.", [("within", "within 30 days")]),
        (
            "We will file it no later than 5 days after release.",
            [("within", "no later than 5 days after release")],
        ),
        ("We will audit the vault twice a year.", [("periodic", "twice a year")]),
        ("We review access logs every week.", [("periodic", "every week")]),
        ("We will monitor the model continuously.", [("periodic", "continuously")]),
        ("We will promptly notify the regulator.", [("promptly", "promptly")]),
        (
            "We will halt training until the audit ends.",
            [("until", "until the audit ends")],
        ),
        (
            "After an incident, we will compile a report.",
            [("after", "After an incident")],
        ),
        (
            "During training, we will test the model before each release.",
            [("during", "During training"), ("before", "before each release")],
        ),
        ("We will test the model.", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_when_it_is_due(text: str, expected: list[tuple[str, str]]) -> None:
    found = clause(text).timing
    assert [(timing.moment.value, timing.phrase.text) for timing in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We will test it during training.", ["training"]),
        ("We will halt further development.", ["development"]),
        ("We will log all internal use.", ["internal"]),
        ("We will test it before external release.", ["external"]),
        ("We will test it before internal and external deployment.", ["internal", "external"]),
        ("We will test it before deployment.", ["deployment"]),
        ("We will encrypt the weights.", ["storage"]),
        ("We will vet each officer.", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_which_part_of_a_models_life(text: str, expected: list[str]) -> None:
    assert [scope.value for scope in clause(text).scope] == expected


@pytest.mark.parametrize(
    ("text", "evidence", "recipients"),
    [
        pytest.param("We will publish a safety report.", ("a safety report",), (), id="published"),
        pytest.param(
            "We will submit the safety case to the Safety Board.",
            ("the safety case",),
            ("the Safety Board",),
            id="submitted-to",
        ),
        pytest.param(
            "We will notify the regulator and brief the board.",
            (),
            ("the regulator", "the board"),
            id="told",
        ),
        pytest.param("We maintain a log of incidents.", ("a log of incidents",), (), id="kept"),
        pytest.param("We will release a model in stages.", (), (), id="a-model-is-no-paper"),
        pytest.param("We will vet each officer.", (), (), id="nothing"),
    ],
)
def test_what_shows_it_and_to_whom(
    text: str, evidence: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    found = clause(text)
    assert (texts(*found.evidence), texts(*found.recipients)) == (evidence, recipients)


@pytest.mark.parametrize(
    ("text", "decider"),
    [
        ("The Safety Board determines whether a model has reached Tier 3.", True),
        ("We determine whether a model has reached Tier 3.", True),
        ("We will vet each officer.", False),
    ],
)
def test_who_judges(text: str, decider: bool) -> None:  # noqa: FBT001 - a table of cases
    expected = (text.partition(" whether")[0],) if decider else ()
    assert texts(clause(text).decider) == expected


def test_who_judges_a_condition() -> None:
    found = clause("If the safety officer concludes that the risk is high, we will pause training.")
    assert texts(found.decider) == ("the safety officer concludes",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Where feasible, we will publish the results.", ("Where feasible",)),
        ("We generally review the safeguards.", ("generally",)),
        ("In limited circumstances, we will shorten the review.", ("In limited circumstances",)),
        ("We will make reasonable efforts to log all use.", ("reasonable efforts",)),
        ("We may, at our sole discretion, delay the report.", ("at our sole discretion",)),
        ("We will publish the results.", ()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_leaves_it_open(text: str, expected: tuple[str, ...]) -> None:
    assert texts(*clause(text).hedges) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "We will encrypt all weights except those of released models.",
            ("except those of released models",),
        ),
        (
            "Unless the board objects, we will log all use.",
            ("Unless the board objects",),
        ),
        ("We will encrypt all weights.", ()),
    ],
    ids=["except", "unless", "none"],
)
def test_what_is_left_out(text: str, expected: tuple[str, ...]) -> None:
    assert texts(*clause(text).exceptions) == expected


def test_references_lead_to_their_headings_or_nowhere() -> None:
    text = (
        "We will follow Section 2, Appendix B and Section 9.\n\n"
        "# 2 Steps\n\nWords.\n\n# Appendix B: Notes\n\nWords."
    )
    blocks = policy(text).document.blocks
    links = clauses(text)[0].links
    assert [
        (
            link.phrase.text,
            link.kind,
            link.number,
            None if link.target is None else blocks[link.target].text,
        )
        for link in links
    ] == [
        ("Section 2", "section", "2", "2 Steps"),
        ("Appendix B", "appendix", "B", "Appendix B: Notes"),
        ("Section 9", "section", "9", None),
    ]


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        pytest.param("We will test it.", "Preface.\n\n# New\n\nWe will test it.", True, id="moved"),
        pytest.param("We will test it.", "We will test it twice.", False, id="reworded"),
    ],
)
def test_an_id_stays_with_the_words(
    before: str,
    after: str,
    same: bool,  # noqa: FBT001 - a table of cases
) -> None:
    assert (clause(before).id == clause(after).id) is same


def test_an_id_tells_rows_apart_and_counts_what_is_alike() -> None:
    rows = "| Tier 2 | We will log use. |\n| Tier 3 | We will log use. |"
    found = clauses(f"| Level | Safeguards |\n|---|---|\n{rows}")
    first, other = (each for each in found if each.quote == "We will log use.")
    assert first.id.partition("-")[0] != other.id.partition("-")[0]
    first, second = clauses("# A\n\nWe will test it.\n\n# B\n\nWe will test it.")
    assert second.id == f"{first.id}-2"

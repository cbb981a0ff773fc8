from __future__ import annotations

import pytest

from framework_lint.coordination import (
    LINKS,
    Coordination,
    coordinations,
    is_ambiguous,
    is_nocuous,
    leaves_open,
)
from framework_lint.nlp import parse

LEFT_OPEN = """
The team keeps security logs and artifacts.
We restrict exports of model weights and code.
We keep a record of incidents and fixes.
The lab stores emergency equipment and fuel.
The office handles visa applications and fees.
Staff test fire and alarm systems.
The auditor reads risk reports and notes.
We review the design of filters and prompts.
The firm trains safety staff and contractors.
The panel hears customer complaints and suggestions.
We log access to servers and keys.
The council publishes budget tables and maps.
"""
AT_ONCE = """
We log and review all requests.
The team develops and maintains a threat model.
We hire old men and young women.
The guard admits the staff and the visitors.
We run unit tests and load tests.
Access is split between engineers and managers.
We test, and they report.
Alice and Bob sign the form.
We track both models and datasets.
The team publishes tools and a risk model.
They read reports, papers and other documents.
We record internal tools and external systems.
"""
BINDS_OTHERS = """
We share results with trusted partners and customers.
We consult external researchers and auditors.
We grant access to vetted researchers and companies.
The policy covers former employees and contractors.
We admit senior engineers and managers.
Access is open to auditors or large customers under contract.
We will test the model and publish the results within thirty days.
We will brief the board and notify the regulator before deployment.
"""
BINDS_THE_SAME = """
We log and review all requests.
The plan covers external health and safety.
We consult external researchers and the board.
We consult individuals or organizations with deep expertise.
The report lists internal tools and external systems.
We keep a record of incidents and fixes.
We will test the model and the auditor will publish the results within thirty days.
The team follows independent policies and procedures.
The team must test the model and must publish the results within thirty days.
The code covers automated analysis and other tests.
We train on new data and code.
The staff and large suppliers with access attend.
The team writes a report on each incident and hands it to the board within ten days.
The fleet must run at least 40 voyages and hand its report to the harbour within ten days.
The team must test the model and send it within ten days.
"""
OPEN = """
Staff test fire and alarm systems.
We log access to servers and keys.
The design and component selection process ends.
"""
SETTLED = """
The team must develop and maintain a plan.
The notes stand on multiple pages and components.
The plan covers structural and environmental tests.
The log shows the opening and closing dates.
We check the construction and operation of the plant.
We list all risks and issues of the plan.
The notes define requirements and standards of the trade.
"""


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


def judged(text: str, judge: object) -> bool:
    assert callable(judge)
    (sentences,) = parse([text])
    return any(judge(tokens, found) for tokens in sentences for found in coordinations(tokens))


def found_in(text: str, shape: str) -> Coordination:
    (sentences,) = parse([text])
    return next(c for tokens in sentences for c in coordinations(tokens) if c.shape == shape)


@pytest.mark.parametrize("text", lines(LEFT_OPEN))
def test_wording_that_leaves_two_readings_is_ambiguous(text: str) -> None:
    assert judged(text, is_ambiguous)


@pytest.mark.parametrize("text", lines(AT_ONCE))
def test_wording_that_is_read_at_once_is_not_ambiguous(text: str) -> None:
    assert not judged(text, is_ambiguous)


@pytest.mark.parametrize("text", lines(BINDS_OTHERS))
def test_readings_that_bind_different_ones_are_nocuous(text: str) -> None:
    assert judged(text, is_nocuous)


@pytest.mark.parametrize("text", lines(BINDS_THE_SAME))
def test_readings_that_nobody_confuses_are_not_nocuous(text: str) -> None:
    assert not judged(text, is_nocuous)


def open_at_a_link(text: str) -> bool:
    (sentences,) = parse([text])
    return any(
        token.lower in LINKS and leaves_open(tokens, i)
        for tokens in sentences
        for i, token in enumerate(tokens)
    )


@pytest.mark.parametrize("text", lines(OPEN))
def test_a_link_without_a_sign_is_open(text: str) -> None:
    assert open_at_a_link(text)


@pytest.mark.parametrize("text", lines(SETTLED))
def test_a_sign_beside_the_link_settles_it(text: str) -> None:
    assert not open_at_a_link(text)


def test_a_leading_modifier_governs_the_first_or_all() -> None:
    text = "We consult external researchers and auditors."
    found = found_in(text, "premodifier")
    assert found.leads
    assert text[slice(*found.narrow)] == "researchers"
    assert text[slice(*found.wide)] == "researchers and auditors"


def test_a_trailing_modifier_governs_the_last_or_all() -> None:
    text = "Access is open to auditors or large customers under contract."
    found = found_in(text, "postmodifier")
    assert not found.leads
    assert text[slice(*found.narrow)] == "large customers"
    assert text[slice(*found.wide)] == "auditors or large customers"


def test_a_noun_with_its_preposition_reaches_the_first_or_all() -> None:
    text = "It needs a division of duties and interfaces."
    found = found_in(text, "reach")
    assert text[slice(*found.narrow)] == "duties"
    assert text[slice(*found.wide)] == "duties and interfaces"


@pytest.mark.parametrize(
    "text", ["and", "and or", "A and", "and B.", "x, and", ", and y", "of and of"]
)
def test_fragments_are_no_coordinations(text: str) -> None:
    open_at_a_link(text)
    assert not judged(text, is_nocuous)

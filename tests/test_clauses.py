"""The forms in which a framework binds its author, each on a small framework."""

from __future__ import annotations

import pytest
from clause_reading import clause, clauses, policy, texts, trigger

from framework_lint.clause import Clause

LEVELS = """
| Category | Capability threshold | Associated risk | Safeguards |
|---|---|---|---|
| Cyber | [High] The model can plan intrusions into hardened networks. | Attackers could scale \
their operations. | Require hardened storage of the weights.<br>Require account checks before \
external deployment. |
| Cyber | [Critical] The model can find unknown flaws without help. | A group could disable a \
power grid. | Do not train a further model until the Safety Board has approved it. |
"""
TIERS = """
| Level | Definition | {header} |
|---|---|---|
| Tier 3 | The system can design a novel toxin. | Air-gapped training cluster |
"""
VAULT = "We will meet the Vault Standard{where} for every Tier 3 model.\n\n{rest}"


def told(found: Clause) -> tuple[str, str, str, str | None]:
    return found.kind.value, found.register.value, found.quote, trigger(found)


def test_a_table_of_levels_gives_a_clause_for_each_cell_under_its_level() -> None:
    found = [(c.kind.value, c.threshold, c.place.column) for c in clauses(LEVELS)]
    assert found == [
        ("threshold", "Cyber [High]", "Capability threshold"),
        ("risk", "Cyber [High]", "Associated risk"),
        ("commitment", "Cyber [High]", "Safeguards"),
        ("commitment", "Cyber [High]", "Safeguards"),
        ("threshold", "Cyber [Critical]", "Capability threshold"),
        ("risk", "Cyber [Critical]", "Associated risk"),
        ("commitment", "Cyber [Critical]", "Safeguards"),
    ]


def test_a_safeguard_hangs_on_the_level_of_its_row_or_on_its_own_condition() -> None:
    found = [(c.duty, trigger(c)) for c in clauses(LEVELS) if c.edge]
    assert found == [
        ("Require hardened storage of the weights", "“Cyber [High]”"),
        ("Require account checks", "“before external deployment”"),
        ("Do not train a further model", "¬“the Safety Board has approved it”"),
    ]


def test_the_trigger_of_a_safeguard_quotes_the_cell_that_defines_its_level() -> None:
    safeguard = clauses(LEVELS)[2]
    assert safeguard.trigger is not None
    assert texts(*safeguard.trigger.phrases) == (
        "[High] The model can plan intrusions into hardened networks.",
    )


@pytest.mark.parametrize(
    ("header", "register"),
    [
        pytest.param("Required safeguards", "descriptive", id="plain"),
        pytest.param("Recommended safeguards", "recommendation", id="recommended"),
        pytest.param("Possible safeguards", "permission", id="possible"),
    ],
)
def test_a_bare_safeguard_binds_as_its_header_says(header: str, register: str) -> None:
    found = clauses(TIERS.format(header=header))[-1]
    assert told(found) == ("commitment", register, "Air-gapped training cluster", "“Tier 3”")
    assert (found.place.row, found.threshold, found.action) == ("Tier 3", "Tier 3", None)


def test_a_table_of_standards_says_what_they_hold() -> None:
    text = "| Standard | Storage |\n|---|---|\n| Gold Standard | Weights are encrypted at rest. |"
    assert told(clauses(text)[-1])[0::2] == ("component", "Weights are encrypted at rest.")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Encrypt the model weights at rest.", id="order"),
        pytest.param("Do not copy weights to laptops.", id="ban"),
        pytest.param("Limit access to vetted staff.", id="limit"),
    ],
)
def test_an_imperative_bullet_binds_an_author_whom_no_words_name(text: str) -> None:
    found = clause(f"# Safeguards\n\n- {text}")
    assert told(found) == ("commitment", "mandatory", text, None)
    assert (found.actor.phrase, found.actor.explicit, found.place.item) == (None, False, None)


@pytest.mark.parametrize(
    ("text", "formula", "level"),
    [
        pytest.param(
            "If a model reaches the Critical threshold, we will stop training.",
            "“a model reaches the Critical threshold”",
            "the Critical threshold",
            id="if",
        ),
        pytest.param(
            "When a test shows severe uplift, the Safety Board must pause deployment.",
            "“a test shows severe uplift”",
            None,
            id="when",
        ),
        pytest.param(
            "Once a model reaches Tier 3, we will store its weights offline.",
            "“a model reaches Tier 3”",
            "Tier 3",
            id="once",
        ),
        pytest.param(
            "We will not resume training until the board approves the safety case.",
            "¬“the board approves the safety case”",
            None,
            id="until",
        ),
        pytest.param(
            "We will not deploy a model unless it has passed an outside test.",
            "¬“it has passed an outside test”",
            None,
            id="unless",
        ),
        pytest.param(
            "Before external deployment, we will run a red-team exercise.",
            "“Before external deployment”",
            None,
            id="before-in-front",
        ),
        pytest.param(
            "We will run a red-team exercise before external deployment.",
            "“before external deployment”",
            None,
            id="before-behind",
        ),
        pytest.param(
            "For models that reach Tier 3, we will keep the weights offline.",
            "“models that reach Tier 3”",
            "Tier 3",
            id="for-models-that",
        ),
        pytest.param(
            "Models that reach Tier 3 must be kept offline.",
            "“Models that reach Tier 3”",
            "Tier 3",
            id="models-that",
        ),
    ],
)
def test_prose_with_a_condition(text: str, formula: str, level: str | None) -> None:
    found = clause(text)
    assert told(found) == ("commitment", "mandatory", text, formula)
    assert (found.threshold, found.edge) == (level, True)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A test shows severe uplift. If so, we will pause the release.", id="if-so"),
        pytest.param("The model is below Tier 2. Therefore, we will test it.", id="consequence"),
    ],
)
def test_a_consequence_hangs_on_the_sentence_before_it(text: str) -> None:
    before = text.partition(".")[0]
    assert trigger(clauses(text)[-1]) == f"“{before}”"


def test_a_therefore_without_a_ground_is_no_condition() -> None:
    text = "Openness helps the field. Therefore, we will publish our tests."
    assert (clause(text).trigger, clause(text).edge) == (None, False)


def test_what_a_condition_set_up_stays_under_it() -> None:
    first, second = clauses(
        "If a model reaches Tier 3, we will call a review. This review must end within 30 days."
    )
    assert trigger(second) == trigger(first) == "“a model reaches Tier 3”"
    assert second.threshold == "Tier 3"


def test_label_paragraphs_with_numbers() -> None:
    text = (
        "Thresholds: The harm threshold is 500 deaths or $2 billion in damage.\n\n"
        "Mitigations: We will limit access to vetted staff."
    )
    assert [told(found)[:3] for found in clauses(text)] == [
        (
            "threshold",
            "none",
            "Thresholds: The harm threshold is 500 deaths or $2 billion in damage.",
        ),
        ("commitment", "mandatory", "Mitigations: We will limit access to vetted staff."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“Severe harm” means the death of more than 50 people.", id="means"),
        pytest.param("By “severe harm” we mean the death of more than 50 people.", id="we-mean"),
        pytest.param("“Severe harm” refers to more than $2 billion in damage.", id="damage"),
        pytest.param("Tier 2: The model can help a novice make a toxin.", id="label"),
        pytest.param("Ability to plan an intrusion into a hardened network.", id="ability"),
        pytest.param("We define the Cyber threshold as help that saves a week.", id="we-define"),
    ],
)
def test_a_level_is_defined(text: str) -> None:
    found = clause(text)
    assert (found.kind.value, found.quote, found.trigger, found.edge) == (
        "threshold",
        text,
        None,
        False,
    )


def test_a_number_that_a_release_must_keep_to_is_a_commitment() -> None:
    text = "Our risk acceptance criterion for release is less than 1 out of 50 answers."
    assert told(clause(text)) == ("commitment", "none", text, "“release”")


@pytest.mark.parametrize(
    ("where", "rest", "force"),
    [
        pytest.param("", "# Vault Standard\n\nTwo officers must sign.", "binding", id="heading"),
        pytest.param(
            " (Appendix B)",
            "# Appendix B\n\nTwo officers must sign each copy.",
            "binding",
            id="appendix",
        ),
        pytest.param(
            " (Section 2)",
            "# 2 Vault\n\nExamples of controls:\n\n- Keys in hardware.",
            "illustrative",
            id="examples",
        ),
        pytest.param(
            "", "# Vault Standard\n\nVaults have a long history.", "empty", id="nothing-required"
        ),
        pytest.param("", "# Other matters\n\nTwo officers must sign.", "empty", id="no-such-part"),
    ],
)
def test_a_named_standard_is_looked_up(where: str, rest: str, force: str) -> None:
    (standard,) = clauses(VAULT.format(where=where, rest=rest))[0].standards
    assert (standard.phrase.text, standard.force.value) == ("Vault Standard", force)


def test_a_standard_leads_to_the_heading_that_says_what_it_holds() -> None:
    text = VAULT.format(where=" (Appendix B)", rest="# Appendix B\n\nTwo officers must sign.")
    (standard,) = clauses(text)[0].standards
    assert standard.target is not None
    assert policy(text).document.blocks[standard.target].text == "Appendix B"


@pytest.mark.parametrize("name", ["ISO 27001", "NIST 800-53", "SOC 2 Type II"])
def test_a_standard_of_another_body_is_outside(name: str) -> None:
    (standard,) = clause(f"We will keep to {name} at all sites.").standards
    assert (standard.phrase.text, standard.force.value) == (name, "outside")


def test_an_operative_footnote() -> None:
    note = "If a test shows a Critical capability, we will notify the regulator within 72 hours."
    found = clauses(f"We test every model.[^1]\n\n[^1]: {note}")[-1]
    assert told(found) == ("commitment", "mandatory", note, "“a test shows a Critical capability”")
    assert (found.place.note, found.threshold) == ("1", "Critical capability")


def test_a_negative_gate_is_a_duty_and_names_its_way_out() -> None:
    found = clause("We will not deploy a model unless it has passed an outside test.")
    assert found.duty == "will not deploy a model"
    assert texts(*found.exceptions) == ("unless it has passed an outside test",)


def test_a_definition_that_carries_a_rule() -> None:
    text = "“Cleared” means that two officers must approve each release."
    found = clause(text)
    assert told(found) == ("commitment", "mandatory", text, None)
    assert (found.duty, texts(found.actor.phrase)) == (
        "must approve each release",
        ("two officers",),
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("We encrypt all weights at rest.", id="we"),
        pytest.param("The security team monitors all internal use.", id="team"),
        pytest.param("Access is limited to vetted staff.", id="passive"),
    ],
)
def test_present_tense_practice(text: str) -> None:
    assert told(clause(text)) == ("commitment", "descriptive", text, None)

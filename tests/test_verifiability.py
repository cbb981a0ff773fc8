"""The eight slots of a commitment, and who could tell whether it was kept."""

from __future__ import annotations

import pytest
from clause_reading import policy

from framework_lint.figures import figures
from framework_lint.verifiability import Grade, Slot, Verifiability


def assessed(text: str) -> Verifiability:
    """Assess the only commitment of a text."""
    (found,) = policy(text).verifiability
    return found


WHOLE = (
    "If a model scores at least 60 % on the public test of Appendix A, the safety officer will "
    "publish the report on our website within 30 days."
)


def test_a_commitment_can_fill_every_slot() -> None:
    found = assessed(f"{WHOLE}\n\n# Appendix A\n\nText.")
    assert found.slots == tuple(Slot)
    assert (found.grade, found.score, found.reasons) == (Grade.V3, 8, ())


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("The board will publish each vote on our website within 14 days.", Grade.V3),
        ("The board will record each vote within 14 days.", Grade.V2),
        ("We test each model before release.", Grade.V2),
        ("The board will publish each vote on our website promptly.", Grade.V1),
        ("We will apply robust safeguards before release.", Grade.V1),
        ("Where feasible, the board will publish each vote within 14 days.", Grade.V1),
        ("We aim to publish each vote within 14 days.", Grade.V1),
        ("We should publish each vote within 14 days.", Grade.V1),
        ("If we determine that a pump fails, we will halt it within 2 days.", Grade.V1),
        ("The officer will help the board to learn of each vote.", Grade.V1),
        ("If a pump fails, we may halt it within 2 days.", Grade.V0),
        ("We will meet the ASL-9 Security Standard before release.", Grade.V0),
        ("We will, in our sole discretion, publish each vote within 14 days.", Grade.V0),
    ],
)
def test_the_class_says_who_could_tell(text: str, grade: Grade) -> None:
    assert assessed(text).grade is grade


def test_a_second_reading_caps_the_class() -> None:
    found = assessed(
        "The board will publish each vote and/or each report on our website within 14 days."
    )
    assert (found.grade, found.reasons[0]) == (Grade.V1, "it has more than one reading")


def test_a_passive_without_an_agent_names_no_actor() -> None:
    assert Slot.ACTOR not in assessed("Each vote will be published within 14 days.").slots
    assert Slot.ACTOR in assessed("- Publish each vote within 14 days.").slots


def test_figures_count_with_their_denominators() -> None:
    found = figures(
        policy(
            "| Domain | Level | Safeguards |\n|---|---|---|\n"
            "| Grid | [High] The model can shed load. | Require encryption before release. |\n"
            "| Toxins | [High] The model can make a toxin. |  |\n\n"
            "We will encrypt all weights. If a pump fails, we may halt it.\n"
        )
    )
    assert (found.commitments, sum(found.grades.values())) == (3, 3)
    assert (found.unanswered, found.thresholds) == (1, 2)
    assert (found.untriggered, found.safeguards) == (1, 3)
    assert (found.external, found.checkable, found.grades["V0"]) == (0, 2, 1)

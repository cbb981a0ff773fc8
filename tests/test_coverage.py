"""From evidence to verdicts: depth, needs, several criteria, verdicts given beforehand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from clause_reading import policy

from framework_lint.check import Example
from framework_lint.coverage import cover
from framework_lint.criterion import Criterion, Depth, Examples, Reach, Signal, Slot, Words
from framework_lint.evidence import gather
from framework_lint.features.duration import duration
from framework_lint.pack import Article, Pack, Status
from framework_lint.signals import within
from framework_lint.verdict import Coverage, Verdict


def word(wanted: str) -> Signal:
    """Find a word."""

    def signal(_: object, sentence: object, __: object) -> Words | None:
        at = getattr(sentence, "text", "").find(wanted)
        return Words(at, at + len(wanted)) if at >= 0 else None

    return signal


PUMP = Criterion(
    code="COV901",
    name="pump-stop",
    question="When is the pump stopped?",
    subject=word("pump"),
    slots=(
        Slot("trigger", "what sets it off", word("leak"), Reach.SENTENCE, required=True),
        Slot("decider", "who decides", word("Warden")),
        Slot("record", "what is recorded", word("logbook"), Reach.SECTION),
    ),
    how=1,
    full=3,
    searched=("pump",),
    rationale="It floods.",
    examples=Examples((Example(""),), (), ()),
)
VALVE = replace(PUMP, code="COV902", name="valve-stop", subject=word("valve"))
ARTICLE = Article("1(a)", "Stop", "The pump is stopped.", (PUMP,), Depth.HOW, (), {}, None, "")
PACK = Pack(
    name="harbour",
    title="Harbour rules",
    status=Status.ENACTED,
    note="",
    in_force=date(2031, 1, 1),
    checked=date(2030, 5, 2),
    as_of=date(2030, 5, 2),
    articles=(ARTICLE,),
)
FULL = "The Warden will stop the pump at a leak and note it in the logbook."


def covered(text: str, *articles: Article) -> Coverage:
    (told,) = cover(policy(text), [replace(PACK, articles=articles or (ARTICLE,))])
    return told


def verdict(text: str, *articles: Article) -> Verdict:
    return covered(text, *articles).rulings[0].verdict


def test_the_depth_that_an_article_asks_for_decides() -> None:
    deep = replace(ARTICLE, depth=Depth.FULL)
    assert verdict(FULL, deep) is Verdict.ADDRESSED
    part = "The Warden will stop the pump."
    assert verdict(part) is Verdict.ADDRESSED
    assert verdict(part, deep) is Verdict.GENERAL
    assert verdict("We will paint the pump.") is Verdict.GENERAL
    assert verdict("We will paint the crane.") is Verdict.NOT_FOUND


def test_without_a_slot_that_is_required_no_answer_is_full() -> None:
    assert PUMP.depth(["decider", "record"]) is Depth.HOW
    assert PUMP.depth(["trigger", "decider", "record"]) is Depth.FULL
    assert PUMP.depth([]) is Depth.MENTION


def test_a_slot_that_an_article_needs_is_asked_for_at_any_depth() -> None:
    needy = replace(ARTICLE, needs=("trigger",))
    assert verdict("The Warden will stop the pump.", needy) is Verdict.GENERAL
    assert verdict("We will stop the pump at a leak.", needy) is Verdict.ADDRESSED


@pytest.mark.parametrize(
    ("text", "weakness"),
    [
        ("We may stop the pump at a leak.", "says what may be done"),
        ("We aim to stop the pump at a leak.", "states an aim"),
        ("We should stop the pump at a leak.", "says what should be done"),
        ("Possible examples:\n\n- stopping the pump at a leak", "stands among examples"),
    ],
)
def test_what_does_not_bind_says_a_thing_in_general_terms(text: str, weakness: str) -> None:
    (answer,) = covered(text).rulings[0].answers
    assert answer.verdict is Verdict.GENERAL
    assert answer.filled == ()
    assert [passage.weakness for passage in answer.passages] == [weakness]


def test_a_firm_slot_counts_only_beside_a_firm_subject() -> None:
    text = "We may stop the pump. We will note each leak, and the Warden keeps the logbook."
    (answer,) = covered(text).rulings[0].answers
    assert answer.filled == ()
    assert answer.verdict is Verdict.GENERAL


def test_a_slot_is_looked_for_as_far_as_it_reaches() -> None:
    near = "## Pumps\n\nWe will stop the pump at a leak.\n\nThe Warden keeps the logbook.\n"
    (answer,) = covered(near).rulings[0].answers
    assert answer.filled == ("trigger", "record")
    far = near.replace("The Warden", "## Cranes\n\nThe Warden")
    (answer,) = covered(far).rulings[0].answers
    assert answer.filled == ("trigger",)
    assert dict(answer.open) == {"decider": "who decides", "record": "what is recorded"}


def test_several_criteria_agree_or_give_general_terms() -> None:
    both = replace(ARTICLE, criteria=(PUMP, VALVE))
    assert verdict(FULL, both) is Verdict.GENERAL
    assert verdict(f"{FULL} {FULL.replace('pump', 'valve')}", both) is Verdict.ADDRESSED
    assert verdict("We will paint the crane.", both) is Verdict.NOT_FOUND


def test_a_verdict_given_beforehand_stands_with_its_evidence() -> None:
    given = replace(ARTICLE, verdict=Verdict.NOT_OBSERVABLE, reason="only the log shows it")
    (ruling,) = covered(FULL, given).rulings
    assert (ruling.verdict, ruling.reason) == (Verdict.NOT_OBSERVABLE, "only the log shows it")
    assert ruling.answers[0].passages


def test_a_passage_is_verbatim_with_the_words_that_say_it() -> None:
    text = f"# Harbour\n\nThe sea is near. {FULL}\n"
    (passage,) = covered(text).rulings[0].answers[0].passages
    assert passage.quote == text[passage.span.start : passage.span.end] == FULL
    said = [passage.quote[start:end] for start, end in passage.words]
    assert said == ["leak", "Warden", "logbook"]
    assert passage.place.line == 3


def test_a_longer_time_than_the_regime_gives_is_said_in_general_terms() -> None:
    timed = replace(PUMP, slots=(Slot("deadline", "by when", within("limit"), required=True),))
    limit = duration("72 hours")
    assert limit is not None
    for text, weakness in (
        ("We will mend the pump within 48 hours.", ""),
        ("We will mend the pump within three days.", ""),
        ("We will mend the pump within 10 days.", "“within 10 days” is longer than 72 hours"),
    ):
        (found,) = gather(policy(text), timed, {"limit": limit})
        assert found.weakness == weakness


def test_what_a_regime_is_worth_depends_on_the_day() -> None:
    early = "not yet in force on 2 May 2030; effective 1 January 2031"
    assert PACK.standing == early
    assert replace(PACK, as_of=date(2031, 1, 1)).standing == "in force since 1 January 2031"
    draft = replace(PACK, status=Status.DRAFT, in_force=None, note="a benchmark")
    assert draft.standing == "draft, not enacted: a benchmark"


def test_every_verdict_is_counted() -> None:
    other = replace(ARTICLE, number="1(b)", criteria=(VALVE,))
    counted = covered(FULL, ARTICLE, other).by_verdict()
    assert counted["addressed"] == counted["not found in the supplied document"] == 1
    assert sum(counted.values()) == 2

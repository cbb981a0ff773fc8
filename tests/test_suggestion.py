"""A suggested wording was read again; what does not hold is only asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from clause_reading import policy

from framework_lint.check import Change, Check, Gap
from framework_lint.engine import lint
from framework_lint.policy import Policy
from framework_lint.registry import get
from framework_lint.suggestion import suggest

PAUSE = "If a model reaches the threshold, we may pause its deployment within 2 days."


def check_with(find: Callable[[Policy], Iterable[Gap]]) -> Check:
    return replace(get("DUT101"), find=find, question="Is “{quote}” meant?")


def deleting(words: str, quote: str) -> Check:
    """Return a check that reports a quote while some words are there, and would delete them."""

    def find(read: Policy) -> Iterable[Gap]:
        for sentence in read.sentences:
            start, at = sentence.text.find(words), sentence.text.find(quote)
            if start >= 0 and at >= 0:
                by = sentence.start
                change = Change(start + by, start + by + len(words), "")
                yield Gap(sentence.block, at + by, at + by + len(quote), "m", changes=(change,))

    return check_with(find)


def rewordings(check: Check, text: str) -> list[str | None]:
    read = policy(text)
    found = [(check, gap) for gap in check.find(read)]
    return [suggestion.rewording for suggestion in suggest(read, found)]


def test_a_permission_becomes_a_duty() -> None:
    assert rewordings(get("DUT101"), PAUSE) == [
        "If a model reaches the threshold, we will pause its deployment within 2 days."
    ]


def test_what_is_taken_out_leaves_a_whole_sentence() -> None:
    text = "Where feasible, we will publish the report before each release."
    assert rewordings(get("DSC101"), text) == ["We will publish the report before each release."]


def test_a_wording_in_which_the_gap_stays_is_dropped() -> None:
    def find(_: Policy) -> Iterable[Gap]:
        yield Gap(0, 0, 2, "m", changes=(Change(0, 2, "Wherever"),))

    assert rewordings(check_with(find), PAUSE) == [None]


def test_a_wording_that_empties_a_slot_is_dropped() -> None:
    assert rewordings(deleting(" within 2 days", "may pause"), PAUSE) == [None]
    assert rewordings(deleting("we ", "may pause"), PAUSE) == [None]


def test_a_wording_that_is_two_sentences_is_dropped() -> None:
    def find(_: Policy) -> Iterable[Gap]:
        yield Gap(0, 0, 2, "m", changes=(Change(len(PAUSE) - 1, len(PAUSE), ". We test it."),))

    assert rewordings(check_with(find), PAUSE) == [None]


def test_of_two_gaps_in_a_sentence_each_is_mended_by_itself() -> None:
    text = "Where feasible, we will test each model and, where possible, publish the results."
    assert rewordings(get("DSC101"), text) == [
        "We will test each model and, where possible, publish the results.",
        "Where feasible, we will test each model and publish the results.",
    ]


def test_a_question_quotes_the_words() -> None:
    read = policy("We will promptly notify the board of each incident.")
    (finding,) = lint(read, [get("VAG101")]).findings
    assert "“promptly”" in finding.suggestion.question
    assert finding.suggestion.rewording is None


def test_the_policy_stays_as_it_was() -> None:
    read = policy(PAUSE)
    before = read.document.blocks, read.sentences
    suggest(read, [(get("DUT101"), gap) for gap in get("DUT101").find(read)])
    assert (read.document.blocks, read.sentences) == before


def test_only_the_seam_of_a_change_is_closed_up() -> None:
    text = "We will keep the rate at .5 percent where feasible."
    assert rewordings(get("DSC101"), text) == ["We will keep the rate at .5 percent."]


def test_a_list_of_duties_keeps_its_comma() -> None:
    text = "We will test each model, where feasible, and publish the results."
    assert rewordings(get("DSC101"), text) == ["We will test each model, and publish the results."]

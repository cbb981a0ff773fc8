from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pytest

from framework_lint.check import Confidence, Severity
from framework_lint.document import Place
from framework_lint.errors import InputError
from framework_lint.figures import Figures
from framework_lint.identity import Identity
from framework_lint.outcome import NOTICE, Finding, Outcome, Report, Suggestion
from framework_lint.rendering import FORMATS, render
from framework_lint.rendering.text import NOT_FOUND, brief
from framework_lint.screen import Screen
from framework_lint.source import Span, Unread

CELL = Place(
    line=12,
    column_no=3,
    page=6,
    section=("2 Risks", "2.1 Cyber"),
    table="table 1",
    row="Cyber (High)",
    column="Safeguards",
    item=2,
)
FINDING = Finding(
    code="AMB101",
    name="joint-or-several-connective",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message="“In conjunction with” has two readings.",
    remedy="Say “and”, or say that either is enough.",
    quote="In conjunction with",
    context="In conjunction with autonomy, we stop.",
    context_start=0,
    span=Span(100, 119),
    context_span=Span(100, 138),
    place=CELL,
    suggestion=Suggestion("Is “in conjunction with” meant jointly?"),
)
FIGURES = Figures(
    commitments=24,
    grades={"V3": 2, "V2": 11, "V1": 8, "V0": 3},
    ambiguous=4,
    thresholds=6,
    unanswered=1,
    safeguards=12,
    untriggered=5,
)
WHOLE = replace(
    FINDING,
    code="DOC101",
    name="unidentified-document",
    severity=Severity.NOTE,
    message="A version was not found in the supplied document.",
    quote="",
    context="2 Risks",
    span=Span(0, 0),
    context_span=Span(0, 7),
    place=Place(),
)
REPORT = Report(
    name="policy.txt",
    media_type="text/plain",
    sha256="0" * 64,
    identity=Identity(title="A Framework", date="May 2031"),
    pages=9,
    words={"body": 1200, "contents": 30, "structure": 44},
    sentences=61,
    checks=("AMB101", "DOC101"),
    warnings=("page 7 has no text",),
    unread=("page 8 holds an image and no text",),
    figures=FIGURES,
    findings=(WHOLE, FINDING),
)
OUTCOME = Outcome((REPORT,), (Unread("x.pdf", "a PDF"),))
EMPTY = Outcome(())
COPIES = ("docx", "pdf")


def tell(outcome: Outcome, style: str, screen: Screen = Screen()) -> str:  # noqa: B008 - frozen
    said = render(outcome, style, screen)
    assert isinstance(said, str)
    return said


def schema() -> dict[str, object]:
    content = files("framework_lint.reports").joinpath("report.schema.json").read_text("utf-8")
    loaded: dict[str, object] = json.loads(content)
    return loaded


def test_text_shows_a_finding_with_place_quote_message_and_question() -> None:
    expected = """\
  2 Risks › 2.1 Cyber

  error AMB101 joint-or-several-connective - line 12, p. 6, table 1, row "Cyber (High)",
      column "Safeguards", item 2
      | In conjunction with autonomy, we stop.
      | ^^^^^^^^^^^^^^^^^^^
      “In conjunction with” has two readings.
      Question: Is “in conjunction with” meant jointly?
"""
    assert expected in tell(OUTCOME, "text", Screen(width=90))


def test_text_shows_a_finding_about_the_whole_document_without_a_place() -> None:
    expected = """\
  The document as a whole

  note DOC101 unidentified-document
      A version was not found in the supplied document.
"""
    assert expected in tell(OUTCOME, "text")


def test_text_says_what_was_read_and_what_was_not() -> None:
    text = tell(OUTCOME, "text", Screen(width=300))
    for line in (
        "title      A Framework",
        f"version    {NOT_FOUND}",
        "date       May 2031",
        f"SHA-256    {'0' * 64}",
        "read       1,200 words in 61 sentences on 9 pages",
        "set aside  contents 30, headings and captions 44",
        "not read   page 8 holds an image and no text",
        "warning    page 7 has no text",
        "x.pdf: a PDF",
    ):
        assert f"\n  {line}\n" in text
    counted = "2 findings in 1 document: 1 error, 1 note; "
    not_read = "1 document read in part only; 1 input not read.\n"
    assert f"{counted}{not_read}AMB 1, DOC 1\n" in text
    assert text.endswith(f"{NOTICE}\n")


def test_text_without_findings_still_says_what_was_read() -> None:
    whole = Outcome((replace(REPORT, findings=(), unread=()),))
    text = tell(whole, "text", Screen(width=300))
    assert "  No findings.\n\n  title      A Framework\n" in text
    assert "\n0 findings in 1 document.\n" in text


def test_a_document_that_was_read_in_part_never_looks_clean() -> None:
    partly = Outcome((replace(REPORT, findings=()),))
    text = tell(partly, "text", Screen(width=300))
    assert "\n  No findings in what was read; some of it was not, see below.\n" in text
    assert "\n0 findings in 1 document; 1 document read in part only.\n" in text
    assert not partly.complete
    assert json.loads(tell(partly, "json"))["summary"]["complete"] is False
    assert partly.exit_code(lambda _: None) == 2


def test_findings_are_grouped_by_section_in_reading_order() -> None:
    other = replace(FINDING, place=replace(CELL, section=("3 Duties",)))
    text = tell(Outcome((replace(REPORT, findings=(FINDING, FINDING, other)),)), "text")
    assert text.count("2.1 Cyber") == 1
    assert text.index("2.1 Cyber") < text.index("3 Duties")


def test_our_own_marks_are_ascii_where_the_output_is_not_unicode() -> None:
    plain = replace(
        FINDING,
        message="m",
        remedy="r",
        suggestion=Suggestion("q"),
        context="word " * 200,
        context_start=500,
    )
    text = tell(Outcome((replace(REPORT, findings=(plain,)),)), "text", Screen(unicode=False))
    assert text.isascii()
    assert "2 Risks > 2.1 Cyber" in text


def test_colour_adds_nothing_but_colour() -> None:
    coloured = tell(OUTCOME, "text", Screen(colour=True))
    assert "\x1b[1;31merror AMB101\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == tell(OUTCOME, "text")


def test_a_brief_report_shows_the_worst_of_each_family_once() -> None:
    twice = Outcome((replace(REPORT, findings=(WHOLE, FINDING, FINDING)),))
    text = brief(twice, Screen(), shown=2)
    assert text.count("AMB101") == text.count("DOC101") == 1
    assert "3 findings in 1 document" in text
    assert "DOC101" not in brief(twice, Screen(), shown=1)


@pytest.mark.parametrize("outcome", [OUTCOME, EMPTY])
def test_json_follows_its_schema(outcome: Outcome) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(json.loads(tell(outcome, "json")), schema())


def test_json_holds_every_field_and_the_same_bytes_each_time() -> None:
    told = json.loads(tell(OUTCOME, "json"))
    found = told["reports"][0]["findings"][1]
    assert (found["span"], found["quote"]) == ({"start": 100, "end": 119}, "In conjunction with")
    assert found["place"]["section"] == ["2 Risks", "2.1 Cyber"]
    assert told["summary"]["by_severity"] == {"error": 1, "warning": 0, "note": 1}
    assert told["summary"]["complete"] is False
    assert told["unread"] == [{"name": "x.pdf", "reason": "a PDF"}]
    assert tell(OUTCOME, "json") == tell(OUTCOME, "json", Screen(width=40, colour=True))


def test_every_field_of_the_schema_is_described() -> None:
    def described(node: object) -> bool:
        if not isinstance(node, dict):
            return True
        fields = node.get("properties", {})
        return all("description" in field and described(field) for field in fields.values())

    whole = schema()
    definitions = whole["$defs"]
    assert isinstance(definitions, dict)
    assert described(whole)
    assert all(described(node) and "description" in node for node in definitions.values())


def test_every_format_tells_an_outcome_without_reports() -> None:
    assert all(tell(EMPTY, style) for style in FORMATS if style not in COPIES)


@pytest.mark.parametrize("style", COPIES)
def test_a_copy_is_of_one_document_in_its_own_format(style: str) -> None:
    for outcome, why in ((EMPTY, "none were given"), (OUTCOME, "2 were given")):
        with pytest.raises(InputError, match=why):
            render(outcome, style)


def test_a_long_report_opens_with_the_ten_findings_that_matter_most() -> None:
    notes = [replace(FINDING, severity=Severity.NOTE, quote=f"note {n}") for n in range(9)]
    unsure = replace(FINDING, confidence=Confidence.LOW, quote="an unsure error")
    warning = replace(FINDING, severity=Severity.WARNING, quote="a warning")
    edge = replace(FINDING, quote="an error at a safeguard", edge=True, span=Span(900, 910))
    report = replace(REPORT, findings=(*notes, warning, unsure, FINDING, edge))
    text = tell(Outcome((report,)), "text", Screen(width=300))
    opening = text[: text.index("2 Risks ›")].splitlines()
    assert opening[2] == "  What matters most"
    told = [line.rpartition(": ")[2].strip("“”") for line in opening[3:] if line.strip()]
    assert told[:4] == [
        "an error at a safeguard",
        "In conjunction with",
        "an unsure error",
        "a warning",
    ]
    assert len(told) == 10


def test_a_short_report_needs_no_opening() -> None:
    assert "What matters most" not in tell(OUTCOME, "text")


def test_figures_are_told_with_their_denominators() -> None:
    text = tell(OUTCOME, "text", Screen(width=120))
    assert "2 of 24 commitments say all that an outsider needs to check them (V3)" in text
    assert "13 of 24 commitments say all that whoever has the records needs (V3 and V2)" in text
    assert "1 of 6 thresholds have no safeguard that was found in the supplied document" in text
    assert "5 of 12 safeguards hang on no threshold, trigger or time" in text


def test_a_rewording_is_told_as_what_could_be() -> None:
    reworded = replace(FINDING, suggestion=Suggestion("q", "With autonomy, we stop."))
    text = tell(Outcome((replace(REPORT, findings=(reworded,)),)), "text")
    assert "Could read: With autonomy, we stop." in text

"""Findings as Word comments: at their words, and nothing else changed."""

from __future__ import annotations

import io
import json
import os
import pty
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import docx
import pytest
from comments import anchored, bare, body, empty, marks_in_place, said
from corpus import FOLDER
from docx_files import (
    LISTS,
    MAIN,
    RELATIONS,
    cell,
    deleted,
    field,
    inserted,
    item,
    members,
    note,
    notes,
    p,
    pack,
    row,
    t,
    table,
    text_box,
    word,
)
from files import flawed
from shell import Shell
from test_rendering import FINDING

from framework_lint.annotating.docx import annotate
from framework_lint.annotating.docx.letters import Letters, find
from framework_lint.engine import lint
from framework_lint.errors import InputError
from framework_lint.outcome import NOTICE, Report, Waived, Waiver
from framework_lint.readers import DOCX
from framework_lint.readers.docx import trace
from framework_lint.readers.docx.package import open_package
from framework_lint.readers.docx.xml import w
from framework_lint.readers.options import Options, Revisions
from framework_lint.readers.trail import spell
from framework_lint.registry import load
from framework_lint.rendering.advice import statement
from framework_lint.session import comprehend, open_document
from framework_lint.source import Original, Span

TYPESET = FOLDER.parent / "typeset" / "openai_pf_v2.docx"
SPLIT = p(
    "We will promptly apply safeguards when High cyber capability occurs in con",
    t("junction", "<w:b/>"),
    t(" with", "<w:i/>"),
    " autonomy.",
)
LINKED = p(
    "Where ",
    f'<w:hyperlink w:anchor="a">{t("feasible, the")}</w:hyperlink>',
    " Board will report.",
)
CHANGED = p(
    "Where ",
    inserted(t("feasible and ")),
    deleted("possible "),
    "where ",
    inserted(t("appro")),
    deleted("hum"),
    "priate, the Board will publish a report ",
    inserted(t("promptly")),
    ".",
)
CONTROLLED = p(
    "The Board will, ",
    f"<w:sdt><w:sdtPr/><w:sdtContent>{t('where feasible')}</w:sdtContent></w:sdt>",
    ", publish a report. The Board will halt a model ",
    f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{t('promptly')}</w:sdtContent></w:sdt>",
    ".",
)
FIELD = p("We will publish a ", field("REF a", t("report prom"), t("ptly")), " on request.")
_PIECES = "<w:noBreakHyphen/><w:tab/><w:t>soon, pro</w:t><w:t>mptly</w:t><w:br/><w:t> now.</w:t>"
SIGNED = p("We will report prom", f"<w:r>{_PIECES}</w:r>")
BOXED = p("Outside.", text_box(p("We will promptly report.")))
NOTED = p("We will report.", note(1), " We will stop.")
RIGID = p("<w:r><w:t> The Board will halt the model promptly and then </w:t></w:r>")
TABLE = table(
    row("Level", "Rule"),
    row("High", cell("We will promptly halt.", item("stop, where feasible, all work;", 1))),
)
BODY = (p("Policy", style="Heading1"), SPLIT, LINKED, CHANGED, CONTROLLED, FIELD, SIGNED, BOXED)
WHOLE = word(
    *BODY, NOTED, RIGID, TABLE, numbering=LISTS, footnotes=notes("footnote", "We promptly report.")
)
ACCEPTED, ORIGINAL = Options(), Options(Revisions.ORIGINAL)
DROPPED = {
    Revisions.ACCEPTED: (w("del"), w("moveFrom")),
    Revisions.ORIGINAL: (w("ins"), w("moveTo")),
}


def original(content: bytes) -> Original:
    return Original("draft.docx", DOCX, content)


@cache
def linted(content: bytes, options: Options = ACCEPTED) -> Report:
    checks = tuple(check for check in load() if check.code != "DOC101")
    return lint(comprehend(open_document(original(content), options)), checks)


@cache
def annotated(content: bytes, options: Options = ACCEPTED) -> tuple[Report, bytes]:
    report = linted(content, options)
    return report, annotate(original(content), report, options)


def samples() -> Iterator[object]:
    yield pytest.param(flawed("docx"), ACCEPTED, id="flawed")
    yield pytest.param(WHOLE, ACCEPTED, id="whole")
    yield pytest.param(WHOLE, ORIGINAL, id="whole, original")
    absent = pytest.mark.skipif(not TYPESET.exists(), reason="no typeset framework beside it")
    content = TYPESET.read_bytes() if TYPESET.exists() else b""
    yield pytest.param(content, ACCEPTED, id="typeset", marks=absent)


every_sample = pytest.mark.parametrize(("content", "options"), list(samples()))


@every_sample
def test_a_comment_stands_at_the_words_of_its_finding(content: bytes, options: Options) -> None:
    report, copy = annotated(content, options)
    comments = said(copy)
    keys = list(comments)
    assert len(keys) == 1 + len(report.findings)
    exact = 0
    for key, finding in zip(keys[1:], report.findings, strict=True):
        head, second, *_ = comments[key]
        assert head.startswith(f"{finding.severity} {finding.code} {finding.name}")
        words = anchored(copy, key, *DROPPED[options.revisions])
        if "note that is marked here" in second:
            assert words == ""
            assert finding.place.note
        elif second.startswith(f"About the words “{finding.quote}”"):
            assert spell(finding.quote) in words
        else:
            assert words == spell(finding.quote)
            exact += 1
    assert exact >= 2


@every_sample
def test_nothing_but_the_comments_changes(content: bytes, options: Options) -> None:
    report, copy = annotated(content, options)
    assert report.findings
    assert bare(copy) == bare(content)
    assert empty(copy) == empty(content)
    assert not list(marks_in_place(copy))
    before, after = members(content), members(copy)
    known = {"word/comments.xml", MAIN}
    if "word/comments.xml" not in before:
        known |= {RELATIONS, "[Content_Types].xml"}
    assert set(after) == set(before) | {"word/comments.xml"}
    assert {name for name in before if before[name] != after[name]} == known & set(before)


@every_sample
def test_the_copy_has_the_findings_of_the_draft(content: bytes, options: Options) -> None:
    report, copy = annotated(content, options)
    again = linted(copy, options)
    assert [(f.code, f.quote, f.span) for f in again.findings] == [
        (f.code, f.quote, f.span) for f in report.findings
    ]
    assert any("not part of the text" in each for each in again.warnings)


@every_sample
def test_another_reader_finds_the_comments(content: bytes, options: Options) -> None:
    report, copy = annotated(content, options)
    comments = list(docx.Document(io.BytesIO(copy)).comments)
    assert len(comments) == 1 + len(report.findings)
    assert {(each.author, each.initials) for each in comments} == {("framework-lint", "fl")}
    assert NOTICE in comments[0].text
    assert report.sha256 in comments[0].text
    assert all(statement(f) in c.text for f, c in zip(report.findings, comments[1:], strict=True))


@every_sample
def test_every_letter_that_was_read_is_the_letter_in_the_file(
    content: bytes, options: Options
) -> None:
    document = open_document(original(content), options)
    traced = trace(original(content), options.revisions)
    package = open_package(content)
    letters = Letters.of(r for name in traced.parts if (r := package.original(name)) is not None)
    assert traced.tracked.text == document.source.text
    numbered = 0
    for block in document.blocks:
        span = block.quote(0, len(block.text))[1]
        for letter, number in traced.tracked.letters(span):
            assert number is None or letters.spot(number).letter == letter
            numbered += number is not None
        if block.operative:
            passage = find(replace(FINDING, quote=block.text, span=span), traced, letters)
            assert passage
            assert passage.exact
    assert numbered > 0.9 * len(spell(document.source.text))


def test_words_are_marked_across_runs_links_changes_and_cells() -> None:
    _, copy = annotated(WHOLE)
    comments = said(copy)
    marked = [anchored(copy, key, *DROPPED[Revisions.ACCEPTED]) for key in list(comments)[1:]]
    asides = [lines[1] for lines in comments.values() if lines[1].startswith("About the words")]
    assert marked == [
        "promptly",
        "inconjunctionwith",
        "Wherefeasible",
        "Wherefeasibleandwhereappropriate",
        "promptly",
        "wherefeasible",
        "promptly",
        "promptly",
        "promptly",
        "Wewillpromptlyreport." * 2,
        "TheBoardwillhaltthemodelpromptlyandthen",
        "promptly",
        "",
    ]
    assert asides == [
        "About the words “promptly” in what is marked here.",
        "About the words “promptly” in the text box that hangs here.",
        "About the words “promptly” in what is marked here.",
        "About the words “promptly” in the footnote that is marked here.",
    ]


def test_before_the_changes_deleted_words_are_marked() -> None:
    _, copy = annotated(word(p("We act ", deleted("promptly and"), " well.")), ORIGINAL)
    (key,) = list(said(copy))[1:]
    assert anchored(copy, key) == "promptly"
    (start,) = [e for e in body(copy).iter(w("commentRangeStart")) if e.get(w("id")) == key]
    assert start.getparent() is not None
    assert not list(marks_in_place(copy))
    assert "<w:delText>promptly</w:delText>" in members(copy)[MAIN].decode()


def test_comments_that_are_there_stay_as_they_are() -> None:
    made, held = docx.Document(io.BytesIO(flawed("docx"))), io.BytesIO()
    made.add_comment(made.paragraphs[-1].runs, text="Ours.", author="A", initials="A")
    made.save(held)
    _, copy = annotated(held.getvalue())
    before = docx.Document(io.BytesIO(held.getvalue())).comments
    after = list(docx.Document(io.BytesIO(copy)).comments)
    assert [each.comment_id for each in after] == [0, 1, 2, 3]
    assert [(each.text, each.author, each.timestamp) for each in before] == [
        (each.text, each.author, each.timestamp) for each in after[:1]
    ]
    assert bare(copy) == bare(held.getvalue())
    assert members(copy)["[Content_Types].xml"] == members(held.getvalue())["[Content_Types].xml"]


def test_a_copy_annotated_again_has_the_comments_of_both_runs() -> None:
    report, first = annotated(flawed("docx"))
    _, second = annotated(first)
    assert len(said(second)) == 2 * (1 + len(report.findings))
    assert not list(marks_in_place(second))
    assert bare(second) == bare(flawed("docx"))


def test_the_same_draft_gives_the_same_bytes_and_no_date_of_today() -> None:
    report, copy = annotated(WHOLE)
    assert copy == annotate(original(WHOLE), report, ACCEPTED)
    assert b"w:date=" not in members(copy)["word/comments.xml"]
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as old, zipfile.ZipFile(io.BytesIO(copy)) as new:
        dates = {each.filename: each.date_time for each in new.infolist()}
        assert [dates[each.filename] for each in old.infolist()] == [
            each.date_time for each in old.infolist()
        ]
        assert dates["word/comments.xml"] == (1980, 1, 1, 0, 0, 0)


def test_a_waived_finding_has_no_comment_and_is_counted() -> None:
    report = linted(WHOLE)
    first, *others = report.findings
    waiver = Waiver(Waived.FILE, "agreed")
    copy = annotate(
        original(WHOLE),
        replace(report, findings=(replace(first, waiver=waiver), *others)),
        ACCEPTED,
    )
    comments = said(copy)
    assert len(comments) == 1 + len(others)
    opening = " ".join(next(iter(comments.values())))
    assert f"{len(others)} findings" in opening
    assert "1 waived finding has no comment" in opening


def test_the_readings_of_a_clause_stand_in_the_comment_on_what_they_come_from() -> None:
    report, copy = annotated(flawed("docx"))
    (contest,) = report.contests
    (lines,) = [each for each in said(copy).values() if "AMB101" in each[0]]
    told = [f"{each.label}: {each.words}" for each in contest.readings]
    assert lines[-len(told) :] == told
    assert "none is chosen" in lines[-len(told) - 1]


def test_what_was_not_read_stands_in_the_first_comment(shell: Shell) -> None:
    embedded = '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'
    Path("part.docx").write_bytes(word(p("We will act promptly."), p(embedded)))
    run = shell("check", "part.docx", "--output", "docx=out.docx")
    assert run.code == 2
    opening = next(iter(said(Path("out.docx").read_bytes()).values()))
    assert any(line.startswith("Not read: an embedded object") for line in opening)


def test_a_finding_that_stands_nowhere_in_the_file_is_told_in_the_first_comment() -> None:
    report = linted(WHOLE)
    lost = replace(report.findings[0], quote="", span=Span(0, 0))
    copy = annotate(original(WHOLE), replace(report, findings=(lost,)), ACCEPTED)
    (opening,) = said(copy).values()
    assert "1 finding without a place in the text:" in opening
    assert lost.message in opening


def test_a_quote_that_the_file_spells_otherwise_is_not_taken_for_found() -> None:
    report = linted(WHOLE)
    other = replace(report.findings[0], quote="instantly")
    copy = annotate(original(WHOLE), replace(report, findings=(other,)), ACCEPTED)
    key = list(said(copy))[1]
    assert anchored(copy, key).startswith("Wewillpromptly")
    assert said(copy)[key][1] == (
        "About the words “instantly”, which could not be found to the letter in this paragraph."
    )


def test_each_wrong_use_is_one_clear_line(shell: Shell) -> None:
    Path("a.docx").write_bytes(flawed("docx"))
    Path("b.docx").write_bytes(flawed("docx"))
    asked = "framework-lint: --format docx annotates one DOCX file; "
    for given, why in (
        (["flawed.md"], "flawed.md is Markdown"),
        (["a.docx", "b.docx"], "2 were given"),
        (["gone.docx"], "gone.docx could not be read: no such file or folder"),
    ):
        run = shell("check", *given, "--format", "docx", "-o", "out.docx")
        assert run.code == 2
        assert run.err.splitlines()[-1] == f"{asked}{why}"
        assert not Path("out.docx").exists()


def test_a_strict_draft_gets_strict_comments() -> None:
    names = {
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": (
            b"http://purl.oclc.org/ooxml/wordprocessingml/main"
        ),
        b"http://schemas.openxmlformats.org/officeDocument/2006/": (
            b"http://purl.oclc.org/ooxml/officeDocument/"
        ),
    }
    files = members(WHOLE)
    for name in files:
        for old, new in names.items():
            files[name] = files[name].replace(old, new)
    report, copy = annotated(pack(files))
    changed = members(copy)
    assert len(report.findings) == 13
    assert all(old not in changed[MAIN] + changed["word/comments.xml"] for old in names)
    assert changed["word/comments.xml"].count(b"<w:comment ") == 14
    assert b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in changed[RELATIONS]


def test_what_word_does_not_read_stays_in_the_file() -> None:
    files = members(WHOLE)
    odd = files[MAIN].replace(b"promptly apply", b"promp<!-- a -->tly <?b c?>apply")
    content = pack({**files, MAIN: odd.replace(b"</w:p><w:p>", b"</w:p>\r\n  <w:p>")})
    _, copy = annotated(content)
    assert b"promp<!-- a -->tly <?b c?>apply" in members(copy)[MAIN]
    assert bare(copy) == bare(content)
    assert said(copy)["1"][1] == "About the words “promptly” in what is marked here."


HALT = word(p("We will promptly halt."))
LINK = b'<Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
LINK += b'relationships/comments" Target="comments.xml"/></Relationships>'


def test_a_link_to_comments_that_are_not_there_is_used() -> None:
    files = members(HALT)
    linked = files[RELATIONS].replace(b"</Relationships>", LINK)
    _, copy = annotated(pack({**files, RELATIONS: linked}))
    assert members(copy)[RELATIONS] == linked
    assert len(list(docx.Document(io.BytesIO(copy)).comments)) == 2


@pytest.mark.parametrize(
    ("added", "why"),
    [
        ({"_xmlsignatures/origin.sigs": b""}, "it is signed"),
        ({"Word/Document.xml": members(HALT)[MAIN]}, "it holds two parts of one name"),
    ],
)
def test_a_draft_that_cannot_be_added_to_is_one_clear_line(
    added: dict[str, bytes], why: str
) -> None:
    content = pack({**members(HALT), **added})
    with pytest.raises(InputError) as caught:
        annotated(content)
    assert str(caught.value) == f"draft.docx: no copy with comments can be made: {why}"


def test_the_draft_itself_is_never_written_over(shell: Shell) -> None:
    Path("a.docx").write_bytes(flawed("docx"))
    assert shell("check", "a.docx", "--format", "docx", "-o", "a.docx").code == 2
    assert Path("a.docx").read_bytes() == flawed("docx")


def test_a_draft_from_the_command_line_has_its_comments(shell: Shell) -> None:
    Path("a.docx").write_bytes(flawed("docx"))
    run = shell("check", "a.docx", "--format", "docx", "--output", "out.docx")
    assert (run.code, run.out) == (1, "")
    assert len(said(Path("out.docx").read_bytes())) == 3


def test_the_side_of_the_changes_that_was_asked_for_is_marked(shell: Shell) -> None:
    Path("a.docx").write_bytes(word(p("We act ", deleted("promptly and"), " well.")))
    run = shell("check", "a.docx", "--revisions", "original", "--output", "docx=out.docx")
    assert run.code == 1
    copy = Path("out.docx").read_bytes()
    assert "promptly" in [anchored(copy, key) for key in said(copy)]
    assert "<w:delText>promptly</w:delText>" in members(copy)[MAIN].decode()


def test_several_formats_can_be_had_at_once(shell: Shell) -> None:
    Path("a.docx").write_bytes(flawed("docx"))
    shell("check", "a.docx", "--output", "docx=out.docx", "--output", "json=out.json")
    findings = json.loads(Path("out.json").read_text("utf-8"))["reports"][0]["findings"]
    told = said(Path("out.docx").read_bytes())
    for finding, lines in zip(findings, list(told.values())[1:], strict=True):
        assert finding["message"] in lines


COMMAND = (sys.executable, "-m", "framework_lint", "check", "a.docx", "--format", "docx")


def test_a_pipe_is_given_the_file_and_a_terminal_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(flawed("docx"))
    piped = subprocess.run(COMMAND, cwd=tmp_path, capture_output=True, check=False)
    assert piped.returncode == 1
    assert len(said(piped.stdout)) == 3
    ours, theirs = pty.openpty()
    shown = subprocess.run(
        COMMAND, cwd=tmp_path, stdout=theirs, stderr=subprocess.PIPE, check=False
    )
    os.close(theirs)
    os.close(ours)
    asked = b"--format docx makes a file; say where it goes with --output FILE"
    assert (shown.returncode, shown.stderr) == (2, b"framework-lint: " + asked + b"\n")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_copy_with_its_comments(tmp_path: Path) -> None:
    _, copy = annotated(WHOLE)
    (tmp_path / "draft.docx").write_bytes(copy)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "odt", "--outdir", "."]
    subprocess.run([*command, "draft.docx"], cwd=tmp_path, check=True, capture_output=True)
    text = members((tmp_path / "draft.odt").read_bytes())["content.xml"].decode()
    assert text.count("<office:annotation ") == len(said(copy))
    assert text.count("<dc:creator>framework-lint</dc:creator>") == len(said(copy))

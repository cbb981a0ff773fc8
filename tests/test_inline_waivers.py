"""Comments in a document that waive findings: where they reach, and what they must say."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from invariant import check as hold
from shell import Run, Shell

from framework_lint.document import Document
from framework_lint.readers import HTML, MARKDOWN, read, read_original
from framework_lint.source import Original, Source

FEASIBLE = "Where feasible, the Board will publish a report."
OPENING = "# Framework\n\nVersion 1, May 2031\n\n"


def note(words: str) -> str:
    return f"<!-- framework-lint: {words} -->"


WAIVE = note("ignore DSC101 -- settled by the Board")


def linted(shell: Shell, text: str, *arguments: str, name: str = "a.md") -> Run:
    Path(name).write_text(text, "utf-8")
    return shell("check", name, "--select", "DSC101", "--format", "json", *arguments)


def waived(run: Run) -> list[bool]:
    """Say of each finding, in order, whether it is waived."""
    return [bool(f["waiver"]) for f in json.loads(run.out)["reports"][0]["findings"]]


def remarks(run: Run) -> list[tuple[str, str]]:
    told = json.loads(run.out)["reports"][0]["remarks"]
    return [(remark["concern"], remark["where"]) for remark in told]


def document(text: str, media_type: str = MARKDOWN) -> Document:
    content = text.encode()
    if media_type == HTML:
        return read_original(Original("a.html", HTML, content))
    return read(Source.of("a.md", MARKDOWN, content, text))


def test_a_comment_of_its_own_waives_in_the_next_block_only(shell: Shell) -> None:
    run = linted(shell, f"{OPENING}{WAIVE}\n{FEASIBLE}\n\n{FEASIBLE}\n")
    assert (run.code, waived(run), remarks(run)) == (1, [True, False], [])
    (first, _) = json.loads(run.out)["reports"][0]["findings"]
    assert first["waiver"] == {
        "by": "comment in the document",
        "reason": "settled by the Board",
        "owner": "",
        "until": None,
    }
    assert json.loads(run.out)["summary"]["waived"] == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{FEASIBLE} {WAIVE}\n\n{FEASIBLE}", [True, False]),
        (f"{WAIVE}\n\n{FEASIBLE}\n\n{FEASIBLE}", [True, False]),
        (f"{FEASIBLE}\n{WAIVE}\n{FEASIBLE}", [False, True]),
        (f"- {FEASIBLE} {WAIVE}\n- {FEASIBLE}", [True, False]),
        (f"- {FEASIBLE}\n  {WAIVE}\n- {FEASIBLE}", [False, True]),
        (f"{WAIVE}\n\n- {FEASIBLE}\n- {FEASIBLE}", [True, False]),
        (f"{WAIVE}\n\n| A | B |\n|---|---|\n| x | {FEASIBLE} |\n| {FEASIBLE} | y |", [True, True]),
        (f"| A | B |\n|---|---|\n| x | {FEASIBLE} {WAIVE} |\n| {FEASIBLE} | y |", [True, False]),
        (f"{FEASIBLE}[^1]\n\n[^1]: {FEASIBLE} {WAIVE}", [False, True]),
        (f"{WAIVE}\n\n## Heading\n\n{FEASIBLE}", [False]),
        (f"```\n{WAIVE}\n```\n\n{FEASIBLE}", [False]),
        (f"`{WAIVE}`\n\n{FEASIBLE}", [False]),
        (f"    {WAIVE}\n\n{FEASIBLE}", [False]),
        (f"{note('ignore DSC -- r')}\n{FEASIBLE}", [True]),
        (f"{note('ignore escape-clause -- r')}\n{FEASIBLE}", [True]),
        (f"{note('ignore AMB101, dsc101 -- r')}\n{FEASIBLE}", [True]),
        (f"{note('IGNORE DSC101 — r')}\n{FEASIBLE}", [True]),
        (f"<!--framework-lint:ignore DSC101--r-->\n{FEASIBLE}", [True]),
        (f"<!-- framework-lint: ignore\n  DSC101 -- over\n  lines -->\n{FEASIBLE}", [True]),
        (f"{FEASIBLE}\n\n{FEASIBLE}\n\n{note('ignore-file DSC101 -- r')}", [True, True]),
        (f"{note('ignore AMB101 -- r')}\n{FEASIBLE}", [False]),
    ],
)
def test_where_a_comment_reaches(shell: Shell, text: str, expected: Sequence[bool]) -> None:
    run = linted(shell, OPENING + text + "\n")
    assert waived(run) == expected
    assert run.code == int(not all(expected))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"{WAIVE}<p>{FEASIBLE}</p><p>{FEASIBLE}</p>", [True, False]),
        (f"<p>{FEASIBLE} {WAIVE}</p><p>{FEASIBLE}</p>", [True, False]),
        (f"<p>Where fea{WAIVE}sible, the Board will publish.</p><p>{FEASIBLE}</p>", [True, False]),
        (f"<ul><li>{WAIVE}{FEASIBLE}</li><li>{FEASIBLE}</li></ul>", [True, False]),
        (
            (
                f"{WAIVE}<table><tr><th>A</th><th>B</th></tr><tr><td>x</td><td>{FEASIBLE}</td></tr>"
                f"<tr><td>y</td><td>{FEASIBLE}</td></tr></table>"
            ),
            [True, True],
        ),
        (
            (
                f"<table>{WAIVE}<tr><th>A</th><th>B</th></tr><tr><td>x</td><td>{FEASIBLE}</td></tr>"
                f"</table><p>{FEASIBLE}</p>"
            ),
            [True, False],
        ),
        (
            (
                "<table><tr><th>A</th><th>B</th></tr>"
                f"<tr><td>x</td><td>{WAIVE}<p>{FEASIBLE}</p></td></tr>"
                f"<tr><td>y</td><td>{FEASIBLE}</td></tr></table>"
            ),
            [True, False],
        ),
        (f"<pre>&lt;!-- framework-lint: ignore DSC101 -- r --&gt;</pre><p>{FEASIBLE}</p>", [False]),
    ],
)
def test_where_a_comment_reaches_in_html(shell: Shell, body: str, expected: Sequence[bool]) -> None:
    page = (
        f"<!doctype html><html><body><h1>Framework</h1><p>The Board meets.</p>{body}</body></html>"
    )
    assert waived(linted(shell, page, name="a.html")) == expected


@pytest.mark.parametrize("place", ["{}<!doctype html><html><body>", "<html><head>{}</head><body>"])
def test_a_comment_for_the_whole_page_may_stand_before_it(shell: Shell, place: str) -> None:
    head = place.format(note("ignore-file DSC -- r"))
    page = f"{head}<h1>A</h1><p>{FEASIBLE}</p><p>{FEASIBLE}</p></body></html>"
    assert waived(linted(shell, page, name="a.html")) == [True, True]


@pytest.mark.parametrize(
    ("comment", "concern", "told"),
    [
        ("ignore DSC101", "malformed", "gives no reason, so it waives nothing"),
        ("ignore DSC101 --", "malformed", "gives no reason"),
        ("ignore -- because", "malformed", "names no check"),
        ("ignored DSC101 -- r", "malformed", "is not understood"),
        ("off", "malformed", "is not understood"),
        ("ignore DSC1O1 -- r", "unknown check", "unknown check 'DSC1O1'; did you mean DSC"),
        ("ignore DCS -- r", "unknown check", "did you mean DSC?"),
    ],
)
def test_a_comment_that_says_too_little_waives_nothing_and_is_told(
    shell: Shell, comment: str, concern: str, told: str
) -> None:
    text = f"{OPENING}{note(comment)}\n{FEASIBLE}\n"
    run = linted(shell, text)
    assert (run.code, waived(run), remarks(run)) == (1, [False], [(concern, "line 5")])
    lines = " ".join(shell("check", "a.md", "--select", "DSC101").out.split())
    assert f"{concern}: line 5: " in lines
    assert told in lines


def test_a_comment_without_a_colon_is_not_passed_over(shell: Shell) -> None:
    run = linted(shell, f"{OPENING}<!-- framework-lint ignore DSC101 -->\n{FEASIBLE}\n")
    assert remarks(run) == [("malformed", "line 5")]
    run = linted(shell, f"{OPENING}<!-- framework-lint was here -->\n{FEASIBLE}\n")
    assert (waived(run), remarks(run)) == ([False], [])


def test_a_comment_on_a_line_of_words_that_are_not_examined_is_told(shell: Shell) -> None:
    run = linted(shell, f"{OPENING}{WAIVE} Words.\n\n{FEASIBLE}\n")
    assert (waived(run), remarks(run)) == ([False], [("malformed", "line 5")])


def test_an_unused_comment_is_told_only_if_its_check_ran(shell: Shell) -> None:
    text = f"{OPENING}{WAIVE}\nThe Board must meet on 1 May.\n"
    run = linted(shell, text)
    assert (run.code, remarks(run)) == (0, [("not used", "line 5")])
    other = json.loads(shell("check", "a.md", "--select", "AMB101", "--format", "json").out)
    assert other["reports"][0]["remarks"] == []
    family = f"{OPENING}{note('ignore DSC -- r')}\nThe Board must meet on 1 May.\n"
    assert remarks(linted(shell, family)) == []
    assert remarks(linted(shell, family, "--extend-select", "DSC")) == [("not used", "line 5")]


def test_text_tells_what_was_waived_and_why(shell: Shell) -> None:
    linted(shell, f"{OPENING}{WAIVE}\n{FEASIBLE}\n")
    out = shell("check", "a.md", "--select", "DSC101").out
    assert "\n  No findings that count.\n" in out
    assert "DSC101 escape-clause, line 6: “Where feasible”" in out
    assert "comment in the document: “settled by the Board”" in out
    assert "\n0 findings in 1 document; 1 more waived or in the baseline.\n" in out


def test_json_with_waivers_and_remarks_follows_the_schema(shell: Shell) -> None:
    run = linted(shell, f"{OPENING}{WAIVE}\n{FEASIBLE}\n\n{note('x')}\n")
    schema = files("framework_lint.reports").joinpath("report.schema.json").read_text("utf-8")
    jsonschema.validate(json.loads(run.out), json.loads(schema))


MARKED = f"""\
{note("ignore-file DOC -- r")}
# Title {note("ignore AMB -- r")}

One {WAIVE} two.
{WAIVE}

- item {WAIVE}

| A {WAIVE} | B |
| --- | --- |
| x {WAIVE} <br> y | {WAIVE} |

Note.^[Inner {WAIVE} words.]
"""


def test_a_comment_is_no_text_of_the_document_and_spans_stay_exact() -> None:
    marked = document(MARKED)
    hold(marked)
    assert len(marked.directives) == MARKED.count("<!--")
    assert not [b.text for b in marked.blocks if "framework-lint" in b.text]
    texts = [" ".join(block.text.split()) for block in marked.blocks]
    bare = document(MARKED.replace(WAIVE, "").replace(note("ignore AMB -- r"), ""))
    assert texts == [" ".join(block.text.split()) for block in bare.blocks]


def test_a_comment_in_a_page_changes_nothing_else_of_what_is_read() -> None:
    body = f"<h1>A{{0}}</h1>{{0}}<p>One t{{0}}wo.</p><ul><li>{FEASIBLE}{{0}}</li></ul><!-- x -->"
    page = f"<html><body>{body}<pre>a{{0}}\n\nb</pre></body></html>"
    marked, bare = (document(page.format(each), HTML) for each in (WAIVE, ""))
    assert marked.source.text == bare.source.text
    assert [(b.kind, b.role, b.text) for b in marked.blocks] == [
        (b.kind, b.role, b.text) for b in bare.blocks
    ]
    assert len(marked.directives) == page.count("{0}")
    hold(marked)


def test_plain_text_has_no_comments(shell: Shell) -> None:
    run = linted(shell, f"{WAIVE}\n\n{FEASIBLE}\n", name="a.txt")
    assert waived(run) == [False]

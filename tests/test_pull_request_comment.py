"""The comment on a pull request: short, grouped by file, and made of words alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from files import to_scan
from hostile import NAMES, write_all
from lxml import html
from markdown_it import MarkdownIt
from shell import Shell
from test_rendering import FINDING, REPORT, tell

from framework_lint.outcome import NOTICE, Outcome, Waived, Waiver
from framework_lint.rendering.markdown import LONGEST
from framework_lint.rendering.markup import code, plain
from framework_lint.source import Span, Unread

UNSEEN = "\u200b"


def shown(text: str) -> html.HtmlElement:
    """Render Markdown as GitHub does, but for its own links, and check that no tag is strange."""
    grammar = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    page = html.fragment_fromstring(grammar.render(text), create_parent=True)
    known = "div h3 p strong b ul li blockquote details summary code hr"
    assert {each.tag for each in page.iter()} <= set(known.split())
    assert all(each.getparent() is page for each in page.iter("details"))
    return page


def words(page: html.HtmlElement) -> str:
    return " ".join(page.text_content().replace(UNSEEN, "").split())


def test_a_comment_counts_and_groups_by_file(shell: Shell) -> None:
    Path("scan.pdf").write_bytes(to_scan("The Board must publish its report.", ""))
    run = shell("check", "flawed.md", "sound.md", "scan.pdf", "gone.md", "--format", "markdown")
    page = shown(run.out)
    opening = words(page)[:300]
    assert " documents: " in opening
    assert "1 document read in part only; 1 input not read." in opening
    assert "gone.md: no such file or folder" in opening
    assert "scan.pdf: page 2 holds an image and no text" in opening
    summaries = [words(each) for each in page.iter("summary")]
    assert any(each.startswith("flawed.md: ") for each in summaries)
    bold = [each.text_content() for each in page.iter("b")]
    assert "in conjunction with" in bold
    assert "“in conjunction with” can be read" in words(page)
    assert "Question: Which of these is meant?" in words(page)
    assert "sound.md, SHA-256" in words(page)
    assert words(page).endswith(NOTICE)


def test_hostile_words_and_names_stay_words(shell: Shell) -> None:
    run = shell("check", *write_all(), "--format", "markdown", "--select", "DSC101")
    page = shown(run.out)
    opening = "Where feasible, the Board will tell @octocat and close #12 or GH-7 in {0} [here](1)"
    assert opening in words(page)
    assert "<script>alert(1)</script> </details>" in words(page)
    assert "at www.b.example :tada: $x$ and mail a@c.example." in words(page)
    names = {each.text_content().rpartition(":")[0] for each in page.iter("summary")}
    assert names == {f"./{name}".replace("\n", " ") for name in NAMES}


def test_nobody_is_mentioned_and_nothing_is_linked() -> None:
    text = "@octocat a@b.example #12 !7 GH-12 http://a.example www.b.example :tada:"
    page = shown(plain(text))
    assert words(page) == text
    broken = page.text_content()
    for trigger in ("@o", "@b", "#1", "!7", "GH-1", "//a", "www.b", ":t"):
        assert trigger in text
        assert trigger not in broken


def test_marks_at_the_start_of_a_line_are_words() -> None:
    for text in ("- a", "+ a", "1. a", "1) a", "> a", "# a", "=== a", "--- ", "/close", "    a"):
        page = shown(plain(text))
        assert words(page) == text.strip()
        assert [each.tag for each in page] == ["p"]


def test_a_name_is_no_markup() -> None:
    assert code("a<b>`@x`\n\n&") == "<code>a&lt;b&gt;`@x` &amp;</code>"


def test_a_long_report_is_cut_by_weight_and_says_so() -> None:
    long = "We act where feasible <now> @all. " * 200
    many = tuple(
        replace(FINDING, context=f"{n} {long}", context_start=0, quote=str(n), message=long)
        for n in range(300)
    )
    reports = tuple(replace(REPORT, name=f"{n}{'@' * 900}.md", findings=many) for n in range(40))
    unread = tuple(Unread(f"{n}{'`' * 900}.md", "x" * 900) for n in range(90))
    text = tell(Outcome(reports, unread), "markdown")
    assert LONGEST - 3_000 < len(text) <= LONGEST
    page = shown(text)
    listed = [sum(each.tag == "li" for each in part) for part in page.iter("ul")]
    assert listed[0] < 20
    assert f"and {131 - listed[0]} more" in words(page)
    assert "Uncertain in reading" in words(page)
    assert "Cut for length: " in words(page)
    assert "12,000 findings in 40 documents" in words(page)[:100]
    assert words(page).endswith(NOTICE)


def test_the_words_around_a_long_quote_are_cut_around_it() -> None:
    context = f"{'a ' * 5_000}here{' b' * 5_000}"
    found = replace(FINDING, context=context, context_start=10_000, quote="here", span=Span(1, 2))
    page = shown(tell(Outcome((replace(REPORT, findings=(found,)),)), "markdown"))
    (quote,) = page.iter("blockquote")
    assert [each.text for each in quote.iter("b")] == ["here"]
    assert 300 < len(quote.text_content()) < 500


def test_waived_findings_are_counted_only() -> None:
    waived = replace(FINDING, waiver=Waiver(Waived.INLINE, "settled"))
    page = shown(tell(Outcome((replace(REPORT, findings=(waived,), unread=()),)), "markdown"))
    assert "0 findings in 1 document; 1 more waived or in the baseline." in words(page)
    assert not list(page.iter("details"))
    assert "policy.txt, 1 finding waived, SHA-256" in words(page)

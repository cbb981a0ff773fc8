"""The HTML report: what the page is made of, and that whatever it is given stays text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from files import WRITERS
from hostile_page import ATTACK, HOSTILE
from lxml import etree, html
from shell import FLAWED, Shell

from framework_lint import registry
from framework_lint.check import Confidence, Severity
from framework_lint.document import Document, Place
from framework_lint.engine import lint
from framework_lint.outcome import (
    NOTICE,
    Concern,
    Finding,
    Outcome,
    Remark,
    Review,
    Suggestion,
    Waived,
    Waiver,
)
from framework_lint.policy import Policy
from framework_lint.readers import MARKDOWN
from framework_lint.readers.options import Options
from framework_lint.rendering import render
from framework_lint.rendering.page.document import parts
from framework_lint.rendering.page.drawing import draw, wrapped
from framework_lint.rendering.page.entry import Entry, entries, facets
from framework_lint.rendering.page.graph import Bundle, Doubtful, Node, Piece
from framework_lint.rendering.page.part import Grid, Loose
from framework_lint.rendering.page.run import Mark, NoteLink, cut
from framework_lint.rendering.page.spot import Ground, Spot
from framework_lint.screen import Screen, columns, visible
from framework_lint.session import comprehend, open_document
from framework_lint.source import Original, Span
from framework_lint.stopwatch import untimed

CODES = tuple(check.code for check in registry.load())
SAMPLE = Path(__file__).parents[1] / "corpora" / "flawed-framework.md"


def opened(text: str, name: str = "draft.md") -> tuple[Original, Document]:
    original = Original(name, MARKDOWN, text.encode())
    return original, open_document(original)


def reviewed(text: str) -> Outcome:
    original, document = opened(text)
    policy: Policy = comprehend(document)
    report = lint(policy, registry.select(), (), untimed)
    return Outcome((report,), (), (Review(original, policy, Options()),))


def page(outcome: Outcome) -> str:
    told = render(outcome, "html")
    assert isinstance(told, str)
    return told


def elements(tree: html.HtmlElement, path: str) -> list[html.HtmlElement]:
    found = tree.xpath(path)
    assert isinstance(found, list)
    return [each for each in found if isinstance(each, html.HtmlElement)]


def texts(tree: html.HtmlElement, path: str) -> list[str]:
    found = tree.xpath(path)
    assert isinstance(found, list)
    return [str(each) for each in found]


def content(tree: etree._Element) -> str:
    return "".join(str(text) for text in tree.itertext())


def finding(code: str = "AMB101", severity: Severity = Severity.ERROR) -> Finding:
    span = Span(0, 1)
    return Finding(
        *(code, "a-name", severity, Confidence.HIGH, "message", "remedy", "quote", "quote"),
        *(0, span, span, Place(), Suggestion("why?")),
    )


@pytest.fixture(scope="module")
def sample() -> Outcome:
    return reviewed(SAMPLE.read_text("utf-8"))


def listed(*severities: Severity) -> tuple[Entry, ...]:
    return entries([finding(severity=severity) for severity in severities], "d1")


def test_marks_may_overlap() -> None:
    first, second = listed(Severity.NOTE, Severity.ERROR)
    runs = cut("abcdef", [Mark(0, 4, "m1", first), Mark(2, 6, "m2", second), Mark(3, 5, "spot")])
    assert [run.text for run in runs] == ["ab", "c", "d", "e", "f"]
    assert [len(run.findings) for run in runs] == [1, 2, 2, 1, 1]
    assert [run.severity for run in runs] == ["note", "error", "error", "error", "error"]
    assert [run.opens for run in runs] == [(), (), ("spot",), (), ()]
    assert [run.closes for run in runs] == [(), (), (first,), (), (second,)]


def test_a_note_stands_before_its_character_or_behind_the_last() -> None:
    runs = cut("abc", (), [NoteLink(1, "1", ""), NoteLink(3, "2", "")])
    assert [(run.text, [note.mark for note in run.notes]) for run in runs] == [
        ("a", []),
        ("bc", ["1"]),
        ("", ["2"]),
    ]


def test_words_are_found_where_the_source_has_them() -> None:
    text = "# T\n\nWe **will** act.\n\nWe **will** wait, and will act.\n"
    _, document = opened(text)
    ground = Ground.of(document)
    second = text.rindex("will act")
    assert ground.spot(Span(second, second + 8), "will act") == Spot(2, 18, 26)
    assert ground.spot(Span(second, second + 8), "not there") is None
    assert ground.spot(Span(0, 0), "") is None


def test_every_finding_of_a_document_is_marked_in_it(sample: Outcome) -> None:
    tree = html.fromstring(page(sample))
    marked: dict[str, str] = {}
    for mark in tree.iter("mark"):
        for number in (mark.get("data-findings") or "").split():
            marked[number] = marked.get(number, "") + content(mark)
    quotes = [each.quote for each in sample.reports[0].findings]
    assert len(quotes) == 17
    assert [marked[str(number)] for number in range(1, 18)] == quotes


def test_links_lead_somewhere_and_no_anchor_is_given_twice(sample: Outcome) -> None:
    tree = html.fromstring(page(sample))
    anchors = Counter(element.get("id") for element in tree.iter() if element.get("id"))
    assert [anchor for anchor, number in anchors.items() if number > 1] == []
    led = {link.get("href") for link in tree.iter("a")}
    assert all(href and href.startswith("#") and href[1:] in anchors for href in led)
    named = [ids for e in tree.iter() for ids in (e.get("aria-labelledby") or "").split()]
    assert named
    assert set(named) <= set(anchors)


def test_headings_skip_no_level(sample: Outcome) -> None:
    both = Outcome(sample.reports * 2, (), sample.reviews * 2)
    for outcome in (sample, both):
        levels = [int(level) for level in re.findall(r"<h([1-6])", page(outcome))]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(below <= above + 1 for above, below in pairwise(levels))


def test_a_table_is_drawn_with_each_cell_under_its_column() -> None:
    _, document = opened(SAMPLE.read_text("utf-8"))
    (grid,) = (part for part in parts(document, {}, "d1") if isinstance(part, Grid))
    assert [column.name for column in grid.columns] == [
        "Threshold",
        "Associated risk",
        "Required safeguards",
    ]
    cyber = grid.rows[1]
    assert cyber.label
    assert cyber.label.lines[0].runs[0].text.startswith("Cyber: ")
    assert cyber.cells[0].lines[0].runs[0].text.startswith("In conjunction with the Autonomy")
    assert cyber.cells[1].lines[0].runs[0].text.startswith("Require Level 2 security")


def test_rows_of_one_label_stand_beside_it_and_an_empty_cell_stays_empty() -> None:
    _, document = opened(
        "# T\n\nWe will act.\n\n"
        "|  | A | B |\n|---|---|---|\n| x | one | two |\n|  | three | four |\n| y |  | six |\n"
    )
    (grid,) = (part for part in parts(document, {}, "d1") if isinstance(part, Grid))
    drawn = [
        (
            row.label and row.label.rows,
            [[run.text for line in cell.lines for run in line.runs] for cell in row.cells],
        )
        for row in grid.rows
    ]
    assert [column.name for column in grid.columns] == [None, "A", "B"]
    assert drawn == [(2, [["one"], ["two"]]), (None, [["three"], ["four"]]), (1, [[], ["six"]])]


def test_a_table_without_columns_says_so() -> None:
    _, document = opened(SAMPLE.read_text("utf-8"))
    blocks = tuple(replace(b, place=replace(b.place, column=None)) for b in document.blocks)
    (loose,) = (
        part
        for part in parts(replace(document, blocks=blocks), {}, "d1")
        if isinstance(part, Loose)
    )
    assert len(loose.lines) == 9


def test_facets_count_and_hold_only_what_differs() -> None:
    waived = replace(finding("VAG101"), waiver=Waiver(Waived.FILE, "agreed"))
    found = entries([finding(), finding(severity=Severity.NOTE), waived], "d1")
    told = {f.name: [(o.value, o.count) for o in f.options] for f in facets(found)}
    assert told == {
        "severity": [("error", 2), ("note", 1)],
        "family": [("AMB", 2), ("VAG", 1)],
        "code": [("AMB101", 2), ("VAG101", 1)],
        "state": [("counts", 2), ("waived", 1)],
    }


def test_a_waived_finding_is_told_with_its_reason_and_does_not_count(sample: Outcome) -> None:
    report = sample.reports[0]
    waiver = Waiver(Waived.FILE, "agreed <b>in May</b>", "the board", date(2031, 5, 1))
    first = replace(report.findings[0], waiver=waiver)
    one = replace(report, findings=(first, *report.findings[1:]))
    told = page(replace(sample, reports=(one,)))
    assert "agreed &lt;b&gt;in May&lt;/b&gt; (the board); until 2031-05-01" in told
    assert 'data-state="waived"' in told
    assert ", waived" in told
    assert told.count("16 findings in 1 document") == 1


def test_the_drawing_holds_every_word_and_no_box_overlaps_another() -> None:
    node = Node((Piece("word " * 60, own=True),), "a", Doubtful("has 2 readings", "r"))
    long = Node((Piece("x" * 500, own=False),), "b")
    told = [Bundle(node, (long, node, long)), Bundle(long, ()), Bundle(node, (node,))]
    drawing = draw(told)
    assert len(drawing.boxes) == 7
    assert len(drawing.curves) == 4
    assert [box.side for box in drawing.boxes].count("alone") == 1
    for box in drawing.boxes:
        assert box.x >= 0
        assert box.x + box.width <= drawing.width
        assert box.y + box.height <= drawing.height
        assert all(box.y < y < box.y + box.height for _, y, _ in box.lines)
        assert (box.remark is not None) is (box.node is node)
        shown = "".join(piece.text for _, _, row in box.lines for piece in row)
        assert shown.replace(" ", "") == box.node.words.replace(" ", "")
    for one, other in combinations(drawing.boxes, 2):
        beside = one.x + one.width <= other.x or other.x + other.width <= one.x
        assert beside or one.y + one.height <= other.y or other.y + other.height <= one.y
    assert draw(told) == drawing


def test_lines_of_a_box_fit_it() -> None:
    for text in ("short", "word " * 40, "x" * 300, "字" * 100, "a b " * 100):
        lines = wrapped(text, 30)
        assert 1 <= len(lines) <= 14
        assert all(columns(line) <= 30 for line in lines)
    assert wrapped("word " * 90, 30)[-1].endswith("…")


def test_the_same_outcome_gives_the_same_page(sample: Outcome) -> None:
    assert page(sample) == page(sample) == render(sample, "html", Screen(width=40, colour=True))


def test_the_page_says_what_was_read(sample: Outcome) -> None:
    report = replace(
        sample.reports[0], unread=("page 8 holds an image",), warnings=("a <table> was guessed",)
    )
    told = content(html.fromstring(page(replace(sample, reports=(report,)))))
    for part in (
        NOTICE,
        report.sha256,
        "draft.md",
        "Quillmoor Frontier Safety Framework",
        "not found in the supplied document",
        "page 8 holds an image",
        "a <table> was guessed",
        ", ".join(report.checks),
        "Read in part only.",
        "0 of 28 commitments say all that an outsider needs to check them (V3)",
    ):
        assert part in told


def test_readings_stand_side_by_side_in_their_order(sample: Outcome) -> None:
    tree = html.fromstring(page(sample))
    contests = elements(tree, "//section[@class='contest']")
    assert len(contests) == len(sample.reports[0].contests) == 4
    for shown, contest in zip(contests, sample.reports[0].contests, strict=True):
        labels = texts(shown, "./ul[@class='sides']/li/p[@class='side-label']/text()")
        assert labels == [reading.label for reading in contest.readings]
    assert "none is chosen" in content(tree)


def test_packs_stand_side_by_side_with_jumps_to_the_passages(shell: Shell) -> None:
    run = shell("check", "flawed.md", "--pack", "sb53", "--pack", "seoul", "--format", "html")
    assert run.code == 1
    tree = html.fromstring(run.out)
    assert len(elements(tree, "//table[@class='matrix']")) == 2
    assert texts(tree, "//table[@class='crossed']/thead//th/text()") == [
        "Criterion",
        "sb53",
        "seoul",
    ]
    jumps = texts(tree, "//table[@class='matrix']//p[@class='evidence']/a/@href")
    assert jumps
    for jump in jumps:
        (anchor,) = elements(tree, f"//*[@id='{jump[1:]}']")
        assert elements(anchor, "ancestor::section[@class='document']")


def test_several_documents_make_one_page(shell: Shell) -> None:
    run = shell("check", "flawed.md", "sound.md", "nowhere.md", "-o", "html=page.html")
    assert run.code == 2
    tree = html.parse("page.html").getroot()
    assert [article.get("id") for article in tree.iter("article")] == ["d1", "d2"]
    assert "nowhere.md: no such file" in content(tree)


@pytest.mark.parametrize("ending", WRITERS)
def test_every_kind_of_file_makes_a_page(shell: Shell, ending: str) -> None:
    Path(f"draft.{ending}").write_bytes(WRITERS[ending](FLAWED))
    run = shell("check", f"draft.{ending}", "--format", "html", "--fail-on", "never")
    assert run.code == 0
    assert "in conjunction with" in content(html.fromstring(run.out))


def test_nothing_in_a_page_is_loaded_or_run_but_its_own_script(shell: Shell) -> None:
    Path("hostile.txt").write_text(HOSTILE, "utf-8")
    run = shell("check", "hostile.txt", "--format", "html", "--fail-on", "never")
    tree = html.fromstring(run.out)
    assert len(list(tree.iter("script"))) == len(list(tree.iter("style"))) == 1
    assert not list(tree.iter("img", "iframe", "object", "embed", "link", "base", "audio"))
    assert not [e for e in tree.iter() for name in map(str, e.attrib) if name.startswith("on")]
    assert not [e for e in tree.iter() if e.get("style") or e.get("src")]
    assert {a.get("href", "")[:1] for a in tree.iter("a")} == {"#"}
    (policy,) = texts(tree, "//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    text = content(elements(tree, "//section[@class='document']")[0])
    for part in (
        "</style><script>document.title",
        "<img src=x onerror=alert(1)>",
        "]]>",
        "{{ 7 }}",
    ):
        assert part in text
    assert "\u202e" not in run.out
    assert "\x07" not in run.out


def test_what_a_document_calls_itself_stays_text(sample: Outcome) -> None:
    report = sample.reports[0]
    named = replace(report, name=ATTACK, identity=replace(report.identity, title=ATTACK))
    told = page(replace(sample, reports=(named,)))
    tree = html.fromstring(told)
    assert len(list(tree.iter("script"))) == 1
    assert tree.findtext(".//h1/span") == visible(ATTACK)
    assert tree.findtext(".//title") == f"{visible(ATTACK)}: what its wording leaves open"
    assert visible(ATTACK) != ATTACK


def test_every_block_is_shown_whole_and_in_its_order(sample: Outcome) -> None:
    tree = html.fromstring(page(sample))
    for element in elements(tree, "//span[@class='refs'] | //sup[@class='note-mark']"):
        element.drop_tree()
    (shown,) = elements(tree, "//div[@class='paper own']")
    told, at = " ".join(content(shown).split()), 0
    for block in sample.reviews[0].policy.document.blocks:
        text = " ".join(block.text.split())
        assert text in told[at:]
        at = told.index(text, at) + len(text)


def test_what_is_not_linted_is_shown_and_said_to_be_so() -> None:
    told = page(
        reviewed(
            "# T\n\nVersion 1, May 2031\n\nWe will act.\n\n> A law says more.\n\n"
            "```\nif a < b:\n    act()\n```\n\n## Change log\n\nWe will have changed much.\n"
        )
    )
    tree = html.fromstring(told)
    asides = [content(aside) for aside in elements(tree, "//*[@class='aside']")]
    assert [" ".join(each.split()) for each in asides[:2]] == [
        "quoted, not linted A law says more.",
        "code, not linted if a < b: act()",
    ]
    assert "<code>if a &lt; b:\nact()</code>" in told
    assert any("change log, not linted" in each for each in asides)


def shown(tree: html.HtmlElement, path: str) -> list[str]:
    return [" ".join(content(each).split()) for each in elements(tree, path)]


def test_what_is_contested_is_marked_in_the_graph(sample: Outcome) -> None:
    tree = html.fromstring(page(sample))
    halt = "If a model reaches the Cyber threshold combined with the Autonomy threshold, "
    (entry,) = (
        each
        for each in elements(tree, "//ul[@class='bundles']//li[not(ul)]")
        if halt in content(each)
    )
    assert texts(entry, "./a[@class='contested']/text()") == ["has 2 readings"]
    assert texts(entry, "./a[@class='contested']/@href") == ["#d1-contest-3"]
    readings = "//section[@class='contest'][*[1][@id='d1-contest-3']]/ul//p[@class='side-label']"
    assert shown(tree, readings) == ["R1", "R2"]
    assert len(elements(tree, "//*[local-name()='a'][@class='doubtful']")) == 4
    assert len(elements(tree, "//*[local-name()='path'][@class='curve doubtful']")) == 4
    intro = shown(tree, "//section[@class='graph']/p")[0]
    assert "follows the words as they stand: what can be read in more than one way" in intro
    plain = page(
        reviewed("# T\n\nIf a control fails, the Safety Council must halt the training.\n")
    )
    assert "follows the words as they stand." in content(html.fromstring(plain))


def test_what_asks_for_nothing_and_scraps_are_no_part_of_the_graph() -> None:
    told = page(
        reviewed(
            "# T\n\nIf a control fails, we will halt training.\n\n"
            "If a control fails, the board may reverse a decision.\n\n"
            "We may also seek this out if a model is over a threshold.\n\n"
            "We will not evaluate a model if it is no more capable than the last.\n\n"
            "If we deem, we will work with outside testers.\n"
        )
    )
    tree = html.fromstring(told)
    assert shown(tree, "//ul[@class='bundles']/li") == [
        "a control fails If a control fails, we will halt training."
    ]
    left_out = (
        "Left out: 3 clauses on a condition that only permit or let off; "
        "1 clause whose condition was read too short to stand alone."
    )
    assert left_out in shown(tree, "//section[@class='graph']/p")
    assert shown(tree, "//section[@class='graph']/h2") == [
        "Conditions and what the text ties to them"
    ]


def test_words_of_the_document_and_of_the_tool_differ_in_face(sample: Outcome) -> None:
    tree = html.fromstring(page(sample))
    for at in (
        "//ul[@class='bundles']//span[not(@class)]",
        "//*[local-name()='tspan'][not(@class)]",
    ):
        told = " ".join(shown(tree, at))
        assert "and it is not the case that" in told
        assert "containment" not in told
    own = shown(tree, "//ul[@class='bundles']//span[@class='own']")
    assert "containment is in place" in own
    blocks = [block.text for block in sample.reviews[0].policy.document.blocks]
    assert all(any(words in text for text in blocks) for words in own)


def test_readings_are_told_whole(sample: Outcome) -> None:
    sides = shown(html.fromstring(page(sample)), "//section[@class='contest']/ul/li/p[2]")
    told = [reading.words for contest in sample.reports[0].contests for reading in contest.readings]
    assert sides == told
    assert sum("within 24 hours" in words for words in sides) == 2
    assert not any("…" in words for words in sides)


def test_a_truth_table_shows_where_readings_differ(sample: Outcome) -> None:
    tree = html.fromstring(page(sample))
    tables = elements(tree, "//table[@class='truth']")
    assert len(tables) == 4
    assert all(elements(table, ".//td[contains(@class, 'differs')]") for table in tables)
    assert texts(tables[3], ".//th/text()") == ["A", "D1", "D2", "R1", "R2"]
    assert len(elements(tables[3], ".//tbody/tr")) == 8
    assert content(tree).count("With nothing done the readings come to the same") == 1


def test_several_documents_can_be_told_apart() -> None:
    one = reviewed("# Same Name\n\nVersion 1.2, May 2031\n\nWe will act.\n")
    two = reviewed("# Same Name\n\nWe will act.\n")
    later = replace(two.reports[0], name="later.md")
    both = Outcome((one.reports[0], later), (), one.reviews + two.reviews)
    tree = html.fromstring(page(both))
    which = [
        "draft.md: version 1.2, May 2031",
        "later.md: version and date not found in the supplied document",
    ]
    assert shown(tree, "//article/h2/span[@class='which']") == which
    index = shown(tree, "//header//nav//li/span")
    assert [told.rpartition(";")[0] for told in index] == which
    assert which[0] in shown(html.fromstring(page(one)), "//header/p")


def test_a_card_leads_to_the_readings_it_asks_about(sample: Outcome) -> None:
    tree = html.fromstring(page(sample))
    asked = elements(tree, "//li[starts-with(@data-code, 'AMB')]/p[span='Question']/a")
    assert [link.get("href") for link in asked] == [f"#d1-contest-{n}" for n in (1, 3, 4)]
    assert {content(link) for link in asked} == {"Which of these readings is meant?"}
    assert "`" not in " ".join(shown(tree, "//li[@data-code]/p"))


def test_the_same_number_of_findings_is_said_everywhere(sample: Outcome) -> None:
    report = sample.reports[0]
    first = replace(report.findings[0], waiver=Waiver(Waived.FILE, "agreed"))
    one = replace(report, findings=(first, *report.findings[1:]))
    tree = html.fromstring(page(replace(sample, reports=(one,))))
    assert "Findings 16, 1 waived" in shown(tree, "//nav[@class='local']//a")
    assert shown(tree, "//output") == ["16 findings, 1 waived"]
    two = html.fromstring(page(Outcome((one, one), (), sample.reviews * 2)))
    assert shown(two, "//header//nav//li")[0].endswith("; 16 findings, 1 waived")


def test_what_is_to_be_seen_to_and_what_was_left_out_is_said(sample: Outcome) -> None:
    remark = Remark(Concern.EXPIRED, "waivers.toml, entry 2", "ended on <1 May> 2031")
    shared = Remark(Concern.UNUSED, "baseline.json", "3 entries")
    report = replace(
        sample.reports[0], remarks=(remark,), profile="draft", limits="no notes", untold=2
    )
    tree = html.fromstring(page(replace(sample, reports=(report,), remarks=(shared,))))
    read = " ".join(shown(tree, "//section[@class='read']"))
    for part in (
        "draft: no notes; 2 findings of low confidence not told",
        "expired: waivers.toml, entry 2: ended on <1 May> 2031",
        "not used: baseline.json: 3 entries",
    ):
        assert part in read
    assert shown(tree, "//div[@class='remarks']//li") == [
        "not used: baseline.json: 3 entries",
        "expired: waivers.toml, entry 2: ended on <1 May> 2031",
    ]
    assert not elements(html.fromstring(page(sample)), "//div[@class='remarks']")


def test_cards_claim_no_more_than_is_known(sample: Outcome) -> None:
    tree = html.fromstring(page(sample))
    cards = " ".join(shown(tree, "//li[@data-code]"))
    assert "Serves" not in cards
    assert cards.count("Related provisions, for orientation:") == 17
    told = {each.judged for code in CODES for each in entries([finding(code)], "d1")}
    for each in told - {""}:
        match = re.fullmatch(
            r"Readers held (\d+) of (\d+) of this check’s findings on published frameworks right"
            r"(; too few to say more)?\.",
            each,
        )
        assert match
        assert bool(match[3]) is (int(match[2]) < 5)
    assert any("too few" in each for each in told)


def test_messages_open_with_a_capital_and_quotations_as_they_are() -> None:
    said = ("the duty names nobody", "“robust” has no scale")
    found = entries([replace(finding(), message=each) for each in said], "d1")
    assert [each.message for each in found] == ["The duty names nobody", "“robust” has no scale"]


def test_terms_have_a_key_where_they_are_used(shell: Shell) -> None:
    run = shell("check", "flawed.md", "--pack", "sb53", "--format", "html")
    tree = html.fromstring(run.out)
    coverage = " ".join(shown(tree, "//section[@class='coverage']/p"))
    assert "An answer says where the document speaks" in coverage
    for term in ("full clause", "how-clause", "mention", "“says:”", "in general terms"):
        assert term in coverage
    for named in texts(tree, "//p[@class='evidence']/span/text()"):
        assert named.startswith(("says: ", "in general terms: "))
    parts = shown(tree, "//p[@class='faint parts']")
    assert parts
    assert all(re.match(r"[\w -]+: \w", each) for each in parts)
    assert "Verdict" not in content(tree)
    readings = " ".join(shown(tree, "//section[@class='readings']/p"))
    for term in ("“not A”", "¬A", "D1", "“By 1a”"):
        assert term in readings


def test_the_notice_stands_at_the_head_and_the_foot_only(sample: Outcome) -> None:
    assert content(html.fromstring(page(sample))).count(NOTICE) == 2

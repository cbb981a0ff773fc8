"""The HTML report in a real browser: filters, jumps, keys, colours, paper, and nothing let out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from browser import Browser, present, started
from hostile_page import ATTACK, HOSTILE, LONG

from framework_lint.__main__ import main

pytestmark = present

SAMPLE = Path(__file__).parents[1] / "corpora" / "flawed-framework.md"
SHOWN = "return [...document.querySelectorAll('{}')].filter(e => e.checkVisibility()).length"
LUMINANCE = """
const channel = (c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
const parsed = (color) => {
  canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data];
};
const behind = (element) => {
  for (; element; element = element.parentElement) {
    const color = parsed(getComputedStyle(element).backgroundColor);
    if (color[3] === 255) return color;
  }
  return [255, 255, 255, 255];
};
const contrast = (element) => {
  const [a, b] = [light(parsed(getComputedStyle(element).color)), light(behind(element))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};
const worst = {};
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
  if (element.closest("svg, script, :disabled, .skip, button.back")) continue;
  const name = `${element.tagName}.${element.className}`;
  worst[name] = Math.min(worst[name] ?? 99, contrast(element));
}
return worst;
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "hostile.txt").write_text(HOSTILE, "utf-8")
    packs = ("--pack", "sb53", "--pack", "seoul")
    for given, name in ((SAMPLE, "sample"), (folder / "hostile.txt", "hostile")):
        target = f"html={folder / name}.html"
        assert main(("check", str(given), *packs, "--fail-on", "never", "-o", target)) == 0
    return folder


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    yield from started()


@pytest.fixture
def sample(chromium: Browser, pages: Path) -> Browser:
    chromium.resize(1280)
    chromium.prefer("light")
    chromium.open(pages / "sample.html")
    return chromium


@pytest.fixture
def hostile(chromium: Browser, pages: Path) -> Browser:
    chromium.resize(1280)
    chromium.open(pages / "hostile.html")
    return chromium


def shown(browser: Browser, selector: str) -> object:
    return browser.run(SHOWN.format(selector))


def pick(browser: Browser, selector: str) -> None:
    browser.run("document.querySelector(arguments[0]).click()", selector)


def status(browser: Browser) -> object:
    return browser.run("return document.querySelector('output').value")


def test_a_filter_hides_entries_and_marks_and_counts_what_is_left(sample: Browser) -> None:
    assert shown(sample, "li.finding") == shown(sample, ".document a.ref") == 17
    pick(sample, "input[name=severity][value=error]")
    assert shown(sample, "li.finding") == shown(sample, ".document a.ref") == 2
    assert sample.run(SHOWN.format(".paper mark:not(.off)")) == 2
    assert status(sample) == "2 of 17 findings"
    pick(sample, "input[name=severity][value=note]")
    assert status(sample) == "7 of 17 findings"
    sample.run(
        "const s = document.querySelector('select[name=family]'); s.value = 'AMB';"
        "s.dispatchEvent(new Event('change', { bubbles: true }))"
    )
    assert status(sample) == "2 of 17 findings"
    sample.run(
        "const s = document.querySelector('select[name=code]'); s.value = 'AMB101';"
        "s.dispatchEvent(new Event('change', { bubbles: true }))"
    )
    assert status(sample) == "1 of 17 findings"
    pick(sample, "button[type=reset]")
    sample.run("return new Promise(done => setTimeout(done, 50))")
    assert status(sample) == "17 findings"
    assert shown(sample, "li.finding") == 17
    assert shown(sample, ".document mark.off") == 0


def test_what_is_hidden_by_a_filter_has_no_colour(sample: Browser) -> None:
    colour = (
        "return getComputedStyle(document.querySelector("
        "'mark[data-findings=\"6\"]')).backgroundColor"
    )
    assert sample.run(colour) != "rgba(0, 0, 0, 0)"
    pick(sample, "input[name=severity][value=error]")
    assert sample.run(colour) == "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize(
    ("link", "lands"),
    [
        (".finding a[href='#d1-mark-12']", "d1-mark-12"),
        (".document a.ref[href='#d1-finding-12']", "d1-finding-12"),
        (".matrix .evidence a", None),
        (".contest a[href^='#d1-doubt']", None),
        ("svg a.node.safeguard", None),
        (".local a[href='#d1-graph']", "d1-graph"),
    ],
)
def test_a_jump_lands_in_view_and_a_button_leads_back(
    sample: Browser, link: str, lands: str | None
) -> None:
    sample.run("document.querySelector(arguments[0]).scrollIntoView()", link)
    before = sample.run("return scrollY")
    pick_link = (
        "const a = document.querySelector(arguments[0]);"
        "a.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));"
        "return a.getAttribute('href').slice(1)"
    )
    target = sample.run(pick_link, link)
    assert lands in (None, target)
    sample.run("return new Promise(done => setTimeout(done, 100))")
    assert sample.run("return document.querySelector(':target').id") == target
    top = sample.run("return document.querySelector(':target').getBoundingClientRect().top")
    assert isinstance(top, int | float)
    assert 0 <= top < 900
    if not link.startswith(".local"):
        assert shown(sample, ".lit") != 0
        pick(sample, "button.back")
        sample.run("return new Promise(done => setTimeout(done, 200))")
        after = sample.run("return scrollY")
        assert isinstance(before, int | float)
        assert isinstance(after, int | float)
        assert abs(after - before) < 900


def test_a_number_in_the_text_shows_its_entry_and_keeps_the_place(sample: Browser) -> None:
    ref = ".document a.ref[href='#d1-finding-12']"
    sample.run("document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })", ref)
    before = sample.run("return scrollY")
    pick(sample, ref)
    sample.run("return new Promise(done => setTimeout(done, 100))")
    assert sample.run("return scrollY") == before
    box = "return document.getElementById('d1-finding-12').getBoundingClientRect().toJSON()"
    card = sample.run(box)
    assert isinstance(card, dict)
    assert 0 < card["top"] < 850


def test_a_jump_to_what_a_filter_hides_shows_it(sample: Browser) -> None:
    pick(sample, "input[name=severity][value=error]")
    assert sample.run("return document.getElementById('d1-finding-7').checkVisibility()") is False
    sample.run(
        "const a = document.createElement('a'); a.href = '#d1-finding-7';"
        "document.querySelector('main').append(a); a.click()"
    )
    sample.run("return new Promise(done => setTimeout(done, 100))")
    assert sample.run("return document.getElementById('d1-finding-7').checkVisibility()") is True


def test_nothing_is_complained_of_and_nothing_asked_for(chromium: Browser, pages: Path) -> None:
    for name in ("sample", "hostile"):
        chromium.requests()
        chromium.complaints()
        chromium.open(pages / f"{name}.html")
        asked = [url for url in chromium.requests() if url != "about:blank"]
        assert asked == [(pages / f"{name}.html").resolve().as_uri()]
        assert chromium.complaints() == []


def test_the_browser_would_complain(chromium: Browser, pages: Path) -> None:
    told = (pages / "sample.html").read_text("utf-8")
    bad = "<img src='https://example.org/x.png'><script>alert(1)</script></body>"
    (pages / "bad.html").write_text(told.replace("</body>", bad), "utf-8")
    chromium.complaints()
    chromium.open(pages / "bad.html")
    assert len(chromium.complaints()) >= 2


def test_hostile_text_stays_text(hostile: Browser) -> None:
    assert hostile.run("return document.title") != "taken"
    text = hostile.run("return document.querySelector('.paper').textContent")
    assert isinstance(text, str)
    assert ATTACK.partition("\u202e")[0].strip() in text
    assert LONG in text
    assert hostile.run("return document.querySelectorAll('script, img, svg[onload]').length") == 1
    assert hostile.run("return document.querySelectorAll('a:not([href^=\"#\"])').length") == 0


@pytest.mark.parametrize("name", ["sample", "hostile"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_is_no_wider_than_its_window(
    chromium: Browser, pages: Path, name: str, width: int
) -> None:
    chromium.resize(width)
    chromium.open(pages / f"{name}.html")
    assert chromium.run("return innerWidth") == width
    room = chromium.run("return document.documentElement.clientWidth")
    assert chromium.run("return document.documentElement.scrollWidth") == room


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_what_is_behind_it(sample: Browser, scheme: str) -> None:
    sample.prefer(scheme)
    sample.run("for (const d of document.querySelectorAll('details')) d.open = true")
    worst = sample.run(LUMINANCE)
    assert isinstance(worst, dict)
    assert len(worst) > 30
    assert {name: ratio for name, ratio in worst.items() if ratio < 4.5} == {}
    dark = sample.run("return getComputedStyle(document.body).backgroundColor")
    assert (dark == "rgb(18, 18, 17)") is (scheme == "dark")


def test_all_that_can_be_used_can_be_reached_and_seen_with_the_keyboard(sample: Browser) -> None:
    from selenium.webdriver.common.keys import Keys

    focus = (
        "const e = document.activeElement, s = getComputedStyle(e);"
        "const near = e.matches('.chip input') ? getComputedStyle(e.nextElementSibling) : s;"
        "return [e.className || e.name || e.tagName, e.matches('svg a') || "
        "near.outlineStyle !== 'none' && parseFloat(near.outlineWidth) >= 2]"
    )
    sample.press(Keys.TAB)
    assert sample.run("return document.activeElement.className") == "skip"
    assert sample.run("return document.activeElement.getBoundingClientRect().left") == 0
    sample.press(Keys.ENTER)
    assert sample.run("return document.activeElement.id") == "main"
    seen = set()
    for _ in range(60):
        sample.press(Keys.TAB)
        said = sample.run(focus)
        assert isinstance(said, list)
        seen.add(said[0])
        assert said[1], said
    assert {"ref error", "ref warning", "scroll", "severity", "family", "code"} <= seen
    sample.run("document.querySelector('input[value=error]').focus()")
    sample.press(Keys.SPACE)
    assert status(sample) == "2 of 17 findings"


def test_everything_has_a_name_for_those_who_hear_the_page(sample: Browser) -> None:
    sample.driver.execute_cdp_cmd("Accessibility.enable", {})
    nodes = sample.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    named = {"link", "button", "checkbox", "combobox", "region", "navigation", "form", "article"}
    found = [
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in nodes
        if not node["ignored"] and node["role"]["value"] in named
    ]
    assert {role for role, _ in found} >= {"link", "button", "checkbox", "combobox", "region"}
    assert [role for role, name in found if not name] == []
    roles = [node["role"]["value"] for node in nodes if not node["ignored"]]
    assert {role: roles.count(role) for role in ("main", "banner", "contentinfo")} == {
        "main": 1,
        "banner": 1,
        "contentinfo": 1,
    }


def test_without_a_script_all_is_shown_and_no_filter(chromium: Browser, pages: Path) -> None:
    chromium.scripted(on=False)
    try:
        chromium.open(pages / "sample.html")
    finally:
        chromium.scripted(on=True)
    assert shown(chromium, "form.filters") == 0
    assert shown(chromium, "li.finding") == shown(chromium, ".document a.ref") == 17
    assert shown(chromium, "button.back") == 0


def test_paper_holds_everything_whatever_the_filter(sample: Browser) -> None:
    pick(sample, "input[name=severity][value=error]")
    text = printed(sample.print())
    for part in (
        "Quillmoor Frontier Safety Framework",
        "degree-without-yardstick",
        "Why it is reported",
        "Readers held",
        "The fewest facts on which they part",
        "22757.12(a)(2)",
        "SHA-256",
        "This report describes wording",
    ):
        assert part in text
    assert text.count("Readers held") == 17
    for part in ("Show all", "Skip to the report", "Back to where you were"):
        assert part not in text


def test_no_heading_stands_alone_at_the_foot_of_a_page(chromium: Browser, pages: Path) -> None:
    chromium.open(pages / "sample.html")
    found = chromium.run(
        "return [...document.querySelectorAll('h2, h3, h4, h5')].map(h => h.textContent)"
    )
    assert isinstance(found, list)
    headings = {"".join(str(each).split()) for each in found}
    document = pypdfium2.PdfDocument(chromium.print())
    assert len(document) > 5
    for number in range(len(document)):
        rows = document[number].get_textpage().get_text_range().splitlines()
        last = ["".join(row.split()) for row in rows if row.strip()][-1]
        assert last not in headings


def test_filters_count_what_is_waived_apart(
    chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("draft.md").write_text(
        "# T\n\n<!-- framework-lint: ignore DSC101 -- settled by the Board -->\n"
        "Where feasible, the Board will publish a robust report periodically.\n",
        "utf-8",
    )
    assert main(("check", "draft.md", "--fail-on", "never", "-o", "html=waived.html")) == 0
    chromium.open(Path("waived.html"))
    assert str(status(chromium)).endswith("findings, 1 waived")
    pick(chromium, "input[name=state][value=waived]")
    assert str(status(chromium)).endswith("findings, 1 of 1 waived")
    assert str(status(chromium)).startswith("0 of ")


def printed(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    pages = (document[number].get_textpage().get_text_range() for number in range(len(document)))
    return " ".join(" ".join(pages).split())

"""The packs of the tool parse, and each mistake in one of a user gives one clear line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from framework_lint.errors import InputError
from framework_lint.pack import Pack
from framework_lint.packs import load, names
from framework_lint.registry import criteria

LAW = Path(__file__).parents[2] / "shared" / "law"
TEXTS = sorted(each for each in LAW.glob("*") if each.suffix in (".txt", ".md"))
RUN = 7
FORBIDDEN = re.compile(
    r"\b(violat\w*|breach\w*|(non-?)?complian\w*|illegal\w*|unlawful\w*|mislead\w*|false\w*|"
    r"missing|absent|absence|lacks?|lacking|fail\w*|pass(es|ed)?|evad\w*|incorrect\w*|wrong\w*|"
    r"the (correct|true) meaning|company intends|now requires|required by)\b",
    re.IGNORECASE,
)

GOOD = """\
name = "house"
title = "House rules"
status = "voluntary"
note = "of the plant"
checked = 2026-11-21

[[article]]
number = "1"
title = "Changes"
paraphrase = "It is told how the rules are changed."
criteria = ["COV117"]
needs = ["approver"]

[[article]]
number = "2"
title = "Copies"
paraphrase = "A copy goes to the authority."
verdict = "not observable from a document"
reason = "The post is confidential."
"""


def prose(pack: Pack) -> Iterator[str]:
    """Yield all that a pack says in words of its own."""
    yield from (pack.title, pack.note)
    for article in pack.articles:
        yield from (article.title, article.paraphrase, article.reason)


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.sub(r"[^\w\s]", "", text.lower()).split()
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


@cache
def law() -> frozenset[tuple[str, ...]]:
    return frozenset(run for path in TEXTS for run in runs(path.read_text("utf-8")))


def refusal(where: str) -> str:
    with pytest.raises(InputError) as caught:
        load(where)
    return str(caught.value)


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", names())
def test_the_packs_of_the_tool_parse(name: str) -> None:
    pack = load(name)
    assert pack.name == name
    assert pack.articles
    numbers = [article.number for article in pack.articles]
    assert len(set(numbers)) == len(numbers)
    for article in pack.articles:
        assert 2 <= len(article.title.split()) <= 6, article.title
        assert article.paraphrase.endswith(".")
        assert not article.reason or article.reason.endswith(".")
        assert not set(article.needs) - {s.name for c in article.criteria for s in c.slots}


def test_the_regimes_are_what_they_are() -> None:
    standing = {name: load(name).status for name in names()}
    assert standing == {
        "sb1047-2024": "draft, not enacted",
        "sb53": "in force",
        "seoul": "voluntary",
    }


def test_every_criterion_is_asked_for_by_a_pack() -> None:
    used = {c.code for name in names() for a in load(name).articles for c in a.criteria}
    assert used == set(criteria())


@pytest.mark.parametrize("name", names())
def test_packs_use_careful_words(name: str) -> None:
    said = [text for text in prose(load(name)) if FORBIDDEN.search(text)]
    assert not said


@pytest.mark.skipif(not TEXTS, reason=f"no text of a law in {LAW.name}/")
@pytest.mark.parametrize("name", names())
def test_no_pack_copies_the_law(name: str) -> None:
    copied = {run for text in prose(load(name)) for run in runs(text) & law()}
    assert not copied


def test_a_pack_of_the_user() -> None:
    Path("house.toml").write_text(GOOD, "utf-8")
    pack = load("house.toml")
    assert [article.number for article in pack.articles] == ["1", "2"]
    assert pack.in_force is None
    assert Counter(len(article.criteria) for article in pack.articles) == {1: 1, 0: 1}


# What is replaced in the good pack, by what, and the words of the complaint.
MISTAKES = {
    "unknown key": (
        'note = "of the plant"',
        'notes = "of the plant"',
        "house.toml: notes: is not a known key; did you mean note?",
    ),
    "unknown key of an article": (
        'title = "Changes"',
        'tittle = "Changes"',
        "house.toml: article 1: tittle: is not a known key; did you mean title?",
    ),
    "unknown criterion": (
        '["COV117"]',
        '["COV117x"]',
        "house.toml: article 1: criteria: there is no criterion 'COV117x'; did you mean COV117?",
    ),
    "unknown name of a criterion": (
        '["COV117"]',
        '["change-procedures"]',
        (
            "house.toml: article 1: criteria: there is no criterion 'change-procedures'; "
            "did you mean change-procedure?"
        ),
    ),
    "criterion that is no list": (
        '["COV117"]',
        '"COV117"',
        "house.toml: article 1: criteria: give a list of texts",
    ),
    "number for nothing": (
        'needs = ["approver"]',
        'numbers = { deadline = "72 hours" }',
        "house.toml: article 1: numbers: none of its criteria asks for 'deadline'",
    ),
    "date as text": (
        "checked = 2026-11-21",
        'checked = "2026-11-21"',
        "house.toml: checked: give a day without quotes, such as 2026-01-31",
    ),
    "in force from no day": (
        'status = "voluntary"',
        'status = "in force"',
        "house.toml: in_force: say from which day a regime that is in force holds",
    ),
    "a day for what is no law": (
        'status = "voluntary"',
        'status = "voluntary"\nin_force = 2026-01-01',
        "house.toml: in_force: a regime that is 'voluntary' holds from no day",
    ),
    "unknown status": (
        'status = "voluntary"',
        'status = "optional"',
        (
            "house.toml: status: give one of 'in force', 'enacted', 'bill', 'draft, not enacted', "
            "'voluntary', 'guidance'"
        ),
    ),
    "unknown depth": (
        "checked = ",
        'depth = "deep"\nchecked = ',
        "house.toml: depth: give one of 'mention', 'how-clause', 'full clause'",
    ),
    "article twice": (
        'number = "2"',
        'number = "1"',
        "house.toml: article 1: stands there twice",
    ),
    "article without a number": (
        'number = "2"\n',
        "",
        "house.toml: article 2: number: give a text",
    ),
    "need that is no slot": (
        '["approver"]',
        '["approval"]',
        (
            "house.toml: article 1: needs: 'approval' is no slot of its criteria, which are "
            "approver, consultation, emergency, log, proposer, publication, reason"
        ),
    ),
    "verdict given beforehand": (
        '"not observable from a document"',
        '"addressed"',
        (
            'house.toml: article 2: verdict: only "not applicable" or '
            '"not observable from a document" can be given beforehand'
        ),
    ),
    "verdict without reason": (
        'reason = "The post is confidential."\n',
        "",
        "house.toml: article 2: reason: give a text",
    ),
    "neither criterion nor verdict": (
        'verdict = "not observable from a document"\n',
        "",
        "house.toml: article 2: criteria: name at least one, or give a verdict and a reason",
    ),
    "no title": (
        'title = "House rules"\n',
        "",
        "house.toml: title: give a text",
    ),
    "empty paraphrase": (
        '"A copy goes to the authority."',
        '" "',
        "house.toml: article 2: paraphrase: give a text",
    ),
}


@pytest.mark.parametrize(("old", "new", "said"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_gives_one_clear_line(old: str, new: str, said: str) -> None:
    assert GOOD.count(old) == 1
    Path("house.toml").write_text(GOOD.replace(old, new), "utf-8")
    assert refusal("house.toml") == said


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ("", "numbers: 'interval' is not given"),
        (
            'numbers = { interval = "yearly or so" }',
            'numbers: interval = "yearly or so" is no time such as "72 hours"',
        ),
        (
            "numbers = { interval = 12 }",
            'numbers: give a table of texts, such as { deadline = "72 hours" }',
        ),
        (
            'numbers = { interval = "12 months", deadline = "30 days" }',
            "numbers: none of its criteria asks for 'deadline'",
        ),
    ],
)
def test_a_number_that_a_criterion_needs(numbers: str, said: str) -> None:
    asked = GOOD.replace('["COV117"]\nneeds = ["approver"]', f'["COV217"]\n{numbers}')
    Path("house.toml").write_text(asked, "utf-8")
    assert refusal("house.toml") == f"house.toml: article 1: {said}"


@pytest.mark.parametrize("articles", ["", "article = []\n", 'article = "none"\n'])
def test_a_pack_without_articles(articles: str) -> None:
    Path("house.toml").write_text(GOOD.split("[[article]]", maxsplit=1)[0] + articles, "utf-8")
    assert refusal("house.toml") == "house.toml: article: give at least one [[article]]"


def test_what_cannot_be_read() -> None:
    Path("house.toml").write_text(GOOD.replace('"1"', '"1'), "utf-8")
    assert re.fullmatch(r"house\.toml: is not TOML: [^\n]+", refusal("house.toml"))
    Path("house.toml").write_bytes(GOOD.replace("plant", "usine à gaz").encode("latin-1"))
    assert refusal("house.toml") == "house.toml: cannot be read: it is not UTF-8"
    assert refusal("gone.toml") == "gone.toml: cannot be read: No such file or directory"
    Path("folder.toml").mkdir()
    assert refusal("folder.toml") == "folder.toml: cannot be read: Is a directory"


def test_an_unknown_pack_is_told_the_near_one() -> None:
    assert refusal("sb35") == "unknown pack 'sb35'; did you mean sb53?"
    known = ", ".join(names())
    assert refusal("zebra") == f"unknown pack 'zebra'; known are {known}, or give a .toml file"

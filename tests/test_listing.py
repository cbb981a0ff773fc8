"""The formats of `framework-lint clauses`, on a small framework."""

from __future__ import annotations

import csv
import io
import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from shell import Shell

from framework_lint.listing import FORMATS
from framework_lint.outcome import NOTICE

SAFEGUARDS = "Encrypt all weights.<br>Require two keys before external release."
LISTED = f"""\
# Halvard Safety Framework

Version 1.2, May 2031

## 1 Levels

| Category | Capability threshold | Associated risk | Safeguards |
|---|---|---|---|
| =Cyber | [High] The model can plan intrusions. | Attackers could scale up. | {SAFEGUARDS} |

“Severe harm” means the death of more than 50 people.

## 2 Duties

If a test shows “severe harm” [note A], we will send a report to the board within 30 days.

We will meet the Vault Standard (Section 3) unless the board waives it.

We may waive this rule if the risk is low, where feasible.

## 3 Vault

Our controls include the following measures:

- Encrypted storage
"""
SILENT = "# Halvard Safety Framework\n\nLanguage models have improved quickly.\n"
Record = dict[str, Any]


@pytest.fixture
def listed(shell: Shell) -> Shell:
    Path("listed.md").write_text(LISTED, "utf-8")
    Path("silent.md").write_text(SILENT, "utf-8")
    return shell


def told(listed: Shell, *options: str) -> Record:
    run = listed("clauses", "listed.md", "--format", "json", *options)
    assert (run.code, run.err) == (0, "")
    loaded: Record = json.loads(run.out)
    return loaded


def schema() -> Record:
    content = files("framework_lint.reports").joinpath("clauses.schema.json").read_text("utf-8")
    loaded: Record = json.loads(content)
    return loaded


def spans(node: object) -> list[tuple[str, int, int]]:
    """Return each quote of a record with its span, wherever it stands."""
    if isinstance(node, list):
        return [found for part in node for found in spans(part)]
    if not isinstance(node, dict):
        return []
    own = [(node["quote"], *node["span"])] if "span" in node else []
    return own + [found for part in node.values() for found in spans(part)]


@pytest.mark.parametrize("name", ["listed.md", "silent.md", "flawed.md"])
def test_json_follows_its_schema(listed: Shell, name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(json.loads(listed("clauses", name, "--format", "json").out), schema())


def test_every_field_of_the_schema_is_described() -> None:
    def described(node: object) -> bool:
        if not isinstance(node, dict):
            return True
        fields = node.get("properties", {})
        return all("description" in field and described(field) for field in fields.values())

    whole = schema()
    assert described(whole)
    assert all(described(node) and "description" in node for node in whole["$defs"].values())
    assert not re.search("violat|complian|missing", json.dumps(whole), re.IGNORECASE)


def test_json_tells_the_document_and_counts(listed: Shell) -> None:
    found = told(listed)
    assert found["notice"] == NOTICE
    assert found["document"]["name"] == "listed.md"
    assert found["document"]["identity"] == {
        "title": "Halvard Safety Framework",
        "version": "1.2",
        "date": "May 2031",
    }
    assert found["counts"] == {
        "threshold": 2,
        "commitment": 4,
        "exception": 1,
        "component": 1,
        "risk": 1,
        "edge": 4,
    }
    assert [definition["term"] for definition in found["definitions"]] == ["severe harm"]


def test_json_tells_every_slot_of_a_safeguard(listed: Shell) -> None:
    (found,) = (c for c in told(listed)["clauses"] if c["quote"].startswith("Require"))
    cells = {name: found[name] for name in ("row", "column", "threshold", "item", "page")}
    assert cells == {
        "row": "=Cyber",
        "column": "Safeguards",
        "threshold": "=Cyber [High]",
        "item": None,
        "page": None,
    }
    assert (found["action"], found["object"], found["safeguard"]) == (
        "Require",
        "two keys",
        "Require two keys",
    )
    assert (found["trigger"], found["trigger_formula"]) == (
        "before external release",
        "“before external release”",
    )
    assert found["formula"] == "“before external release” → “Require two keys”"
    assert found["deployment_scope"] == ["external"]


def test_json_tells_the_measure_of_a_fact(listed: Shell) -> None:
    Path("measured.md").write_text("If losses exceed $2 billion, we must halt training.", "utf-8")
    run = listed("clauses", "measured.md", "--format", "json")
    (atom,) = json.loads(run.out)["clauses"][0]["trigger_atoms"]
    assert atom == {
        "name": "losses exceed $2 billion",
        "quantity": {"relation": ">", "value": 2e9, "unit": "$"},
    }


def test_spans_quote_what_text_prints(listed: Shell) -> None:
    text = listed("text", "listed.md").out
    found = spans(told(listed))
    assert len(found) > 20
    assert [quote for quote, start, end in found if text[start:end] != quote] == []


@pytest.mark.parametrize("style", FORMATS)
def test_a_format_gives_the_same_bytes_each_time(listed: Shell, style: str) -> None:
    run = listed("clauses", "listed.md", "--format", style)
    assert (run.code, run.err) == (0, "")
    assert listed("clauses", "listed.md", "--format", style) == run
    assert str(Path.cwd()) not in run.out


def test_json_lines_are_the_clauses_of_json_with_their_file(listed: Shell) -> None:
    whole = told(listed)
    lines = listed("clauses", "listed.md", "--format", "jsonl").out.splitlines()
    head = {"file": "listed.md", "sha256": whole["document"]["sha256"]}
    assert [json.loads(line) for line in lines] == [head | record for record in whole["clauses"]]


def test_csv_goes_round(listed: Shell) -> None:
    rows = list(csv.DictReader(io.StringIO(listed("clauses", "listed.md", "--format", "csv").out)))
    records = told(listed)["clauses"]
    assert [(row["id"], row["quote"]) for row in rows] == [(r["id"], r["quote"]) for r in records]
    assert [row["trigger"] or None for row in rows] == [
        "'=Cyber [High]" if r["trigger"] == "=Cyber [High]" else r["trigger"] for r in records
    ]
    assert [row["standards"] for row in rows if row["standards"]] == ["Vault Standard"]
    assert {row["section"] for row in rows} == {
        f"Halvard Safety Framework | {part}" for part in ("1 Levels", "2 Duties", "3 Vault")
    }


def test_no_field_of_csv_is_a_formula(listed: Shell) -> None:
    rows = list(csv.DictReader(io.StringIO(listed("clauses", "listed.md", "--format", "csv").out)))
    assert {row["row"] for row in rows} == {"'=Cyber", ""}
    assert {row["threshold"] for row in rows} == {"'=Cyber [High]", ""}
    assert not [
        field for row in rows for field in row.values() if field.startswith(("=", "+", "@"))
    ]


def test_mermaid_draws_an_arrow_for_each_edge(listed: Shell) -> None:
    drawn = listed("clauses", "listed.md", "--format", "mermaid").out.splitlines()
    records = told(listed)
    edges = [record["id"] for record in records["clauses"] if record["safeguard"]]
    arrows = [line.split(" --> ")[1] for line in drawn if " --> " in line]
    assert drawn[0] == "flowchart LR"
    assert arrows == [f"c{key}" for key in edges]
    assert len(arrows) == records["counts"]["edge"]


def test_dot_draws_an_arrow_for_each_edge(listed: Shell) -> None:
    drawn = listed("clauses", "listed.md", "--format", "dot").out
    edges = [record["id"] for record in told(listed)["clauses"] if record["safeguard"]]
    assert re.findall(r'^  t\d+ -> "(.+)";$', drawn, re.MULTILINE) == edges
    assert drawn.startswith("digraph clauses {\n")
    assert drawn.endswith("}\n")


def test_a_graph_keeps_signs_of_the_text_from_reading_as_its_own(listed: Shell) -> None:
    said = 'If a [test] shows "harm" \\ #4 & <more>, we will stop the "public" release.'
    Path("quoted.txt").write_text(said, "utf-8")
    mermaid = listed("clauses", "quoted.txt", "--format", "mermaid").out
    assert '(["a [test] shows #quot;harm#quot; \\ #35;4 #amp; #lt;more#gt;"])\n' in mermaid
    assert '["will stop the #quot;public#quot; release"]\n' in mermaid
    dot = listed("clauses", "quoted.txt", "--format", "dot").out
    assert 'label="a [test] shows \\"harm\\" \\\\ #4 & <more>"];\n' in dot
    assert 'label="will stop the \\"public\\" release"];\n' in dot


@pytest.mark.parametrize(
    ("options", "quotes"),
    [
        pytest.param(["--kind", "risk"], ["Attackers could scale up."], id="kind"),
        pytest.param(
            ["--kind", "risk", "--kind", "component"],
            ["Attackers could scale up.", "Encrypted storage"],
            id="two-kinds",
        ),
        pytest.param(
            ["--threshold", "cyber [HIGH]", "--kind", "commitment"],
            ["Encrypt all weights.", "Require two keys before external release."],
            id="threshold-in-any-case",
        ),
        pytest.param(
            ["--scope", "external"],
            ["Require two keys before external release."],
            id="scope",
        ),
        pytest.param(["--threshold", "nowhere"], [], id="nothing"),
    ],
)
def test_options_choose_clauses(listed: Shell, options: list[str], quotes: list[str]) -> None:
    found = told(listed, *options)
    assert [clause["quote"] for clause in found["clauses"]] == quotes
    assert sum(found["counts"].values()) - found["counts"]["edge"] == len(quotes)


def test_a_table_tells_the_level_the_condition_and_the_total(listed: Shell) -> None:
    told_as = " ".join(listed("clauses", "listed.md").out.split())
    for words in (
        "cell =Cyber / Safeguards",
        "level =Cyber [High]",
        "“Encrypt all weights.”",
        "actor the author (implied)",
        "standard Vault Standard (",
        "to the board",
        "9 clauses: 2 thresholds, 4 commitments, 1 exception, 1 component, 1 risk statement.",
        "4 of 4 commitments hang on a trigger or level.",
    ):
        assert words in told_as


@pytest.mark.parametrize("style", FORMATS)
def test_output_goes_to_a_file(listed: Shell, style: str) -> None:
    run = listed("clauses", "listed.md", "--format", style, "--output", "out")
    assert (run.code, run.out, run.err) == (0, "", "framework-lint: clauses written to out\n")
    printed = listed("clauses", "listed.md", "--format", style, "-o", "-").out
    assert Path("out").read_text("utf-8") == printed


def test_the_document_is_not_written_over(listed: Shell) -> None:
    run = listed("clauses", "listed.md", "-o", "listed.md")
    assert run.code == 2
    assert Path("listed.md").read_text("utf-8") == LISTED


def test_a_file_that_is_not_there(listed: Shell) -> None:
    run = listed("clauses", "nowhere.md", "--format", "json")
    assert (run.code, run.out) == (2, "")
    assert run.err == "framework-lint: nowhere.md: no such file or folder\n"


def test_a_framework_without_clauses(listed: Shell) -> None:
    run = listed("clauses", "silent.md")
    assert (run.code, run.err) == (0, "")
    assert "\n0 clauses; none was found in the supplied document.\n" in run.out
    for style, expected in (("jsonl", ""), ("mermaid", "flowchart LR\n")):
        assert listed("clauses", "silent.md", "--format", style).out == expected

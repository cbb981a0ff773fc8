"""The sample frameworks hold the defects they are meant to hold, and the redraft none."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

from framework_lint import registry
from framework_lint.readers import MARKDOWN
from framework_lint.session import examine_source
from framework_lint.source import Source

PUT_IN = {
    "AMB101": 1,
    "AMB102": 1,
    "AMB105": 1,
    "DOC101": 1,
    "DSC101": 2,
    "DSC102": 2,
    "DUT101": 1,
    "DUT102": 1,
    "REF101": 2,
    "VAG101": 2,
    "VAG102": 2,
}


def found(name: str) -> Counter[str]:
    content = files("framework_lint.corpora").joinpath(name).read_bytes()
    source = Source.of(name, MARKDOWN, content, content.decode())
    return Counter(finding.code for finding in examine_source(source, registry.load()).findings)


def test_flawed_sample_shows_what_it_was_written_for() -> None:
    counted = found("flawed-framework.md")
    assert {code: counted[code] for code in PUT_IN if counted[code] < PUT_IN[code]} == {}


def test_redraft_gives_no_finding() -> None:
    assert found("sound-framework.md") == Counter()

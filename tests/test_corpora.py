"""The sample frameworks hold the defects they are meant to hold, and the redraft none."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest

from framework_lint import registry
from framework_lint.readers import MARKDOWN
from framework_lint.session import examine_source
from framework_lint.source import Source

PUT_IN = {
    "AMB101": 1,
    "AMB102": 1,
    "AMB105": 1,
    "DOC101": 1,
    "DSC101": 1,
    "DSC102": 2,
    "DSC109": 1,
    "DSC111": 1,
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


AMBIGUITIES = {
    "column-condition.md": {"AMB105": 1, "AMB106": 1, "AMB107": 2, "AMB118": 1},
    "mixed-connectives.md": {
        "AMB101": 1,
        "AMB102": 1,
        "AMB103": 2,
        "AMB109": 2,
        "AMB110": 1,
        "AMB111": 1,
        "AMB113": 1,
    },
    "two-definitions.md": {"AMB108": 1, "AMB114": 2, "AMB116": 2, "AMB117": 2},
    "burden-of-proof.md": {"AMB107": 1, "AMB115": 2},
}


@pytest.mark.parametrize("name", AMBIGUITIES)
def test_ambiguous_samples_show_the_sources_put_in_and_no_other(name: str) -> None:
    counted = {code: number for code, number in found(name).items() if code.startswith("AMB")}
    assert counted == AMBIGUITIES[name]

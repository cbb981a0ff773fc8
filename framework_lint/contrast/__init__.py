"""Set readings side by side: for the eye, for machines, and under the facts of a scenario."""

from __future__ import annotations

from framework_lint.contrast.facts import load_facts, template
from framework_lint.contrast.readings import readings_to_json, readings_to_text
from framework_lint.contrast.scenario import scenario_to_json, scenario_to_text

__all__ = [
    "load_facts",
    "readings_to_json",
    "readings_to_text",
    "scenario_to_json",
    "scenario_to_text",
    "template",
]

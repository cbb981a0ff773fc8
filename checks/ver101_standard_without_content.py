from __future__ import annotations

from collections.abc import Iterator

from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.clause import Force
from framework_lint.document import Kind
from framework_lint.features.pointing import Demand, demands
from framework_lint.features.substance import Content, content
from framework_lint.features.yardstick import searched
from framework_lint.policy import Policy
from framework_lint.shape import gap


def find(policy: Policy) -> Iterator[Gap]:
    asked = list(demands(policy))
    linked = {demand.name for demand in asked if demand.target is not None}
    told: set[tuple[str, int | None]] = set()
    for demand in asked:
        key = ("" if demand.target is not None else demand.name.lower(), demand.target)
        if key in told or (demand.target is None and demand.name in linked):
            continue
        told.add(key)
        held = content(policy, demand)
        if held is not None:
            yield gap(demand.sentence, demand.start, demand.end, _message(policy, demand, held))


def _message(policy: Policy, demand: Demand, held: Content) -> str:
    if held.target is None:
        return (
            f"“{demand.text}” has to be met, and no part of the supplied document that says what "
            f"it takes was found ({searched(policy)})."
        )
    block = policy.document.blocks[held.target]
    title = block.place.row or block.text if block.kind is Kind.CELL else block.text
    if held.force is Force.ILLUSTRATIVE:
        return (
            f"“{demand.text}” leads to “{title}”, where the text says “{held.words}”: "
            "no requirement was found there."
        )
    if held.words:
        return f"“{demand.text}” leads to “{title}”, which puts its content off: “{held.words}”."
    return f"“{demand.text}” leads to “{title}”, under which no text was found."


_GRID = "# Policy\n\n## 1 Rules\n\n"

CHECK = Check(
    code="VER101",
    name="standard-without-content",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(A)"),
        Citation("Cal. B&P (SB 53)", "22757.12(a)(3)"),
    ),
    rationale=(
        "A duty to meet a standard that is only illustrated, or that is written nowhere, asks for "
        "nothing in particular: nobody can tell what would fall short of it."
    ),
    remedy=(
        "In the place that the duty points to, give the least that must be in place and the test "
        "that shows it, and keep examples apart from that; or name a published standard and its "
        "version."
    ),
    question="What is the least that must be in place for “{quote}” to be met, and which test shows it?",
    patterns=("P07",),
    passes=(
        Example(
            _GRID + "We will apply safeguards meeting High standard (Appendix B).\n\n"
            "## Appendix B Safeguards\n\nEvery feeder must have two breakers. Examples of further "
            "controls are fences."
        ),
        Example(
            _GRID + "The weights must be kept at Level 2 security.\n\n## 4 Security\n\n"
            "| Level | Measures |\n|---|---|\n| Level 2 | Two people open the store together. |"
        ),
        Example(
            _GRID + "Each store must meet the BSL-3 Standard. The BSL-3 Standard requires a double "
            "door and filtered air."
        ),
        Example(
            _GRID + "Models must meet the RSL-2 Deployment and Security Standards.\n\n"
            "## Appendix A: RSL-2 Standard\n\n- Encryption\n- Locks"
        ),
        Example(
            _GRID + "Require Security level 3.\n\nIn other words, “security level N” indicates the "
            "controls of the public guide of that number."
        ),
        Example(
            _GRID
            + "We will confirm by the test in Appendix B that the RSL-4 Standard is not necessary "
            "(see Section 2).\n\n## 2 Tests\n\nPossible examples of measures are fences."
        ),
        Example(
            _GRID
            + "We will apply the safeguards in Section 2.\n\n## 2 Safeguards\n\nWe lock every "
            "store at night. Examples of safeguards for later are cameras."
        ),
        Example(
            _GRID + "Stores must comply with the Clean Water Standard. We meet the Port Authority "
            "Standard."
        ),
        Example(
            _GRID
            + "We will meet the High standard (Section 2).\n\n## 2 High standard\n\nLocks meet "
            "the High standard when five experts fail to open them. Examples of locks are illustrative."
        ),
        Example(_GRID + "Stores must reach the High bar. The High bar is: two locks and a guard."),
        Example(_GRID + "The plant has met the High standard in past years."),
        Example(_GRID + "The operator applies industry standards and meets Community Standards."),
        Example(
            _GRID
            + "Under our Mine Safety Policy the RSL-3 Standard is required. Every mine must meet "
            "the RSL-3 Standard."
        ),
        Example(
            _GRID + "We will keep the measures in Section 2 up to date.\n\n## 2 Measures\n\nThe "
            "operator must test each gate every week."
        ),
    ),
    fails=(
        Example(
            _GRID
            + "| Level | Threshold | Safeguards |\n|---|---|---|\n| High | The model can open a "
            "dam. | Require safeguards meeting «High standard (Appendix B)» before release |\n\n"
            "## Appendix B Safeguards\n\nThe table below illustrates possible examples of safeguards.\n\n"
            "| Claim | Potential safeguards |\n|---|---|\n| Refusal | Train the model to refuse |"
        ),
        Example(
            _GRID
            + "Before release, the operator must apply the «safeguards listed in Annex A».\n\n"
            "## Annex A Safeguards\n\nThe measures here are illustrative and should not be read as an "
            "exhaustive list.\n\n- Fences\n- Alarms"
        ),
        Example(
            _GRID
            + "At this level the «RSL-4 Security Standard» is required before a pump is started."
        ),
        Example(
            _GRID
            + "Until we have specified controls that would meet a «Severe standard», we will halt the reactor."
        ),
        Example(
            _GRID + "Every store shall meet the «Tier 3 requirements (Section 5)».\n\n"
            "## 5 Tier 3 requirements\n\nTo be defined."
        ),
        Example(
            _GRID
            + "Toxins must be held under the «Gold Standard» at all times. We intend to develop "
            "the Gold Standard in a future update."
        ),
    ),
    find=find,
)

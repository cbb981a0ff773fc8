"""What a lead-in makes of the list under it: parts of a whole, levels, conditions."""

from __future__ import annotations

from collections.abc import Iterator

from framework_lint.document import Kind
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy


def components(policy: Policy) -> frozenset[int]:
    """Return the blocks that say what a named standard or list of safeguards contains."""
    return frozenset(_components(policy))


def _components(policy: Policy) -> Iterator[int]:
    held: set[int] = set()
    for index, block in enumerate(policy.document.blocks):
        if block.lead_in is None or not block.operative:
            continue
        lead = policy.document.blocks[block.lead_in]
        if block.lead_in in held or pattern("lists", "components").search(lead.text):
            held.add(index)
            yield index


def levels(policy: Policy) -> frozenset[int]:
    """Return the items that define levels: "Our thresholds are: - ..."."""
    return frozenset(_led(policy, "thresholds"))


def conditions(policy: Policy) -> frozenset[int]:
    """Return the items that are conditions: "only if: - we publish it, and - ..."."""
    return frozenset(_led(policy, "conditions"))


def _led(policy: Policy, name: str) -> Iterator[int]:
    """Yield the list items whose lead-in is of a kind."""
    blocks = policy.document.blocks
    for index, block in enumerate(blocks):
        lead_in = block.lead_in if block.kind is Kind.ITEM else None
        if lead_in is not None and pattern("lists", name).search(blocks[lead_in].text):
            yield index

"""Numbers that statutes set, each in one place with its source."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HarmBar:
    """How much harm a statute takes for a catastrophe: more than `people` hurt, or `dollars` lost.

    `people` counts deaths and serious injuries, `dollars` damage to property, both of one incident.
    """

    law: str
    section: str
    people: int
    dollars: int

    def told(self) -> str:
        """Say the bar in words."""
        billions = self.dollars // 1_000_000_000
        return (
            f"death of or serious injury to more than {self.people} people, or over "
            f"${billions} billion in damage, from one incident"
        )


# California, SB 53 (2025, ch. 138), Business and Professions Code, in force since 1 January 2026:
# the definition of "catastrophic risk".
CATASTROPHIC_RISK = HarmBar("Cal. B&P (SB 53)", "22757.11(c)", 50, 1_000_000_000)

from __future__ import annotations

from framework_lint.check import Check, Citation, Confidence, Example, Severity
from framework_lint.shape import reported

CHECK = Check(
    code="AMB101",
    name="joint-or-several-connective",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("Cal. B&P (SB 53)", "22757.15(a)"),
    ),
    rationale=(
        "A connective such as “in conjunction with” in a trigger or a duty has two readings: the "
        "rule bites only when both things are there, or when either is. In 2026 a developer and a "
        "watchdog agreed on every fact and differed on exactly this."
    ),
    remedy=(
        "Write “only if both A and B” or “if A, if B, or both”, with the limbs lettered, and "
        "repeat the condition in the clause that states the duty."
    ),
    question="Which of these is meant? `framework-lint readings` gives a wording for each.",
    passes=(
        Example("We will develop the threat model in collaboration with external experts."),
        Example("The safety team, together with outside researchers, will run the tests."),
        Example("We publish the results, as well as our reasons."),
        Example(
            "We will apply the safeguards if both the cyber and the autonomy threshold are reached."
        ),
        Example("The model performed as well as experts."),
        Example(
            "Access controls combined with monitoring measures must be in place before release."
        ),
        Example("We will send each batch, together with the original prompt, to the reviewer."),
    ),
    fails=(
        Example(
            "A model that reaches the first level «in conjunction with» the second must be isolated."
        ),
        Example(
            "We require C.2 safeguards when High cyber capability occurs «in conjunction with» long-range autonomy."
        ),
        Example(
            "If offensive capability is found «together with» a failed control, we will halt deployment."
        ),
        Example(
            "| Category | Risk | Safeguard |\n|---|---|---|\n"
            "| Cyber | «In combination with» an autonomy capability, models could evade monitoring. | Require isolation |"
        ),
        Example(
            "If a lapse in access controls occurs «together with» a failed test, we will halt release."
        ),
        Example(
            "If the model reaches the cyber threshold «as well as» the autonomy threshold, we will halt."
        ),
    ),
    find=reported("joint-or-several-connective"),
)

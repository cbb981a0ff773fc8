from __future__ import annotations

from framework_lint.check import Check, Citation, Confidence, Example, Severity
from framework_lint.shape import reported

CHECK = Check(
    code="AMB102",
    name="and-or-slash",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    citations=(Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),),
    rationale=(
        "“And/or” and a slash in a duty leave open whether one of the two is enough, and who chooses. "
        "A slash in a threshold that an “and” follows has two groupings, met by different models."
    ),
    remedy="Choose: “A and B”, “A or B or both”, or “exactly one of A and B”, with lettered limbs.",
    passes=(
        Example("The committee may reverse a decision and/or order another."),
        Example("We will test the model for deception and for sabotage."),
        Example("The board makes go/no-go decisions."),
        Example("See https://example.org/policy/index for the log."),
        Example("The team is on call 24/7 and responds to every alert."),
        Example("Questions had a true/false answer."),
        Example("If new flaws and/or new threats are found, we will repeat the tests."),
        Example("We will use methods such as interviews and/or panels to find new threats."),
        Example("The results are reviewed by the relevant research and/or product teams."),
        Example("CBRN-3: The ability to run the design and/or synthesis of a toxin."),
        Example("CBRN-3: The ability to help a novice create/obtain a weapon."),
    ),
    fails=(
        Example("We will pause training «and/or» deployment."),
        Example("CBRN-3: The ability to help a novice «create/obtain» and use a weapon."),
        Example("The committee will reverse the decision «and/or» order another test."),
        Example("Access must be reviewed and «revoked/limited» within 24 hours."),
        Example("- Inform the board «and/or» the regulator within 3 days."),
        Example("The officer must tell the clearing house «and/or» the market regulator of it."),
    ),
    find=reported("and-or-slash"),
)

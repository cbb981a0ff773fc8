from __future__ import annotations

from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Reach, Slot
from framework_lint.signals import (
    around,
    bare,
    cited,
    either,
    granted,
    says,
    together,
    weakly,
    without,
)

_STAFF = says("disclosure", "staff")
_RAISED = without(
    together(
        either(
            says("disclosure", "raises"),
            together(says("disclosure", "speaks"), says("disclosure", "matters")),
        ),
        _STAFF,
    ),
    says("disclosure", "other"),
    cited,
)
_HOTLINE = without(says("disclosure", "hotlines", unless="other"), bare, cited)
_WAY = either(says("disclosure", "channels"), around("disclosure", "hotlines", headings=False))
_CHANNEL = either(together(_RAISED, _WAY), _HOTLINE)
_SAID = weakly(without(_RAISED, says("disclosure", "cases")), "names no channel")
_PROTECTS = without(
    either(together(says("disclosure", "protects"), _STAFF), says("disclosure", "bans")),
    says("disclosure", "other"),
    cited,
)
_OUTSIDE = without(together(says("disclosure", "outside"), _STAFF), says("disclosure", "other"))
_BOARD = together(says("disclosure", "briefs"), says("disclosure", "cases"))
_ANONYMOUS = says("disclosure", "anonymous")
_UPDATE = says("disclosure", "updates")

_CRITERION = Criterion(
    code="COV124",
    name="protected-disclosure",
    question="How can staff raise concerns, and what protects them?",
    subject=either(_CHANNEL, _PROTECTS, _OUTSIDE, _SAID),
    slots=(
        Slot("channel", "how staff raise a concern", _CHANNEL, Reach.SENTENCE, required=True),
        Slot("anonymous", "that it can be done without a name", _ANONYMOUS, Reach.SECTION),
        Slot("protection", "that nobody is punished for it", _PROTECTS, Reach.SENTENCE),
        Slot("update", "that who reports hears of the outcome", _UPDATE, Reach.SECTION),
        Slot("board", "that directors hear of the reports", _BOARD, Reach.SECTION),
        Slot("outside", "that staff may go to an authority", _OUTSIDE, Reach.SENTENCE),
    ),
    how=2,
    full=4,
    searched=(
        "staff who report, raise or submit concerns or “noncompliance”",
        "anonymous reports, no retaliation",
        "reports to directors, to an authority, no gag clause",
    ),
    rationale=(
        "Those who work on a thing see its dangers first. A full answer gives them a channel that "
        "needs no name, protects them from retaliation, tells them what came of a report, brings "
        "reports before the directors, and lets them go to an authority."
    ),
    examples=Examples(
        full=(
            Example(
                "«Employees may report concerns about the reactor anonymously through a hotline.» «We "
                "will not retaliate against staff who report.» «The Board receives a summary of the "
                "reports received each quarter.» «Employees may also report risks to the "
                "inspectorate.»"
            ),
            Example(
                "«We maintain a channel for staff to raise safety concerns:»\n\n- «Reports can be "
                "anonymous.»\n- «Staff who report are protected from reprisals.»\n- «Each reporter is "
                "kept informed every month.»"
            ),
        ),
        partial=(
            Example("«The plant maintains a whistleblowing channel for safety matters.»"),
            Example("«Safety concerns may be escalated by any employee to the chief engineer.»"),
            Example("«Any employee can raise concerns via our Speaking Up Policy.»"),
            Example("«We may set up a hotline for staff to report hazards.»"),
            Example("«Employees are protected from retaliation for reports of noncompliance.»"),
        ),
        absent=(
            Example("The law protects whistleblowers."),
            Example("Users can report harmful outputs, and accounts are suspended."),
            Example("## Protection of whistleblowers\n\nThe plant makes soap."),
            Example("An incident may be detected by employee escalation or by the press."),
            Example("Many people raise concerns about the risks of dams."),
            Example("Staff are trained each year to keep passwords safe."),
        ),
    ),
)
CRITERION = granted(_CRITERION, "disclosure", "grantees")

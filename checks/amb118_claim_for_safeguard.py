from __future__ import annotations

from framework_lint.check import Check, Citation, Confidence, Example, Severity
from framework_lint.shape import reported

CHECK = Check(
    code="AMB118",
    name="claim-in-place-of-safeguard",
    severity=Severity.NOTE,
    confidence=Confidence.LOW,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("Cal. B&P (SB 53)", "22757.15(a)"),
    ),
    rationale=(
        "A duty asks for safeguards of a standard; the section it points to is said to be "
        "illustrative and lists, among the claims a developer may make, that the model cannot "
        "do something. One reader takes such a claim as meeting the duty, the other asks for "
        "safeguards all the same."
    ),
    remedy=(
        "Say in the duty whether the claim takes the place of the safeguards, what shows it, "
        "and who decides."
    ),
    question="Which of these is meant? `framework-lint readings` gives a wording for each.",
    passes=(
        Example(
            "# Policy\n"
            "\n"
            "We will require containment safeguards (Appendix B) before release.\n"
            "\n"
            "# Appendix B. Containment\n"
            "\n"
            "The entries are illustrative.\n"
            "\n"
            "- Screening: a second system reads each command."
        ),
        Example(
            "# Policy\n"
            "\n"
            "We will require containment safeguards (Appendix B) before release, unless absence of covert planning is shown.\n"
            "\n"
            "# Appendix B. Containment\n"
            "\n"
            "The entries are illustrative.\n"
            "\n"
            "- Absence of covert planning: the model cannot keep a plan from the log."
        ),
        Example(
            "# Policy\n"
            "\n"
            "We will require containment safeguards (Appendix B) before release.\n"
            "\n"
            "# Appendix B. Containment\n"
            "\n"
            "Each of these must be in place:\n"
            "\n"
            "- No network: the machine has no route to the internet."
        ),
        Example(
            "# Policy\n"
            "\n"
            "Appendix B lists what we look at.\n"
            "\n"
            "# Appendix B. Containment\n"
            "\n"
            "The entries are illustrative.\n"
            "\n"
            "- Lack of covert planning: the model cannot keep a plan from the log."
        ),
    ),
    fails=(
        Example(
            "# Policy\n"
            "\n"
            "Before release, the operator must apply the safeguards of Annex D.\n"
            "\n"
            "# Annex D. Safeguards\n"
            "\n"
            "This annex is illustrative.\n"
            "\n"
            "- «Lack of long memory»: the model forgets a plan within a day."
        ),
        Example(
            "# Policy\n"
            "\n"
            "We will require containment safeguards (Appendix B) before release.\n"
            "\n"
            "# Appendix B. Containment\n"
            "\n"
            "The entries are illustrative.\n"
            "\n"
            "- «Absence of covert planning»: the model cannot keep a plan from the log."
        ),
        Example(
            "# Policy\n"
            "\n"
            "The laboratory must apply security measures (Appendix A) to each release.\n"
            "\n"
            "# Appendix A. Measures\n"
            "\n"
            "This section gives examples of measures.\n"
            "\n"
            "- «Inability to copy itself»: the model fails all trials."
        ),
        Example(
            "# Policy\n"
            "\n"
            "If a model reaches the threshold, we will apply the controls of Appendix C.\n"
            "\n"
            "# Appendix C. Controls\n"
            "\n"
            "These are illustrative examples and not exhaustive.\n"
            "\n"
            "- Screening: a second system reads each command.\n"
            "- «Lack of persuasion skill»: the model fails to change minds."
        ),
    ),
    find=reported("claim-in-place-of-safeguard"),
)

from __future__ import annotations

from framework_lint.check import Check, Citation, Confidence, Example, Severity
from framework_lint.readings.sources.exception_host import SOURCE
from framework_lint.shape import reported

CHECK = Check(
    code="AMB110",
    name=SOURCE,
    severity=Severity.NOTE,
    confidence=Confidence.MEDIUM,
    citations=(Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),),
    rationale=(
        "An exception behind several duties can lift the last of them or all. Whoever relies on "
        "it reads it wide, whoever is owed the first duty reads it narrow, and both quote the "
        "same words."
    ),
    remedy=(
        "Put the exception in front of the sentence if it lifts every duty. If it lifts one, "
        "state that duty in a sentence of its own with the exception in it."
    ),
    question="Which of these is meant? `framework-lint readings` gives a wording for each.",
    passes=(
        Example("Unless the board objects, we will notify the regulator and suspend access."),
        Example("We will notify the regulator, and suspend access unless the board objects."),
        Example(
            "We will notify the regulator, and we will suspend access unless the board objects."
        ),
        Example("We will review and approve the release unless the board objects."),
        Example(
            "The lab must not release the model or share its weights unless an auditor has signed off."
        ),
        Example("We will log every decision and publish the log unless it contains secrets."),
        Example("We will hold a hearing and publish the verdict unless the verdict is secret."),
        Example("We will notify each customer and publish a summary unless prohibited by law."),
        Example(
            "We will work with governments and share our findings unless doing so would create risk."
        ),
        Example("We will pause training and will not resume it unless the board approves."),
        Example(
            "If residual risks exceed the limit, the model is not deployed unless further safeguards are added."
        ),
        Example("Staff are screened and subject to regular training."),
        Example(
            "The safety team must suspend the account and keep the evidence for a year, unless a court orders its destruction."
        ),
        Example(
            "We will evaluate models and publish the results, subject to legal and security constraints."
        ),
        Example(
            "We will notify the regulator and suspend access, in each case unless the board objects."
        ),
        Example(
            "We will publish a summary and share the full report with regulators, provided that sharing is lawful."
        ),
    ),
    fails=(
        Example("We will notify the regulator and suspend access «unless the board objects»."),
        Example(
            "After an incident, the trading desk must close all positions and inform each client within 24 hours, «unless the council votes otherwise»."
        ),
        Example(
            "If a model reaches the threshold, we will pause training and inform the regulator, «except where the board decides otherwise»."
        ),
        Example(
            "We will delete the weights and notify customers, «provided that the council approves»."
        ),
        Example(
            "We will retrain the model and restore access, «subject to the approval of the board»."
        ),
        Example("Access is revoked and the regulator is informed «unless the board objects»."),
    ),
    find=reported(SOURCE),
)

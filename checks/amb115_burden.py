from __future__ import annotations

from framework_lint.check import Check, Citation, Confidence, Example, Severity
from framework_lint.shape import reported

CHECK = Check(
    code="AMB115",
    name="burden-of-proof-shifts",
    severity=Severity.NOTE,
    confidence=Confidence.MEDIUM,
    citations=(Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),),
    rationale=(
        "“Reaches”, “cannot be ruled out” and “is treated as having reached” put the burden of "
        "proof on different sides. A model whose tests are unclear falls between them: one clause "
        "bites while the next, on the same level, can be read either way."
    ),
    remedy=(
        "Say once what an unclear result means: “a model for which the level cannot be ruled out is "
        "treated as having reached it for every duty of this framework”, or for which duties not."
    ),
    question="Which of these is meant? `framework-lint readings` gives a wording for each.",
    passes=(
        Example(
            "If a model reaches the Reef threshold, we will withdraw it. If the Reef threshold cannot "
            "be ruled out, we will refuse its release. A model for which the Reef threshold cannot be "
            "ruled out is treated as having reached the Reef threshold."
        ),
        Example(
            "If a model reaches the Reef threshold, we will withdraw it. If the Reef threshold cannot "
            "be ruled out, we will refuse its release. If a result is unclear, the Board must assign "
            "the higher level."
        ),
        Example(
            "If the first tests cannot rule out the Reef threshold, we will conduct deeper tests. If a "
            "model reaches the Reef threshold, we will withdraw it."
        ),
        Example(
            "If the Reef threshold cannot be ruled out, we will pause the release until it is. If a "
            "model reaches the Reef threshold, we will delete it."
        ),
        Example(
            "If a model reaches the Reef threshold, we will withdraw it. If the Tide threshold cannot "
            "be ruled out, we will refuse its release."
        ),
        Example(
            "If a model reaches the Reef threshold or that threshold cannot be ruled out, we will "
            "withdraw it. If the Reef threshold cannot be ruled out, we will refuse its release."
        ),
        Example(
            "If the Board finds that a model has reached the Reef threshold, we will withdraw it. If "
            "the Reef threshold cannot be ruled out, we will refuse its release."
        ),
        Example(
            "If a model reaches the Reef threshold, we will lock the weights. If the Reef threshold "
            "cannot be ruled out, we will lock the weights."
        ),
        Example(
            "Unless a model reaches the Reef threshold, we will release it. If the Reef threshold "
            "cannot be ruled out, we will delay its release."
        ),
    ),
    fails=(
        Example(
            "If a model «reaches» the Reef threshold, we will withdraw it.\n\nIf the Reef threshold "
            "cannot be ruled out, we will refuse its release."
        ),
        Example(
            "We will isolate every model that «has reached» the Reef threshold.\n\nIf we cannot rule out "
            "the Reef threshold, we will refuse the release of the model."
        ),
        Example(
            "If a model reaches the Reef threshold, we will withdraw it. A model that «is treated as "
            "having reached» the Reef threshold must run offline."
        ),
        Example(
            "If a model «reaches» ARG-3, we will withdraw it. If we cannot rule out that a model has "
            "reached ARG-3, we will keep its weights offline."
        ),
        Example(
            "If a model may have reached the Tide threshold, we will halt its training. When a model "
            "«crosses» the Tide threshold, we will delete it."
        ),
    ),
    find=reported("burden-of-proof-shifts"),
)

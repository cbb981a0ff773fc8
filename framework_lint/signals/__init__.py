"""Shapes that the slots of several criteria share: what a sentence must say to fill one."""

from __future__ import annotations

from framework_lint.signals.act import acts, doer
from framework_lint.signals.grant import granted
from framework_lint.signals.joint import (
    about,
    beside,
    either,
    firmly,
    in_row,
    near,
    softened,
    together,
    weakly,
    without,
)
from framework_lint.signals.outsiders import outside, seated
from framework_lint.signals.phrase import followed, pattern, says
from framework_lint.signals.standing import (
    around,
    bare,
    binding,
    bound,
    celled,
    cited,
    conditional,
    item,
    led,
    level,
    operative,
    past,
    rowed,
    stands,
    under,
)
from framework_lint.signals.time import every, within

__all__ = [
    "about",
    "acts",
    "around",
    "bare",
    "beside",
    "binding",
    "bound",
    "celled",
    "cited",
    "conditional",
    "doer",
    "either",
    "every",
    "firmly",
    "followed",
    "granted",
    "in_row",
    "item",
    "led",
    "level",
    "near",
    "operative",
    "outside",
    "past",
    "pattern",
    "rowed",
    "says",
    "seated",
    "softened",
    "stands",
    "together",
    "under",
    "weakly",
    "within",
    "without",
]

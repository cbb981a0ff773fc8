"""The sources of ambiguity, one module each, named as the check that reports it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from framework_lint.reading import Ambiguity
from framework_lint.readings.frame import Frame
from framework_lint.readings.sources.and_or_slash import slashes
from framework_lint.readings.sources.antecedent import two_antecedents
from framework_lint.readings.sources.burden import burdens
from framework_lint.readings.sources.claim_for_safeguard import claims_for_safeguards
from framework_lint.readings.sources.condition_elsewhere import conditions_elsewhere
from framework_lint.readings.sources.either_or_both import either_or_both
from framework_lint.readings.sources.exception_host import exceptions_behind_duties
from framework_lint.readings.sources.joint_or_several import joint_connectives
from framework_lint.readings.sources.misplaced_only import misplaced_only
from framework_lint.readings.sources.mixed_connectives import mixed_connectives
from framework_lint.readings.sources.modifier import modifiers
from framework_lint.readings.sources.negation_scope import negations_over_several
from framework_lint.readings.sources.opposite_timings import opposite_timings
from framework_lint.readings.sources.respectively import unequal_lists
from framework_lint.readings.sources.row_label import labels_not_repeated
from framework_lint.readings.sources.two_definitions import two_definitions
from framework_lint.readings.sources.two_triggers import sister_safeguards
from framework_lint.readings.sources.unjoined_limbs import unjoined_limbs
from framework_lint.readings.sources.weak_header import weak_headers
from framework_lint.readings.sources.weak_title import weak_titles

Source = Callable[[Frame], Iterable[Ambiguity]]
SOURCES: tuple[Source, ...] = (
    joint_connectives,
    slashes,
    mixed_connectives,
    either_or_both,
    modifiers,
    conditions_elsewhere,
    labels_not_repeated,
    claims_for_safeguards,
    sister_safeguards,
    unjoined_limbs,
    weak_headers,
    weak_titles,
    two_antecedents,
    burdens,
    opposite_timings,
    two_definitions,
    exceptions_behind_duties,
    negations_over_several,
    misplaced_only,
    unequal_lists,
)

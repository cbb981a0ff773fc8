"""Where a text says that the framework itself is changed, reviewed or made public."""

from __future__ import annotations

from framework_lint.annotation import Register, Sentence
from framework_lint.criterion import Numbers, Signal, Words
from framework_lint.document import Kind
from framework_lint.policy import Policy
from framework_lint.signals import (
    about,
    acts,
    beside,
    binding,
    doer,
    either,
    pattern,
    says,
    together,
    without,
)
from framework_lint.syntax import SUBJECTS, root, subject

_TITLE = 8


def _titled(name: str) -> Signal:
    """Find a sentence with a heading over it, near or far, that says a phrase of a list."""

    def signal(policy: Policy, sentence: Sentence, _: Numbers) -> Words | None:
        titles = policy.block(sentence).place.section
        found = any(pattern("changes", name).search(title) for title in titles)
        return Words(0, len(sentence.text)) if found else None

    return signal


def _stated(_: Policy, sentence: Sentence, __: Numbers) -> Words | None:
    """Find a sentence that is no title: one with a subject or a duty, or a long one."""
    said = any(token.dep in SUBJECTS or token.tag == "MD" for token in sentence.tokens)
    stated = len(sentence.tokens) > _TITLE or said or sentence.register is not Register.NONE
    return Words(0, len(sentence.text)) if stated else None


def _listed(policy: Policy, sentence: Sentence, _: Numbers) -> Words | None:
    """Find a cell, or an item under a duty or a practice: these need no verb."""
    cell = policy.block(sentence).kind is Kind.CELL
    duty = any(lead.register is not Register.NONE for lead in policy.governors(sentence))
    return Words(0, len(sentence.text)) if cell or duty else None


def _past(_: Policy, sentence: Sentence, __: Numbers) -> Words | None:
    """Find a sentence that tells what somebody did."""
    tokens = sentence.tokens
    verb = root(tokens)
    done = tokens[verb].tag == "VBD" and subject(tokens, verb) is not None
    return Words(0, 0) if done and sentence.register is Register.NONE else None


HISTORY = _titled("history")
"""A section on changes that were made."""

_FRAMEWORK = says("changes", "framework", unless="other")
_ONCE = either(says("changes", "once", "foreign"), HISTORY, _past)
_WHOLE = either(_stated, _listed)
_NAMED = either(
    acts("changes", "changes", "framework", unless="other"),
    says("changes", "living", "procedures", "named", unless="other"),
    beside(says("changes", "it_changes"), _FRAMEWORK),
    together(says("changes", "changes_it"), _FRAMEWORK),
)
_UNDER = together(
    says("changes", "nouns"),
    _titled("headings"),
    either(binding, says("changes", "decided")),
)
_DECIDED = either(
    doer("changes", "proposes", "nouns", "bodies"), doer("changes", "approves", "nouns", "bodies")
)
_AMENDED = about(
    together(says("changes", "amended"), either(_DECIDED, says("changes", "decided"))),
    _FRAMEWORK,
)
_PARTS = acts("changes", "changes", "parts", unless="other_parts")

NAMED = without(together(_NAMED, _WHOLE), _ONCE)
"""The framework is changed, by its name."""

CHANGED = without(together(either(_NAMED, _UNDER, _AMENDED, _PARTS), _WHOLE), _ONCE)
"""The framework, or a part of it, is changed."""

REVISED = either(CHANGED, without(says("changes", "adds"), _ONCE))
"""The framework is changed, or something new is taken up into it."""

REVIEWED = without(
    together(
        either(
            acts("changes", "reviews", "framework", unless="other"),
            says("changes", "review_named", unless="other"),
            beside(says("changes", "it_is"), _FRAMEWORK),
            together(says("changes", "the_review"), _titled("review_headings"), binding),
        ),
        _WHOLE,
    ),
    _ONCE,
    says("changes", "review_other"),
)
"""The framework is looked at again."""

CHANGE = either(CHANGED, says("changes", "nouns"))
"""A change, where the talk is of the framework's."""

PUBLISHED = without(
    together(
        either(
            acts("changes", "publishes", "newtext", unless="other"),
            acts("changes", "changes", "public_version"),
            says("changes", "accessible", "published_text"),
            together(says("changes", "say_so"), REVISED),
            together(says("changes", "made_public"), says("changes", "newtext")),
            beside(
                either(
                    acts("changes", "publishes", "changed", unless="other"),
                    together(says("changes", "made_public"), says("changes", "nouns")),
                ),
                either(REVISED, _titled("headings")),
            ),
        ),
        says("changes", "public"),
    ),
    says("changes", "foreign"),
    _past,
)
"""A changed framework is made public."""

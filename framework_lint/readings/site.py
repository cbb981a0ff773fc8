"""A clause as the place of an ambiguity: facts and wordings made from it by changes of words."""

from __future__ import annotations

from dataclasses import dataclass

from framework_lint.clause import Clause
from framework_lint.formula import ALWAYS, And, Atom, Formula, atoms, both
from framework_lint.reading import Rule
from framework_lint.readings.edit import Edit
from framework_lint.readings.frame import Frame, rule_of, tidy
from framework_lint.readings.stretch import Stretch, stretch

Change = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Site:
    """A clause with what it asks on its face, and where its words stand."""

    clause: Clause
    place: Stretch
    rule: Rule

    def changed(self, *changes: Change) -> tuple[str, str]:
        """Return the words from the first to the last change, as they are and as changed.

        A change puts words in place of those between two offsets of the block.
        """
        ordered = sorted(changes)
        first, last = ordered[0][0], ordered[-1][1]
        text = self.place.sentence.text[first - self.place.sentence.start :]
        text = text[: last - first]
        new = text
        for start, end, words in reversed(ordered):
            new = new[: start - first] + words + new[end - first :]
        return text, new

    def fact(self, *changes: Change) -> Atom:
        """Name what the clause says with words changed, its conditions left out."""
        old, new = self.changed(*changes)
        at = min(start for start, _, _ in changes) - self.place.start if changes else 0
        quote = self.clause.quote
        text = quote[:at] + new + quote[at + len(old) :]
        for said in self.conditions:
            text = text.replace(said, " ", 1)
        return Atom(tidy(text))

    @property
    def conditions(self) -> tuple[str, ...]:
        """The conditions that stand as such in the clause: "if ...", "before ..."."""
        sentence = self.place.sentence
        offsets = ((c.start - sentence.start, c.end - sentence.start) for c in sentence.conditions)
        return tuple(sentence.text[start:end] for start, end in offsets)

    @property
    def trigger(self) -> Formula:
        """What the conditions say, without what narrows the things spoken of."""
        return self._freed(self.clause.trigger.formula if self.clause.trigger else ALWAYS)

    def asking(self, duty: Formula) -> Edit:
        """Put a duty in place of that of the clause, which keeps its conditions."""
        return lambda rules: tuple(Rule(self._freed(rule.trigger), duty) for rule in rules)

    def _freed(self, trigger: Formula) -> Formula:
        """Return a trigger without the facts that narrow the things spoken of."""
        own, said = self.clause.trigger, " ".join(self.conditions)
        stated = parts(own.formula) if own else ()
        words = set(said.split())
        dropped = [p for p in stated if not all(set(a.name.split()) <= words for a in atoms(p))]
        return both(ALWAYS, *(p for p in parts(trigger) if p not in dropped))


def parts(formula: Formula) -> tuple[Formula, ...]:
    """Return what must all hold for a formula to hold."""
    return formula.operands if isinstance(formula, And) else (formula,)


def site_of(frame: Frame, clause: Clause) -> Site:
    return Site(clause, stretch(frame, clause), rule_of(frame, clause))

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framework_lint.annotation import Register, Sentence, Token
from framework_lint.check import Change, Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.clauses.layout import Part
from framework_lint.document import Kind
from framework_lint.lexicon import pattern
from framework_lint.party import own
from framework_lint.policy import Policy
from framework_lint.shape import gap
from framework_lint.statement import reports, triggers
from framework_lint.syntax import MAY, child, subject, subtree

_TIMES = frozenset({"before", "prior to", "after", "upon", "in parallel with"})


def find(policy: Policy) -> Iterator[Gap]:
    if reports(policy):
        return
    for sentence in policy.sentences:
        found = _permission(policy, sentence)
        if found is None or _stated_as_duty(policy, sentence, found):
            continue
        if not _exemplifies(policy, sentence):
            yield _gap(sentence, found)


def _exemplifies(policy: Policy, sentence: Sentence) -> bool:
    """Whether the lead-in or a sentence beside it says that these are examples."""
    near = (*policy.governors(sentence), *policy.beside(sentence, before=2, after=0))
    return any(pattern("open_lists", "only_examples").search(known.text) for known in near)


def _permission(policy: Policy, sentence: Sentence) -> int | None:
    """Return the verb that is merely permitted where a place or a time asks for a duty."""
    if Register.PERMISSION not in {register for _, register in sentence.statements}:
        return None
    if sentence.register is Register.PERMISSION:
        if any(triggers(policy, sentence)):
            return None
        found = next(_permissions(sentence), None)
        if found is not None and _expects_duty(policy, sentence):
            return found
    held = _is_safeguard(policy, sentence)
    return next((v for v in _acts(sentence) if held or _timed(sentence, v)), None)


def _acts(sentence: Sentence) -> Iterator[int]:
    """Yield the verbs of care that are permitted to the author, or to be done by nobody named."""
    for verb, register in sentence.statements:
        modal = _modal(sentence, verb)
        if register is not Register.PERMISSION or modal is None:
            continue
        if sentence.tokens[modal].lower in ("may", "might") and _is_act(sentence, verb):
            yield verb


def _is_act(sentence: Sentence, verb: int) -> bool:
    """Whether an act of the author is permitted that is no liberty, or care by nobody named."""
    tokens, lemma = sentence.tokens, sentence.tokens[verb].lemma
    if child(tokens, verb, "auxpass") is not None:
        return bool(pattern("verbs", "protective").fullmatch(lemma)) or _is("timed", lemma)
    free = pattern("triggered", "liberties").fullmatch(lemma) is not None
    return own(tokens, subject(tokens, verb)) and not free


def _timed(sentence: Sentence, verb: int) -> bool:
    """Whether a permission has a deadline, a rhythm or a release before which it stands."""
    rest = sentence.text[sentence.tokens[verb].end - sentence.start :]
    fronted = pattern("time", "deadline").match(sentence.text)
    names = ("deadline", "clock", "release")
    timed = any(condition.cue.lower() in _TIMES for condition in sentence.conditions)
    return bool(fronted) or timed or any(pattern("time", name).search(rest) for name in names)


def _is_safeguard(policy: Policy, sentence: Sentence) -> bool:
    cell = policy.cells.get(sentence.block)
    if cell is None or cell.header is Register.PERMISSION or cell.part is not Part.SAFEGUARD:
        return False
    place = policy.block(sentence).place
    titles = (*place.section[-1:], place.table or "")
    return not any(pattern("permissions", "options").search(title) for title in titles)


def _permissions(sentence: Sentence) -> Iterator[int]:
    """Yield the verbs of care or disclosure that the author is merely permitted to do."""
    for verb, register in sentence.statements:
        if register is Register.PERMISSION and _cares(sentence, verb) and not _adds(sentence, verb):
            yield verb


def _cares(sentence: Sentence, verb: int) -> bool:
    tokens = sentence.tokens
    about = subject(tokens, verb)
    if about is None or _modal(sentence, verb) is None or child(tokens, verb, "neg") is not None:
        return False
    if child(tokens, verb, "auxpass") is not None:
        guarded = _is("guarding", tokens[verb].lemma) and child(tokens, verb, "agent") is None
        return guarded and not own(tokens, about) and not _is_person(tokens[about])
    if not own(tokens, about) or not (_is("caring", tokens[verb].lemma) or _hands(tokens, verb)):
        return False
    whole = tokens[about].lower == "we" or tokens[about].pos == "PROPN"
    return whole or not _is("powers", tokens[verb].lemma)


def _is_person(token: Token) -> bool:
    known = (pattern("duties", kind).fullmatch(token.lower) for kind in ("persons", "things"))
    return next(known) is not None and next(known) is None


def _hands(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a paper is what is given: "provide unredacted versions"."""
    given = pattern("disclosures", "handing").fullmatch(tokens[verb].lemma) is not None
    held = (tokens[i] for i in subtree(tokens, verb) if i > verb)
    papers = pattern("disclosures", "papers")
    return given and any(t.pos == "NOUN" and papers.fullmatch(t.lower) for t in held)


def _modal(sentence: Sentence, verb: int) -> int | None:
    tokens = sentence.tokens
    before = (i for i in tokens[verb].children if i < verb)
    return next((i for i in before if tokens[i].lower in MAY), None)


def _adds(sentence: Sentence, verb: int) -> bool:
    """Whether the permission is for something on top: "we may also", "further tests"."""
    tokens = sentence.tokens
    close = tokens[max(0, verb - 4) : verb + 5]
    return any(_is("added", token.lower) for token in close)


def _expects_duty(policy: Policy, sentence: Sentence) -> bool:
    block = policy.block(sentence)
    if block.kind is Kind.CELL:
        return _is_safeguard(policy, sentence)
    path = block.place.section
    titles = path[-2:] if len(path) > 2 else path[-1:]
    if any(pattern("permissions", "options").search(title) for title in path[-1:]):
        return False
    if any(pattern("permissions", "expecting").search(title) for title in titles):
        return True
    return block.kind is Kind.ITEM and _among_duties(policy, sentence)


def _among_duties(policy: Policy, sentence: Sentence) -> bool:
    """Whether the other items of the list are duties."""
    here = policy.block(sentence)
    return here.lead_in is not None and any(
        other.register is Register.MANDATORY
        for other in policy.sentences
        if other.block != sentence.block and policy.block(other).lead_in == here.lead_in
    )


def _stated_as_duty(policy: Policy, sentence: Sentence, verb: int) -> bool:
    """Whether a sentence beside it lays down the same act on the same, or on "it", as a duty."""
    tokens, lemma = sentence.tokens, sentence.tokens[verb].lemma
    what = child(tokens, verb, "dobj")
    told = what is not None and tokens[what].pos == "PRON"
    about = set() if told else _nouns(sentence, verb)
    return any(
        register is Register.MANDATORY
        and near.tokens[i].lemma == lemma
        and (not about or bool(about & _nouns(near, i)))
        for near in policy.beside(sentence, before=2, after=2)
        for i, register in near.statements
    )


def _nouns(sentence: Sentence, verb: int) -> set[str]:
    tokens = sentence.tokens
    behind = (tokens[i] for i in subtree(tokens, verb) if i > verb)
    return {token.lemma.lower() for token in behind if token.pos in ("NOUN", "PROPN")}


def _is(kind: str, word: str) -> bool:
    return pattern("permissions", kind).fullmatch(word) is not None


def _gap(sentence: Sentence, verb: int) -> Gap:
    tokens, by = sentence.tokens, sentence.start
    permitting = _modal(sentence, verb)
    modal = verb if permitting is None else permitting
    start, end = tokens[modal].start - by, tokens[verb].end - by
    words = sentence.text[start:end]
    message = f"“{words}” only permits: doing nothing keeps to it."
    changes = [Change(start, tokens[modal].end - by, "will")]
    return gap(sentence, start, end, message, changes=changes)


CHECK = Check(
    code="DUT108",
    name="bare-permission",
    severity=Severity.NOTE,
    confidence=Confidence.MEDIUM,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(D)"),
    ),
    rationale=(
        "A safeguard or a disclosure is only permitted, and nobody needs leave for it: the words "
        "add nothing to saying nothing. Under a heading that promises safeguards they read as one."
    ),
    remedy=(
        "Write “will” for the least that is always done, and say in which cases; or delete the "
        "sentence, or call the list one of options."
    ),
    question="In which cases will “{quote}” always be done, and what decides the others?",
    passes=(
        Example("Any operator may object to the finding within 14 days."),
        Example("## Security\n\nWe will log all access. We may also restrict it."),
        Example("## Safeguards\n\nWe may deploy the pump."),
        Example("## Reporting\n\nEmployees may raise concerns with the inspector."),
        Example("## Reporting\n\nThe report may include a list of leaks."),
        Example("## Oversight\n\nThe board may request a test at any time."),
        Example("## Updates\n\nWe may publish a new version of this policy."),
        Example("## Safeguards\n\nWe may apply further safeguards."),
        Example("## Incidents\n\nIf a dam leaks, we may pause filling."),
        Example("We may test new paint on the fence."),
        Example(
            "## Reporting\n\nWe will report leaks within a day. We may report them by telephone."
        ),
        Example("## Safeguards\n\nBuyers without a licence may be restricted in what they order."),
        Example("# Policy on safeguards\n\n## Scope\n\nOld pumps may be logged by hand."),
        Example("# Inspection report\n\n## Safeguards\n\nThe company may suspend work."),
        Example("## Review\n\nWe may send the inspectors unredacted versions of the report."),
        Example("## Possible mitigations\n\nWe may install a second valve."),
        Example("## Security\n\nAn alarm may be triggered by heat."),
        Example("## Reporting\n\nAn attacker may disable the alarm."),
    ),
    fails=(
        Example("The board «may publish» each vote within 14 days."),
        Example("The test team «may install» the gate before the first deployment."),
        Example("## Security\n\nThe company «may restrict» access to the vault."),
        Example(
            "## Transparency\n\nFor review by the public, we «may publish» the results of our tests."
        ),
        Example("## Mitigations\n\n- Filters: we «may implement» classifiers for outputs."),
        Example("## Reporting of incidents\n\nWe «might notify» the mine inspectorate."),
        Example("## Input from external experts\n\nWe «may solicit» the views of toxicologists."),
        Example("## Security\n\nAccess to the vault «may be logged»."),
        Example("## Transparency\n\nWe «may provide» the inspectors a full version of the report."),
        Example(
            "| Threshold | Safeguards |\n|---|---|\n| High | We «may suspend» sales of the toxin. |"
        ),
    ),
    find=find,
)

from __future__ import annotations

from collections.abc import Iterator

from framework_lint.annotation import Register, Sentence
from framework_lint.check import Change, Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.document import Kind
from framework_lint.lexicon import pattern
from framework_lint.party import own
from framework_lint.policy import Policy
from framework_lint.shape import gap
from framework_lint.statement import reports, triggers
from framework_lint.syntax import child, subject, subtree

_PRESENT = frozenset({"VBZ", "VBP"})
_CUES = frozenset({"if", "when", "whenever", "where", "unless"})
_HELPERS = ("aux", "auxpass", "neg")


def find(policy: Policy) -> Iterator[Gap]:
    """Report the first such statement of a section, and how many more it has."""
    if reports(policy) or _says_it_binds(policy):
        return
    found: dict[tuple[str, ...], list[tuple[Sentence, int]]] = {}
    for sentence in policy.sentences:
        if sentence.register is Register.DESCRIPTIVE and _may_bind(policy, sentence):
            section = policy.block(sentence).place.section
            verbs = (v for v in _practices(sentence) if not _hangs(policy, sentence, v))
            found.setdefault(section, []).extend((sentence, verb) for verb in [*verbs][:1])
    for held in found.values():
        if held:
            yield _gap(*held[0], len(held) - 1)


def _says_it_binds(policy: Policy) -> bool:
    blocks = policy.document.blocks
    return any(pattern("practices", "binding").search(block.text) for block in blocks)


def _may_bind(policy: Policy, sentence: Sentence) -> bool:
    """Whether a sentence stands where duties do, undated, under no duty."""
    block = policy.block(sentence)
    titles = [*block.place.section[-1:], block.place.column or ""]
    if block.kind is Kind.FOOTNOTE or any(map(pattern("practices", "aside").search, titles)):
        return False
    if pattern("practices", "dated").search(sentence.text):
        return False
    return all(
        governor.register is not Register.MANDATORY for governor in policy.governors(sentence)
    )


def _practices(sentence: Sentence) -> Iterator[int]:
    """Yield the verbs by which the author says that it has a safeguard."""
    tokens = sentence.tokens
    for verb, register in sentence.statements:
        if register is not Register.DESCRIPTIVE or tokens[verb].tag not in _PRESENT:
            continue
        about = subject(tokens, verb)
        if about is None or not _speaks(sentence, about) or child(tokens, verb, *_HELPERS):
            continue
        if _protects(sentence, verb):
            yield verb


def _hangs(policy: Policy, sentence: Sentence, verb: int) -> bool:
    """Whether the statement is a rule for an event: "when a leak is found, we close the vault"."""
    at = sentence.tokens[verb].start
    return any(
        condition.start < at or (condition.head == verb and condition.cue in _CUES)
        for condition in triggers(policy, sentence)
    )


def _speaks(sentence: Sentence, about: int) -> bool:
    """Whether the company itself is the subject, not a team whose work is told."""
    tokens = sentence.tokens
    named = tokens[about].pos == "PROPN" and own(tokens, about)
    company = tokens[about].lemma.lower() in ("company", "organization", "organisation", "firm")
    return tokens[about].lower == "we" or named or company


def _protects(sentence: Sentence, verb: int) -> bool:
    tokens = sentence.tokens
    what = child(tokens, verb, "dobj")
    if what is None:
        return False
    if _is("protecting", tokens[verb].lemma):
        return True
    if tokens[verb].lemma == "monitor":
        return _is("watched", tokens[what].lemma.lower())
    named = any(tokens[i].lower == "term" for i in tokens[what].children)
    if named or not _is("keeping", tokens[verb].lemma):
        return False
    if _is("safeguards", tokens[what].lemma.lower()):
        return True
    first, start = subtree(tokens, what)[0], sentence.start
    phrase = sentence.text[tokens[first].start - start : tokens[what].end - start]
    return pattern("practices", "programmes").search(phrase) is not None


def _is(kind: str, word: str) -> bool:
    return pattern("practices", kind).fullmatch(word) is not None


def _gap(sentence: Sentence, verb: int, more: int) -> Gap:
    tokens, by = sentence.tokens, sentence.start
    about = subject(tokens, verb) or verb
    first = subtree(tokens, about)[0]
    start, end = tokens[first].start - by, tokens[verb].end - by
    message = (
        f"“{sentence.text[start:end]}” tells what is done and does not say that it will be: "
        "it can be read as a report of today or as a standing promise"
    )
    message += f"; {more} more in this section." if more else "."
    return gap(sentence, start, end, message, changes=_changes(sentence, verb))


def _changes(sentence: Sentence, verb: int) -> Iterator[Change]:
    """Put "will" before the verb, and the bare form for those joined to it."""
    tokens, by = sentence.tokens, sentence.start
    first = verb
    while first and tokens[first - 1].pos == "ADV" and tokens[first - 1].head == verb:
        first -= 1
    adverbs = sentence.text[tokens[first].start - by : tokens[verb].start - by]
    yield Change(
        tokens[first].start - by, tokens[verb].end - by, f"will {adverbs}{tokens[verb].lemma}"
    )
    for i in tokens[verb].children:
        bare = child(tokens, i, "nsubj", *_HELPERS) is None
        if bare and tokens[i].dep == "conj" and tokens[i].tag == "VBZ":
            yield Change(tokens[i].start - by, tokens[i].end - by, tokens[i].lemma)


CHECK = Check(
    code="DUT107",
    name="practice-or-promise",
    severity=Severity.NOTE,
    confidence=Confidence.MEDIUM,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("Cal. B&P (SB 53)", "22757.15(a)"),
    ),
    rationale=(
        "A safeguard told in the present tense can be a report of what was so on the day of writing "
        "or a promise that it will stay so. Readers divide on which it is, and on whether dropping "
        "it breaks anything."
    ),
    remedy=(
        "Write “will” for what is promised and put a date on what is only described, or say once "
        "that statements in the present tense are commitments."
    ),
    question="Is “{quote}” a promise for as long as the document is in force, or a report as of its date?",
    patterns=("P49",),
    passes=(
        Example("We will implement safeguards against leaks."),
        Example("We currently restrict access to the vault."),
        Example("# Policy\n\n## Introduction\n\nWe implement safeguards at every step."),
        Example("If a dam leaks, we apply the measures of Section 4."),
        Example(
            "Statements in the present tense are commitments.\n\nWe restrict access to the vault."
        ),
        Example("We have implemented controls against fire."),
        Example("We use the term barrier for a wall of this kind."),
        Example("The safety team maintains the filters of the pump."),
        Example("We use two benchmarks to assess toxins."),
        Example("# Inspection report for May\n\nWe maintain barriers against floods."),
        Example("The plant employs 300 people."),
        Example("# Policy\n\n## Our commitments\n\nWe encrypt all sequences."),
    ),
    fails=(
        Example("«The company implements» appropriate mitigations for its reactors."),
        Example("# Policy\n\n## Security\n\n«We restrict» access to the vault and log each entry."),
        Example("«Acme maintains» a safety incident response plan for its mines."),
        Example("To keep toxins in, «we apply» strict physical controls."),
        Example(
            "# Policy\n\n## Vault\n\n«We encrypt» the sequences. We isolate the hosts.\n\n"
            "## Plant\n\n«The company employs» barriers against floods."
        ),
    ),
    find=find,
)

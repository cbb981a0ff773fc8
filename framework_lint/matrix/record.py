"""Coverage as records for JSON: what is quoted and what is said of it stand apart."""

from __future__ import annotations

from dataclasses import asdict

from framework_lint.document import Place
from framework_lint.verdict import Answer, Coverage, Passage, Ruling

Record = dict[str, object]


def coverage_record(coverage: Coverage) -> Record:
    return {
        "pack": coverage.pack,
        "title": coverage.title,
        "standing": coverage.standing,
        "checked": coverage.checked.isoformat(),
        "as_of": coverage.as_of.isoformat(),
        "searched": {"sections": coverage.sections, "sentences": coverage.sentences},
        "by_verdict": coverage.by_verdict(),
        "articles": [_ruling(ruling) for ruling in coverage.rulings],
    }


def _ruling(ruling: Ruling) -> Record:
    return {
        "article": ruling.article,
        "title": ruling.title,
        "paraphrase": ruling.paraphrase,
        "verdict": ruling.verdict,
        "reason": ruling.reason or None,
        "criteria": [_answer(answer) for answer in ruling.answers],
    }


def _answer(answer: Answer) -> Record:
    return {
        "criterion": answer.criterion,
        "name": answer.name,
        "question": answer.question,
        "verdict": answer.verdict,
        "depth": answer.depth,
        "says": list(answer.filled),
        "says_in_general_terms": list(answer.weak),
        "not_found": [{"slot": name, "asks": asks} for name, asks in answer.open],
        "evidence": [_passage(passage) for passage in answer.passages],
        "further_passages": answer.further,
        "searched": list(answer.searched),
    }


def _passage(passage: Passage) -> Record:
    return {
        "quote": passage.quote,
        "span": asdict(passage.span),
        "place": place_record(passage.place),
        "says": list(passage.slots),
        "weakness": passage.weakness or None,
    }


def place_record(place: Place) -> Record:
    return asdict(place) | {"section": list(place.section)}

"""Tell what the packs ask, and what the regimes behind them are worth."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence

from framework_lint.pack import Article, Pack, spoken
from framework_lint.screen import Screen, wrap
from framework_lint.wording import count


def packs(listed: Sequence[Pack], style: str, screen: Screen, *, full: bool) -> str:
    """Tell packs in one of PACK_TABLES; `full` shows their articles in the text as well."""
    return PACK_TABLES[style](listed, screen, full)


def _text(listed: Sequence[Pack], screen: Screen, full: bool) -> str:  # noqa: FBT001 - a table's
    return "\n".join(line for pack in listed for line in _lines(pack, screen, full=full)) + "\n"


def _lines(pack: Pack, screen: Screen, *, full: bool) -> Iterator[str]:
    yield screen.paint(wrap(f"{pack.name}  {pack.title}", screen, 0), "strong")
    articles = count(len(pack.articles), "article")
    checked = f"text last checked on {spoken(pack.checked)}"
    yield wrap(f"{pack.standing}; {articles}; {checked}.", screen, 2)
    if full:
        for article in pack.articles:
            yield ""
            yield from _article(article, screen)


def _article(article: Article, screen: Screen) -> Iterator[str]:
    yield screen.paint(wrap(f"{article.number}  {article.title}", screen, 2), "strong")
    yield wrap(article.paraphrase, screen, 4)
    if article.verdict is not None:
        yield wrap(f"{article.verdict}: {article.reason}", screen, 4)
    if article.criteria:
        named = ", ".join(f"{each.code} {each.name}" for each in article.criteria)
        yield wrap(f"looked for by {named}; asks for a {article.depth}", screen, 4)
    if article.needs:
        yield wrap(f"always asks for: {', '.join(article.needs)}", screen, 4)
    for name, number in article.numbers.items():
        yield wrap(f"{name}: {number.words}", screen, 4)


def _json(listed: Sequence[Pack], _: Screen, __: bool) -> str:  # noqa: FBT001 - a table's
    return json.dumps([_pack(pack) for pack in listed], ensure_ascii=False, indent=2) + "\n"


def _pack(pack: Pack) -> dict[str, object]:
    return {
        "name": pack.name,
        "title": pack.title,
        "status": pack.status,
        "standing": pack.standing,
        "in_force": pack.in_force.isoformat() if pack.in_force else None,
        "checked": pack.checked.isoformat(),
        "as_of": pack.as_of.isoformat(),
        "articles": [
            {
                "number": article.number,
                "title": article.title,
                "paraphrase": article.paraphrase,
                "criteria": [criterion.code for criterion in article.criteria],
                "depth": article.depth,
                "needs": list(article.needs),
                "numbers": {name: number.words for name, number in article.numbers.items()},
                "verdict": article.verdict,
                "reason": article.reason or None,
            }
            for article in pack.articles
        ],
    }


PACK_TABLES: Mapping[str, Callable[[Sequence[Pack], Screen, bool], str]] = {
    "text": _text,
    "json": _json,
}

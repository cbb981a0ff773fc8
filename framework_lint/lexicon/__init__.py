"""Word lists, one TOML file a subject, with where each phrase was met.

A file holds lists of phrases. A phrase is a regular expression over plain
text in which a blank stands for any white space and <<name>> for a part that
`fragments.toml` gives; `seen` names a published framework it was met in by
month and section.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TypedDict

_FRAGMENTS = "fragments"
_NAME = re.compile(r"<<(\w+)>>")


class Phrase(TypedDict):
    """One entry: the expression, and where it was met."""

    text: str
    seen: str


@cache
def lists(subject: str) -> dict[str, list[Phrase]]:
    """Return the lists of `lexicon/<subject>.toml` by their names."""
    content = files("framework_lint.lexicon").joinpath(f"{subject}.toml").read_text("utf-8")
    return tomllib.loads(content)


@cache
def pattern(subject: str, name: str) -> re.Pattern[str]:
    """Return one expression, in any case, that matches any phrase of the list as whole words."""
    whole = (_whole(phrase["text"]) for phrase in lists(subject)[name])
    longest_first = sorted(whole, key=len, reverse=True)
    either = "|".join(text.replace(" ?", r"\s*").replace(" ", r"\s+") for text in longest_first)
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)


@cache
def warm() -> None:
    """Compile the lists of every subject but the topics, for whoever has to wait anyway."""
    for entry in files("framework_lint.lexicon").iterdir():
        subject, _, ending = entry.name.rpartition(".")
        if ending == "toml" and subject != _FRAGMENTS:
            for name in lists(subject):
                pattern(subject, name)


def _whole(text: str) -> str:
    """Put the parts of `fragments.toml` in place of their names: "<<framework>>"."""
    return _NAME.sub(lambda named: _whole(_fragments()[named[1]]), text)


@cache
def _fragments() -> dict[str, str]:
    content = files("framework_lint.lexicon").joinpath(f"{_FRAGMENTS}.toml").read_text("utf-8")
    return tomllib.loads(content)

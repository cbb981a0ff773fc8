"""What the styles of a Word document say, each with what it inherits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from framework_lint.readers.docx.xml import Element, integer, switch, value, w

_HEADING = re.compile(r"heading ([1-9])")
_LIST = re.compile(r"list (?:bullet|number|continue)(?: ([1-9]))?")
_CONTENTS = re.compile(r"(?:toc|contents) [1-9]|table of figures")
_QUOTE = re.compile(
    r"(?:intense )?quote|quotations?|block ?(?:text|quotes?|quotations?)|call-?out.*"
)
_CODE = re.compile(
    r"(?:source )?code(?: block)?|html preformatted|preformatted text|verbatim|macro text"
)
_SIDES = ("top", "left", "bottom", "right")
_LONGEST_CHAIN = 20
_STYLE, _STYLE_ID, _TYPE, _DEFAULT = w("style"), w("styleId"), w("type"), w("default")
_VAL = w("val")


@dataclass(frozen=True, slots=True)
class Look:
    """How characters look; None where nothing is said. `size` counts half points."""

    bold: bool | None = None
    size: int | None = None
    hidden: bool | None = None
    raised: bool | None = None

    def over(self, base: Look) -> Look:
        """Return this look with what it leaves open taken from `base`."""
        return Look(
            base.bold if self.bold is None else self.bold,
            base.size if self.size is None else self.size,
            base.hidden if self.hidden is None else self.hidden,
            base.raised if self.raised is None else self.raised,
        )


def look(properties: Element | None) -> Look:
    """Read run properties."""
    raised = value(properties, "vertAlign")
    return Look(
        switch(properties, "b"),
        integer(value(properties, "sz")),
        switch(properties, "vanish"),
        None if raised is None else raised == "superscript",
    )


@dataclass(frozen=True, slots=True)
class Style:
    """A style with its bases: `names` in lower case and `elements`, its own first."""

    names: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    elements: tuple[Element, ...] = ()
    look: Look = Look()

    @property
    def title(self) -> bool:
        return self.names[:1] == ("title",)

    @property
    def level(self) -> int:
        """The depth of a heading in this style, 0 for none."""
        if self.title:
            return 1
        pairs = zip(self.names, self.elements, strict=True)
        return next((n for n in (_depth(*pair) for pair in pairs) if n is not None), 0)

    @property
    def contents_heading(self) -> bool:
        return any(name in ("toc heading", "contents heading") for name in self.names)

    @property
    def contents(self) -> bool:
        return self._is(_CONTENTS)

    @property
    def quote(self) -> bool:
        return self._is(_QUOTE)

    @property
    def code(self) -> bool:
        return self._is(_CODE)

    @property
    def caption(self) -> bool:
        return "caption" in self.names

    @property
    def bullet(self) -> bool:
        return any(name.startswith("list bullet") for name in self.names)

    @property
    def list_level(self) -> int:
        """The level of a list that the style's name tells, 0 for none."""
        found = (_LIST.fullmatch(name) for name in self.names)
        return next((int(match[1] or 1) for match in found if match), 0)

    def _is(self, pattern: re.Pattern[str]) -> bool:
        return any(pattern.fullmatch(name) for name in self.names)


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles by id, and the one of a paragraph that names none."""

    styles: Mapping[str, Style]
    default: Style

    def named(self, style_id: str | None) -> Style:
        return self.styles.get(style_id or "", Style())

    def paragraph(self, properties: Element | None) -> Style:
        return self.styles.get(value(properties, "pStyle") or "", self.default)

    def run(self, properties: Element | None, style: Style) -> Look:
        """Return how a run in a paragraph of a style looks."""
        if properties is None:
            return style.look
        named = self.named(value(properties, "rStyle")).look
        return look(properties).over(named).over(style.look)


def read_styles(root: Element | None) -> Styles:
    """Read the part that holds the styles; without one, nothing has a style."""
    elements = {} if root is None else {e.get(_STYLE_ID, ""): e for e in root.iter(_STYLE)}
    plain = look(None if root is None else root.find(f"{w('docDefaults')}//{w('rPr')}"))
    looks = {key: look(element.find(w("rPr"))) for key, element in elements.items()}
    styles = {key: _style(key, elements, looks, plain) for key in elements}
    defaults = (styles[key] for key, each in elements.items() if _is_default(each))
    return Styles(styles, next(defaults, Style(look=plain)))


def _is_default(style: Element) -> bool:
    return style.get(_TYPE) == "paragraph" and style.get(_DEFAULT) in ("1", "true", "on")


def _style(
    key: str, elements: Mapping[str, Element], looks: Mapping[str, Look], plain: Look
) -> Style:
    ids = tuple(_chain(key, elements))
    held = Look()
    for each in ids:
        held = held.over(looks[each])
    names = tuple((value(elements[each], "name") or "").lower() for each in ids)
    paragraph = elements[key].get(_TYPE) == "paragraph"
    chain = tuple(elements[each] for each in ids)
    return Style(names, ids, chain, held.over(plain) if paragraph else held)


def _chain(key: str, elements: Mapping[str, Element]) -> Iterator[str]:
    """Yield the id of a style and those of its bases, from the nearest on."""
    seen: set[str] = set()
    while key in elements and key not in seen and len(seen) < _LONGEST_CHAIN:
        seen.add(key)
        yield key
        key = value(elements[key], "basedOn") or ""


def _depth(name: str, style: Element) -> int | None:
    outlined = outline_level(style.find(w("pPr")))
    match = _HEADING.fullmatch(name)
    return int(match[1]) if outlined is None and match else outlined


def outline_level(properties: Element | None) -> int | None:
    """Return the depth that paragraph properties give a heading, 0 for body text."""
    level = integer(value(properties, "outlineLvl"))
    if level is None:
        return None
    return level + 1 if 0 <= level <= 8 else 0


def is_boxed(properties: Element | None) -> bool | None:
    """Return whether a paragraph has a border on all sides; None where nothing is said."""
    borders = None if properties is None else properties.find(w("pBdr"))
    if borders is None:
        return None
    return all(value(borders, side) not in (None, "", "nil", "none") for side in _SIDES)

"""Names and values in the XML of a Word document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lxml import etree

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_INTEGER = re.compile(r"[+-]?\d{1,9}")
_OFF = ("0", "false", "off", "none")

Element = etree._Element  # noqa: SLF001 - the name lxml gives the type of its elements

R_ID = f"{{{_R}}}id"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ALTERNATE, _CHOICES = f"{_MC}AlternateContent", (f"{_MC}Choice", f"{_MC}Fallback")


@cache
def w(name: str) -> str:
    """Return the qualified name of an element or attribute of WordprocessingML."""
    return f"{{{_W}}}{name}"


P, TBL, TR, TC, SDT = w("p"), w("tbl"), w("tr"), w("tc"), w("sdt")
_VAL = w("val")


def value(parent: Element | None, name: str) -> str | None:
    """Return the `w:val` of a child; "" where the child has none, None where there is no child."""
    child = None if parent is None else parent.find(w(name))
    return None if child is None else child.get(_VAL, "")


def integer(text: str | None) -> int | None:
    """Read an integer of at most nine digits; None for anything else."""
    match = _INTEGER.match(text or "")
    return int(match[0]) if match else None


def switch(parent: Element | None, name: str) -> bool | None:
    """Return whether a property is switched on or off; None where nothing is said."""
    setting = value(parent, name)
    return None if setting is None else setting.lower() not in _OFF


def properties(element: Element, name: str, *, original: bool) -> Element | None:
    """Return the properties of an element, those from before a tracked change if `original`."""
    held = element.find(w(name))
    if held is None or not original:
        return held
    before = held.find(f"{w(name + 'Change')}/{w(name)}")
    return held if before is None else before


def inner(parent: Element) -> Iterator[Element]:
    """Yield the children of an element; of what is given in more than one way, the first."""
    for element in parent:
        if element.tag == _ALTERNATE:
            choice = next(element.iterchildren(*_CHOICES), None)
            yield from inner(choice) if choice is not None else ()
        else:
            yield element

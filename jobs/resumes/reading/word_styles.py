"""What the styles of a Word document say about a paragraph or a run of text."""

import re
from dataclasses import dataclass, replace
from typing import Any, Final

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING: Final = re.compile(
    r"heading ?\d|title|überschrift|titre|título|titolo|kop ?\d|nagłówek", re.IGNORECASE
)
_LIST: Final = re.compile(r"\blist (?:bullet|paragraph|number)|aufzählung|liste", re.IGNORECASE)
_DEEPEST: Final = 8

Element = Any  # lxml carries no types


@dataclass(frozen=True, slots=True)
class Look:
    size: float = 11.0
    is_bold: bool = False
    is_heading: bool = False
    is_list: bool = False
    has_space: bool = False
    indent: float = 0.0


class Styles:
    def __init__(self, root: Element) -> None:
        self._styles: dict[str, Element] = {}
        self._looks: dict[str, Look] = {}
        self._plain = Look()
        if root is None:
            return
        for style in root.iter(_W + "style"):
            self._styles[style.get(_W + "styleId", "")] = style
        defaults = root.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")
        self._plain = _changed(self._plain, defaults)

    def of(self, paragraph: Element) -> Look:
        """Return the look of a paragraph: of its style, changed by what it says itself."""
        properties = paragraph.find(_W + "pPr")
        if properties is None:
            return self._named("Normal")
        look = self._named(_value(properties, "pStyle") or "Normal")
        return _paragraph(look, properties)

    def of_run(self, run: Element, look: Look) -> Look:
        """Return the look of a run in a paragraph."""
        properties = run.find(_W + "rPr")
        if properties is None:
            return look
        if style := _value(properties, "rStyle"):
            named = self._named(style)
            look = replace(look, is_bold=look.is_bold or named.is_bold)
        return _changed(look, properties)

    def _named(self, name: str, depth: int = 0) -> Look:
        if name in self._looks:
            return self._looks[name]
        style = self._styles.get(name)
        if style is None or depth > _DEEPEST:
            return self._plain
        based_on = _value(style, "basedOn")
        look = self._named(based_on, depth + 1) if based_on else self._plain
        look = _paragraph(_changed(look, style.find(_W + "rPr")), style.find(_W + "pPr"))
        called = _value(style, "name")
        if _HEADING.search(called):
            look = replace(look, is_heading=True)
        if _LIST.search(called) and "paragraph" not in called.lower():
            look = replace(look, is_list=True)
        self._looks[name] = look
        return look


def _changed(look: Look, properties: Element) -> Look:
    if properties is None:
        return look
    size = _value(properties, "sz")
    if size.isdigit():
        look = replace(look, size=int(size) / 2)
    bold = properties.find(_W + "b")
    if bold is not None:
        look = replace(look, is_bold=bold.get(_W + "val", "1") not in ("0", "false", "off"))
    return look


def _paragraph(look: Look, properties: Element) -> Look:
    if properties is None:
        return look
    number = properties.find(f"{_W}numPr/{_W}numId")
    if number is not None:
        look = replace(look, is_list=number.get(_W + "val", "0") != "0")
    level = _value(properties, "outlineLvl")
    if level.isdigit() and int(level) < 9:
        look = replace(look, is_heading=True)
    space = properties.find(_W + "spacing")
    if space is not None and space.get(_W + "before", "").isdigit():
        look = replace(look, has_space=int(space.get(_W + "before")) >= 100)
    indent = properties.find(_W + "ind")
    if indent is not None:
        left = indent.get(_W + "left") or indent.get(_W + "start") or "0"
        look = replace(look, indent=float(left) / 20 if left.lstrip("-").isdigit() else 0.0)
    return look


def _value(element: Element, name: str) -> str:
    found = element.find(_W + name)
    return found.get(_W + "val", "") if found is not None else ""

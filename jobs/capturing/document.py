"""A page as a tree. Bounded in size, depth and attributes, so that no page stalls the parser."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

from lxml import etree

MOST_CHARACTERS: Final = 8_000_000
_MOST_ATTRIBUTES = 200  # of one element: the parser compares each with all before it
# A tag as HTML's tokenizer reads it. Possessive: every character is looked at once.
_ATTRIBUTE = re.compile(
    r"""=?[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>"'][^\s>]*+)?+)?+"""
)
_TAG = re.compile(rf"(?P<name><[A-Za-z][^\s/>]*+)(?:[\s/]++|{_ATTRIBUTE.pattern}|=)*+>?")
_UNSEEN: Final = frozenset({"script", "style", "noscript", "template", "svg", "head", "iframe"})

Element = Any  # lxml carries no types


@dataclass(frozen=True, slots=True)
class Document:
    url: str
    root: Element
    metas: dict[str, str] = field(default_factory=dict)  # by name or property, in lower case

    @property
    def host(self) -> str:
        return (urlsplit(self.url).hostname or "").removeprefix("www.")

    def with_class(self, *names: str) -> Iterator[Element]:
        """Yield the elements that have one of these classes: all with the first one, then the next.

        Boards change their classes one by one, so the older names are asked for too.
        """
        for name in names:
            yield from self.root.xpath(
                "//*[contains(concat(' ', normalize-space(@class), ' '), concat(' ', $name, ' '))]",
                name=name,
            )

    def first_text(self, *classes: str) -> str:
        """Return the text of the first element with one of the classes that has any."""
        return next((text for each in self.with_class(*classes) if (text := text_of(each))), "")

    def scripts(self, type_: str = "") -> Iterator[str]:
        """Yield the contents of the scripts of a type; "" is JavaScript."""
        for script in self.root.iter("script"):
            said = (script.get("type") or "").partition(";")[0].strip().lower()
            is_wanted = said == type_ if type_ else said in ("", "text/javascript", "module")
            if is_wanted and script.text:
                yield script.text

    def address(self, url: str) -> str:
        """Return an address on this page in full, if it stays on the same host; else ""."""
        try:
            full = urljoin(self.url, url.strip())
            host = (urlsplit(full).hostname or "").removeprefix("www.")
        except ValueError:
            return ""
        return full if host == self.host and full.startswith(("https://", "http://")) else ""


def parse(html: str, url: str) -> Document | None:
    """Return the page as a tree, None when there is nothing in it."""
    text = _without_endless_tags(html[:MOST_CHARACTERS].replace("\x00", ""))
    # huge_tree raises the depth limit from 256 to 2,048; deeper trees are cut, not built.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except etree.ParserError:  # an empty document
        return None
    if root is None:
        return None
    return Document(url, root, dict(_metas(root)))


def text_of(element: Element) -> str:
    """Return the visible words of an element on one line."""
    return " ".join(" ".join(visible_texts(element)).split())


def inner_html(element: Element) -> str:
    """Return what stands in an element, with its tags."""
    return str(etree.tostring(element, encoding="unicode", method="html", with_tail=False))


def visible_texts(element: Element) -> Iterator[str]:
    """Yield the pieces of text below an element that a reader sees, in order."""
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, each in walk:
        if event == "start":
            if each.tag in _UNSEEN:
                walk.skip_subtree()
            elif each.text:
                yield each.text
        if event != "start" and each.tail and each is not element:
            yield each.tail


def _metas(root: Element) -> Iterator[tuple[str, str]]:
    """Yield the page's metas, last first: a dict of them holds the first of each name."""
    for meta in reversed(root.xpath("//meta[@content]")):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if content := meta.get("content").strip():
            yield name.strip().lower(), content


def _without_endless_tags(html: str) -> str:
    """Leave out what only a hostile page has: tags with thousands of attributes."""

    def checked(tag: re.Match[str]) -> str:
        is_endless = (
            len(tag[0]) > 2 * _MOST_ATTRIBUTES
            and sum(1 for _ in _ATTRIBUTE.finditer(tag[0], len(tag["name"]))) > _MOST_ATTRIBUTES
        )
        return "" if is_endless else tag[0]

    return _TAG.sub(checked, html)

"""JobPosting in the page's own markup: microdata (itemprop) and RDFa (property).

Reference: https://html.spec.whatwg.org/multipage/microdata.html
Reference: https://www.w3.org/TR/rdfa-lite/
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from jobs.capturing.document import Document, Element, inner_html, text_of
from jobs.capturing.schema_org import Item, types_of

_MOST_POSTINGS = 100
_DEEPEST = 4  # things within things: posting, place, address, country
_ADDRESSES = {"a": "href", "area": "href", "link": "href", "img": "src"}
_ADDRESS_NAMES = frozenset({"url", "sameAs", "logo", "image"})
_TEXTS = frozenset(
    {"description", "responsibilities", "qualifications", "skills", "jobBenefits",
     "experienceRequirements", "educationRequirements"}
)  # fmt: skip


class _Names(NamedTuple):
    """The attributes of one of the two languages."""

    thing: str  # on the element that is a thing of its own
    type: str
    property: str


_LANGUAGES = (
    _Names("itemscope", "itemtype", "itemprop"),
    _Names("typeof", "typeof", "property"),
)


def items(document: Document) -> list[Item]:
    """Return the JobPostings of the page in the shape that JSON-LD has."""
    for names in _LANGUAGES:
        found = []
        for element in document.root.iterfind(f".//*[@{names.type}]"):
            if "jobposting" in types_of({"@type": element.get(names.type).split()}):
                found.append(_item(element, names, depth=0))
            if len(found) >= _MOST_POSTINGS:
                break
        if found:
            return found
    return []


def _item(element: Element, names: _Names, depth: int) -> Item:
    item: Item = {"@type": (element.get(names.type) or "").split()}
    for each in _properties(element, names):
        for said in each.get(names.property).split():
            name = said.rpartition(":")[2].rpartition("/")[2]  # schema:title, http://…/title
            item.setdefault(name, []).append(_value(each, name, names, depth))
    return item


def _properties(element: Element, names: _Names) -> Iterator[Element]:
    """Yield the elements below that say something of this thing, not of a thing within it."""
    waiting = list(reversed(element))
    while waiting:
        each = waiting.pop()
        if not isinstance(each.tag, str):  # a comment
            continue
        if each.get(names.property):
            yield each
        if each.get(names.thing) is None:
            waiting.extend(reversed(each))


def _value(element: Element, name: str, names: _Names, depth: int) -> Any:
    if element.get(names.thing) is not None and depth < _DEEPEST:
        inner = _item(element, names, depth + 1)
        # A thing that says nothing in detail is what its words say.
        return inner if len(inner) > 1 else text_of(element)
    for attribute in ("content", "datetime"):
        if (said := element.get(attribute)) is not None:
            return said
    if name in _TEXTS:
        return inner_html(element)
    if name in _ADDRESS_NAMES and element.tag in _ADDRESSES:
        return element.get(_ADDRESSES[element.tag], "")
    return text_of(element)

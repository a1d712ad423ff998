"""Show texts from outside: postings, mails. They are hostile until they have come through here."""

import re
from html import escape
from typing import Final

import nh3
from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_TEXT_LIMIT: Final = 500_000  # characters shown of one text
_REL = "noopener noreferrer nofollow"

_ADDRESS = re.compile(
    r"(?P<url>(?:https?://|mailto:)(?=\w)[^\s<>\"“”«»]{1,2000})"
    r"|(?<![\w.+-])(?P<mail>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})",
    re.IGNORECASE,
)
_AFTER_ADDRESS = ".,;:!?'’*_"


@register.filter
def posting_html(text: str) -> SafeString:
    """Turn plain text into paragraphs, lists and links; nothing in it can act.

    Everything is escaped here; a sanitiser then lets only the few tags through that we write.
    """
    blocks: list[str] = []
    for block in (text or "")[:_TEXT_LIMIT].split("\n\n"):
        _add_block(blocks, [line.strip() for line in block.split("\n") if line.strip()])
    return mark_safe(_second_wall("".join(blocks)))  # noqa: S308


def _add_block(blocks: list[str], lines: list[str]) -> None:
    """Append the HTML of lines without a blank line between them."""
    at = 0
    while at < len(lines):
        is_list = lines[at].startswith("•")
        end = at
        while end < len(lines) and lines[end].startswith("•") == is_list:
            end += 1
        shown = [_with_links(line.lstrip("• ") if is_list else line) for line in lines[at:end]]
        if is_list:
            items = "".join(f'<li dir="auto">{line}</li>' for line in shown)
            blocks.append(f"<ul>{items}</ul>")
        else:
            blocks.append(f'<p dir="auto">{"<br>".join(shown)}</p>')
        at = end


def _with_links(line: str) -> str:
    pieces: list[str] = []
    at = 0
    for found in _ADDRESS.finditer(line):
        address = _without_tail(found[0])
        href = address if found["url"] else f"mailto:{address}"
        pieces.append(escape(line[at : found.start()]))
        pieces.append(f'<a href="{escape(href)}" target="_blank">{escape(address)}</a>')
        at = found.start() + len(address)
    pieces.append(escape(line[at:]))
    return "".join(pieces)


def _without_tail(address: str) -> str:
    """Drop the punctuation of the sentence that the address stands in."""
    address = address.rstrip(_AFTER_ADDRESS)
    for opening, closing in ("()", "[]", "{}"):
        if address.endswith(closing) and address.count(closing) > address.count(opening):
            address = address.rstrip(closing + _AFTER_ADDRESS)
    return address


def _second_wall(html: str) -> str:
    return nh3.clean(
        html,
        tags={"p", "br", "ul", "li", "a"},
        attributes={"a": {"href", "target"}, "p": {"dir"}, "li": {"dir"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=_REL,
    )

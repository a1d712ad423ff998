"""Turn what boards send (HTML, Markdown, escaped HTML, anything) into clean plain text.

The text that is stored has paragraphs, bullets (“• ”) and addresses, and nothing that could act:
no tags, no control characters, no invisible or direction-changing ones. Every step is linear in the
length of its input.
"""

import html
import re
import unicodedata
from typing import Final

DESCRIPTION_LIMIT: Final = 200_000  # characters kept of one description
CUT_NOTE: Final = "\n\n[Cut here: this posting is longer than Peregrine keeps.]"

_LONGEST_EXCERPT = 400  # characters
_CUT_OFF = re.compile(r"\A\W*(?:\.\.\.|…)|(?:\.\.\.|…)\W*\Z")

_RAW_LIMIT = 5 * DESCRIPTION_LIMIT  # characters looked at: markup is rarely four fifths of a text

_INLINE = (
    "a abbr acronym b bdi bdo big button center cite code data del dfn em font form i img input "
    "ins kbd label mark meter nobr output picture progress q rp rt ruby s samp select small source "
    "span strike strong sub sup time tt u var wbr"
)
_BLOCK = (
    "address article aside blockquote body br caption col colgroup dd details dialog dir div dl dt "
    "fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr html legend li link main "
    "menu meta nav ol option p pre section summary table tbody td tfoot th thead tr ul"
)
_DROPPED = (
    "applet audio canvas embed frame frameset head iframe math noembed noframes noscript object "
    "script style svg template textarea title video"
)
_BLOCK_NAMES = frozenset(_BLOCK.split())
_DROPPED_NAMES = frozenset(_DROPPED.split())
_VOID_DROPPED = frozenset({"embed", "frame"})  # have no closing tag to wait for
_ONE_LINE_BREAK = frozenset({"br", "td", "th", "tr", "dt", "dd", "option", "caption"})

_NAMES = "|".join(sorted(f"{_INLINE} {_BLOCK} {_DROPPED}".split(), key=len, reverse=True))
# A tag never reaches over another “<”, so a text of nothing but “<” costs one step for each.
_TAG = re.compile(
    rf"<(?=[a-z/!?])(?:(?P<close>/?)(?P<name>(?:{_NAMES})|[a-z]+[:-][a-z0-9:-]*)(?P<rest>[\s/][^<>]*)?>|"
    r"!--(?P<comment>)|![a-z\[][^<>]*>|\?[^<>]*>)",
    re.IGNORECASE,
)
_LOOKS_LIKE_HTML = re.compile(rf"<(?=[a-z/])/?(?:{_NAMES})(?:[\s/][^<>]*)?>", re.IGNORECASE)
_LOOKS_ESCAPED = re.compile(
    r"&(?:amp;)?(?:lt|#60|#x3c);/?(?:p|div|span|ul|ol|li|br|strong|b|em|i|h[1-6]|a|table|script)\b",
    re.IGNORECASE,
)
_HREF = re.compile(
    r"""\bhref\s*=\s*(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^\s"'>]{1,2000}))""", re.IGNORECASE
)
_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)

_UNICODE_LINE_ENDS = re.compile("[\u2028\u2029\x85]")
_WITHOUT_CONTROL: Final[dict[int, str | None]] = {
    **dict.fromkeys([*range(0x09), *range(0x0E, 0x20), 0x7F]),
    **dict.fromkeys([0x09, *range(0x0B, 0x0E)], " "),
}
_OTHER_SPACES = re.compile(r"[^\S\n ]+")
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e0fff"  # invisible tags
    "\ud800-\udfff\ufffe\uffff]+"  # halves of surrogate pairs: no database stores them
)
# Joiners belong between letters of scripts that need them, not inside “Py·thon”.
_STRAY_JOINERS = re.compile(
    "(?<=[\x00-\x7f])[\u200c\u200d]+|(?<![\u200c\u200d])[\u200c\u200d]+(?=[\x00-\x7f]|$)"
)

# Each begins with one plain character, and is looked for only where that stands.
_MD_ESCAPE = re.compile(r"\\\\?([!-/:-@\[-`{-~])")
_MD_LINK = re.compile(
    r"\[([^\[\]\n]{1,300})\]\(<?((?:https?://|mailto:)[^\s()<>]{1,2000})>?[^()\n]{0,200}\)"
)
# Google's postings have lost the first “*” of a line to a bullet: “• *Duties**” was “**Duties**”.
_MD_STRONG_CUT = re.compile(r"^• \*(?=\S)([^*\n]{1,1000})\*\*", re.MULTILINE)
_MD_STRONG_END = re.compile(r"(?<=[:.!?])\*\*$", re.MULTILINE)
_MD_STRONG = re.compile(r"\*\*(?=\S)([^*\n]{1,1000})\*\*")
_MD_STRONG_TOO = re.compile(r"__(?=\S)([^_\n]{1,1000})(?<=\S)__")
_MD_EMPHASIS = re.compile(r"\*(?<![\w*]\*)(?=\S)([^*\n]{1,1000})(?<=\S)\*(?![\w*])")
_MD_SIGNS = re.compile(r"\\[-.+&]|\*\*\w")
_MD_RULE = re.compile(r"[-*_=](?: ?[-*_=]){2,}")
_HEADING = re.compile(r"#{1,6} (.*?)[ #]*")
_BULLET_SIGNS = "•·▪▫◦●○■□‣⁃∙➢➤►✓✔❖\uf0b7\uf0a7"
_BULLET = re.compile(rf"(?:[-*+–—] |[{_BULLET_SIGNS}] ?)+")
_PLAIN_BULLETS = frozenset("•-*+–—")
_LINE_SIGNS = frozenset(f"-*+–—_=#{_BULLET_SIGNS}")


def clean_description(raw: str) -> str:
    """Return the description as plain text of at most `DESCRIPTION_LIMIT` characters."""
    text = raw[:_RAW_LIMIT]
    for _ in range(2):  # some boards escape their HTML twice
        if "&" not in text or not _LOOKS_ESCAPED.search(text):
            break
        text = html.unescape(text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    is_html = "<" in text and _LOOKS_LIKE_HTML.search(text) is not None
    text = _without_tags(text) if is_html else html.unescape(text)
    text = _clean_characters(text)
    if not is_html or _MD_SIGNS.search(text):
        text = _without_markdown(text)
    text = _tidy(text)
    if len(text) <= DESCRIPTION_LIMIT and len(raw) <= _RAW_LIMIT:
        return text
    kept = text[: DESCRIPTION_LIMIT - len(CUT_NOTE)]
    return kept.rstrip() + CUT_NOTE


def is_excerpt(text: str) -> bool:
    """Tell whether a description is a few words cut out of a posting, as some boards send them."""
    return len(text) <= _LONGEST_EXCERPT and _CUT_OFF.search(text) is not None


def clean_line(raw: str, *, limit: int) -> str:
    """Return a title, name or place as one line of at most `limit` characters."""
    is_plain = len(raw) <= limit and raw.isascii() and raw.isprintable()
    if is_plain and "<" not in raw and "&" not in raw:
        return " ".join(raw.split())
    text = html.unescape(raw[: 20 * limit])
    text = _TAG.sub(" ", text) if "<" in text else text
    text = " ".join(_clean_characters(text).split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _without_tags(text: str) -> str:
    """Return the words of an HTML text, with line ends where its blocks begin and end."""
    keeps_line_ends = not re.search(r"<(?:p|div|li|br|tr|h[1-6])\b", text, re.IGNORECASE)
    pieces: list[str] = []
    inside = ""  # the dropped element that we are in, or “!” for a comment
    address = ""
    at = 0
    for tag in _TAG.finditer(text):
        if tag.start() < at:
            continue
        if not inside:
            words = text[at : tag.start()]
            pieces.append(words if keeps_line_ends else words.replace("\n", " "))
        at = tag.end()
        if tag["comment"] is not None:
            end = text.find("-->", at)
            at = len(text) if end < 0 else end + 3
            continue
        name = (tag["name"] or "").lower()
        if inside:
            inside = "" if name == inside and tag["close"] else inside
        elif name in _DROPPED_NAMES:
            is_open = not tag["close"] and name not in _VOID_DROPPED
            inside = name if is_open and not (tag["rest"] or "").endswith("/") else ""
        elif name == "a":
            address = _link(tag, address, pieces)
        elif name in _BLOCK_NAMES:
            pieces.append(_break(name, is_closing=bool(tag["close"])))
    if not inside:
        pieces.append(text[at:] if keeps_line_ends else text[at:].replace("\n", " "))
    return html.unescape("".join(pieces))


def _break(name: str, *, is_closing: bool) -> str:
    if name == "li":
        return "\n" if is_closing else "\n• "
    return "\n" if name in _ONE_LINE_BREAK else "\n\n"


def _link(tag: re.Match[str], address: str, pieces: list[str]) -> str:
    """Write the address of a link behind its words; return the address that is open now."""
    if address and address not in pieces[-1]:
        pieces.append(f" ({address})")
    if tag["close"]:
        return ""
    href = _HREF.search(tag["rest"] or "")
    if href is None:
        return ""
    value = html.unescape(next(group for group in href.groups() if group)).strip()
    return value if _SAFE_ADDRESS.fullmatch(value) else ""


def _without_markdown(text: str) -> str:
    if "](" in text:
        text = _MD_LINK.sub(r"\1 (\2)", text)
    if "**" in text:
        text = _MD_STRONG_CUT.sub(r"\1", text)
        text = _MD_STRONG.sub(r"\1", text)
        text = _MD_STRONG_END.sub("", text)
    if "_" in text:
        text = _MD_STRONG_TOO.sub(r"\1", text)
    if "*" in text:
        text = _MD_EMPHASIS.sub(r"\1", text)
    return _MD_ESCAPE.sub(r"\1", text) if "\\" in text else text


def _tidy(text: str) -> str:
    """Collapse spaces and blank lines; write every bullet as “• ”."""
    while "  " in text:
        text = text.replace("  ", " ")
    lines: list[str] = []
    bullet = ""
    for raw in text.split("\n"):
        line = raw.strip()
        if line and line[0] in _LINE_SIGNS:
            line = _line_without_signs(line)
        if line == "•":  # its words come on the next line
            bullet = "• "
        elif line:
            line, bullet = bullet + line, ""
            if line[0] == "•" and len(lines) > 1 and not lines[-1] and lines[-2][0] == "•":
                lines.pop()  # the items of one list stand together
            lines.append(line)
        elif lines and lines[-1] and not bullet:
            lines.append("")
    return "\n".join(lines).strip()


def _line_without_signs(line: str) -> str:
    if line[1:2] == " " and line[0] in _PLAIN_BULLETS and line[2] not in _LINE_SIGNS:
        return "• " + line[2:]  # nearly every list is written like this
    if _MD_RULE.fullmatch(line):
        return ""
    if heading := _HEADING.fullmatch(line):
        return heading[1]
    if line in "-*+–—":
        return "•"
    return _BULLET.sub("• ", line, count=1).strip() if _BULLET.match(line) else line


def _clean_characters(text: str) -> str:
    """Return `text` in NFC, without what cannot be seen, and with no spaces but plain ones."""
    if text.isascii():
        return text.translate(_WITHOUT_CONTROL)
    # In pieces: ordering a run of a million combining marks would take hours.
    pieces = (text[at : at + 256] for at in range(0, len(text), 256))
    text = "".join(unicodedata.normalize("NFC", piece) for piece in pieces)
    text = text.replace("\t", " ").replace("\xa0", " ")
    if _is_all_wanted(text):
        return text
    text = _UNWANTED.sub("", _UNICODE_LINE_ENDS.sub("\n", text))
    if "\u200c" in text or "\u200d" in text:
        text = _STRAY_JOINERS.sub("", text)
    return _OTHER_SPACES.sub(" ", text)


def _is_all_wanted(text: str) -> bool:
    """Tell quickly that nothing in `text` is unwanted: all but invisible tags is not printable."""
    shown = text.replace("\n", "")
    return shown.isprintable() and b"\xf3\xa0" not in shown.encode()

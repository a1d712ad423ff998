"""Write plain values as YAML that reads back as exactly the same values, for any reader."""

import json
import re
from typing import Any

# Words that some YAML reader takes for something else; numbers and dates begin with no letter.
_AMBIGUOUS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_PLAIN = re.compile(r"[^\W\d_](?:[\w .,/+()&'@-]*[\w.,/+()&'@-])?")
_PLAIN_ADDRESS = re.compile(r"https?://[\w.:/-]*\w|\w[\w.+-]*@[\w.-]*\w")
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def block(value: dict[str, Any] | list[Any], indent: int) -> str:
    """Return a non-empty group or list, one entry per line, every line indented."""
    pad = " " * indent
    if isinstance(value, dict):
        return "\n".join(pad + entry(key, content, indent) for key, content in value.items())
    return "\n".join(pad + item(content, indent) for content in value)


def entry(key: str, value: Any, indent: int) -> str:
    """Return `key: value`; the lines after the first are indented below `indent`."""
    return beside(scalar(key) + ":", value, indent)


def beside(head: str, value: Any, indent: int) -> str:
    """Return `head` (a key and its colon) followed by the value."""
    if isinstance(value, dict | list) and value:
        return f"{head}\n{block(value, indent + 2)}"
    return f"{head} {_leaf(value, indent)}"


def item(value: Any, indent: int) -> str:
    """Return `- value`; the lines after the first are indented below `indent`."""
    if isinstance(value, dict | list) and value:
        return "- " + block(value, indent + 2).lstrip(" ")
    return f"- {_leaf(value, indent)}"


def flow(value: Any) -> str:
    """Return a value on one line, lists as `[a, b]`."""
    if isinstance(value, list):
        return f"[{', '.join(flow(content) for content in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{flow(key)}: {flow(inner)}' for key, inner in value.items())}}}"
    text = scalar(value)
    return _quoted(value) if isinstance(value, str) and ("," in text or ":" in text) else text


def scalar(value: Any) -> str:
    """Return text, a number, true, false or null on one line."""
    if not isinstance(value, str):
        return json.dumps(value)
    is_plain = _PLAIN.fullmatch(value) or _PLAIN_ADDRESS.fullmatch(value)
    if is_plain and value.isprintable() and value.casefold() not in _AMBIGUOUS:
        return value
    return _quoted(value)


def _leaf(value: Any, indent: int) -> str:
    if isinstance(value, str) and _reads_well_as_lines(value):
        return _as_lines(value, indent + 2)
    return flow(value) if isinstance(value, dict | list) else scalar(value)


def _reads_well_as_lines(text: str) -> bool:
    return (
        "\n" in text
        and text[0] not in " \n\t"
        and text.count("\n") - text.rstrip("\n").count("\n") <= 1
        and all(line.isprintable() and line == line.rstrip() for line in text.split("\n"))
        and not _ESCAPED.search(text)
    )


def _as_lines(text: str, indent: int) -> str:
    """Return text as YAML's block of lines, which a person can read and edit."""
    sign = "|" if text.endswith("\n") else "|-"
    lines = text.removesuffix("\n").split("\n")
    return "\n".join([sign, *(" " * indent + line if line else "" for line in lines)])


def _quoted(text: str) -> str:
    """Return text in double quotes: JSON's escapes are a part of YAML's."""
    quoted = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)

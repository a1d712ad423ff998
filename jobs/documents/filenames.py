"""The name of an exported file: letters, digits, `-` and `_` of ASCII only.

Names travel through mail programs, upload forms and other people's computers, so accents are
taken off (Łódź → Lodz), and what ASCII cannot write is left out; where nothing is left, a plain
word stands in its place.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_PART_LENGTH = 60
# Letters that Unicode does not take apart into a base and an accent.
_SPELT_OUT = str.maketrans({
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe",
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D",
    "þ": "th", "Þ": "Th", "ı": "i", "ħ": "h", "Ħ": "H",
    "&": " and ", "+": " plus ", "'": "", "’": "",
})  # fmt: skip


def letter_filename(company: str, title: str, on: date, *, ending: str = "pdf") -> str:
    """Return `{Company}_{Title}_{Date}_CoverLetter.pdf`."""
    return _filename(company, title, on, f"CoverLetter.{ending}")


def resume_filename(company: str, title: str, on: date, *, ending: str = "pdf") -> str:
    """Return `{Company}_{Title}_{Date}_Resume.pdf`."""
    return _filename(company, title, on, f"Resume.{ending}")


def _filename(company: str, title: str, on: date, what: str) -> str:
    parts = (ascii_part(company) or "Company", ascii_part(title) or "Job", on.isoformat())
    return "_".join((*parts, what))


def ascii_part(text: str) -> str:
    """Return `text` as words joined by `-`, at most 60 characters, or "" where nothing is left."""
    plain = unicodedata.normalize("NFKD", text.translate(_SPELT_OUT))
    without_accents = "".join(c for c in plain if not unicodedata.combining(c))
    words = re.findall(r"[A-Za-z0-9]+", without_accents)
    return "-".join(words)[:_PART_LENGTH].strip("-")

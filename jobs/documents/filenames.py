"""The name of an exported file: letters and digits, `-` and `_`.

Names travel through mail programs, upload forms and other people's computers, so what is written in
Latin letters becomes ASCII: accents are taken off (Łódź → Lodz). A word of another script keeps its
letters, as nothing else would say it; where nothing is left, a plain word stands in its place.
"""

from __future__ import annotations

import unicodedata
from datetime import date

_PART_LENGTH, _PART_BYTES = 60, 100
_ALL_BYTES = 2 * _PART_BYTES  # a file system takes names of 255 bytes, with date, kind and number
_OF_WORDS = "LMN"  # letters, their marks, numbers
# Letters that Unicode does not take apart into a base and an accent.
_SPELT_OUT = str.maketrans({
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe",
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D",
    "þ": "th", "Þ": "Th", "ı": "i", "ħ": "h", "Ħ": "H",
    "&": " and ", "+": " plus ", "'": "", "’": "",
})  # fmt: skip


def letter_filename(company: str, title: str, on: date, *, ending: str = "pdf") -> str:
    """Return `{Company}_{Title}_{Date}_CoverLetter.pdf`."""
    return _filename(_of_job(company, title), on, f"CoverLetter.{ending}")


def resume_filename(
    name: str, on: date, *, for_job: tuple[str, str] | None = None, ending: str = "pdf"
) -> str:
    """Return `{Name}_{Company}_{Title}_{Date}_Resume.pdf`: whose it is, among many.

    `for_job` is the company and the title; without a job they are left out.
    """
    parts = [part_of_name(name), *(_of_job(*for_job) if for_job else [])]
    return _filename([part for part in parts if part], on, f"Resume.{ending}")


def _of_job(company: str, title: str) -> list[str]:
    return [part_of_name(company) or "Company", part_of_name(title) or "Job"]


def _filename(parts: list[str], on: date, what: str) -> str:
    most = _ALL_BYTES // max(1, len(parts))
    cut = (part.encode()[:most].decode(errors="ignore").strip("-") for part in parts)
    return "_".join((*cut, on.isoformat(), what))


def part_of_name(text: str) -> str:
    """Return `text` as words joined by `-`, of a bounded length, or "" where nothing is left."""
    plain = "".join(
        sign if unicodedata.category(sign)[0] in _OF_WORDS else " "
        for sign in unicodedata.normalize("NFKC", text.translate(_SPELT_OUT))
    )
    found = "-".join(map(_in_ascii, plain.split()))[:_PART_LENGTH]
    return found.encode()[:_PART_BYTES].decode(errors="ignore").strip("-")


def _in_ascii(word: str) -> str:
    """Return a word of Latin letters without its accents, and any other as it is."""
    taken_apart = unicodedata.normalize("NFKD", word)
    bare = "".join(sign for sign in taken_apart if not unicodedata.combining(sign))
    return bare if bare.isascii() else word

"""The words of words.toml, made ready for looking up."""

import re
import tomllib
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

_FILE: Final = Path(__file__).with_name("words.toml")
# Read as a file: to import it would bring all of the matcher into the process that reads files.
_LANGUAGES: Final = Path(__file__).parents[2] / "matching" / "languages.toml"
_NAMES: Final = (
    "names",
    "names_behind",
    "names_unspaced",
)  # its tables of what languages are called
_MARKS: Final = re.compile(r"[^\w\s'’./&+#()（）-]|_")


@lru_cache(maxsize=1)
def _file() -> dict[str, Any]:
    found = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    tables = tomllib.loads(_LANGUAGES.read_text(encoding="utf-8"))
    named = (names for each in _NAMES for names in tables[each].values())
    found["languages"]["shared"] = [name.strip() for names in named for name in names.split(",")]
    return found


def key(text: str) -> str:
    """Return a text without case, accents and marks, as the words are looked up."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    text = "".join(
        sign
        for sign in unicodedata.normalize("NFD", text)
        if not unicodedata.combining(sign) or sign in "\u3099\u309a"
    )
    text = unicodedata.normalize("NFC", text).replace("ł", "l").replace("ß", "ss")
    return " ".join(_MARKS.sub(" ", text).split()).strip(" -./")


@lru_cache(maxsize=1)
def headings() -> dict[str, str]:
    """Return the sections by the keys of their headings."""
    found: dict[str, str] = {}
    for section, by_language in _file()["headings"].items():
        for names in by_language.values():
            for name in names:
                found.setdefault(key(name), section)
    return found


@lru_cache(maxsize=1)
def heading_words() -> frozenset[str]:
    """Return the words of which headings and labels are made, of four letters or more."""
    names = [*headings(), *(key(each) for each in listed("labels"))]
    return frozenset(word for name in names for word in name.split() if len(word) > 3)


@lru_cache(maxsize=1)
def months() -> dict[str, int]:
    """Return the numbers of the months by their names and abbreviations, in lower case."""
    return {
        form: number
        for names in _file()["months"].values()
        for number, forms in enumerate(names, 1)
        for form in forms.split("|")
    }


@lru_cache
def listed(group: str, *names: str) -> tuple[str, ...]:
    """Return the words of a group, of all its lists or of those named."""
    lists = _file()[group]
    return tuple(word for name in names or lists for word in lists[name])


@lru_cache
def pattern(group: str, *names: str) -> re.Pattern[str]:
    """Return what finds a word of a group in a key; “*word” also at the end of a longer word.

    Words that are bounded alike stand together, which makes the search twenty times as fast.
    """
    alike: dict[tuple[str, str], set[str]] = {}
    for word in listed(group, *names):
        form = key(word.lstrip("*"))
        if not form:
            continue
        is_wordlike = form[0].isascii() or not _is_cjk(form[0])
        before = r"(?<!\w)" if is_wordlike and not word.startswith("*") else ""
        after = r"(?!\w)" if is_wordlike else ""
        alike.setdefault((before, after), set()).add(form)
    return re.compile(
        "|".join(
            f"{before}(?:{'|'.join(map(re.escape, sorted(forms, key=_longest_first)))}){after}"
            for (before, after), forms in alike.items()
        )
    )


def _longest_first(form: str) -> tuple[int, str]:
    return -len(form), form


def _is_cjk(sign: str) -> bool:
    return "\u3000" <= sign <= "\u9fff" or "\uff00" <= sign <= "\uffef"

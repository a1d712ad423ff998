"""The words of words.toml, made ready for tagging the tokens of a sentence."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from jobs.matching.languages import RANKS, levels, spellings

_FILE: Final = Path(__file__).with_name("words.toml")
LANGUAGES: Final = ("en", "de", "fr", "es", "it", "pt", "nl", "pl")
_ANY_LANGUAGE: Final = "all"
# Their lists are told apart by what they mean, not by the language of the text.
_KEYED: Final = ("fluency", "degrees", "vague", "ratios", "counted", "speech", "seconds", "grades")
# Looked up as they are.
_NOT_TAGGED: Final = (
    *("abbreviations", "adverbial", "anyone", "articles", "capitals", "closing", "common_in_names"),
    *(
        "cuts",
        "distributing",
        "elsewhere",
        "employed",
        "kindred",
        "legal_forms",
        "model",
        "modifiers",
    ),
    *("of_a_list", "openers", "relatives", "salutation", "unpaid"),
)
# How well, by numbers: 1 a little … 6 as a native. What else RANKS says holds here, too.
_FLUENCY: Final = {"native": 6, "bilingual": 6, "C2": 5}

# A number with its signs, or a word with its apostrophes and inner dots (“Ph.D.”, “Node.js”).
TOKEN: Final = re.compile(
    r"\d[\d.,'’\u00a0\u202f]*\d|\d|(?:[^\W\d_][.](?=[^\W\d_]))*[^\W_]+(?:[’'.&][^\W_]+)*[+#]*|%|\S"
)


# In these “j'ai” and “l'école” are two words.
_ELIDING: Final = frozenset(("fr", "it"))
_ELIDED: Final = re.compile(
    r"(?:[^\W\d_]|qu|jusqu|lorsqu|puisqu|dell|nell|all|sull|dall|un|quest)[’'](?=[^\W\d_])|"
    + TOKEN.pattern,
    re.IGNORECASE,
)


def token_pattern(language: str) -> re.Pattern[str]:
    return _ELIDED if language in _ELIDING else TOKEN


class Phrases(NamedTuple):
    """Phrases by their first word: what follows, and what they are tagged with."""

    by_first: dict[str, list[tuple[tuple[str, ...], str]]]
    stems: list[tuple[str, str]]  # beginnings of words, longest first


@lru_cache(maxsize=1)
def _file() -> dict[str, Any]:
    """Return the tables, with the languages and levels that postings are read by, too."""
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    told["speech"] = {code: ", ".join(words) for code, words in spellings().items()}
    told["fluency"] = {}
    for level, words in levels().items():
        rank = str(_FLUENCY.get(level, RANKS[level]))
        told["fluency"][rank] = ", ".join([*words, told["fluency"].get(rank, "")])
    return told


@lru_cache
def phrases_of(language: str) -> Phrases:
    """Return what tokens of a text in `language` are tagged with. English where it is not known."""
    language = language if language in LANGUAGES else "en"
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    stems: list[tuple[str, str]] = []
    for tag, forms in _tables(language):
        for form in forms:
            if form.endswith("*"):
                stems.append((form[:-1], tag))
            elif words := tuple(lowered(each) for each in token_pattern(language).findall(form)):
                by_first.setdefault(words[0], []).append((words[1:], tag))
    return Phrases(by_first, sorted(stems, key=lambda stem: -len(stem[0])))


@lru_cache
def listed(table: str, language: str = _ANY_LANGUAGE) -> frozenset[str]:
    """Return the phrases of a table that is not tagged, in lower case."""
    return frozenset(_forms(_file()[table].get(language, "")))


def lowered(word: str) -> str:
    return word.casefold().replace("’", "'").rstrip(".").rstrip("'") or word


def _tables(language: str) -> list[tuple[str, list[str]]]:
    found = []
    for name, table in _file().items():
        if name in _NOT_TAGGED:
            continue
        if name in _KEYED:
            found += [(f"{name}.{key}", _forms(forms)) for key, forms in table.items()]
        elif name == "units":
            found += [(f"unit.{unit}", _forms(of.get(language, ""))) for unit, of in table.items()]
        else:
            found.append((name, _forms(table.get(language, table.get(_ANY_LANGUAGE, "")))))
    return found


def _forms(words: str) -> list[str]:
    return [lowered(form.strip()) for form in words.split(",") if form.strip()]

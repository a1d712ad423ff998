"""Rules that keep a posting out of the queue: whole words and whole names, never parts of them.

“sales” does not hide Salesforce, “meta” does not hide Metalworks. An excluded word is looked for in
the title; “anywhere: sales” looks in the text, too. Pure: imports no Django.
"""

import re
import unicodedata
from collections.abc import Iterable
from copy import copy
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import Final
from urllib.parse import urlsplit

from jobs.boards.base import Posting
from jobs.dedupe import company_key
from jobs.limits import Hidden, Limits

# Scripts without spaces: every place is the edge of a word.
_JOINED = "\u0e00-\u0eff\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f"
_ASCII_WORD: Final = re.compile(r"\w+[+#]*|&")
_INSIDE: Final = re.compile(rf"[^\W{_JOINED}]{{2}}")  # two signs of one word
_ENDS_IN_LETTER: Final = re.compile(rf"[^\W{_JOINED}]$")
_WORD: Final = re.compile(rf"[{_JOINED}]|[^\W{_JOINED}]+[+#]*|&")
_ANYWHERE: Final = "anywhere:"
_FEW = 50  # entries that are looked for one by one before a text is taken apart


class Phrases:
    """Find which of many words or phrases a text has, in time that grows with the text alone."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases: dict[tuple[str, ...], str] = {}
        self._lengths: dict[str, list[int]] = {}  # of the phrases that begin with a word
        for phrase in phrases:
            words = tuple(_words(phrase))
            if words:
                self._phrases.setdefault(words, " ".join(phrase.split()))
                lengths = self._lengths.setdefault(words[0], [])
                if len(words) not in lengths:
                    lengths.append(len(words))

    def find(self, text: str) -> str | None:
        """Return the entry that stands first in `text`, as the person wrote it."""
        if not self._phrases:
            return None
        folded = _folded(text)
        pattern = _ASCII_WORD if folded.isascii() else _WORD
        if len(self._lengths) <= _FEW:
            return self._find_few(folded, pattern)
        words = pattern.findall(folded)
        for at, word in enumerate(words):
            for length in self._lengths.get(word, ()):
                if phrase := self._phrases.get(tuple(words[at : at + length])):
                    return phrase
        return None

    def _find_few(self, folded: str, pattern: re.Pattern[str]) -> str | None:
        """Look only where the first word of an entry stands, and do not take the text apart."""
        first, phrase = len(folded), None
        for word, lengths in self._lengths.items():
            if word not in folded:
                continue
            for found in _as_whole_word(word).finditer(folded, 0, first):
                if here := self._phrase_at(folded, found.start(), lengths, pattern):
                    first, phrase = found.start(), here
                    break
        return phrase

    def _phrase_at(
        self, folded: str, at: int, lengths: list[int], pattern: re.Pattern[str]
    ) -> str | None:
        if at and _INSIDE.match(folded, at - 1):
            return None
        longest = max(lengths)
        words = tuple(found[0] for found in islice(pattern.finditer(folded, at), longest))
        found = (self._phrases.get(words[:length]) for length in lengths)
        return next((phrase for phrase in found if phrase), None)


@lru_cache(maxsize=1_000)
def _as_whole_word(word: str) -> re.Pattern[str]:
    """Return a pattern for a word that nothing prolongs. It begins with plain text: it is fast."""
    if not _ENDS_IN_LETTER.search(word):
        return re.compile(re.escape(word) + ("(?![+#])" if word[-1] in "+#" else ""))
    return re.compile(re.escape(word) + rf"(?![^\W{_JOINED}]|[+#])")


class Filters:
    """The person's blocklist, excluded words and limits, compiled once for many postings."""

    def __init__(
        self,
        *,
        title_words: Iterable[str] = (),
        companies: Iterable[str] = (),
        domains: Iterable[str] = (),
        phrases: Iterable[str] = (),
        limits: Limits | None = None,
    ) -> None:
        entries = list(title_words)
        anywhere = [entry for entry in entries if is_for_anywhere(entry)]
        self._title_words = Phrases(entry for entry in entries if not is_for_anywhere(entry))
        self._words_anywhere = Phrases(_words_of(entry) for entry in anywhere)
        self._companies = {company_key(name): name.strip() for name in companies if name.strip()}
        self._domains = {host: entry for entry in domains if (host := _host(entry))}
        self._phrases = Phrases(phrases)
        self.limits = limits

    def of_any_age(self) -> "Filters":
        """Return the same rules without the limit on age."""
        lenient = copy(self)
        lenient.limits = replace(self.limits, oldest=None) if self.limits else None
        return lenient

    def check(self, posting: Posting) -> Hidden | None:
        """Return the first rule that hides this posting, or None."""
        if (words := self._excluded_word(posting)) is not None:
            return Hidden("excluded_word", words)
        if (name := self._blocked_company(posting.company)) is not None:
            return Hidden("blocked_company", name)
        for url in (posting.url, posting.apply_url):
            if (domain := self._blocked_domain(url)) is not None:
                return Hidden("blocked_domain", domain)
        for text in (posting.title, posting.description):
            if (words := self._phrases.find(text)) is not None:
                return Hidden("blocked_phrase", words)
        return self.limits.check(posting) if self.limits else None

    def _excluded_word(self, posting: Posting) -> str | None:
        if (words := self._title_words.find(posting.title)) is not None:
            return words
        for text in (posting.title, posting.description):
            if (words := self._words_anywhere.find(text)) is not None:
                return f"{_ANYWHERE} {words}"
        return None

    def _blocked_company(self, name: str) -> str | None:
        return self._companies.get(company_key(name)) if self._companies and name else None

    def _blocked_domain(self, url: str) -> str | None:
        """Return the entry that is the host of `url` or a parent of it."""
        host = _host(url) if self._domains and url else ""
        while host:
            if host in self._domains:
                return self._domains[host]
            host = host.partition(".")[2]
        return None


def is_for_anywhere(entry: str) -> bool:
    """Tell whether an excluded word is looked for in the text, too."""
    return entry.strip().casefold().startswith(_ANYWHERE)


def _words_of(entry: str) -> str:
    return entry.strip()[len(_ANYWHERE) :]


def _folded(text: str) -> str:
    return text.lower() if text.isascii() else unicodedata.normalize("NFC", text).casefold()


def _words(text: str) -> list[str]:
    folded = _folded(text)
    return (_ASCII_WORD if folded.isascii() else _WORD).findall(folded)


def _host(address: str) -> str:
    """Return the host of a URL, or of a bare domain such as “*.example.com”."""
    address = address.strip().lower()
    if "//" not in address:
        address = "//" + address.removeprefix("*.").removeprefix("@")
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    host = host.strip(".").removeprefix("www.")
    return host if host.isascii() else _as_ascii(host)


def _as_ascii(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host

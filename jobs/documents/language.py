"""Guess the language of a letter, for the document's language tag and the form of its date.

A wrong guess costs little: the tag tells a screen reader which voice to use. Languages that are not
listed are tagged as English, the language of most postings.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

SIGNS_WANTED = 3

_BY_SCRIPT = {
    "HEBREW": "he", "ARABIC": "ar", "GREEK": "el", "THAI": "th", "DEVANAGARI": "hi",
    "BENGALI": "bn", "TAMIL": "ta", "ARMENIAN": "hy", "GEORGIAN": "ka", "HANGUL": "ko",
    "KANA": "ja", "CJK": "zh", "CYRILLIC": "ru",
}  # fmt: skip
# Short words that are frequent in one language and rare in the others here …
_BY_WORDS = {
    "en": "the and of with your have for this would my",
    "de": "und ich die der mit für nicht eine ihre sehr",
    "fr": "et je les des pour vous avec une dans votre",
    "es": "el los las para con una por su muy",
    "it": "il che per gli della sono con una mia",
    "pt": "os para com uma não em sua minha por",
    "nl": "het een van ik voor met mijn bij zijn en",
    "pl": "się na jest do oraz że moje",
    "cs": "se na je že jsem pro vás",
    "sv": "och jag att det som för med en av är",
    "da": "og jeg det til af med på er den som",
    "tr": "ve bir için ile bu çok olarak sizin",
    "vi": "và tôi của là các cho với trong được một",
}
# … and letters that give a language away.
_BY_LETTERS = {
    "de": "ß", "fr": "œùê", "es": "ñ¿¡", "pt": "ãõ", "pl": "ąęłżźśń", "cs": "řěůďť", "tr": "ğış",
    "vi": "ơưđạảấầậếềệ", "da": "æø",
}  # fmt: skip
_WORDS = {language: words.split() for language, words in _BY_WORDS.items()}


def guess_language(text: str) -> str:
    """Return an ISO 639-1 code for `text`; that of English when it cannot be told."""
    return recognise_language(text) or "en"


def recognise_language(text: str) -> str:
    """Return an ISO 639-1 code for `text`; "" when too little of it gives its language away."""
    scripts = Counter(_script(character) for character in text[:5000] if character.isalpha())
    if not scripts:
        return ""
    kana = scripts.pop("HIRAGANA", 0) + scripts.pop("KATAKANA", 0)
    if kana > scripts["CJK"] / 10:  # Japanese mixes both; Chinese quotes a kana word at most
        scripts["KANA"] = kana + scripts.pop("CJK", 0)
    script = scripts.most_common(1)[0][0]
    if script == "CYRILLIC":
        return "uk" if re.search("[іїєґ]", text) else "ru"
    return _BY_SCRIPT.get(script) or _by_words(text)


def region_of(language: str, text: str) -> str | None:
    """Return the region that picks the right form of a Chinese character, or None."""
    if language != "zh":
        return None
    # Characters that only one of the two ways of writing has, among the most frequent.
    simplified = set("们这为个来时说国学应关经务团队请贵职与会数")
    traditional = set("們這為個來時說國學應關經務團隊請貴職與會數")
    return "TW" if len(traditional & set(text)) > len(simplified & set(text)) else "CN"


def _by_words(text: str) -> str:
    text = text[:5000].casefold()
    words, letters = Counter(re.findall(r"\w+", text)), Counter(text)
    signs = {
        language: sum(words[word] for word in frequent)
        + sum(letters[letter] for letter in _BY_LETTERS.get(language, ""))
        for language, frequent in _WORDS.items()
    }
    best = max(signs, key=lambda language: signs[language])
    # A date in the wrong language is worse than one in English: a few signs must agree.
    is_sure = signs[best] >= SIGNS_WANTED and (best == "en" or signs[best] > 2 * signs["en"])
    return best if is_sure else ""


def _script(character: str) -> str:
    return unicodedata.name(character, "?").split(" ")[0].split("-")[0]

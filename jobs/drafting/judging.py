"""What is wrong with the form of a text that a model wrote, whatever it says. Imports no Django."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from jobs.documents.language import recognise_language
from jobs.drafting import languages
from jobs.drafting.facts import without_names

_MARKDOWN = re.compile(r"\*\*\S|^#{1,6} |^\s*```|^\s*[*•-] |\[[^\]\n]+\]\(http", re.MULTILINE)
_FENCE = re.compile(r"</?\s*quoted|<\|?(?:im_|eot|end_of)", re.IGNORECASE)
_SUBJECT = re.compile(
    r"\A\W*(?:subject|re|betreff|objet|asunto|oggetto|assunto|onderwerp|temat|ämne|emne|konu|тема)"
    r"\s*:",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"\A\W*(?:sure|certainly|of course|here(?:’|')?s|here is|here are|below is|hier ist|gerne"
    r"|natürlich|voici|bien sûr|aquí|claro|ecco|certo|aqui está)\b[^\n]{0,120}[:!.]\s*\n",
    re.IGNORECASE,
)
_SLACK: Final = 1.15  # a limit in words is not meant to the word


def faults(
    text: str, *, language: str = "", most_words: int = 0, most_characters: int = 0
) -> list[str]:
    """Return sentences about the form of `text`; `language` is the code that was asked for."""
    if not text.strip():
        return ["There is no word in it."]
    return list(_faults(text, language, most_words, most_characters))


def _faults(text: str, language: str, most_words: int, most_characters: int) -> Iterator[str]:
    written, asked = recognise_language(text), languages.find(language)
    if asked and written and written != language:
        found = languages.find(written)
        yield f"It is in {found.name if found else 'another language'}, not in {asked.name}."
    words = len(text.split())
    if most_words and words > most_words * _SLACK:
        yield f"It has {words} words; about {most_words} were asked for."
    if most_characters and len(text) > most_characters:
        yield f"It has {len(text)} characters, and {most_characters} fit."
    if _SUBJECT.search(text):
        yield "It begins with a subject line."
    if _REMARK.search(text):
        yield "It begins with a remark of the model."
    if _MARKDOWN.search(text):
        yield "It has marks of Markdown in it."
    if _FENCE.search(text):
        yield "It has marks of the prompt in it."
    if without_names(text) != text:
        yield "It has names of resume lines in it."

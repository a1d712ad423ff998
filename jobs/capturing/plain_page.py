"""Suggestions from a page without data of its own: its main text, and facts with a label.

Everything here is a guess, for the person to confirm.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from itertools import islice, zip_longest
from typing import Final

from lxml import etree

from jobs.capturing.document import Document, Element, inner_html, visible_texts
from jobs.capturing.partial import PartialPosting, fields_of, seen_at
from jobs.dedupe.company import fold
from jobs.posting_text import clean_description

_AROUND: Final = frozenset(
    {"nav", "header", "footer", "aside", "button", "select", "label", "script", "style", "noscript",
     "template", "svg", "iframe", "head", "dialog", "figure"}
)  # fmt: skip
_SHORTEST_TEXT = 300  # characters; below that it is no description
_MOST_OF_PARENT = 0.9
_MOST_TEXTS = 4_000
_LONGEST_VALUE = 100
_LABELS: Final = {
    "location": (
        "location|locations|job location|job locations|work location|office location|place of work|"
        "city|ubicacion|localizacion|lugar de trabajo|ciudad|standort|arbeitsort|einsatzort|ort|"
        "lieu|lieu de travail|localisation|ville|sede|sede di lavoro|luogo di lavoro|citta|"
        "localizacao|local de trabalho|cidade|locatie|standplaats|plaats|plats|arbetsort|sted|"
        "arbeidssted|lokalizacja|miejsce pracy|miasto|勤務地|근무지|工作地点"
    ),
    "company": (
        "company|company name|employer|hiring organi[sz]ation|empresa|compania|unternehmen|"
        "arbeitgeber|entreprise|societe|employeur|azienda|bedrijf|werkgever|foretag|arbetsgivare|"
        "virksomhed|arbeidsgiver|pracodawca|firma|会社名|회사명|公司"
    ),
    "employment_type": (
        "employment type|job type|contract type|type of contract|tipo de contrato|"
        "beschaftigungsart|anstellungsart|vertragsart|type de contrat|tipo di contratto|"
        "dienstverband|anstallningsform|typ umowy|雇用形態|고용형태"
    ),
}  # fmt: skip
_LABEL = re.compile(
    "|".join(f"(?P<{field}>{words})" for field, words in _LABELS.items())
)  # of a whole text, folded
_WRAPPED = re.compile(r"^\(([^()]*)\)$")
# A heading of an address that is laid out in parts, not a place.
_NOT_A_VALUE: Final = frozenset({"country", "state", "region", "province", "land", "pais", "pays"})


def read(document: Document) -> PartialPosting:
    """Return the main text of the page and what stands behind labels, all marked as guessed."""
    facts = _labelled(document)
    posting = replace(
        seen_at(document.url),
        company=facts.get("company", ""),
        location=facts.get("location", ""),
        employment_type=facts.get("employment_type", ""),
        description=_main_text(document),
    )
    guesses = frozenset({"description", *facts}) & fields_of(posting).keys()
    return PartialPosting(posting=posting, guesses=guesses)


def _labelled(document: Document) -> dict[str, str]:
    """Return what follows “Location:” and the like, the first of each."""
    pieces = (" ".join(text.split()) for text in visible_texts(document.root))
    texts = list(islice((text for text in pieces if text.strip(" :·|")), _MOST_TEXTS))
    facts: dict[str, str] = {}
    for text, following in zip_longest(texts, texts[1:], fillvalue=""):
        label, colon, value = text.partition(":")
        field = _field_of(label)
        value = value.strip() or (following if colon or len(text) == len(label) else "")
        is_value = 1 < len(value) <= _LONGEST_VALUE and not _is_label(value)
        if field and is_value and field not in facts:
            facts[field] = _WRAPPED.sub(r"\1", value.strip(" :·|"))
    return facts


def _field_of(label: str) -> str:
    found = _LABEL.fullmatch(fold(label).strip(" *")) if len(label) < _LONGEST_VALUE else None
    return found.lastgroup or "" if found else ""


def _is_label(value: str) -> bool:
    name = fold(value).strip(" :*")
    return name in _NOT_A_VALUE or bool(_LABEL.fullmatch(name)) or value.endswith(":")


def _main_text(document: Document) -> str:
    """Return the HTML of the smallest element that holds most of what is to be read here."""
    body = next(document.root.iter("body"), document.root)
    lengths = _lengths(body)
    best = body
    while True:
        children = [child for child in best if child in lengths]
        largest = max(children, key=lambda child: lengths[child], default=None)
        if largest is None or lengths[largest] < _MOST_OF_PARENT * lengths[best]:
            break
        best = largest
    kept = deepcopy(best)
    etree.strip_elements(kept, *_AROUND, with_tail=False)
    text = inner_html(kept)
    is_text = lengths.get(best, 0) >= _SHORTEST_TEXT
    return text if is_text and len(clean_description(text)) >= _SHORTEST_TEXT else ""


def _lengths(body: Element) -> dict[Element, int]:
    """Return how many characters of running text each element holds; links do not count."""
    lengths: dict[Element, int] = {}
    for element in _inside_out(body):
        own = 0 if element.tag == "a" else _length(element.text)
        for child in element:
            own += _length(child.tail) + (0 if element.tag == "a" else lengths.get(child, 0))
        lengths[element] = own
    return lengths


def _inside_out(body: Element) -> Iterator[Element]:
    found = []
    waiting = [body]
    while waiting:
        element = waiting.pop()
        if isinstance(element.tag, str) and element.tag not in _AROUND:
            found.append(element)
            waiting.extend(element)
    return reversed(found)


def _length(text: str | None) -> int:
    return len(text.strip()) if text else 0

"""Guess which column says what, by its name in several languages and by what stands in it.

Pure: imports no Django.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from jobs.importing import dates, values
from jobs.importing.columns import DATES, DAY_FIRST, MONTH_FIRST, Columns, remote
from jobs.salary import parse_salary

# The best name of each first. Accents, case and signs do not matter.
_NAMES: dict[str, tuple[str, ...]] = {
    "title": (
        "job title", "title", "position title", "position", "role", "job", "job name", "vacancy",
        "opening", "headline", "stellentitel", "stelle", "jobtitel", "stellenbezeichnung",
        "berufsbezeichnung", "titel", "intitule", "intitule du poste", "poste", "titre", "emploi",
        "puesto", "titulo", "cargo", "vacante", "oferta", "posizione", "titolo", "mansione",
        "ruolo", "functie", "functietitel", "vacature", "vaga", "stanowisko", "tytul", "tjanst",
        "befattning", "yrkestitel", "stilling", "name", "designation",
    ),
    "company": (
        "company name", "company", "employer", "employer name", "organization", "organisation",
        "hiring organization", "hiring company", "firm", "business", "firma", "unternehmen",
        "arbeitgeber", "betrieb", "entreprise", "societe", "employeur", "empresa", "empleador",
        "compania", "azienda", "datore di lavoro", "societa", "bedrijf", "werkgever",
        "empregador", "pracodawca", "foretag", "arbetsgivare", "virksomhed", "arbeidsgiver",
        "recruiter",
    ),
    "location": (
        "location", "locations", "job location", "place", "city", "workplace", "work location",
        "office", "region", "town", "ort", "arbeitsort", "einsatzort", "standort", "stadt", "lieu",
        "lieu de travail", "localisation", "ville", "ubicacion", "lugar", "ciudad", "localidad",
        "luogo", "sede", "citta", "localita", "locatie", "plaats", "standplaats", "local",
        "localizacao", "cidade", "lokalizacja", "miasto", "miejsce", "plats", "sted", "state",
        "country", "address",
    ),
    "url": (
        "url", "link", "job url", "job link", "posting url", "posting link", "job posting url",
        "listing url", "absolute url", "web address", "website", "stellenlink", "anzeige", "lien",
        "enlace", "collegamento", "webadres", "href", "source url", "permalink", "address",
    ),
    "apply_url": (
        "apply url", "apply link", "application url", "application link", "job url direct",
        "bewerbungslink", "lien de candidature", "apply", "apply at",
    ),
    "description": (
        "job description", "description", "details", "job details", "text", "content", "body",
        "posting text", "responsibilities", "summary", "beschreibung", "stellenbeschreibung",
        "aufgaben", "descriptif", "description du poste", "descripcion", "descrizione",
        "omschrijving", "beschrijving", "descricao", "opis", "beskrivning", "beskrivelse",
    ),
    "posted_on": (
        "date posted", "posted on", "posted at", "posted", "posting date", "post date",
        "publication date", "published at", "published on", "published", "listed on", "created at",
        "date", "veroffentlicht", "veroffentlicht am", "veroffentlichungsdatum", "datum",
        "date de publication", "publie le", "fecha de publicacion", "fecha", "publicado",
        "data di pubblicazione", "data", "pubblicato", "plaatsingsdatum", "gepubliceerd",
        "data de publicacao", "data publikacji", "publicerad", "date added", "first seen",
    ),
    "remote": (
        "is remote", "remote", "remote work", "work from home", "wfh", "home office",
        "homeoffice", "teletravail", "teletrabajo", "da remoto", "thuiswerk", "praca zdalna",
        "workplace type", "work mode", "distans",
    ),
    "employment_type": (
        "employment type", "job type", "contract type", "type", "contract", "schedule",
        "beschaftigungsart", "anstellungsart", "vertragsart", "arbeitszeit", "type de contrat",
        "contrat", "tipo de contrato", "jornada", "tipo di contratto", "contratto",
        "dienstverband", "contracttype", "tipo de vaga", "rodzaj umowy", "anstallningsform",
    ),
    "salary": (
        "salary", "salary range", "pay", "pay range", "compensation", "wage", "remuneration",
        "gehalt", "lohn", "vergutung", "salaire", "salario", "sueldo", "retribuzione",
        "stipendio", "salaris", "wynagrodzenie", "lon", "package",
    ),
    "salary_min": (
        "salary min", "min salary", "minimum salary", "min amount", "salary from", "pay from",
        "gehalt von", "gehalt min", "salaire min", "salario minimo", "min pay", "compensation min",
    ),
    "salary_max": (
        "salary max", "max salary", "maximum salary", "max amount", "salary to", "pay to",
        "gehalt bis", "gehalt max", "salaire max", "salario maximo", "max pay", "compensation max",
    ),
    "currency": ("currency", "salary currency", "wahrung", "devise", "moneda", "valuta", "moeda"),
    "period": ("interval", "salary period", "pay period", "salary interval", "salary unit", "per"),
    "id": (
        "job id", "posting id", "requisition id", "req id", "requisition", "job number",
        "reference", "reference number", "ref", "external id", "referenznummer", "kennziffer",
        "referencia", "riferimento", "referentie", "id",
    ),
    "board": ("job board", "board", "site", "source", "platform", "portal", "quelle", "fuente"),
}  # fmt: skip
_SURE, _PART, _EMPTY, _LEAST = 100, 55, 25, 20
_CERTAIN, _UNFIT = 95, 21
_MOST, _HALF = 0.8, 0.5
_LONG_NAME, _LONG_TEXT = 150, 200  # characters on average
_CURRENCIES = re.compile(r"[$€£¥₹]|\b(?:[A-Z]{3}|zł|kr|Fr)\b")


def guess(cells: dict[str, list[Any]]) -> Columns:
    """Return a column for each role that one seems to say; `cells` are some values of each."""
    filled = {
        name: [each for each in column if values.text(each)] for name, column in cells.items()
    }
    scores = sorted(
        (
            (-points, order, role, name)
            for name, column in filled.items()
            for order, role in enumerate(_NAMES)
            if (points := _points(role, name, column)) >= _LEAST
        ),
    )
    found: Columns = {}
    for _, _, role, name in scores:
        if role not in found and name not in found.values():
            found[role] = name
    _by_content(found, filled)
    if dated := found.get("posted_on"):
        found[DATES] = DAY_FIRST if dates.are_day_first(filled[dated]) else MONTH_FIRST
    return found


def plain(name: str) -> str:
    """Return “date posted” for "datePosted", "DATE_POSTED" and “Date pôsted:”."""
    split = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name)
    letters = unicodedata.normalize("NFKD", split.casefold()).encode("ascii", "ignore").decode()
    return " ".join(re.findall(r"[a-z0-9]+", letters))


def _points(role: str, name: str, column: list[Any]) -> int:
    points = _by_name(role, plain(name))
    if not points:
        return 0
    if not column:
        return max(0, points - _EMPTY)
    if _share(_FITS[role], column) >= _HALF:
        return points
    # By its name it must be meant; the preview says which cells cannot be read.
    return _UNFIT if points >= _CERTAIN else 0


def _by_name(role: str, name: str) -> int:
    names = _NAMES[role]
    if name in names:
        return _SURE - names.index(name) // 2
    # “jobs title text” has “title” in it; the longer the part, the surer.
    parts = [each for each in names if f" {each} " in f" {name} "]
    if not parts:
        return 0
    return _PART + 2 * max(map(len, parts)) - 4 * len(name.split())


def _by_content(found: Columns, filled: dict[str, list[Any]]) -> None:
    for role, is_such in _CONTENTS.items():
        if role in found or (role == "salary" and "salary_min" in found):
            continue
        for name, column in filled.items():
            if column and name not in found.values() and _share(is_such, column) >= _MOST:
                found[role] = name
                break


def _share(is_such: Callable[[str], bool], column: list[Any]) -> float:
    return sum(is_such(values.text(each)) for each in column) / len(column)


def _is_address(cell: str) -> bool:
    return bool(values.web_address(cell))


def _is_day(cell: str) -> bool:
    return dates.written_day(cell, day_first=False) is not None


def _is_dated(cell: str) -> bool:
    return not cell.isdecimal() and _is_day(cell)


def _is_amount(cell: str) -> bool:
    return values.written_amount(cell) is not None


def _is_name(cell: str) -> bool:
    is_named = any(sign.isalpha() for sign in cell) and len(cell) <= _LONG_NAME
    return is_named and not _is_address(cell) and not _is_dated(cell)


def _is_pay(cell: str) -> bool:
    return _CURRENCIES.search(cell) is not None and parse_salary(cell) is not None


def _is_remote(cell: str) -> bool:
    return remote(cell) is not None


def _is_long(cell: str) -> bool:
    return len(cell) >= _LONG_TEXT


def _is_anything(cell: str) -> bool:
    return bool(cell)


def _is_text(cell: str) -> bool:
    return not _is_address(cell)


_FITS: dict[str, Callable[[str], bool]] = {
    "title": _is_name,
    "company": _is_name,
    "location": _is_name,
    "url": _is_address,
    "apply_url": _is_address,
    "description": _is_text,
    "posted_on": _is_day,
    "remote": _is_remote,
    "employment_type": _is_name,
    "salary": _is_text,
    "salary_min": _is_amount,
    "salary_max": _is_amount,
    "currency": lambda cell: bool(values.currency(cell)),
    "period": lambda cell: bool(values.period(cell)),
    "id": _is_anything,
    "board": _is_name,
}
# What a column is by its content alone, whatever it is called.
_CONTENTS: dict[str, Callable[[str], bool]] = {
    "url": _is_address,
    "description": _is_long,
    "posted_on": _is_dated,
    "salary": _is_pay,
}

"""What time an amount of pay is for, by the words behind it or before it. Pure."""

import re
from typing import Final

from jobs.boards.base import SalaryPeriod

_BEHIND: Final[dict[SalaryPeriod, str]] = {
    "hour": (
        r"h|hrs?|hour|hourly|stunde|std\.?|stündlich|heure|hora|ora|orari[eo]?|uur|u(?=[ .)]|$)|"
        r"godz\.?|godzin[ęea]|godzinowo|ph|hod\.?|óra|timme?|time|tunti"
    ),
    "day": r"d|day|daily|tag|täglich|jour|journée|dia|día|dag|diem|giorno|giornata|pd|p\.d\.?|"
    r"dzień|dniówk[aę]",
    "week": r"w|wk|week|weekly|woche|wöchentlich|semaine|semana|settimana|tydzień|pw|vecka|uge",
    "month": (
        r"m|mo|mth|month|monthly|monat|mois|m[eê]s|mese|maand|mies\.?|miesiąc|miesięcznie|pcm|pm|"
        r"monatlich|mensuels?|mensuelles?|mensual(?:es)?|mensil[ei]|mensal|mensais|maandelijks|"
        r"m[åa]n(?:ad|ed)?|månedlig|hó|hónap|měsíc|měsíčně|lună|kk|kuukausi"
    ),
    "year": (
        r"y|yr|year|yearly|annum|annually|annual|jahr|an|ann[ée]e|a[ñn]o|anno|jaar|j(?=[ .)]|$)|"
        r"rok|rocznie|pa|p\.a\.?|j[aä]hrlich|annuels?|annuelles?|anual(?:es)?|anuais|annu[aeio]|"
        r"jaarlijks|lpa|[åa]r|årlig|év|vuosi"
    ),
}
# Before and after the tax. Who says so of an amount speaks of pay.
_GROSS_WORDS: Final = (
    r"brutt?[oiae]|brutos|bruts?|brutas|lord[oiae]|nett?[oiae]|netos|nets?|líquidos?|ilíquidos?|"
    r"gross|brt\.?|br\."
)
_PERIOD: Final = "|".join(f"(?P<{name}>{words})" for name, words in _BEHIND.items())
SAYS_PERIOD: Final = re.compile(
    r"(?:[,.][-–])?"
    rf"(?:\s*\(?(?:cad|usd|aud|{_GROSS_WORDS}|base|before tax|\+\s?vat)\)?)*\s*,?\s*"
    r"(?:(?:per|pro|par|por|al|all['’]|a|à|an|each|de l['’]|l['’]|im|die|na|za|i|p(?=[/.]))[\s./]*|"
    rf"/\s*|(?=\w{{2}}))(?:{_PERIOD})(?!\w)",
    re.IGNORECASE,
)
SAYS_GROSS: Final = re.compile(rf"(?:[,.][-–])?\s*\(?(?:{_GROSS_WORDS})(?!\w)", re.IGNORECASE)
_BEFORE: Final[dict[SalaryPeriod, str]] = {
    "hour": (
        r"hourly|per hour|(?:basis|brutto|mindest|tarif)?stunden(?:brutto)?(?:lohn|satz|verdienst)|"
        r"(?:bruto|basis)?uur(?:loon|tarief|salaris)|taux horaire|(?:salaire|tarif) horaire|"
        r"(?:salario|sueldo) por hora|paga oraria|retribuzione oraria|stawka godzinowa|"
        r"stawk[ai] za godzinę|timlön|timeløn|timelønn|valor[- ]hora"
    ),
    "day": r"daily rate|day rate|tagessatz|dagtarief|tjm|taux journalier(?: moyen)?|dniówka",
    "month": (
        r"monthly|per month|monatlich\w*|monats(?:brutto)?(?:gehalt|lohn|verdienst|entgelt)|"
        r"(?:brutto)?monats(?:gehalt|lohn|verdienst|entgelt)|"
        r"(?:bruto)?maand(?:salaris|loon|inkomen)|(?:salaire|rémunération) mensuel(?:le)?|"
        r"(?:salario|sueldo|salário|stipendio) mens(?:ual|al|ile)|"
        r"retribuzione mensile|(?:pensja|wynagrodzenie|płaca) miesięczn[ae]|"
        r"månadslön|månedsløn|månedslønn"
    ),
    "year": (
        r"annual(?:ly)?|yearly|per year|jährlich\w*|"
        r"jahres(?:brutto|ziel)?(?:gehalt|lohn|verdienst|einkommen|vergütung)|"
        r"(?:brutto|ziel)jahresgehalt|(?:bruto)?jaar(?:salaris|inkomen)|"
        r"(?:salaire|rémunération) annuel(?:le)?|"
        r"(?:salario|sueldo|salário) (?:bruto )?anual|retribución (?:bruta )?anual|"
        r"retribuzione annua|ral|(?:pensja|wynagrodzenie) roczn[ae]|årslön|årsløn|årslønn"
    ),
}
_SAID_BEFORE: Final = {
    name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _BEFORE.items()
}


def period_after(text: str, at: int = 0) -> tuple[SalaryPeriod, int]:
    """Return the time that is named from `at` on, and where that ends; "" where none is."""
    said = SAYS_PERIOD.match(text, at)
    if said is None:
        return "", at
    return next(name for name in _BEHIND if said[name]), said.end()


def period_before(text: str) -> SalaryPeriod:
    """Return the time that the last word for pay in `text` is for: “Stundenlohn”, “RAL”."""
    found = {
        found.end(): name
        for name, pattern in _SAID_BEFORE.items()
        for found in pattern.finditer(text)
    }
    return found[max(found)] if found else ""

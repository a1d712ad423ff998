"""Find the pay in the description of a posting, where its board gave none. Pure.

More amounts stand in a description than what a job pays: budgets, turnover, benefits. One counts
when a word for pay leads to it, or when it is a range for a time (“from $22 to $45 per hour”).
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from jobs import yen
from jobs.salary import Named, Salary, named_salaries

READER: Final = 2  # count up when it learns: stored texts are read again then
_SIGNS: Final = (
    "$", "€", "£", "₹", "¥", "zł", "CHF", "EUR", "Euro", "euro", "USD", "CAD", "GBP", "PLN", "INR",
    "SEK", "NOK", "DKK", " kr", "Kč", "CZK",
)  # fmt: skip
_LEADS = 110  # characters before an amount
_BEGINS = 32  # characters of “starting at” before a sign
_JUST_BEGUN = 40  # characters of a line
_TAKES = 90  # characters of a range and the time it is for
_NEAR = 8  # characters between a sign and the first digit
_ENDS = 60  # characters behind an amount that say what it is for
_DIGIT = re.compile(r"\d")
_TIME = re.compile(
    r"hour|/\s?[hu]\b|annum|annu|anual|year|month|week|day|p\.\s?a|p/[mju]|jahr|monat|stunde|std|mois|"
    r"mens|an\b|mes|heure|hora|or[ae]\b|giorno|anno|uur|maand|jaar|mies|godz|rok|rocz|m[åa]n|[åa]r\b|"
    r"tim|\dk\b|k\s?€|brut|lord[oi]|nett[oi]"
)
_DASH = re.compile(r"(?<=[\dkK€£ł])\s?[-–—]\s?(?=\D?\s?\d)")
_MORE_BEHIND = re.compile(r"\s?,\s(?:and\s)?[$€£₹]\s?\d")
_MORE_BEFORE = re.compile(r"\d,\s(?:and\s)?$")
_OF_THE_COMPANY = re.compile(
    r"portfolio|budget|revenue|sales|account|deal|manag|responsib|invest|grant|fund|cost|spend|"
    r"customer|client|fee|tuition|bonus|allowance|stipend|fine|ticket|price|umsatz|kosten|kunden|"
    r"förder|finanz|preis|omzet|klant|prijs|chiffre|vente|coût|prix|levé|ventas|factur|coste|precio|"
    r"fattur|vendit|prezz|costi\b|obr[oó]t|sprzeda|klient|koszt|cen[aęy]\b|custo|preço|receita|"
    r"omsättning|omsætning|omsetning|kund|pris\b"
)
_PAY = re.compile(
    r"(?:\b(?:salar(?:y|ies|io|ial)|pay|paid|wages?|compensation|remuneration|earn|ote|hourly rate|"
    r"day rate|range for the (?:role|position|classification)|verdien(?:st|en|t|e)?|"
    r"salaires?|rémunération|sueldo|retribución|remuneración|stipendio|retribuzione|compenso|paga|"
    r"ral|salário|remuneração|vencimento|ordenado|bruto|wynagrodzeni[eau]|zarobki|zarobków|zarabia\w*|"
    r"pensj[aię]|stawk[aię]|płac[aęy]|widełki|taux horaire|tjm|"
    r"uurtarief|beloning|timlön|løn|lønn|plat|mzd[ay])|\w*gehalts?(?:spanne|rahmen|band|bereich)?|"
    r"\w*vergütung|\w*lohns?(?:spanne)?|\w*loon|\w*entgelt|\w*salaris(?:indicatie|schaal|range)?|"
    r"\w*lön|\w*sløn|(?:stunden|tages)satz|(?:loon|salaris)?schaal|\w*eingruppierung)\b"
    r"(?P<between>(?:[^.!?;\n]|\.(?=\d)|(?<=\bmax)\.|(?<=\bmin)\.|(?<=\bca)\.|(?<=\bok)\.|"
    r"(?<=\bmind)\.|(?<=\bbrutto)\.)*)$"
)
_VERBS = re.compile(r"pa(?:y|id)|earn|verdien(?:en|t|e)|zarabia\w*")
_OTHER = re.compile(
    r"\b(?:plus|bonus|bonuses|allowances?|stipend|budget|revenue|equity|stock|shares|referral|"
    r"reimburse\w*|benefits?|insurance|leave|holiday|sign-on|signing|bon[ou]s\w*|\w*prämien?|"
    r"\w*zuschuss|\w*zulagen?|\w*zuschlag|\w*geld|provision|\w*budget|\w*umsatz|\w*toeslag|"
    r"\w*toelage|\w*kosten\w*|\w*vergoeding|\w*premie|pensioen\w*|primes?|indemnité|intéressement|"
    r"tickets?|mutuelle|prima|primas|incentivos?|ayuda|seguro|premio|premi|buoni?|welfare|rimborso|"
    r"premi[aęi]|dodatek|dodatku|dofinansowani\w+|benefit\w*|auxílio|vale|subsídio|subvención|"
    r"extras?|huur|\w*miete|kaution|rent|deposit|caution|fianza|kaucj[aię]|\w*tillägg|"
    r"\w*tillæg|\w*tillegg)\b"
)
# What an amount is for, said behind it.
_FOR_OTHERS = re.compile(
    r"(?:(?!plus\b|und\b|and\b|en\b|et\b|i\b|oraz\b|y\b|e\b)\w+\s){0,3}"
    r"(?:for each|for every|per (?:referral|person|employee|learner|project|order|customer|night)|"
    r"pro (?:auftrag|kunde\w*|projekt|empfehlung|person|teilnehmer\w*)|"
    r"(?:\w*(?:bonus|prämie|premie|toeslag|vergoeding|zuschuss|zulage|budget|umsatz|geld|huur|miete)|"
    r"prime|prima|premia|dodatku|dofinansowania|rent|deposit|equity|proje[ck]t\w*|kund\w+|klant\w*|"
    r"clients?|customers?|clientes?|klient\w*)\b)"
)
_THOUSANDS = re.compile(r"\d\s?k(?![a-z])", re.IGNORECASE)


# Crowns by the words of three languages.
_CROWNS: Final = {
    "SE": re.compile(r"\b(?:\w*lön|mån|månad\w*)\b"),
    "NO": re.compile(r"\b(?:\w*lønn|årslønn)\b"),
    "DK": re.compile(r"\b(?:\w*løn)\b"),
}


class Found(NamedTuple):
    pay: Salary
    words: str  # as the description says it, with room around the dash of a range


def find_pay(description: str, *, country: str = "") -> Found | None:
    """Return the first amount of `description` that is clearly what the job pays."""
    if in_yen := yen.find(description, is_named=True):
        pay = Salary(in_yen.low, in_yen.high, "JPY", in_yen.period)
        return Found(pay, " ".join(in_yen.words.split()))
    seen = 0
    for at in sorted(_signs(description)):
        if at < seen or not _DIGIT.search(description, max(0, at - _NEAR), at + _NEAR):
            continue
        if found := _found(*_around(description, at), country=country):
            return found
        seen = at + _NEAR
    return None


def _found(above: str, own: str, told: str, *, country: str) -> Found | None:
    """Return the pay that is named around a sign, given what is before it and behind it."""
    lead = (above + own).lower()
    near = (above + own)[-_BEGINS:] + told
    word = _led_by(lead)
    if not word and not _TIME.search(near.lower()):
        return None
    is_noun = bool(word) and not _VERBS.fullmatch(word)
    whose = country or _country_of_crowns(lead + told.lower())
    named = next(named_salaries(near, country=whose, is_pay=is_noun), None)
    if named is None or _is_one_of_many(named, near):
        return None
    if _FOR_OTHERS.match(near[named.end : named.end + _ENDS].lower().lstrip()):
        return None
    words = near[named.start : named.end].strip()
    before = (own + told)[: max(0, len(own) + named.start - len(near) + len(told))]
    is_first = len(own) + len(told) >= len(near) - named.start and not any(map(str.isalnum, before))
    if not word and not _speaks_for_itself(named, lead, words, is_first=is_first):
        return None
    return Found(named.salary, _DASH.sub(" – ", words))


def _signs(text: str) -> Iterator[int]:
    for sign in _SIGNS:
        at = text.find(sign)
        while at >= 0:
            yield at
            at = text.find(sign, at + 1)


def _around(text: str, at: int) -> tuple[str, str, str]:
    """Return what leads to a sign, above its line and on it, and what follows it."""
    first = max(0, at - _LEADS)
    start = text.rfind("\n", first, at) + 1 or first
    end = text.find("\n", at, at + _TAKES)
    above = ""
    if at - start < _JUST_BEGUN and text[start - 1 : start] == "\n":
        above = text[max(0, start - _LEADS) : start].rstrip().rpartition("\n")[2] + " "
    return above, text[start:at], text[at : end if end >= 0 else at + _TAKES]


def _led_by(lead: str) -> str:
    """Return the word for pay that leads to an amount; "" where none does."""
    led = _PAY.search(lead)
    return "" if led is None or _OTHER.search(led["between"]) else lead[led.start() : led.start(1)]


def _country_of_crowns(told: str) -> str:
    """Return whose crowns they are, by the word for pay or for a month."""
    return next((country for country, words in _CROWNS.items() if words.search(told)), "")


def _is_one_of_many(named: Named, told: str) -> bool:
    """Tell whether it stands in a row of amounts, as steps of a scale do."""
    return _MORE_BEHIND.match(told, named.end) is not None or (
        _MORE_BEFORE.search(told[: named.start]) is not None
    )


def _speaks_for_itself(named: Named, lead: str, words: str, *, is_first: bool) -> bool:
    """Tell whether an amount that no word for pay leads to can be nothing else.

    So it is with a range for a time, with what is gross or net, and with the pay of an hour or a
    range of thousands (“35–40 k€”) that a line begins with.
    """
    if _OF_THE_COMPANY.search(lead) or _OTHER.search(lead):
        return False
    low, high, _, period = named.salary
    is_range = low is not None and high is not None and low < high
    if named.is_gross or (named.says_period and is_range):
        return True
    is_in_thousands = is_range and _THOUSANDS.search(words) is not None
    return is_first and (is_in_thousands or (named.says_period and period == "hour"))

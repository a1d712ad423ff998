"""Does a posting's page say that the job is still open? Pure: imports no Django.

Rather “don't know” than wrong: a login page, an empty shell that a script would fill, or a page
about something else says nothing.
"""

import html
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import quote, urlsplit

from jobs.boards import companies
from jobs.dedupe import clean_url, native_identity
from jobs.posting_text import clean_description


class Openness(StrEnum):
    OPEN = "open"
    NOT_THERE = "not_there"
    SAYS_SO = "says_so"
    LEADS_AWAY = "leads_away"
    UNKNOWN = "unknown"

    @property
    def is_gone(self) -> bool:
        return self in (Openness.NOT_THERE, Openness.SAYS_SO, Openness.LEADS_AWAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What came back when a posting's address was asked."""

    asked: str
    url: str = ""  # where that led
    status: int
    text: str = ""  # HTML or JSON


# By language: what is over, and what is said of it a few words later.
_OVER_WORDS: Final = (
    (
        "job position role vacancy posting opening listing advert opportunity requisition",
        (
            "no longer (?:available|active|open|posted|listed|online|exists?)|expired|withdrawn|"
            "(?:been|now|already|is|was) (?:filled(?! with)|closed|removed|deleted|archived)|"
            "not found|does(?: not|n['’]t) exist|closed (?:to|for) (?:new )?applica\\w+"
        ),
    ),
    (
        "applications applicants candidates",
        "(?:are|is|have|has|now|been) closed|no longer (?:being )?(?:accepted|taken|possible)",
    ),
    (
        "stelle position stellenanzeige stellenangebot anzeige ausschreibung job vakanz",
        (
            "nicht mehr (?:verfügbar|aktiv|online|aktuell|ausgeschrieben|vorhanden|vakant)|besetzt|"
            "abgelaufen|geschlossen|deaktiviert|entfernt|vergeben"
        ),
    ),
    (
        "offre annonce poste",
        (
            "n['’]est plus (?:disponible|en ligne|active|d['’]actualité)|"
            "(?:expiré|pourvu|clôturé|fermé|archivé)e?"
        ),
    ),
    (
        "oferta vacante puesto empleo anuncio",
        (
            "ya no (?:está disponible|está activ[ao]|existe|acepta)|cerrad[ao]|caducad[ao]|"
            "ha (?:expirado|caducado|finalizado|sido cubiert[ao])"
        ),
    ),
    (
        "offerta annuncio posizione",
        "non è più (?:disponibile|attiv[ao]|online)|è (?:stata )?(?:scadut|chius|copert)[ao]",
    ),
    (
        "vacature functie",
        "niet (?:meer|langer) (?:beschikbaar|actief|online|open)|gesloten|vervuld|verlopen",
    ),
    (
        "vaga oferta anúncio",
        "(?:já não está|não está mais) (?:disponível|ativ[ao])|encerrad[ao]|preenchid[ao]|expirou",
    ),
    (
        "tjänsten annonsen jobbet stillingen annoncen jobopslaget",
        (
            "tillsatt|borttagen|stängd|inte längre|ikke længere|ikke lenger|besat|besatt|lukket|"
            "udløbet|utløpt"
        ),
    ),
    ("oferta ogłoszenie", "nieaktualn[ae]|nieaktywn[ae]|zamknięt[ae]|wygasł[ao]|archiwaln[ae]"),
)
_OVER_SENTENCES: Final = (
    r"no longer (?:accepting|taking|receiving) (?:\w+ ){0,2}(?:applica|candidat)",
    r"(?:not|n['’]t) (?:currently )?accepting (?:\w+ )?applica",
    r"^(?:sorry, )?(?:it|this) is no longer (?:available|open|active)\b",
    r"keine (?:\w+ )?bewerbungen mehr",
    r"n['’]accepte plus (?:de )?candidature",
    r"ya no (?:se aceptan|acepta) (?:\w+ )?(?:solicitud|candidatura|postulacion)",
)
_OVER: Final = re.compile(
    "|".join(
        [
            *(
                rf"\b(?:{what.replace(' ', '|')})\b(?: \S+){{0,8}}? (?:{said})\b"
                for what, said in _OVER_WORDS
            ),
            *_OVER_SENTENCES,
        ]
    )
)
# “… until the position is filled” is said of open jobs.
_NOT_YET = re.compile(
    r"\b(?:until|till|unless|once|when|if|before|after|should|may|might|"
    r"soll|sollen|bis|wenn|falls|sobald|doit|devra|jusqu\w*|hasta|cuando|quando|fino|totdat|als)\b"
)
_LONGEST_NOTICE = 200  # characters: in a longer line such words are about something else
_SIGN_IN = re.compile(
    r"/(?:log-?in|sign-?in|auth\w*|checkpoint|captcha|challenge|consent|cookies?|uas|sso|account|"
    r"blocked|verify)\b",
    re.IGNORECASE,
)
_LISTING = re.compile(
    r"(?:^|/)(?:careers?|career-?sites?|jobs?|job-?search|search(?:-jobs)?|positions?|vacanc(?:y|ies)|"
    r"open-?(?:positions|roles|jobs)|openings|opportunities|karriere|stellen\w*|jobboerse|emplois?|"
    r"offres\S*|recrutement|carri[eè]res?|empleos?|trabajo|vagas|lavora\S*|vacatures|werken-?bij|"
    r"join-us|work-with-us|expired|not-?found|404|index\.\w+)?/?$",
    re.IGNORECASE,
)
_LED_AWAY = re.compile(r"\b(?:error=true|expired|not_?found|job_?closed|closed=)", re.IGNORECASE)
_NOT_WORD = re.compile(r"[\W_]+")

# What a board's own interface answers for one posting: 404 when it is gone.
_APIS: Final = {
    "greenhouse": "https://boards-api.greenhouse.io/v1/boards/{token}/jobs/{id}",
    "lever": "https://api.lever.co/v0/postings/{token}/{id}",
    "smartrecruiters": "https://api.smartrecruiters.com/v1/companies/{token}/postings/{id}",
    "recruitee": "https://{token}.recruitee.com/api/offers/{id}",
    "bamboohr": "https://{token}.bamboohr.com/careers/{id}/detail",
}


def address_to_ask(url: str) -> str:
    """Return where to ask about a posting: its board's own interface, else its page."""
    found, identity = companies.recognise(url), native_identity(url)
    if found is None or identity is None or identity.board != found[0].name:
        return url
    token, host = found[1], ""
    if token.startswith("eu/"):
        token, host = token.removeprefix("eu/"), "https://api.eu.lever.co"
    pattern = _APIS.get(identity.board, "")
    number = identity.id.rpartition("/")[2]
    asked = pattern.format(token=quote(token, safe=""), id=quote(number, safe=""))
    return asked.replace("https://api.lever.co", host) if host else asked or url


def read_answer(seen: Seen, *, title: str) -> Openness:
    """Tell from what came back whether the job called `title` is open."""
    if seen.status in (404, 410):
        return Openness.NOT_THERE
    if not 200 <= seen.status < 300 or not seen.text.strip():  # noqa: PLR2004  success
        return Openness.UNKNOWN
    led_to = seen.url or seen.asked
    if _SIGN_IN.search(urlsplit(led_to).path):
        return Openness.UNKNOWN
    if _says_over(seen.text):
        return Openness.SAYS_SO
    if _plain(title) and f" {_plain(title)} " in f" {_plain(html.unescape(seen.text))} ":
        return Openness.OPEN
    return Openness.LEADS_AWAY if _leads_away(seen.asked, led_to) else Openness.UNKNOWN


def _says_over(text: str) -> bool:
    """Tell whether a short line of the page's text says so; scripts and their words are no text."""
    lines = clean_description(text).casefold().splitlines() if "<" in text[:2000] else []
    return any(
        len(line) <= _LONGEST_NOTICE and _OVER.search(line) and not _NOT_YET.search(line)
        for line in lines
    )


def _leads_away(asked: str, led_to: str) -> bool:
    if clean_url(asked) == clean_url(led_to):
        return False
    if (identity := native_identity(asked)) and identity == native_identity(led_to):
        return False
    parts = urlsplit(led_to)
    return bool(_LISTING.search(parts.path) or _LED_AWAY.search(f"{parts.path}?{parts.query}"))


def _plain(text: str) -> str:
    return _NOT_WORD.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()

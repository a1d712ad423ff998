"""The languages that a text can be asked for in, and how a letter begins and ends in each. Pure.

Where no name is known, the salutation is for whoever reads it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Language:
    """`salutation` may hold {company}; the first of the closings is used, all are recognised."""

    code: str
    name: str  # in English, as a prompt says it
    own_name: str
    salutation: str
    closings: tuple[str, ...]

    @property
    def closing(self) -> str:
        return self.closings[0]


LANGUAGES: Final = (
    Language("en", "English", "English", "Dear {company} team,",
             ("With kind regards,", "Kind regards,", "Best regards,", "Sincerely,",
              "Yours sincerely,", "Yours faithfully,", "Best wishes,", "Best,", "Warm regards,",
              "Regards,")),
    Language("de", "German", "Deutsch", "Sehr geehrte Damen und Herren,",
             ("Mit freundlichen Grüßen", "Freundliche Grüße", "Viele Grüße", "Herzliche Grüße",
              "Beste Grüße")),
    Language("fr", "French", "français", "Madame, Monsieur,",
             ("Cordialement,", "Bien cordialement,", "Sincères salutations,", "Salutations,")),
    Language("es", "Spanish", "español", "Estimado equipo de {company}:",
             ("Atentamente,", "Saludos cordiales,", "Un cordial saludo,", "Saludos,")),
    Language("it", "Italian", "italiano", "Gentile team di {company},",
             ("Cordiali saluti", "Distinti saluti", "Un cordiale saluto")),
    Language("pt", "Portuguese", "português", "Prezada equipe da {company},",
             ("Atenciosamente,", "Com os melhores cumprimentos,", "Cumprimentos,",
              "Cordialmente,")),
    Language("nl", "Dutch", "Nederlands", "Geachte heer, mevrouw,",
             ("Met vriendelijke groet,", "Vriendelijke groet,", "Hartelijke groet,")),
    Language("pl", "Polish", "polski", "Szanowni Państwo,",
             ("Z poważaniem", "Z wyrazami szacunku", "Pozdrawiam")),
    Language("cs", "Czech", "čeština", "Dobrý den,", ("S pozdravem", "S přátelským pozdravem")),
    Language("sv", "Swedish", "svenska", "Hej {company},",
             ("Med vänliga hälsningar,", "Vänliga hälsningar,", "Med vänlig hälsning,")),
    Language("da", "Danish", "dansk", "Kære {company},",
             ("Med venlig hilsen", "Venlig hilsen", "De bedste hilsner")),
    Language("tr", "Turkish", "Türkçe", "Sayın Yetkili,", ("Saygılarımla,", "Saygılarımızla,")),
    Language("vi", "Vietnamese", "Tiếng Việt", "Kính gửi Quý công ty,",
             ("Trân trọng,", "Kính thư,")),
    Language("ru", "Russian", "русский", "Здравствуйте!", ("С уважением,",)),
    Language("uk", "Ukrainian", "українська", "Доброго дня!", ("З повагою,",)),
    Language("el", "Greek", "ελληνικά", "Αγαπητή ομάδα της {company},",
             ("Με εκτίμηση,", "Φιλικά,")),
    Language("he", "Hebrew", "עברית", "שלום רב,", ("בברכה,", "בכבוד רב,")),
    Language("ar", "Arabic", "العربية", "تحية طيبة وبعد،",
             ("مع خالص التحية،", "وتفضلوا بقبول فائق الاحترام،")),
    Language("hi", "Hindi", "हिन्दी", "महोदय/महोदया,", ("सादर,", "भवदीय,")),
    Language("ja", "Japanese", "日本語", "{company} 採用ご担当者様",
             ("何卒よろしくお願い申し上げます。", "敬具")),
    Language("zh", "Chinese", "中文", "尊敬的{company}招聘负责人：", ("此致 敬礼", "敬上")),
    Language("ko", "Korean", "한국어", "{company} 채용 담당자님께,", ("감사합니다.", "올림")),
)  # fmt: skip
_BY_CODE: Final = {language.code: language for language in LANGUAGES}
_NOT_LETTERS = re.compile(r"[\W_]+")


def find(code: str) -> Language | None:
    return _BY_CODE.get(code)


def salutation(code: str, company: str) -> str:
    """Return how a letter to `company` begins; in English where the language has none here."""
    language = _BY_CODE.get(code) or _BY_CODE["en"]
    return language.salutation.format(company=company)


def closing(code: str, own: str) -> str:
    """Return how a letter in a language ends: the person's own words, unless of another one."""
    language, of_own = _BY_CODE.get(code), _language_of_closing(own)
    if language is None or of_own in (language, None):
        return own
    return language.closing


def _language_of_closing(own: str) -> Language | None:
    """Return the language of a closing that begins as a usual one does."""
    bare = f"{_bare(own)} "
    for language in LANGUAGES:
        if any(bare.startswith(f"{_bare(each)} ") for each in language.closings):
            return language
    return None


def _bare(words: str) -> str:
    return _NOT_LETTERS.sub(" ", words).strip().casefold()

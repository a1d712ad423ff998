"""What a letter says before anybody wrote it, in the language of its salutation. Pure.

What stands in brackets is for the person, who reads the pages in English, and goes.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple


class Sentences(NamedTuple):
    """`subject` holds {title}, `asked` holds {skills}; `last` stands before the last of several."""

    subject: str
    asked: str
    last: str = ", "


_ENGLISH: Final = Sentences(
    "I am writing about the position of {title}.", "You ask for {skills}.", " and "
)
_SENTENCES: Final = {
    "en": _ENGLISH,
    "de": Sentences(  # goes on behind the comma of the salutation
        "hiermit bewerbe ich mich auf die Stelle „{title}“.",
        "Sie suchen Erfahrung mit {skills}.",
        " und ",
    ),
    "fr": Sentences(
        "Je vous écris au sujet du poste « {title} ».",
        "Parmi vos attentes figurent {skills}.",
        " et ",
    ),
    "es": Sentences(
        "Les escribo en relación con el puesto «{title}».", "Entre lo que piden: {skills}."
    ),
    "it": Sentences(
        "Vi scrivo in merito alla posizione «{title}».", "Tra i vostri requisiti: {skills}.", " e "
    ),
    "pt": Sentences(
        "Escrevo a respeito da vaga “{title}”.", "Entre os requisitos: {skills}.", " e "
    ),
    "nl": Sentences("Graag reageer ik op de functie ‘{title}’.", "U vraagt om {skills}.", " en "),
    "pl": Sentences(
        "Piszę w sprawie stanowiska „{title}”.", "Wśród Państwa wymagań: {skills}.", " i "
    ),
    "cs": Sentences(
        "píši Vám ohledně pozice „{title}“.", "Mezi Vašimi požadavky: {skills}.", " a "
    ),
    "sv": Sentences("Jag skriver angående tjänsten ”{title}”.", "Ni söker {skills}.", " och "),
    "da": Sentences("Jeg skriver angående stillingen »{title}«.", "I søger {skills}.", " og "),
    "tr": Sentences(
        "“{title}” pozisyonu hakkında yazıyorum.", "Aradıklarınız arasında: {skills}.", " ve "
    ),
    "vi": Sentences(
        "Tôi viết thư này về vị trí “{title}”.", "Quý công ty yêu cầu: {skills}.", " và "
    ),
    "ru": Sentences("Пишу вам по поводу вакансии «{title}».", "Среди требований: {skills}.", " и "),
    "uk": Sentences("Пишу вам щодо вакансії «{title}».", "Серед вимог: {skills}.", " і "),
    "el": Sentences(
        "Σας γράφω σχετικά με τη θέση «{title}».", "Στις απαιτήσεις σας: {skills}.", " και "
    ),
    "he": Sentences("אני פונה בנוגע למשרה “{title}”.", "בין הדרישות: {skills}."),
    "ar": Sentences("أكتب إليكم بخصوص وظيفة «{title}».", "من متطلباتكم: {skills}.", " و"),
    "hi": Sentences("यह पत्र “{title}” पद के संबंध में है।", "आपकी अपेक्षाओं में हैं: {skills}।", " और "),
    "ja": Sentences("「{title}」の求人に応募いたします。", "募集要項に{skills}とあります。", "、"),
    "zh": Sentences("我应聘贵公司的“{title}”一职。", "贵公司的要求包括：{skills}。", "、"),
    "ko": Sentences("“{title}” 채용에 지원합니다.", "공고에서 찾으시는 것: {skills}."),
}
_NO_COMMA: Final = frozenset({"ja", "zh"})


def subject(code: str, title: str) -> str:
    """Return what the letter is about; in English where the language has no sentence here."""
    return _of(code).subject.format(title=title)


def asked(code: str, skills: Sequence[str]) -> str:
    """Name one or more skills that the posting asks for."""
    *others, last = skills
    named = ("、" if code in _NO_COMMA else ", ").join(others)
    return _of(code).asked.format(skills=f"{named}{_of(code).last}{last}" if named else last)


def _of(code: str) -> Sentences:
    return _SENTENCES.get(code, _ENGLISH)

"""Years of experience that a posting asks for: the applicant’s, of alternatives the least."""

import re
from typing import Final

from jobs.matching.text import Folded

# How a cue tells of years, where it is not their number itself: “dreijährige”.
NUMBER_BEFORE: Final = -1  # “5 years”
ADJECTIVE: Final = -2  # “5-jährige”
UNSPACED: Final = -3  # 5年以上
_IN_WORDS: Final = {
    1: "one ein eine einem un una um uno une een één",
    2: "two zwei deux dos dois due twee dwa dwóch",
    3: "three drei trois tres três tre drie trzy trzech",
    4: "four vier quatre cuatro quatro quattro cztery czterech",
    5: "five fünf cinq cinco cinque vijf pięć pięciu",
    6: "six sechs seis sei zes sześć sześciu",
    7: "seven sieben sept siete sete sette zeven siedem siedmiu",
    8: "eight acht huit ocho oito otto osiem ośmiu",
    9: "nine neun neuf nueve nove negen dziewięć dziewięciu",
    10: "ten zehn dix diez dez dieci tien dziesięć dziesięciu",
}
NUMBERS: Final = {word: number for number, words in _IN_WORDS.items() for word in words.split()}
_NUMBER: Final = {word.encode(): number for word, number in NUMBERS.items()}
ENDS_NUMBER: Final = frozenset(b"0123456789+)")
ENDS_WORD: Final = frozenset((b" " + word)[-3:] for word in _NUMBER) | {b"lus", b"ore", b"ehr"}
_LONGEST_BEFORE: Final = 32  # “twenty (20) or more”


def _any(*words: str) -> bytes:
    return b"|".join(re.escape(word.encode()) for word in sorted(words, key=len, reverse=True))


_WORDS: Final = _any(*(word.decode() for word in _NUMBER))
_YEARS_BEFORE = re.compile(
    rb"(?<![\w.,])(?P<least>\d{1,2}|" + _WORDS + rb")\s?(?:\(\d{1,2}\\?\))?"
    rb"\s?(?:\\?\+|plus|or more|oder mehr|ou plus|of meer)?\s?"
    rb"(?:(?:\\?-|\xe2\x80\x93|to|bis|a|\xc3\xa0|tot|do|or|oder|ou|of|o|y|al)\s?"
    rb"(?:\d{1,2}|" + _WORDS + rb")\s?(?:\(\d{1,2}\\?\))?(?:\\?\+)?)?\s?-?$",
    re.IGNORECASE,
)
# Most numbers stand alone: these are read faster.
_BETWEEN: Final = frozenset("to bis a à tot do or oder ou of o y al - –".encode().split())
_MORE: Final = (b"more", b"mehr", b"plus", b"meer")
_TWO_DIGITS: Final = 2
_SIGNS_BEFORE: Final = b"*_("
_SIGNS_BEHIND: Final = b"+-\\"
_RANGE: Final = re.compile(rb"(\d{1,2})\\?(?:-|\xe2\x80\x93)\d{1,2}\\?\+?$")
_FARTHEST_WORDS: Final = 60
_MOST_WORDS: Final = 6  # before “years”
_SPACES: Final = b" \t\r\n"
_NAMES_OF_EXPERIENCE: Final = (  # not in a group: found faster so
    rb"experien|erfahrung|exp\xc3\xa9rien|ervaring|esperien|experi\xc3\xaanc|do\xc5\x9bwiadcz"
    rb"|praxis|pr\xc3\xa1ctica"
)
_EXPERIENCE: Final = rb"(?:" + _NAMES_OF_EXPERIENCE + rb")"
_OF_EXPERIENCE = re.compile(
    _NAMES_OF_EXPERIENCE
    + rb"|working|in a |in an |as a |as an |with |hands on|professional|relevant|post"
)
# “Experience in nursing of at least five years”, “Berufserfahrung (3 Jahre)”. Weak words bind only
# what stands right before them: “experience in a contract of two years”.
_QUANTITIES: Final = (
    *("at least", "minimum", "a minimum of", "minimum of", "min", "min.", "minimal", "mind"),
    *("mind.", "mindestens", "wenigstens", "minimal von", "more than", "mehr als", "moins"),
    *("d'au moins", "d’au moins", "au moins", "au minimum", "minimum de", "al menos", "mínima de"),
    *("mínimo de", "más de", "por lo menos", "almeno", "minima di", "minimo di", "più di"),
    *("pelo menos", "no mínimo", "mais de", "ten minste", "tenminste", "minstens", "minimaal"),
    *("meer dan", "co najmniej", "przynajmniej", "minimum", "wynoszące", "powyżej", "ponad"),
)
_STRONG: Final = _any(*_QUANTITIES)
_WEAK: Final = rb"(?:of|von|de|di|van|d['\xe2\x80\x99]+|mit|ab)"
# What may stand right before the number then.
_BIND: Final = frozenset(
    [
        *(words.split()[-1].encode() for words in _QUANTITIES),
        *"of von de di van d' d’ mit ab einem einer een circa ca etwa".encode().split(),
    ]
)
_LEAD: Final = (b":", b"(", b"-", b"\xe2\x80\x93", b"'", b"\x99")
_SAID: Final = rb"(?:[^\n.;!?,)]|\.(?!\s)){0,45}?"
_EXPERIENCE_BEFORE = re.compile(
    _EXPERIENCE + rb"\w*(?:"
    rb"(?:\s\S+){0,2}\s*[:(\xe2\x80\x93-]{1,3}\s*(?:(?:ca|circa|etwa|" + _STRONG + rb")\.?\s)?"
    rb"|[\x80-\xff]*\w*(?:\s\S+)?\s" + _WEAK + rb"\s?"
    rb"|" + _SAID + rb",?\s(?:" + _STRONG + rb")\.?\s(?:" + _WEAK + rb"\s)?)$",
    re.IGNORECASE,
)
_FARTHEST_BEFORE: Final = 90
# Nothing that is asked for: an age, a time that has gone.
_OTHER_YEARS = re.compile(
    rb"\s*(?:old\b|of age|ago\b|alt\b|oud\b|r\xc3\xa9volus|de edad|de idade|di et\xc3\xa0"
    rb"|\xc5\xbcycia|wieku|geleden|temu\b)",
    re.IGNORECASE,
)
_MOST_YEARS = 25  # more are the company’s, not the applicant’s
# “with over 20 years of experience” is the company’s, too, and “within the last 5 years” is when.
_LONG: Final = 10
_OF_COMPANY = re.compile(
    rb"(?:over|more than|nearly|almost|\xc3\xbcber|mehr als|plus de|m\xc3\xa1s de|ruim|meer dan"
    rb"|mais de|oltre|pi\xc3\xb9 di|ponad|od)\s+$",
    re.IGNORECASE,
)
_COMPANY: Final = (
    rb"(?:company|firm|business|group|(?:familien)?unternehmen|bedrijf|entreprise|empresa|azienda"
    rb"|firma)"
)
_AS_A_COMPANY = re.compile(
    rb"[^\n.;]{0,40}\b(?:as an? |als |en tant qu['\xe2\x80\x99]*|como |come |jako )(?:\w+ )?"
    + _COMPANY + rb"\b",
    re.IGNORECASE,
)  # fmt: skip
_OURS = re.compile(
    rb"(?:\b(?:our|unser\w{0,2}|notre|nos|nuestr[oa]s?|noss[oa]s?|nostr[oaie]|onze|ons|nasz\w{0,3})"
    rb"\s+(?:[^\s:]+\s+)?"
    rb"|\b(?:since|seit|depuis|desde hace|sinds|dal|h\xc3\xa1)\s+(?:\S+\s+){0,2}"
    rb"|\b(?:(?:we|company|team|firm|group)(?:['\xe2\x80\x99]+ve| have| has| bring| brings| offer"
    rb"| boast| boasts| combine)|wir (?:haben|bringen|blicken|verf\xc3\xbcgen|bieten)"
    rb"|(?:haben|bringen|blicken|verf\xc3\xbcgen) wir|nous (?:avons|disposons|poss\xc3\xa9dons)"
    rb"|tenemos|contamos con|llevamos|acumulamos|temos|contamos com|possu\xc3\xadmos|abbiamo"
    rb"|vantiamo|(?:wij|we) hebben|hebben (?:wij|we)|beschikken (?:wij|we)|mamy|posiadamy)"
    rb"\s+(?:[^\s.;:]+\s+){0,3})$",
    re.IGNORECASE,
)
_OWN: Final = frozenset(
    (
        "our we company team firm group we've we’ve since wir unser unsere unserer unserem "
        "unseren unsrer seit notre nos nous depuis nuestra nuestro nuestras nuestros desde "
        "tenemos contamos llevamos acumulamos nossa nosso nossas nossos temos possuímos há "
        "nostra nostro nostre nostri abbiamo vantiamo dal onze ons wij sinds hebben "
        "beschikken nasz nasza nasze naszego naszej mamy posiadamy"
    )
    .encode()
    .split()
)
_LATELY: Final = frozenset("last past letzten dernières últimos".encode().split())
_OTHERS_BEGIN: Final = frozenset(
    (b"ol", b"of", b"ag", b"al", b"ou", b"r\xc3", b"de", b"di", b"\xc5\xbc", b"wi", b"ge", b"te")
)
_BESIDE_ADJECTIVE = re.compile(
    rb"\s?(?:(?!(?:und|en|ed?|et|y|i|oraz)\s)[^\s,]+\s){0,2}[\w'\xe2\x80\x99]{0,9}" + _EXPERIENCE,
    re.IGNORECASE,
)
_ONE: Final = frozenset(b"ein eine einem un una um uno une een".split())  # articles, too
_IS_EXPERIENCE = re.compile(_NAMES_OF_EXPERIENCE)
_OPENS, _CLOSES = b"()"
_BEFORE_ADJECTIVE = re.compile(_EXPERIENCE + rb"\w*\s(?:\w+\s)?$", re.IGNORECASE)
# Of “a degree and 5 years, or a diploma and 10 years” the least is asked for.
_DEGREES = (
    rb"degree|diplom|certificate|bachelor|master|ph\.?d|high school|\bhs\b|\bged\b|studium"
    rb"|ausbildung"
)
_OR = rb"\b(?:or|oder|ou)\b"
_OTHERWISE = re.compile(
    rb"%b.*(?:%b)|(?:%b).*%b" % (_OR, _DEGREES, _DEGREES, _OR), re.IGNORECASE | re.DOTALL
)
_NEAR = 120  # bytes between two alternatives
_FARTHEST_NICE: Final = 50
_NEAR_NICE: Final = 20
# What makes it more likely that something else would be nice.
_PARTS_NICE = re.compile(
    rb"[\n.;:,]|\b(?:with|mit|avec|con|com|met|z|and|und|et|y|e|en|i|oraz)\s", re.IGNORECASE
)
_STOPS = re.compile(rb"[\n.;]")
_UNSPACED_NUMBERS: Final = {each: at for at, each in enumerate("〇一二三四五六七八九十")}
_UNSPACED_BEFORE = re.compile(
    r"([0-9０-９]{1,2}|[一二三四五六七八九十])\s*(?:[~〜～-]\s*[0-9０-９]{1,2}\s*)?$"
)
_UNSPACED_EXPERIENCE = re.compile("経験|実務|職歴|従事|携わ|キャリア")
_OF_THE_FIRM = re.compile("創業|設立|勤続|歴史|業歴|続く")


def years_at(folded: Folded, start: int, end: int, said: int) -> int:
    """Return how many years of experience a cue tells of, or 0: it `said` so itself, or says how.

    A cue begins with what stands before it, and ends with what stands behind.
    """
    low, raw, _ = folded
    if said == UNSPACED:
        return _years_unspaced(raw, start, end)
    words = raw[max(0, start - _FARTHEST_WORDS) : start + 1].lower().split()[-_MOST_WORDS:]
    years, at = said, start + 1
    if said < 0:
        years, at = _number_before(raw, start, words)
    if not 0 < years <= _MOST_YEARS:
        return 0
    if said == NUMBER_BEFORE and not (years == 1 and low[at:start].strip() in _ONE):
        is_asked = _is_of_experience(low, raw, at, end)
    else:
        is_asked = _is_beside_experience(raw, at, end)
    if not is_asked and not _is_told_before(low, raw, at):
        return 0
    return 0 if _is_of_others(folded, at, end, years, words) else years


def _number_before(raw: bytes, start: int, words: list[bytes]) -> tuple[int, int]:
    """Return the number before “years”, of a range the lower one, and where it begins."""
    if not words:
        return 0, 0
    last = words[-1].lstrip(_SIGNS_BEFORE)
    word = last.rstrip(_SIGNS_BEHIND)
    years = int(word) if word.isdigit() and len(word) <= _TWO_DIGITS else _NUMBER.get(word, 0)
    at = start + 1 - len(last) - (raw[start] in _SPACES)
    if years and not (words[-2:-1] and words[-2] in _BETWEEN and _ends_in_number(words[:-2])):
        return years, at
    if told := _RANGE.match(last):
        return int(told[1]), at
    if not (years or last[-1:].isdigit() or last.endswith((b")", b"+", b"-")) or last in _MORE):
        return 0, 0
    found = _YEARS_BEFORE.search(raw, max(0, start - _LONGEST_BEFORE), start + 1)
    if found is None:
        return 0, 0
    least = found["least"].lower()
    return _NUMBER.get(least) or int(least), found.start("least")


def _ends_in_number(words: list[bytes]) -> bool:
    return bool(words) and (words[-1] in _NUMBER or words[-1].rstrip(b")")[-1:].isdigit())


def _is_of_experience(low: bytes, raw: bytes, at: int, end: int) -> bool:
    if raw[at - 1] == _OPENS and raw[end - 1] == _CLOSES:
        return False
    if low.find(b"experien", end - 1, end + 60) >= 0:
        return True
    return _OF_EXPERIENCE.search(low, at, end + 60) is not None


def _is_told_before(low: bytes, raw: bytes, at: int) -> bool:
    tail = raw[max(0, at - 16) : at].lower().split()
    if not tail or not (tail[-1].lstrip(b"(") in _BIND or tail[-1].endswith(_LEAD)):
        return False
    named = [*_IS_EXPERIENCE.finditer(low, max(0, at - _FARTHEST_BEFORE), at)]
    found = _EXPERIENCE_BEFORE.match(raw, named[-1].start(), at) if named else None
    return found is not None and not _OURS.search(raw, max(0, found.start() - 40), found.start())


def _is_beside_experience(raw: bytes, at: int, end: int) -> bool:
    if _BESIDE_ADJECTIVE.match(raw, end - 1) or _IS_EXPERIENCE.search(raw, at, end):
        return True
    return _BEFORE_ADJECTIVE.search(raw, max(0, at - 40), at) is not None


def _is_of_others(folded: Folded, at: int, end: int, years: int, words: list[bytes]) -> bool:
    """Tell whether the years are the employer’s, or say when."""
    low, raw, _ = folded
    if not _LATELY.isdisjoint(words):
        before = raw[max(0, at - 14) : at].lower().split()
        if before and before[-1] in _LATELY:
            return True
    if low[end : end + 2] in _OTHERS_BEGIN and _OTHER_YEARS.match(raw, end - 1):
        return True
    if years >= _LONG and (
        _OF_COMPANY.search(raw, max(0, at - 20), at) or _AS_A_COMPANY.match(raw, end - 1)
    ):
        return True
    return not _OWN.isdisjoint(words) and _OURS.search(raw, max(0, at - 60), at) is not None


def _years_unspaced(raw: bytes, start: int, end: int) -> int:
    before = raw[max(0, start - 90) : start].decode(errors="ignore").rpartition("\n")[2]
    found = _UNSPACED_BEFORE.search(before)
    if found is None:
        return 0
    behind = raw[end : end + 45].decode(errors="ignore").partition("\n")[0]
    told = before[: found.start()].rpartition("。")[2]
    if _OF_THE_FIRM.search(told) or not _UNSPACED_EXPERIENCE.search(f"{told} {behind}"):
        return 0
    years = _UNSPACED_NUMBERS.get(found[1]) or int(found[1])
    return years if years <= _MOST_YEARS else 0


def are_nice(raw: bytes, start: int, end: int, nice: list[tuple[int, int]]) -> bool:
    """Tell whether years are no more than a plus: “2 years of experience in sales preferred”.

    `nice` is where such words begin and end.
    """
    return any(
        (0 <= first + 1 - end < _FARTHEST_NICE and not _PARTS_NICE.search(raw, end - 1, first + 1))
        or (0 <= start + 1 - last < _NEAR_NICE and not _STOPS.search(raw, last - 1, start + 1))
        for first, last in nice
    )


def least_asked(raw: bytes, asked: list[tuple[int, int, int]]) -> int:
    """Return the most years that are asked for, of alternatives the least."""
    if len(asked) == 1:
        return asked[0][2]
    groups: list[int] = []
    last = -_NEAR - 1
    for start, end, years in sorted(asked):
        is_other = start - last <= _NEAR and _OTHERWISE.search(raw, last, start) is not None
        if is_other:
            groups[-1] = min(groups[-1], years)
        else:
            groups.append(years)
        last = end
    return max(groups)

"""Whose clause a token stands in: what it may be held against.

“You ask for Rust; I have written Go for six years and hope to learn it.” Rust must stand in the
posting, Go and the years must stand in the resume, and what is hoped for claims nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from jobs.claims.tokens import Token
from jobs.claims.words import listed

_MARKS: Final = frozenset(";:—–.!?()")
# The verb alone says who speaks.
_WITHOUT_PRONOUNS: Final = frozenset(("es", "it", "pt", "pl"))
_POINTING: Final = frozenset(("that", "this", "these", "those", "the"))  # “bring that care”
_RELATIVES: Final = listed("relatives")
_ENDS: Final = frozenset((",", *_MARKS))
_AHEAD: Final = 4  # tokens after “I” that say whether it claims or wishes
_SUBJECT: Final = 4  # tokens of a clause in which its subject stands
# A sentence without any of these says nothing of the person.
_SPEAKS: Final = frozenset(("me", "deed"))
_SPEAKS_FIRST: Final = frozenset(("skilled", "worked", "as"))
_JOINING: Final = frozenset(
    (",", "and", "that", "because", "und", "et", "y", "e", "en", "i", "dass", "que", "che")
)


class Reach(StrEnum):
    PERSON = "person"  # must stand in the facts
    ANY = "any"  # may stand in the posting as well
    OPEN = "open"  # says of nobody whose it is
    WISH = "wish"  # hoped for: claims nothing
    DENIED = "denied"  # said not to be there


@dataclass(slots=True)
class _State:
    is_company: bool = False
    is_owned: bool = False  # “your …”: ends sooner than a clause
    is_wish: bool = False
    is_feeling: bool = False
    is_learning: bool = False
    is_denied: bool = False
    since: int = 0  # where the clause began


def reaches(tokens: Sequence[Token], company: frozenset[str], language: str = "en") -> list[Reach]:
    """Return what each token of a sentence may be held against.

    `company` has the words of the hiring company's name, in lower case.
    """
    state, found = _State(), []
    for at in range(len(tokens)):
        _step(state, tokens, at, company)
        found.append(_reach(state))
    for first, last in clauses(tokens):
        _front(tokens, found, first, last)
    _relative(tokens, found)
    if language not in _WITHOUT_PRONOUNS:
        _unspoken(tokens, found)
        for first, last in clauses(tokens):
            _aside(tokens, found, first, last)
    if tokens and tokens[-1].low == "?":
        found = [Reach.WISH if reach is Reach.PERSON else reach for reach in found]
    return found


def clauses(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the first token and the one after the last of each clause."""
    starts = [at for at in range(len(tokens)) if at == 0 or _begins_clause(tokens, at)]
    return list(pairwise([*starts, len(tokens)]))


def _begins_clause(tokens: Sequence[Token], at: int) -> bool:
    tags = tokens[at].tags
    if tokens[at - 1].low in _MARKS or (tags & {"turnback", "clause"} and "denial" not in tags):
        return True
    if "and" in tags and tokens[at - 1].low == ",":
        return True
    if not (tokens[at - 1].low == "," or "and" in tags):
        return False
    ahead = tokens[at : at + 2] if "and" in tags else tokens[at : at + 1]
    return any(each.tags & {"me", "you"} for each in ahead)


def _front(tokens: Sequence[Token], found: list[Reach], first: int, last: int) -> None:
    """Let what stands before “I” share the mood that comes after: “SAP I have not used”.

    Where a denial or a wish comes first, it is of what stands before it: “SAP would be new to me”.
    """
    subjects = dict.fromkeys(at for at in range(first, last) if is_subject(tokens[at]))
    for start, subject in pairwise([first, *subjects, last]):
        region = range(start + (start in subjects), subject)
        after = range(max(subject - 1, first), min(subject + _AHEAD + 1, last))
        if subject in subjects and (mood := _mood_in(tokens, found, after)):
            _spread(tokens, found, _fronted(tokens, region), mood)
        elif start in subjects:
            _spread_in_part(tokens, found, region)
        elif mood := _mood_in(tokens, found, region, _MARKS):
            marked = next(at for at in region if found[at] is mood)
            is_adverbial = tokens[start].low in listed("adverbial")
            has_own = any(tokens[at].tags & {"owner", "deed"} for at in range(start, marked))
            if not has_own and not is_adverbial:
                _spread(tokens, found, range(region.start, marked), mood)


def _spread_in_part(tokens: Sequence[Token], found: list[Reach], region: range) -> None:
    """Do so in a part of its own after a comma: “I know Go, the ISO 9606 exam I lack”."""
    for comma in (at for at in region if tokens[at].low == ","):
        part = range(
            comma + 1,
            next((n for n in range(comma + 1, region.stop) if tokens[n].low == ","), region.stop),
        )
        mood = _mood_in(tokens, found, part)
        if mood is Reach.DENIED and not any(tokens[at].tags & {"owner", "deed"} for at in part):
            _spread(tokens, found, part, mood)


def _relative(tokens: Sequence[Token], found: list[Reach]) -> None:
    """Let “areas in which I have no experience” deny the areas."""
    for (start, _), (first, last) in pairwise(clauses(tokens)):
        subject = next((at for at in range(first, last) if is_subject(tokens[at])), None)
        has_own = any(tokens[at].tags & {"me", "owner", "deed"} for at in range(start, first))
        if tokens[first].low not in _RELATIVES or subject is None or has_own:
            continue
        mood = _mood_in(tokens, found, range(subject, last))
        if mood:
            _spread(tokens, found, range(start, first), mood)


def _mood_in(
    tokens: Sequence[Token], found: list[Reach], places: range, ends: frozenset[str] = _ENDS
) -> Reach | None:
    """Return the mood that a word among these sets, up to the first of `ends`."""
    for at in places:
        if tokens[at].low in ends:
            return None
        if found[at] is Reach.DENIED and "denial" in tokens[at].tags:
            return Reach.DENIED
        if found[at] is Reach.WISH and tokens[at].tags & {"wish", "learning"}:
            return Reach.WISH
    return None


def _fronted(tokens: Sequence[Token], region: range) -> range:
    """Return the part of the region that is fronted: not “At Initech, …”, but a list before “I”."""
    commas = [at for at in region if tokens[at].low == ","]
    if commas and tokens[region.start].low in listed("adverbial"):
        return range(commas[-1] + 1, region.stop)
    return region


def _spread(tokens: Sequence[Token], found: list[Reach], places: range, mood: Reach) -> None:
    for at in places:
        if found[at] in (Reach.PERSON, Reach.ANY):
            found[at] = mood


def is_subject(token: Token) -> bool:
    return "me" in token.tags and not token.tags & {"object", "owner"}


def _unspoken(tokens: Sequence[Token], found: list[Reach]) -> None:
    """Let a part of a sentence that comes before any word of the person speak of anything."""
    spoken = [at for at in range(len(tokens)) if _speaks(tokens, at)]
    if spoken:
        breaks = [at for at in range(spoken[0] + 1) if at and _is_break(tokens, at)]
        end = breaks[-1] if breaks else 0
        if _is_only_owner(tokens, spoken[0]):
            end = spoken[0]
    else:
        end = len(tokens)
    for at in range(end):
        found[at] = Reach.OPEN if found[at] is Reach.PERSON else found[at]


def _speaks(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the person speaks here: “I”, “my”, “led …”, and “Experienced in …” at first."""
    tags = tokens[at].tags
    return bool(tags & _SPEAKS and "object" not in tags) or (at < 2 and bool(tags & _SPEAKS_FIRST))


def _is_only_owner(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether “my” stands at the end of what somebody else does: “… fits my background”."""
    before = tokens[at - 1].tags if at else {"copula"}
    has_deed = any("deed" in token.tags for token in tokens[:at])
    return "owner" in tokens[at].tags and not before & {"copula", "and", "as"} and not has_deed


def _is_break(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a sentence begins anew here: after a mark, or with “, and”."""
    is_and = tokens[at - 1].low == "," and "and" in tokens[at].tags
    return is_and or tokens[at - 1].low in _MARKS


def _aside(tokens: Sequence[Token], found: list[Reach], first: int, last: int) -> None:
    """Let a clause that begins with “so”, “while”, “but” and has no word of the person be open."""
    begins = tokens[first].tags & {"clause", "turnback"} or (first and tokens[first - 1].low == ";")
    begins = begins and tokens[first].low not in _RELATIVES  # “which earned me …” is of the person
    if begins and not any(_speaks(tokens, at) for at in range(first, last)):
        for at in range(first, last):
            found[at] = Reach.OPEN if found[at] is Reach.PERSON else found[at]


def _reach(state: _State) -> Reach:
    if state.is_denied:
        return Reach.DENIED
    if state.is_company:
        return Reach.ANY
    if state.is_wish or state.is_learning:
        return Reach.WISH
    return Reach.ANY if state.is_feeling else Reach.PERSON


def _step(state: _State, tokens: Sequence[Token], at: int, company: frozenset[str]) -> None:
    token, tags = tokens[at], tokens[at].tags
    if token.low in _MARKS:
        is_denied = state.is_denied and token.low == ":"  # “I lack two things: …”
        _begin(state, at + 1)
        state.is_denied = is_denied
        return
    if token.low == ",":
        state.since, state.is_owned = at + 1, False
        state.is_learning = False
        state.is_company = state.is_company and not _was_owned(tokens, at)
    if "turnback" in tags and "denial" not in tags:
        _begin(state, at + 1)
    if state.is_company and state.is_owned and "turn" in tags:
        state.is_company = state.is_owned = False
    if "me" in tags and "object" not in tags:
        state.is_company = state.is_owned = False
        is_inverted = any("denial" in each.tags for each in tokens[max(0, at - 3) : at])
        state.is_denied = state.is_denied and (is_inverted or not is_subject(token))
        state.is_wish = _is_ahead("wish", tokens, at)
        state.is_feeling = _is_ahead("feeling", tokens, at)
        state.since = at
    elif "your" in tags:
        state.is_owned = state.is_owned or not state.is_company
        state.is_company = True
    elif ("you" in tags and not _is_object(tokens, at)) or _is_theirs(state, tokens, at, company):
        state.is_company, state.is_owned, state.is_wish = True, False, False
    is_of_them = token.low == "bring" and at + 1 < len(tokens) and tokens[at + 1].low in _POINTING
    _mood(state, tags - {"mine"} if is_of_them else tags)


def _mood(state: _State, tags: set[str]) -> None:
    if not state.is_company:
        state.is_learning = state.is_learning or "learning" in tags
        if "mine" in tags and not tags & {"wish", "feeling"}:
            state.is_wish = state.is_feeling = False
        state.is_wish = state.is_wish or "wish" in tags
        state.is_feeling = state.is_feeling or "feeling" in tags
    if "denial" in tags and "no_denial" not in tags:
        state.is_denied = True


def _begin(state: _State, at: int) -> None:
    state.is_company = state.is_owned = state.is_denied = False
    state.is_wish = state.is_feeling = state.is_learning = False
    state.since = at


def _was_owned(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the company's part before a comma is only a thing of theirs (“your team,”)."""
    before = [token for token in tokens[max(0, at - 6) : at] if token.tags & {"you", "your"}]
    return bool(before) and "your" in before[-1].tags


def _is_ahead(tag: str, tokens: Sequence[Token], at: int) -> bool:
    """Tell whether “I” begins a wish or a feeling; “my” begins neither."""
    if not is_subject(tokens[at]) or "owner" in tokens[at].tags:
        return False
    for token in tokens[max(0, at - 1) : at + _AHEAD]:
        if token.low in _ENDS and token is not tokens[at - 1]:
            return False
        if tag in token.tags:
            return True
    return False


def _is_object(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and "to" in tokens[at - 1].tags


def _is_theirs(state: _State, tokens: Sequence[Token], at: int, company: frozenset[str]) -> bool:
    """Tell whether the clause begins with the advertisement or the company as its subject."""
    if at - state.since >= _SUBJECT or any(
        "me" in token.tags for token in tokens[state.since : at]
    ):
        return False
    before = tokens[at - 1].low if at else ","
    if tokens[at].low in company and tokens[at].is_capital:
        return at == state.since or before in _JOINING or tokens[at - 1].low in company
    if "theirs" not in tokens[at].tags:
        return False
    opening = tokens[state.since].low if state.since < len(tokens) else ""
    return opening in listed("openers")

"""Whose clause a token stands in: what it may be held against.

“You ask for Rust; I have written Go for six years and hope to learn it.” Rust must stand in the
posting, Go and the years must stand in the resume, and what is hoped for claims nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from jobs.claims.tokens import Token
from jobs.claims.words import listed

_MARKS: Final = frozenset(";:—–.!?()")
_AHEAD: Final = 4  # tokens after “I” that say whether it claims or wishes
_SUBJECT: Final = 4  # tokens of a clause in which its subject stands
_WISHES: Final = frozenset(("wish", "feeling"))
_JOINING: Final = frozenset(
    (",", "and", "that", "because", "und", "et", "y", "e", "en", "i", "dass", "que", "che")
)


class Reach(StrEnum):
    PERSON = "person"  # must stand in the facts
    ANY = "any"  # may stand in the posting as well
    WISH = "wish"  # hoped for: claims nothing
    DENIED = "denied"  # said not to be there


@dataclass(slots=True)
class _State:
    is_company: bool = False
    is_owned: bool = False  # “your …”: ends sooner than a clause
    is_wish: bool = False
    is_learning: bool = False
    is_denied: bool = False
    since: int = 0  # where the clause began


def reaches(tokens: Sequence[Token], company: frozenset[str]) -> list[Reach]:
    """Return what each token of a sentence may be held against.

    `company` has the words of the hiring company's name, in lower case.
    """
    state, found = _State(), []
    for at, token in enumerate(tokens):
        _step(state, tokens, at, company)
        found.append(_reach(state, token))
    return found


def _reach(state: _State, token: Token) -> Reach:
    if state.is_denied:
        return Reach.DENIED
    if state.is_company:
        return Reach.ANY
    return Reach.WISH if state.is_wish or state.is_learning else Reach.PERSON


def _step(state: _State, tokens: Sequence[Token], at: int, company: frozenset[str]) -> None:
    token, tags = tokens[at], tokens[at].tags
    if token.low in _MARKS:
        _begin(state, at + 1)
        return
    if token.low == ",":
        state.since, state.is_owned = at + 1, False
        state.is_denied = False
        state.is_company = state.is_company and not _was_owned(tokens, at)
    if "turnback" in tags:
        _begin(state, at + 1)
    if state.is_company and state.is_owned and "turn" in tags:
        state.is_company = state.is_owned = False
    if "me" in tags:
        state.is_company = state.is_owned = False
        state.is_wish = _wishes_ahead(tokens, at)
        state.since = at
    elif "your" in tags:
        state.is_owned = state.is_owned or not state.is_company
        state.is_company = True
    elif ("you" in tags and not _is_object(tokens, at)) or _is_theirs(state, tokens, at, company):
        state.is_company, state.is_owned, state.is_wish = True, False, False
    _mood(state, tags)


def _mood(state: _State, tags: set[str]) -> None:
    if "learning" in tags and not state.is_company:
        state.is_learning = True
    if "mine" in tags and not tags & _WISHES:
        state.is_wish = False
    elif tags & _WISHES and not state.is_company:
        state.is_wish = True
    if "denial" in tags and "no_denial" not in tags:
        state.is_denied = True


def _begin(state: _State, at: int) -> None:
    state.is_company = state.is_owned = state.is_wish = state.is_learning = state.is_denied = False
    state.since = at


def _was_owned(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the company's part before a comma is only a thing of theirs (“your team,”)."""
    before = [token for token in tokens[max(0, at - 6) : at] if token.tags & {"you", "your"}]
    return bool(before) and "your" in before[-1].tags


def _wishes_ahead(tokens: Sequence[Token], at: int) -> bool:
    if "learning" in tokens[at].tags:
        return True
    ahead = tokens[at : at + _AHEAD]
    is_possessive = tokens[at].low in ("my", "mine", "our") or (
        tokens[at].low.startswith(
            ("mein", "mi", "mon", "mes", "ma", "meu", "minha", "mij", "moj", "mój")
        )
        and len(tokens[at].low) > 2
    )
    return not is_possessive and any(token.tags & _WISHES for token in ahead)


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

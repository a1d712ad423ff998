"""What a number counts: its unit, whether it is a year, whether it counts anything at all."""

import re
from collections.abc import Sequence
from typing import Final

from jobs.claims.tokens import Token
from jobs.claims.words import listed

_CURRENCIES: Final = frozenset("$€£¥₹")
# Between a number and a unit that is not its own: “8 a month”, “5 per day”, “two in ten years”.
_CUTS: Final = listed("cuts")
_AHEAD: Final = 4  # tokens after a number in which its unit stands
_DISTRIBUTING: Final = listed("distributing")
_FEW: Final = 13
JOINING: Final = frozenset(("to", "-", "–", "auf", "bis", "à", "a", "al", "na", "naar"))
_ORDINALS: Final = frozenset(("st", "nd", "rd", "th"))
_YEARS: Final = (1950, 2050)


def unit_of(tokens: Sequence[Token], at: int, last: int) -> tuple[str, int]:
    """Return the unit of a number and where it stands."""
    if at and (tokens[at - 1].text in _CURRENCIES or "unit.money" in tokens[at - 1].tags):
        return "money", at - 1
    for ahead in range(last + 1, min(last + 1 + _AHEAD, len(tokens))):
        token = tokens[ahead]
        if token.text == "%" or "unit.percent" in token.tags:
            return ("percent", ahead) if ahead <= last + 2 else ("", last)
        if token.text in _CURRENCIES and ahead == last + 1:
            return "money", ahead
        is_label = token.is_capital and ahead + 1 < len(tokens) and tokens[ahead + 1].is_number
        units = [tag[5:] for tag in token.tags if tag.startswith("unit.") and not is_label]
        if units and (units[0] in ("people", "money") or ahead <= last + 2):
            return units[0], ahead
        if token.tags & {"over", "under", "about"}:
            break
        if token.text not in "-+'’" and (
            not token.is_word or token.is_number or token.low in _CUTS
        ):
            break
    before = at - 1
    while before > 0 and _is_bound(tokens[before]):
        before -= 1
    if at and "team_of" in tokens[before].tags:
        return "people", before
    return "", last


def _is_bound(token: Token) -> bool:
    return bool(token.tags & {"over", "under", "about"}) and "team_of" not in token.tags


def is_year(tokens: Sequence[Token], at: int, last: int, value: float) -> bool:
    if (
        at != last
        or not re.fullmatch(r"(?:19|20)\d\d", tokens[at].text)
        or not _YEARS[0] <= value < _YEARS[1]
    ):
        return False
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    return (
        after is None
        or not after.is_word
        or after.is_plain
        or bool(after.tags & {"me", "turn", "worked", "as", "at"})
    )


def is_idle(tokens: Sequence[Token], last: int, value: float) -> bool:
    """Tell whether it counts reasons, parts or the years of a child."""
    if last and tokens[last - 1].low in _DISTRIBUTING:
        return True  # “all three”, “every two weeks”
    after = [token for token in tokens[last + 1 : last + 5] if token.text != "-"]
    is_bare = not after or not after[0].is_word
    if is_bare and value < _FEW and tokens[last].is_word and not _has_partner(tokens, last):
        return True  # “we now have five.”
    rest = [token.low for token in after[1:3]]
    if (
        "unit.time" in _tags_of(after[:1])
        and rest[:1]
        and (rest[0] in ("a", "per") or rest == ["pro", "woche"])
    ):
        return True  # “30 hours a week”
    return any("idle" in token.tags for token in after[:2]) or any(
        token.low in ("old", "olds", "jährige", "jährigen") for token in after[:2]
    )


def _has_partner(tokens: Sequence[Token], last: int) -> bool:
    return any(token.low in JOINING for token in tokens[max(0, last - 2) : last])


def _tags_of(tokens: Sequence[Token]) -> set[str]:
    return {tag for token in tokens for tag in token.tags}


def is_part_of_name(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the number counts nothing: “ISO 9001”, “24/7”, “15 March”, “Python 3”, “2nd”."""
    before, after = (
        (tokens[at - 1] if at else None),
        (tokens[at + 1] if at + 1 < len(tokens) else None),
    )
    if before and (
        "skill" in before.tags or before.text in ("/", "#", "№") or (before.text == "." and at > 1)
    ):
        return True
    is_labelled = before is not None and at > 1 and before.is_capital and before.is_word
    if is_labelled and len(tokens[at].text) < 3 and "at" not in tokens[at - 2].tags:
        return not unit_of(tokens, at, at)[0]  # “Year 7”, “Band 5”
    if (
        before
        and before.is_inner_capital
        and before.text not in ("EUR", "USD", "GBP", "CHF", "PLN")
    ):
        return True
    if after and after.start == tokens[at].end and after.text in ("D", "G"):
        return True  # “3D”, “5G”
    if after and (after.text == "/" or (after.start == tokens[at].end and after.low in _ORDINALS)):
        return True
    from jobs.resumes.reading.words import months

    return (
        tokens[at].is_number
        and len(tokens[at].text) < 3
        and any(
            each is not None and each.low in months() and (each.is_capital or len(each.low) > 3)
            for each in (before, after)
        )
    )

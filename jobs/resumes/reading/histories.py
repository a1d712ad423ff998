"""Rows of the Japanese form 履歴書, each of which says when somebody came or went."""

import re
from dataclasses import replace
from typing import Final

from jobs.resumes.reading import dates, roles
from jobs.resumes.reading.line import Line

_WHEN: Final = re.compile(
    r"^\s*(?P<year>(?:19|20)\d\d|(?:令和|平成|昭和)\s?(?:\d{1,2}|元))\s*年?\s*(?P<month>1[0-2]|0?[1-9])"
    r"(?:\s*月\s*|\s+)(?=\D)"
)
_CAME: Final = re.compile(
    r"[\s、]*(?:として|に)?(?:入社|入所|入行|入職|入庁|入学|編入学|着任|就任)$"
)
_LEFT: Final = re.compile(
    r"[\s、]*を?(?:退社|退職|退所|退行|離職|卒業|修了|中退|満期退学|契約満了)$"
)
_OWN_WISH: Final = re.compile(r"[\s、（(]*(?:一\s*)?身上の都合(?:により|のため)\s*")
# “… 入社（営業担当）” and “… 営業課長に昇進”
_CAME_AS: Final = re.compile(
    r"^(?P<name>.+?)[\s、]*に?(?:入社|入所|入行|入職)[\s、・:：（(]+(?P<title>[^（()）]+?)(?:として\S*)?[)）]?$"
)
_PROMOTED: Final = re.compile(
    r"^(?:(?P<name>\S.*?)\s+)?(?P<title>[^\s、]+?)(?:に|へ|として)?(?:昇進|昇格|昇任|就任|異動|任命)$"
)
_UNTIL_NOW: Final = re.compile(r"現在(?:に至る|在職中)?$")
_STILL: Final = re.compile(
    r"^(?:同社|同店|同校|同院|同行|同所)[\s、]*(?:にて|で|の)?(?P<title>[^（(]+?)[\s、]*[（(]?\s*現在(?:に至る|在職中)?\s*[)）]?$"
)
_AS: Final = re.compile(r"^(?P<title>[^\s、をに]{2,12})として")  # “店長として…を担当”
_DOER: Final = re.compile(r"(?:[士師員者長手係職官助]|担当|主任)$")  # how names of roles end
_END: Final = "以上"
_FEWEST: Final = 2


def spans(lines: list[Line]) -> list[Line]:
    """Return one line with a span of time for each two rows of coming and going."""
    rows = [_row(line) for line in lines]
    if sum(1 for when, _, kind in rows if when and kind) < _FEWEST:
        return [_without_ending(line) for line in lines]
    done: list[Line] = []
    begun: Line | None = None  # the last line, while it lacks its end
    for line, (when, text, kind) in zip(lines, rows, strict=True):
        if kind in ("promoted", "risen") and begun:
            start, _, whole = begun.text.partition("\t")
            name = whole.partition("\t" if "\t" in whole else " ")[0]
            begun.text = f"{start} 〜 {when}\t{whole}"
            since = when if kind == "promoted" else f"{when} 〜 現在"
            done.append(replace(line, text=f"{since}\t{name}\t{text}", is_bullet=False))
            begun = done[-1] if kind == "promoted" else None
        elif kind in ("left", "now") and begun:
            start, _, name = begun.text.partition("\t")
            whole = text if text.startswith(name) else name  # “… University, Law, graduated”
            begun.text = f"{start} 〜 {when if kind == 'left' else '現在'}\t{whole}"
            begun = None
        elif kind in ("came", "left"):
            done.append(replace(line, text=f"{when}\t{text}", is_bullet=False))
            begun = done[-1] if kind == "came" else None
        elif begun and "\t" not in begun.text.partition("\t")[2] and (done_as := _AS.match(text)):
            begun.text = f"{begun.text}\t{done_as['title']}"
            done.append(replace(line, text=text, is_bullet=True))
        elif text != _END:
            done.append(replace(line, text=text, is_bullet=True))
    return done


def _row(line: Line) -> tuple[str, str, str]:
    """Return when, what, and whether it says that somebody came, left or is there now."""
    found = _WHEN.match(line.text)
    text = _OWN_WISH.sub(" ", line.text[found.end() :] if found else line.text).strip()
    when = f"{found['year']}年{found['month']}月" if found else ""
    risen = _STILL.match(text)  # “同社 契約課 主任（現在に至る）”
    if when and risen and is_title(risen["title"]):
        return when, risen["title"], "risen"
    if _UNTIL_NOW.search(text) and len(text) < 12 and not dates.find(text):
        return when, text, "now"
    for pattern, kind in ((_CAME, "came"), (_LEFT, "left")):
        if when and pattern.search(text):
            return when, pattern.sub("", text).strip(), kind
    if when and (came := _CAME_AS.match(text)):
        name = f"{came['name']}\t{came['title']}" if is_title(came["title"]) else came["name"]
        return when, name, "came"
    if when and (promoted := _PROMOTED.match(text)) and is_title(promoted["title"]):
        return when, promoted["title"], "promoted"
    return when, text, ""


def is_title(text: str) -> bool:
    return roles.leaning(text) > 0 or bool(_DOER.search(text))


def _without_ending(line: Line) -> Line:
    """Leave out that somebody finished where the span of time says it already."""
    found = dates.find(line.text)
    if found is None or not (found.start or found.is_current):
        return line
    return replace(line, text=_LEFT.sub("", _CAME.sub("", line.text.rstrip())))

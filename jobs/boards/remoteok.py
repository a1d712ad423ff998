"""Remote OK: every open posting in one JSON list.

The first entry of the list is the legal notice. It asks for a link back to the posting on Remote
OK, so that is the address of a posting here, never the employer's.

# Reference: https://remoteok.com/api
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jobs.boards.answers import rows_at
from jobs.boards.base import Posting, Web, changed
from jobs.boards.reading import Row, postings
from jobs.importing import values

# Signs of UTF-8 read as Windows-1252 or Latin-1: control characters, “Ã©”, “â€™”, “ðŸ˜€”.
_MISREAD = re.compile("[\x80-\x9f]|[ÂÃ][\xa0-\xbf]|â€|ðŸ")


@dataclass(frozen=True, slots=True)
class RemoteOK:
    name: str = "remoteok"
    label: str = "Remote OK"
    host: str = "remoteok.com"
    base_url: str = "https://remoteok.com"
    gap_seconds: float = 5

    def read(self, web: Web) -> Iterator[Posting]:
        answer = web.get(f"{self.base_url}/api").json()
        entries = rows_at(answer, label=self.label)
        if answer and not entries:
            raise changed(self.label)
        found = [row for row in entries if "legal" not in row]
        yield from postings(found, self._posting, label=self.label)

    def _posting(self, row: Row) -> Posting | None:
        number, title = values.text(row.get("id")), _repaired(values.text(row.get("position")))
        url = values.web_address(row.get("url"))
        if not (number and title and url):
            return None
        least, most = values.amount(row.get("salary_min")), values.amount(row.get("salary_max"))
        has_pay = least is not None or most is not None
        return Posting(
            board=self.name,
            native_id=number,
            title=title,
            company=_repaired(values.text(row.get("company"))),
            url=url,
            location=_repaired(values.text(row.get("location"))),
            is_remote=True,
            description=_repaired(values.text(row.get("description"))),
            posted_on=values.day(row.get("date")) or values.day(row.get("epoch")),
            salary_min=least,
            salary_max=most,
            salary_currency="USD" if has_pay else "",  # it shows all pay as dollars a year
            salary_period="year" if has_pay else "",
        )


def _repaired(text: str) -> str:
    """Return the text as it was before UTF-8 was taken for Windows-1252, where that is certain.

    Certain: there are signs of it, and the whole text, turned back into bytes, is valid UTF-8.
    """
    if not _MISREAD.search(text):
        return text
    try:
        return b"".join(map(_byte, text)).decode("utf-8")
    except UnicodeError:
        return text


def _byte(character: str) -> bytes:
    if ord(character) < 0x100:  # noqa: PLR2004  what Latin-1 can say
        return character.encode("latin-1")
    return character.encode("cp1252")

"""The place and the date with which people sign a resume."""

import re
from typing import Final

from jobs.resumes.reading import dates
from jobs.resumes.reading.gazetteer import is_town
from jobs.resumes.reading.places import is_place

_ON_THE: Final = re.compile(r"[\s,;]+(?:im|am|den|le|il|el|em|a|dnia|w)?\s*$")


def is_signed(text: str) -> bool:
    """Tell whether a text is the place and the date of a signature: “Olza, den 3. Mai 2024”."""
    when = dates.find(text)
    if when is None or when.start or when.is_current or "-" not in when.end:
        return False
    place = _ON_THE.sub("", text[: when.at[0]])
    return not text[when.at[1] :].strip(" .") and (is_town(place) or is_place(place))

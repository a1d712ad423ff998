"""Signs between two texts, whichever ones people choose, read as one: “Tarn Ltd ◦ Leeds ◦ 2019”."""

import re
from dataclasses import replace
from typing import Final

from jobs.resumes.reading.line import Line

# Between a word and a word: not the dots of a level (“Java ● ● ○”), no bullet ahead of a text, and
# no arrow between two years.
_BETWEEN: Final = re.compile(
    r"""(?<=[\w)\].,%+”’"] )(?:[◦○●∘⁃▪▫■□◆◇◊⋄♦★☆✦✶❖‣⬥⬧⏺]|(?<!\d )[►▸▶])(?= [\w(“"„+])"""
)


def alike(lines: list[Line]) -> list[Line]:
    """Return the lines with a dot for each sign between two texts, which parts them as well."""
    return [
        replace(line, text=_BETWEEN.sub("·", line.text)) if _BETWEEN.search(line.text) else line
        for line in lines
    ]

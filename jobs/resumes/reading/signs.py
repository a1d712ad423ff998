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

# Letters that stand raised behind a number: “1 re année”.
_ORDINAL: Final = re.compile(r"(?<![\w.,])(\d{1,2}) (?=(?:st|nd|rd|th|re|er|ère|ème)[\s/])")


def alike(lines: list[Line]) -> list[Line]:
    """Return the lines with a dot for each sign between two texts, which parts them as well.

    Numbers are put together with the letters that are raised behind them.
    """
    texts = [_ORDINAL.sub(r"\1", _BETWEEN.sub("·", line.text)) for line in lines]
    return [
        replace(line, text=text) if text != line.text else line
        for line, text in zip(lines, texts, strict=True)
    ]

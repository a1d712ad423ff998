"""One line of a document, with what its layout says about it."""

import re
from dataclasses import dataclass
from typing import Final

_BULLET: Final = re.compile(
    r"^[ \t]*(?:[•●○◦▪▫■□◆◇▸▹►▶‣⁃∙⚫⬤✓✔➢➤➔→❖✦★※・]|\*(?=\s)|[-–—](?=\s)"
    r"|·(?=\s*[^\W\d_a-z][^·]*$)|o(?=\s{1,3}[A-Z])|o(?=\t)|[+»›](?=\s+[^\W\d][^+«‹]*$))[ \t]*"
)
_FRAMED: Final = re.compile(r"^\s*([–—]) +(?P<text>[^\W\d](?:(?! \1).){2,40}?) +\1\s*$")
_NUMBERED: Final = re.compile(r"^[ \t]*(?:\(?\d{1,2}[.)])[ \t]+(?=\S)(?!\d{3})")


@dataclass(slots=True)
class Line:
    """Text on one height; what stands far apart on it is parted by tabs."""

    text: str
    page: int = 1
    x0: float = 0.0
    x1: float = 0.0
    y: float = 0.0  # of its middle, from the top of the page
    size: float = 10.0  # height of the letters, in points
    is_bold: bool = False
    ends_plain: bool = False  # though it begins bold
    bold_to: int = 0  # letters: how far it is bold where all the rest is plain
    is_heading: bool = False  # the document says so: a style, a “#”
    is_bullet: bool = False
    is_after_gap: bool = False  # stands clearly apart from the line before
    is_told: bool = False  # its dates belong to what it tells, and begin no entry
    column: int = 0  # lines of one column have one number; 0 where there are no columns
    links: tuple[str, ...] = ()

    @property
    def plain(self) -> str:
        return " ".join(self.text.split())

    @property
    def cells(self) -> list[str]:
        return [cell for part in self.text.split("\t") if (cell := " ".join(part.split()))]

    @property
    def turned(self) -> tuple[str, str] | None:
        """What is bold in a head and what is plain behind it, where no mark parts the two."""
        name, rest = self.text[: self.bold_to].rstrip(), self.text[self.bold_to :]
        is_marked = not name or not (name[-1].isalnum() or name[-1] == ")")
        if self.is_bullet or self.is_heading or is_marked or "\t" in self.text:
            return None
        return (name, rest.strip()) if rest.startswith(" ") else None


def begins_small(text: str) -> bool:
    """Tell whether a text begins with a small letter, and no name does: “iOS”, “memoQ”."""
    first = text.split(" ", 1)[0]
    return text[:1].islower() and first == first.lower()


def without_bullet(text: str) -> tuple[str, bool]:
    """Return the text behind a bullet, and whether there was one: “— Skills —” has none."""
    if framed := _FRAMED.match(text):
        return framed["text"], False
    found = _BULLET.match(text) or _NUMBERED.match(text)
    return (text[found.end() :], True) if found and found.end() < len(text) else (text, False)

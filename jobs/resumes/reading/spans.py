"""Glyphs to spans: words that stand next to each other at one height."""

import itertools
import re
import statistics
from dataclasses import dataclass
from typing import Final

from jobs.resumes.reading import dates
from jobs.resumes.reading.direction import as_read, as_seen
from jobs.resumes.reading.line import without_bullet
from jobs.resumes.reading.pdf import ICON, Glyph, Page

FAR: Final = 0.8  # of the letters' height: the room that parts two spans
RATING: Final = re.compile(r"[●○★☆■□▮▯⬤◯\s]{2,}")  # belongs to what stands left of it
_WORD_GAP: Final = 0.16  # of the letters' height: room between glyphs that is a space
_FLAT: Final = 0.25  # of a letter's height
_FEWEST_SPACED = 4  # letters
_SPACED: Final = 0.08  # of the letters' height: more room between letters is meant
_OPEN_DATE: Final = re.compile(
    r"\d\D*(?:[-–—〜～]|\b(?:to|until|bis|à|au|a|al|hasta|até|tot|t/m|do)(?=\s|$))"
    r"\s?[^\W\d]{0,12}[.,]?(?: de)?$"
)
_LONGEST_OPEN_DATE = 27


@dataclass(slots=True)
class Span:
    text: str
    x0: float
    x1: float
    y: float
    size: float
    is_bold: bool
    last_y: float = 0.0  # of its last row, where it was put together from two
    last_x1: float = 0.0  # where that row ends
    ends_bold: bool = False
    is_heading: bool = False  # of what stands right of it
    bold_to: int = 0  # letters: how far it is bold where the rest is plain

    @property
    def is_bullet(self) -> bool:
        return without_bullet(self.text + " x")[0] == "x"


def spans_of(page: Page) -> list[Span]:
    """Return the spans of a page, from top to bottom and left to right."""
    spans: list[Span] = []
    run: list[Glyph] = []
    for glyph in as_seen(page.glyphs):
        if run and not _continues(run[-1], glyph, _tracking(run)):
            spans.append(_span(run))
            run = []
        run.append(glyph)
    if run:
        spans.append(_span(run))
    spans = [each for each in spans if each.text]
    spans.sort(key=lambda each: (each.y, each.x0))
    return _rejoined(_with_whole_dates(spans))


def _with_whole_dates(spans: list[Span]) -> list[Span]:
    """Join a date that is broken over two rows of a narrow column: “2017 –” above “Present”."""
    taken: set[int] = set()
    for at, span in enumerate(spans):
        if len(span.text) > _LONGEST_OPEN_DATE or not _OPEN_DATE.search(span.text):
            continue
        for below in range(at + 1, min(at + 8, len(spans))):
            other = spans[below]
            is_under = (
                0.5 * span.size < other.y - span.y < 1.7 * span.size
                and other.x0 < span.x1
                and span.x0 < other.x1
            )
            if is_under and _is_whole_date(span.text, other.text):
                span.text += " " + other.text
                span.last_y = other.y
                taken.add(below)
                break
    return [span for at, span in enumerate(spans) if at not in taken]


def _is_whole_date(above: str, below: str) -> bool:
    """Tell whether two texts are one span of dates, which the first alone is not."""
    if len(below) > _LONGEST_OPEN_DATE:
        return False
    begun, whole = dates.find(above), dates.find(f"{above} {below}")
    if begun is None or whole is None or not whole.start or (begun.end and begun.start):
        return False
    return whole.at[0] <= begun.at[0] and whole.at[1] > len(above) + 1


def _tracking(run: list[Glyph]) -> float:
    """Return the room that a text leaves between its letters, if it is letter-spaced."""
    room = [b.x0 - a.x1 for a, b in itertools.pairwise(run[-_FEWEST_SPACED:])]
    least = min(room, default=0.0)
    return least if len(room) == _FEWEST_SPACED - 1 and least > _SPACED * run[-1].size else 0.0


def _continues(last: Glyph, glyph: Glyph, tracking: float) -> bool:
    if abs(glyph.x0 - last.x0) < 0.05 and abs(glyph.x1 - last.x1) < 0.05:
        return glyph.middle == last.middle  # another letter of the same ligature
    size = min(last.size, glyph.size)
    if size < _FLAT * max(last.size, glyph.size):
        size = max(last.size, glyph.size, 1.0)  # the box of a dash may be as flat as it is
    gap = glyph.x0 - last.x1
    return (
        abs(glyph.middle - last.middle) < 0.45 * max(last.size, glyph.size)
        and -0.5 * size < gap < FAR * size + 2 * tracking
        and last.sign != ICON != glyph.sign
    )


def _span(run: list[Glyph]) -> Span:
    size = statistics.median(glyph.size for glyph in run)
    bold = sum(glyph.is_bold for glyph in run)
    return Span(
        as_read(_text(run, size)),
        min(glyph.x0 for glyph in run),
        max(glyph.x1 for glyph in run),
        statistics.median(glyph.middle for glyph in run),
        size,
        bold * 2 > len(run),
        ends_bold=run[-1].is_bold,
        bold_to=len(_text(run[:bold], size)) if _is_bold_first(run, bold) else 0,
    )


def _is_bold_first(run: list[Glyph], bold: int) -> bool:
    """Tell whether the glyphs that are bold stand before all that are plain."""
    return 0 < bold < len(run) and all(glyph.is_bold for glyph in run[:bold])


def _text(run: list[Glyph], size: float) -> str:
    if run[0].sign == ICON:
        return ICON
    gaps = [b.x0 - a.x1 for a, b in itertools.pairwise(run)]
    if words := _letter_spaced(run, gaps, size):
        return " ".join(words)
    parts = [run[0].sign]
    was_bold = run[0].is_bold
    spaces = sum(glyph.is_after_space for glyph in run)
    least = -0.1 if spaces < 0.5 * len(run) else 0.02  # a file may claim spaces that nobody sees
    for glyph, gap in zip(run[1:], gaps, strict=True):
        before = parts[-1][-1:]
        is_new = glyph.is_bold != was_bold and before.islower() and glyph.sign[:1].isupper()
        is_cjk = before >= "\u3040" and glyph.sign[:1] >= "\u3040"  # they have no words to part
        parted = (
            (glyph.is_after_space and gap > (0.15 if is_cjk else least) * size)
            or gap > _WORD_GAP * size * 1.5
            or (is_new and gap > 0.03 * size)
        )
        was_bold = glyph.is_bold
        parts.append((" " if parted else "") + glyph.sign)
    return "".join(parts).strip()


def _letter_spaced(run: list[Glyph], gaps: list[float], size: float) -> list[str]:
    """Return the words of a text with room between its letters; none of any other text.

    A file sets the room itself, and says where words end; or it has a space behind every letter,
    or behind some: then it is the room that tells.
    """
    letters = [gap for gap in gaps if gap > 0]
    if len(run) < _FEWEST_SPACED or len(letters) < len(gaps) * 0.9:
        return []
    usual = statistics.median(letters)
    if usual < _SPACED * size:
        return []
    limit = max(usual * 1.6, usual + 0.08 * size)
    claimed = [glyph.is_after_space for glyph in run[1:]]
    words = _parted(run, claimed)
    if not _are_guessed(claimed, gaps, usual):
        return words
    return _parted(run, [gap > limit for gap in gaps])


def _are_guessed(claimed: list[bool], gaps: list[float], usual: float) -> bool:
    """Tell whether spaces are where the room is the usual one: “M A R ISOL”."""
    narrow = sum(
        1 for is_space, gap in zip(claimed, gaps, strict=True) if is_space and gap < usual * 1.1
    )
    return narrow * 2 > sum(claimed)


def _parted(run: list[Glyph], begins: list[bool]) -> list[str]:
    """Return the words of a run, given which of the letters after the first begin one."""
    parts = [run[0].sign]
    for glyph, is_new in zip(run[1:], begins, strict=True):
        if is_new:
            parts.append(glyph.sign)
        else:
            parts[-1] += glyph.sign
    return parts


def _rejoined(spans: list[Span]) -> list[Span]:
    """Join what was written in several goes but stands next to each other."""
    done: list[Span] = []
    for span in spans:
        before = next(
            (
                each
                for each in reversed(done[-12:])
                if abs(each.y - span.y) < 0.3 * max(each.size, span.size)
                and -0.3 * span.size < span.x0 - each.x1 < FAR * min(span.size, each.size)
                and ICON not in (each.text, span.text)
                and not each.is_bullet
            ),
            None,
        )
        if before is None:
            done.append(span)
            continue
        gap = span.x0 - before.x1
        is_new = before.text[-1:].islower() and span.text[:1].isupper()  # and written anew
        parted = gap > (0.03 if is_new else _WORD_GAP) * span.size
        if before.is_bold and before.ends_bold and not (span.is_bold or span.ends_bold):
            before.bold_to = before.bold_to or len(before.text)
        before.is_bold = before.is_bold and span.is_bold
        before.ends_bold = span.ends_bold
        before.text += (" " if parted else "") + span.text
        before.x1 = max(before.x1, span.x1)
    return done

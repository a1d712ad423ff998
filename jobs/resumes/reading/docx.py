"""The lines of a Word document: paragraphs, tables, text boxes, headers and footers.

Read from its parts directly: Word's library shows the body's paragraphs and tables, but no text
boxes, and opens everything else in the file too.
Reference: https://learn.microsoft.com/openspecs/office_standards/ms-docx (ECMA-376, part 1)
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from lxml import etree

from jobs.resumes.reading.archive import Archive
from jobs.resumes.reading.forms import is_title_row
from jobs.resumes.reading.headings import head_sections, names_section
from jobs.resumes.reading.line import Line, without_bullet
from jobs.resumes.reading.refusal import Refused
from jobs.resumes.reading.word_styles import Styles

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ADDRESS: Final = re.compile(r'HYPERLINK\s+"([^"]+)"')
_DEEPEST: Final = 12
MOST_LINES: Final = 5_000
_SHORT: Final = 60
_RAIL_ROWS: Final = 3
_LISTS: Final = ("skills", "languages", "certificates", "other")
_PAIR: Final = 2  # cells: a heading and what it heads
_MOST_WORDS: Final = 4  # of a heading in a cell
_FEWEST_HEADINGS: Final = 3

Element = Any  # lxml carries no types


def lines_of(archive: Archive) -> list[Line]:
    """Return the lines of a document. Raises Refused."""
    styles = Styles(_tree(archive.read("word/styles.xml")))
    lines: list[Line] = []
    names = sorted(archive.names)
    heads = [name for name in names if re.fullmatch(r"word/header\d*\.xml", name)]
    feet = [name for name in names if re.fullmatch(r"word/footer\d*\.xml", name)]
    seen: set[str] = set()
    for name in [*heads, "word/document.xml", *feet]:
        root = _tree(archive.read(name))
        if root is None:
            continue
        reader = _Reader(styles, _targets(archive, name))
        part = list(reader.blocks(root))
        if name != "word/document.xml":  # a header for even and one for odd pages
            part = [line for line in part if line.plain not in seen]
            seen.update(line.plain for line in part)
        lines.extend(part)
    return lines[:MOST_LINES]


def _tree(data: bytes) -> Element:
    """Return an XML part as a tree, without its declarations; None when there is nothing."""
    if not data:
        return None
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or "<!DOCTYPE".encode("utf-16-le") in data:
        raise Refused("The document declares entities, as Word never does; it was not opened.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise Refused("The document is damaged: it could not be read. Save it again.") from None


def _targets(archive: Archive, name: str) -> dict[str, str]:
    folder, _, file = name.rpartition("/")
    root = _tree(archive.read(f"{folder}/_rels/{file}.rels"))
    if root is None:
        return {}
    return {
        each.get("Id", ""): each.get("Target", "")
        for each in root
        if isinstance(each.tag, str) and each.get("TargetMode") == "External"
    }


class _Reader:
    def __init__(self, styles: Styles, targets: dict[str, str]) -> None:
        self.styles, self.targets, self.y = styles, targets, 0.0
        self._after_gap = True
        self.columns = 0  # how many were read: text boxes, and cells with texts of their own

    def blocks(self, element: Element, depth: int = 0) -> Iterator[Line]:
        """Yield the lines below an element that holds paragraphs and tables."""
        if depth > _DEEPEST:
            return
        for child in element:
            if child.tag == _W + "p":
                yield from self._paragraph(child, depth)
            elif child.tag == _W + "tbl":
                yield from self._table(child, depth)
            elif isinstance(child.tag, str) and child.tag != _MC + "Fallback":
                yield from self.blocks(child, depth + 1)

    def _paragraph(self, paragraph: Element, depth: int) -> Iterator[Line]:
        for box in _boxes(paragraph):
            self.columns += 1
            number = self.columns
            for line in self.blocks(box, depth + 1):
                line.column = line.column or number
                yield line
        texts: list[str] = []
        links: list[str] = []
        letters = bold = 0
        are_bold: list[bool] = []
        size = 0.0
        style = self.styles.of(paragraph)
        for node in _inline(paragraph):
            if node.tag == _W + "hyperlink":
                links.append(self.targets.get(node.get(_R + "id", ""), ""))
            elif node.tag == _W + "instrText":
                links.extend(_ADDRESS.findall(node.text or ""))
            elif text := _text(node):
                texts.append(text)
                run = node.getparent()
                look = self.styles.of_run(run, style)
                count = len(text.strip())
                letters += count
                bold += count if look.is_bold else 0
                are_bold.append(look.is_bold)
                size = max(size, look.size if count else 0)
        is_bold = letters > 0 and bold >= 0.6 * letters
        first_bold = is_bold or self._starts_bold(paragraph, style)
        parts = "".join(texts).split("\n")
        begins = "".join(texts[: _count_first(texts, are_bold)])
        links = [link for link in links if link]
        if not any(part.strip() for part in parts):
            self._after_gap = True
            return
        for part in parts:
            text, has_bullet = without_bullet(part.strip(" "))
            if not text.strip():
                continue
            self.y += 1
            yield Line(
                text.strip(" ").strip("\t" if not text.startswith("\t") else " \t"),
                y=self.y,
                x0=style.indent,
                size=size or style.size,
                is_bold=first_bold,
                bold_to=len(begins) if text.startswith(begins) else 0,
                is_heading=style.is_heading,
                is_bullet=has_bullet or style.is_list,
                is_after_gap=self._after_gap or style.has_space,
                links=tuple(links),
            )
            self._after_gap = False

    def _starts_bold(self, paragraph: Element, style: Any) -> bool:
        for node in _inline(paragraph):
            text = _text(node)
            if text.strip():
                return bool(self.styles.of_run(node.getparent(), style).is_bold)
        return False

    def _table(self, table: Element, depth: int) -> Iterator[Line]:
        """Yield a table row by row; cells that are texts of their own one after the other."""
        rows = [
            [list(self.blocks(cell, depth + 1)) for cell in _children(row, "tc")]
            for row in _children(table, "tr")
        ]
        if _is_layout(rows):
            width = max(len(row) for row in rows)
            for at in range(width):
                self.columns += 1
                for line in (line for row in rows if at < len(row) for line in row[at]):
                    line.column = line.column or self.columns
                    yield line
            return
        if _heads_columns(rows):
            for column in zip(*rows, strict=True):
                yield from _below_heading(list(column))
            return
        is_headed = False
        has_headings = _has_headings(rows)
        is_titled = bool(rows) and is_title_row([_plain(cell) for cell in rows[0]])
        for row in rows:
            is_headed = is_headed or (has_headings and bool(names_section(_heading(row))))
            cells = row if is_titled else [cell for cell in row if cell]
            yield from _below_heading(row) if is_headed else _row(cells)


def _plain(cell: list[Line]) -> str:
    return " ".join(line.plain for line in cell)


def _heads_columns(rows: list[list[list[Line]]]) -> bool:
    """Tell whether the cells of the first of two rows head lists below: “Skills”, “Languages”."""
    if len(rows) != _PAIR or len(rows[0]) != len(rows[1]) or not all(rows[0]):
        return False
    kinds = [names_section(_plain(cell)) for cell in rows[0]]
    return len(set(kinds)) > 1 and all(kind in _LISTS for kind in kinds)


def _heading(row: list[list[Line]]) -> str:
    """Return what stands in the first cell of a row of two."""
    return _plain(row[0]) if len(row) == _PAIR else ""


def _has_headings(rows: list[list[list[Line]]]) -> bool:
    """Tell whether the first cells of a table head the second ones, most in known words."""
    texts = [text for row in rows if (text := _heading(row))]
    are_short = all(len(text.split()) <= _MOST_WORDS for text in texts)
    named = sum(1 for text in texts if names_section(text))
    are_known = named >= _FEWEST_HEADINGS and named * 2 >= len(texts)
    return are_known and are_short and head_sections(texts)


def _below_heading(row: list[list[Line]]) -> Iterator[Line]:
    """Yield the heading in the first cell, and below it what it heads."""
    first, *others = row
    if first and (text := _heading(row)):
        yield replace(first[0], text=text, is_heading=True, is_bullet=False)
    else:
        yield from first
    for cell in others:
        yield from cell


def _count_first(texts: list[str], are_bold: list[bool]) -> int:
    """Return how many of the first texts are bold; 0 where one behind them is bold, too."""
    said = [bold for text, bold in zip(texts, are_bold, strict=True) if text.strip()]
    first = next((at for at, is_bold in enumerate(are_bold) if not is_bold), 0)
    return first if sum(said) == sum(1 for text in texts[:first] if text.strip()) else 0


def _is_layout(rows: list[list[list[Line]]]) -> bool:
    """Tell whether the columns of a table are texts of their own, as a sidebar is."""
    full = [row for row in rows if sum(1 for cell in row if cell) > 1]
    if not full:
        return False
    long = [row for row in full if sum(1 for cell in row if len(cell) > _RAIL_ROWS) > 1]
    return len(long) * 2 >= len(full)


def _row(cells: list[list[Line]]) -> Iterator[Line]:
    """Yield what stands side by side as one line, and the rest below it.

    Cells that are empty keep their place in that line.
    """
    if len(cells) < 2:
        for cell in cells:
            yield from cell
        return
    if any(len(cell) > _RAIL_ROWS for cell in cells[:-1]) and len(cells[-1]) > 1:
        for cell in cells:
            yield from cell
        return
    height = max(len(cell) for cell in cells)
    for at in range(height):
        side = [cell[at] for cell in cells if at < len(cell)]
        first = side[0]
        if len(side) > 1:
            texts = [cell[0].text if cell else "" for cell in cells]
            first.text = "\t".join(texts if at == 0 else (each.text for each in side))
            first.links = tuple(link for each in side for link in each.links)
            first.is_bold = any(each.is_bold for each in side)
            first.is_bullet = False
        yield first


def _children(element: Element, name: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, also out of content controls."""
    for child in element:
        if child.tag == _W + name:
            yield child
        elif child.tag in (_W + "sdt", _W + "sdtContent", _W + "ins", _W + "customXml"):
            yield from _children(child, name)


def _boxes(paragraph: Element) -> Iterator[Element]:
    """Yield the text boxes anchored in a paragraph, each once: Word writes an older form too."""
    for box in paragraph.iter(_W + "txbxContent"):
        above = list(box.iterancestors())
        inner = above[: above.index(paragraph)]
        is_nested = any(each.tag in (_W + "txbxContent", _MC + "Fallback") for each in inner)
        if not is_nested:
            yield box


def _inline(paragraph: Element) -> Iterator[Element]:
    """Yield what a paragraph says itself, not its text boxes."""
    walk = etree.iterwalk(paragraph, events=("start",))
    for _, node in walk:
        if node.tag in (_W + "txbxContent", _MC + "Fallback", _W + "del", _W + "pPr", _W + "rPr"):
            walk.skip_subtree()
        elif isinstance(node.tag, str):
            yield node


def _text(node: Element) -> str:
    if node.tag == _W + "t":
        return node.text or ""
    if node.tag in (_W + "tab", _W + "ptab"):
        return "\t"
    if node.tag in (_W + "br", _W + "cr"):
        return "\n"
    return "-" if node.tag == _W + "noBreakHyphen" else ""

"""The lines of a Word document: paragraphs, tables, text boxes, headers and footers.

Read from its parts directly: Word's library shows the body's paragraphs and tables, but no text
boxes, and opens everything else in the file too.
Reference: https://learn.microsoft.com/openspecs/office_standards/ms-docx (ECMA-376, part 1)
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from jobs.resumes.reading import word_tables
from jobs.resumes.reading.archive import Archive
from jobs.resumes.reading.line import Line, without_bullet
from jobs.resumes.reading.refusal import Refused
from jobs.resumes.reading.word_styles import Styles

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ADDRESS: Final = re.compile(r'HYPERLINK\s+"([^"]+)"')
_DEEPEST: Final = 12
MOST_LINES: Final = 5_000

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
        if word_tables.is_layout(rows):
            width = max(len(row) for row in rows)
            for at in range(width):
                self.columns += 1
                for line in (line for row in rows if at < len(row) for line in row[at]):
                    line.column = line.column or self.columns
                    yield line
            return
        yield from word_tables.lines_of(rows)


def _count_first(texts: list[str], are_bold: list[bool]) -> int:
    """Return how many of the first texts are bold; 0 where one behind them is bold, too."""
    said = [bold for text, bold in zip(texts, are_bold, strict=True) if text.strip()]
    first = next((at for at, is_bold in enumerate(are_bold) if not is_bold), 0)
    return first if sum(said) == sum(1 for text in texts[:first] if text.strip()) else 0


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

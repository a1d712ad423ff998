"""What a file is, told from its content, and which reader reads it."""

import json
from pathlib import PurePath
from typing import Any, Final

from pydantic import ValidationError

from jobs.resumes.json_resume import JsonResume
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.refusal import Refused

_FEWEST_LETTERS: Final = 20
_MOST_UNREADABLE: Final = 0.3
_LONGEST_TEXT: Final = 400_000
_LONGEST_QUOTE: Final = 80
_PICTURE: Final = (
    "The file is a picture, and only text is read. Save the resume as a PDF that holds its text."
)
_NAMED: Final = {".pdf": "a PDF", ".docx": "a Word document"}
_OTHERS: Final = (
    (b"\xd0\xcf\x11\xe0", "The file is an old Word document (.doc). Save it as .docx or PDF."),
    (b"{\\rtf", "The file is rich text (.rtf). Save it as .docx or PDF."),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
)


def read(content: bytes, filename: str) -> dict[str, Any]:
    """Return what parsing.Parsed holds, as JSON. Raises Refused."""
    for mark, sentence in _OTHERS:
        if content.startswith(mark):
            raise Refused(sentence)
    if b"%PDF-" in content[:1024]:
        return _pdf(content)
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive(content)
    try:
        return _text(content)
    except Refused as refused:
        named = _NAMED.get(PurePath(filename).suffix.casefold())
        if named is None:
            raise
        raise Refused(f"The file is named like {named}, but is none. {refused}") from None


def _pdf(content: bytes) -> dict[str, Any]:
    from jobs.resumes.reading import layout, pdf

    pages = pdf.read_pages(content)
    letters = sum(glyph.sign.isalpha() for page in pages.pages for glyph in page.glyphs)
    if letters + pages.unreadable < _FEWEST_LETTERS:
        raise Refused(
            "The PDF holds pictures of pages, but no text, so there is nothing to read. "
            "Save it from the program in which it was written, or its text as a .txt file."
        )
    if pages.unreadable > _MOST_UNREADABLE * (letters + pages.unreadable):
        raise Refused(
            "The PDF does not say which letters its signs are, so it cannot be read. "
            "Save it anew, or upload the Word document."
        )
    notes = []
    if pages.count > len(pages.pages):
        notes.append(f"Only the first {len(pages.pages)} of {pages.count} pages were read.")
    return _built(layout.lines_of(pages.pages), notes, "pdf")


def _archive(content: bytes) -> dict[str, Any]:
    from jobs.resumes.reading import docx, linkedin
    from jobs.resumes.reading.archive import Archive

    archive = Archive(content)
    names = set(archive.names)
    if "word/document.xml" in names:
        return _built(docx.lines_of(archive), [], "docx")
    if linkedin.is_export(archive):
        resume, text = linkedin.read(archive)
        return _answer(resume, text, [], "linkedin")
    if "mimetype" in names:
        raise Refused("The file is an OpenDocument text. Save it as .docx or PDF.")
    raise Refused("The archive holds neither a Word document nor LinkedIn's data export.")


def _text(content: bytes) -> dict[str, Any]:
    from jobs.resumes.reading import plain

    text = plain.decoded(content)
    if text.lstrip().startswith("{"):
        return _json(text)
    if text.lstrip()[:15].lower().startswith(("<!doctype html", "<html")):
        raise Refused("The file is a web page. Print it as a PDF and upload that.")
    return _built(plain.lines_of(text), [], "text")


def _json(text: str) -> dict[str, Any]:
    try:
        resume = JsonResume.read(json.loads(text))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise Refused(f"The file is no JSON Resume: {place}: {first['msg']}") from None
    except (ValueError, RecursionError):
        raise Refused("The file looks like JSON, but is damaged.") from None
    if not resume.as_json().keys() & set(JsonResume.model_fields):
        raise Refused("The file is JSON, but holds nothing of a JSON Resume.")
    return _answer(resume, text, [], "json")


def _built(lines: list[Line], notes: list[str], kind: str) -> dict[str, Any]:
    from jobs.resumes.reading import (
        counted,
        lettering,
        no_capitals,
        plain,
        resume,
        signs,
        towns,
        typed,
    )

    lines = typed.read(signs.alike(counted.without_numbers(plain.without_hashes(lines))))
    lines = lettering.apart(towns.apart(lines))
    text = "\n".join(line.plain for line in lines)
    letters = sum(sign.isalpha() for sign in text)
    if not letters:
        raise Refused("The document holds no text, so there is nothing to read.")
    if letters < _FEWEST_LETTERS:
        said = " ".join(text.split())[:_LONGEST_QUOTE]
        raise Refused(f"All that it says is “{said}”, which is too little for a resume.")
    is_small = no_capitals.has_none(lines)
    built, guessed = resume.build(no_capitals.raised(lines) if is_small else lines)
    built = no_capitals.as_written(built, text) if is_small else built
    return _answer(built, text, [*notes, *guessed], kind)


def _answer(resume: JsonResume, text: str, notes: list[str], kind: str) -> dict[str, Any]:
    return {
        "resume": resume.model_dump(by_alias=True),
        "text": text[:_LONGEST_TEXT],
        "notes": notes,
        "kind": kind,
    }

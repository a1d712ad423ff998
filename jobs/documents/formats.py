"""Every format that letters and resumes are exported in, as two lists to read."""

from dataclasses import dataclass

from jobs.documents import Renderer
from jobs.documents.resume import ResumeRenderer
from jobs.documents.resume_pdf import ResumePdf
from jobs.documents.resume_word import ResumeWord
from jobs.documents.text import MarkdownRenderer, TextRenderer
from jobs.documents.typesetting import TypstRenderer
from jobs.documents.word import WordRenderer


@dataclass(frozen=True, slots=True)
class Format:
    name: str  # also the ending of the file
    label: str
    content_type: str
    renderer: Renderer


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS = (
    Format("pdf", "PDF", "application/pdf", TypstRenderer()),
    Format("docx", "Word", _WORD, WordRenderer()),
    Format("txt", "Plain text", "text/plain; charset=utf-8", TextRenderer()),
    Format("md", "Markdown", "text/markdown; charset=utf-8", MarkdownRenderer()),
)


@dataclass(frozen=True, slots=True)
class ResumeFormat:
    name: str
    label: str
    content_type: str
    renderer: ResumeRenderer


RESUME_FORMATS = (
    ResumeFormat("pdf", "PDF", "application/pdf", ResumePdf()),
    ResumeFormat("docx", "Word", _WORD, ResumeWord()),
)


def find(name: str) -> Format | None:
    return next((each for each in FORMATS if each.name == name), None)

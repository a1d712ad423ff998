"""Documents are kept as files: once, under names of their own, and found again."""

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jobs import filing, joining, letters
from jobs.documents.formats import FORMATS
from jobs.letters import LetterError
from jobs.models import CoverLetter, Job, JobDocument
from jobs.stages import Stage
from peregrine.conf.profile import UserProfile
from tests.factories import make_job
from tests.llm_config import write_user

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
PDF, DOCX, TXT, MD = FORMATS


@pytest.fixture
def job() -> Job:
    return make_job(title="Data Engineer", stage=Stage.APPROVED)


def make_letter(job: Job, text: str = "Dear team,") -> CoverLetter:
    return CoverLetter.objects.add_version(job, text=text)


def made(content: bytes = b"x", *, source: str = "a", filename: str = "A_CoverLetter.pdf") -> Any:
    return filing.Made(
        kind=JobDocument.Kind.LETTER,
        format="pdf",
        filename=filename,
        content=content,
        source=source,
    )


def test_every_format_is_kept_and_listed(job: Job, settings: Any) -> None:
    letter = make_letter(job)
    for form in FORMATS:
        letters.export(letter, form, on=TODAY)
    kept = Path(settings.DATA_DIR) / "documents"
    stem = "Northwind-Traders_Data-Engineer_2026-11-22_CoverLetter"
    assert sorted(path.name for path in kept.iterdir()) == sorted(
        f"{stem}.{form.name}" for form in FORMATS
    )
    assert job.documents.count() == len(FORMATS)
    assert {document.letter for document in job.documents.all()} == {letter}
    assert all(path.stat().st_mode & 0o077 == 0 for path in kept.iterdir())


def test_the_same_letter_is_kept_once(job: Job, settings: Any) -> None:
    letter = make_letter(job)
    for _ in range(3):
        letters.export(letter, PDF, on=TODAY)
    assert len(list((Path(settings.DATA_DIR) / "documents").iterdir())) == 1
    assert job.documents.count() == 1


def test_another_text_gets_a_name_of_its_own(job: Job) -> None:
    first = letters.export(make_letter(job), PDF, on=TODAY)
    second = letters.export(make_letter(job, "Dear all,"), PDF, on=TODAY)
    assert second.filename == first.filename.replace(".pdf", "_2.pdf")
    assert job.documents.count() == 2


def test_nothing_that_is_there_is_written_over(job: Job, settings: Any) -> None:
    kept = Path(settings.DATA_DIR) / "documents"
    kept.mkdir()
    (kept / "A_CoverLetter.pdf").write_bytes(b"somebody else's")
    document = filing.keep(job, made(b"mine"))
    assert document.name == "A_CoverLetter_2.pdf"
    assert (kept / "A_CoverLetter.pdf").read_bytes() == b"somebody else's"
    assert filing.content_of(document) == b"mine"


def test_a_document_that_was_moved_away_is_kept_again(job: Job) -> None:
    document = filing.keep(job, made())
    Path(document.path).unlink()
    with pytest.raises(filing.CannotFile, match="Export it again"):
        filing.content_of(document)
    assert filing.content_of(filing.keep(job, made(b"again"))) == b"again"
    assert job.documents.count() == 1


def test_the_folder_is_the_persons_choice(job: Job, tmp_path: Path) -> None:
    write_user(documents_folder=str(tmp_path / "Letters"))
    letters.export(make_letter(job), TXT, on=TODAY)
    (kept,) = (tmp_path / "Letters").iterdir()
    assert "Dear team," in kept.read_text()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_not_ours_is_told(job: Job, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    write_user(documents_folder=str(tmp_path / "Letters"))
    export = letters.export(make_letter(job), TXT, on=TODAY)
    assert "could not be kept" in export.note


def test_a_letter_reaches_the_person_though_it_cannot_be_kept(job: Job, tmp_path: Path) -> None:
    (tmp_path / "Letters").write_text("a file stands in the way")
    write_user(documents_folder=str(tmp_path / "Letters"))
    export = letters.export(make_letter(job), TXT, on=TODAY)
    assert "Dear team," in export.content.decode()
    assert "could not be kept" in export.note
    assert job.documents.count() == 0


def test_the_picture_of_the_head_comes_from_its_folder_alone(job: Job, settings: Any) -> None:
    write_user(letter_logo="falcon.svg")
    with pytest.raises(LetterError, match=r"falcon\.svg"):
        letters.export(make_letter(job), PDF, on=TODAY)
    logos = Path(settings.DATA_DIR) / "logos"
    logos.mkdir()
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4"/></svg>'
    (logos / "falcon.svg").write_text(svg)
    assert letters.export(make_letter(job), PDF, on=TODAY).content.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("location", "paper"),
    [("Portland, OR", "letter"), ("Winnipeg, Canada", "letter"), ("Berlin", "a4"), ("", "a4")],
)
def test_the_paper_goes_by_where_the_person_lives(location: str, paper: str) -> None:
    write_user(location=location)
    assert letters.paper_of(UserProfile.load()) == paper
    write_user(location=location, paper="a4")
    assert letters.paper_of(UserProfile.load()) == "a4"


def test_documents_go_with_the_job_that_stays_and_come_back() -> None:
    one, other = make_job(title="One"), make_job(title="Two")
    document = filing.keep(other, made())
    joined = joining.join(one, other)
    assert JobDocument.objects.get(pk=document.pk).job == joined.keeper
    joining.take_back(joined.keeper.verdicts.latest("pk"))
    assert JobDocument.objects.get(pk=document.pk).job == other

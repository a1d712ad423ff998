"""Editing, restoring, exporting and sending letters: no text is ever replaced by another."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from jobs import drafting, letters
from jobs.documents import DocumentError, LetterDocument
from jobs.documents.formats import FORMATS, Format
from jobs.letters import LetterError, SaveOutcome
from jobs.models import CoverLetter, Job
from jobs.stages import InvalidMove, RejectReason, Stage
from peregrine.conf import ConfigError
from peregrine.conf.profile import UserProfile
from tests.factories import make_job
from tests.llm_config import write_user

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
PDF = FORMATS[0]


class FakeRenderer:
    """Keeps what it was asked to render."""

    def __init__(self) -> None:
        self.letters: list[LetterDocument] = []

    def render(self, letter: LetterDocument) -> bytes:
        self.letters.append(letter)
        return b"%PDF-"


@pytest.fixture
def job() -> Job:
    return make_job(title="Data Engineer", stage=Stage.APPROVED)


def make_letter(job: Job, text: str = "Dear team,", **fields: Any) -> CoverLetter:
    return CoverLetter.objects.add_version(job, text=text, **fields)


def test_an_edit_of_your_version_stays_in_it(job: Job) -> None:
    letter = make_letter(job)
    saved = letters.save_edit(letter, "Dear all,", revision=0)
    assert (saved.letter, saved.outcome) == (letter, SaveOutcome.SAVED)
    letter.refresh_from_db()
    assert (letter.text, letter.revision) == ("Dear all,", 1)
    assert letter.edited_at is not None


@pytest.mark.parametrize(
    "hand", [{"backend": "local", "model": "m"}, {"is_template": True, "backend": "t"}]
)
def test_an_edit_of_a_draft_becomes_your_version(job: Job, hand: dict[str, Any]) -> None:
    draft = make_letter(job, **hand)
    saved = letters.save_edit(draft, "Dear all,", revision=0)
    assert saved.outcome == SaveOutcome.NEW_VERSION
    assert (saved.letter.version, saved.letter.author, saved.letter.based_on) == (2, "yours", draft)
    draft.refresh_from_db()
    assert draft.text == "Dear team,"


def test_an_edit_of_a_sealed_version_becomes_the_next_one(job: Job) -> None:
    letter = make_letter(job)
    letter.seal()
    saved = letters.save_edit(letter, "Dear all,", revision=0)
    assert (saved.letter.version, saved.outcome) == (2, SaveOutcome.NEW_VERSION)
    letter.refresh_from_db()
    assert letter.text == "Dear team,"


def test_the_same_text_changes_nothing(job: Job) -> None:
    letter = make_letter(job)
    letter.seal()
    assert letters.save_edit(letter, "Dear team,", revision=7).outcome == SaveOutcome.UNCHANGED
    assert job.letters.count() == 1


def test_the_same_edit_sent_twice_makes_one_version(job: Job) -> None:
    draft = make_letter(job, backend="local")
    first = letters.save_edit(draft, "Dear all,", revision=0)
    second = letters.save_edit(draft, "Dear all,", revision=0)
    assert first.letter == second.letter
    assert job.letters.count() == 2


def test_two_tabs_keep_both_texts(job: Job) -> None:
    letter = make_letter(job)
    letters.save_edit(letter, "from tab one", revision=0)
    other = letters.save_edit(letter, "from tab two", revision=0)
    assert other.outcome == SaveOutcome.CONFLICT
    texts = list(job.letters.order_by("version").values_list("text", flat=True))
    assert texts == ["from tab one", "from tab two"]
    again = letters.save_edit(letter, "tab one goes on", revision=1)
    assert (again.letter, again.outcome) == (letter, SaveOutcome.SAVED)


def test_a_version_that_is_being_written_is_not_edited(job: Job) -> None:
    letter = drafting.start_draft(job)
    with pytest.raises(LetterError, match="still being written"):
        letters.save_edit(letter, "mine", revision=0)


def test_a_half_written_draft_is_edited_like_any_other(job: Job) -> None:
    draft = make_letter(job, status=CoverLetter.Status.INTERRUPTED, backend="local")
    assert letters.save_edit(draft, "Dear team, I", revision=0).letter.version == 2


def test_an_older_version_comes_back_as_a_new_one(job: Job) -> None:
    old = make_letter(job, backend="local", model="m")
    make_letter(job, "second")
    restored = letters.restore(old)
    assert (restored.version, restored.text, restored.based_on) == (3, "Dear team,", old)
    assert restored.is_yours
    assert letters.restore(old) == restored


def test_the_current_version_needs_no_restoring(job: Job) -> None:
    letter = make_letter(job)
    assert letters.restore(letter) == letter


def test_an_empty_version_is_not_restored(job: Job) -> None:
    empty = make_letter(job, "")
    make_letter(job)
    with pytest.raises(LetterError, match="nothing in this version"):
        letters.restore(empty)


def test_an_export_has_the_letterhead_and_seals_the_version(job: Job) -> None:
    write_user(name="Ada Moreau", email="ada@example.com", location="Winnipeg", paper="letter")
    renderer = FakeRenderer()
    letter = make_letter(job)
    export = letters.export(letter, replace(PDF, renderer=renderer), on=TODAY)
    assert export.filename == "Northwind-Traders_Data-Engineer_2026-11-22_CoverLetter.pdf"
    assert renderer.letters == [
        LetterDocument(
            text="Dear team,",
            company="Northwind Traders",
            job_title="Data Engineer",
            written_on=TODAY,
            name="Ada Moreau",
            contacts=("Winnipeg", "ada@example.com"),
            paper="letter",
        )
    ]
    letter.refresh_from_db()
    assert letter.sealed_at is not None


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_no_export_names_a_company_that_may_not_be_named(job: Job, form: Format) -> None:
    write_user(nda_companies=[{"name": "Heron Bank", "instead": "a large bank"}])
    letter = make_letter(job, "Dear team,\n\nI was at HERON\nBANK Inc. for years.")
    renderer = FakeRenderer()
    letters.export(letter, replace(form, renderer=renderer), on=TODAY)
    assert renderer.letters[0].text == "Dear team,\n\nI was at a large bank for years."
    letter.refresh_from_db()
    assert "HERON" in letter.text  # what the person wrote stays theirs


def test_a_letter_to_such_a_company_names_it(job: Job) -> None:
    write_user(nda_companies=[{"name": "Northwind Traders"}])
    letter = make_letter(job, "Dear Northwind Traders team,")
    assert letters.kept_back(letter, UserProfile.load()) == []
    document = letters.as_document(letter, UserProfile.load(), on=TODAY)
    assert document.text == "Dear Northwind Traders team,"


def test_a_second_export_keeps_the_date_of_the_first(job: Job) -> None:
    letter = make_letter(job)
    letters.export(letter, PDF, on=TODAY)
    sealed_at = letter.sealed_at
    letters.export(letter, PDF, on=TODAY)
    assert letter.sealed_at == sealed_at


def test_an_unfinished_letter_is_not_exported(job: Job) -> None:
    with pytest.raises(LetterError, match="still being written"):
        letters.export(drafting.start_draft(job), PDF, on=TODAY)


def test_what_cannot_be_exported_is_not_sealed(job: Job) -> None:
    letter = make_letter(job, " \n")
    with pytest.raises(DocumentError, match="empty"):
        letters.export(letter, PDF, on=TODAY)
    assert letter.sealed_at is None


def test_a_broken_profile_stops_the_export(job: Job, settings: Any) -> None:
    (settings.CONFIG_DIR / "user.yaml").write_text("name: [")
    with pytest.raises(ConfigError, match=r"user\.yaml"):
        letters.export(make_letter(job), PDF, on=TODAY)


def test_applying_moves_the_job_and_seals_its_letter(job: Job) -> None:
    older, letter = make_letter(job, "one"), make_letter(job, "two")
    letters.mark_applied(job)
    letter.refresh_from_db()
    older.refresh_from_db()
    assert job.stage == Stage.APPLIED
    assert letter.sealed_at is not None
    assert older.sealed_at is None


def test_applying_needs_no_letter(job: Job) -> None:
    letters.mark_applied(job)
    assert job.stage == Stage.APPLIED


def test_a_refused_move_seals_nothing(job: Job) -> None:
    letter = make_letter(job)
    letters.reject(job, RejectReason.WITHDRAWN)
    with pytest.raises(InvalidMove):
        letters.mark_applied(job)
    letter.refresh_from_db()
    assert letter.sealed_at is None


def test_rejecting_keeps_the_letter_and_the_reason(job: Job) -> None:
    letter = make_letter(job)
    letters.reject(job, RejectReason.NOT_FOR_ME)
    assert (job.stage, job.reject_reason) == (Stage.REJECTED, RejectReason.NOT_FOR_ME)
    assert list(job.letters.all()) == [letter]

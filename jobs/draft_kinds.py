"""The short texts that a person may need beside a letter. Imports no Django."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class ReadAs(StrEnum):
    """How a text is held against the facts."""

    SENTENCES = "sentences"
    RESUME_LINES = "resume lines"  # each line by itself, of the person though no word says so
    SUGGESTED_SKILLS = "suggested skills"  # each line a skill and the words that show it
    OPINION = "opinion"  # not at all: it is about how they write, or what they might do


@dataclass(frozen=True, slots=True)
class DraftKind:
    """One kind of text; its prompt is the file `templates/prompts/<code>.md`.

    `given_label` asks for what the text answers, which strangers wrote; empty: nothing is asked.
    """

    code: str
    label: str
    about: str
    wish_label: str
    wish_help: str = ""
    given_label: str = ""
    most_characters: int = 0  # where the place it is for has a limit
    most_words: int = 0  # that its prompt asks for
    needs_wish: bool = False
    is_about_job: bool = True  # else it is about the person, whatever the job
    keeps_as_voice: bool = False  # what comes can become the voice of the profile
    reads_as: ReadAs = ReadAs.SENTENCES


KINDS: Final = (
    DraftKind(
        "application_answers",
        "Answers to questions",
        "Answers to the questions of an application form, from your resume and your profile.",
        "Anything they should know?",
        "What your resume does not say: when you can start, what you expect to earn.",
        given_label="The questions, as the form asks them",
    ),
    DraftKind(
        "recruiter_reply",
        "Reply to a recruiter",
        "An answer to a mail that a recruiter wrote you about this job.",
        "What do you want to answer?",
        "Interested, not interested, a question, times that suit you.",
        given_label="Their mail",
        most_words=120,
    ),
    DraftKind(
        "follow_up_note",
        "Follow-up note",
        "A short mail that asks how your application stands.",
        "What should it mention?",
        "When you applied is known. Something new since then?",
        most_words=90,
    ),
    DraftKind(
        "thank_you_note",
        "Thank-you note",
        "A short mail after an interview.",
        "What did you talk about, and with whom?",
        "A line or two: without them there is nothing to thank for in particular.",
        most_words=100,
    ),
    DraftKind(
        "linkedin_message",
        "LinkedIn message",
        "A note to somebody at the company, short enough for an invitation to connect.",
        "To whom, and why them?",
        "A name, what they do, what you have in common.",
        most_characters=300,
    ),
    DraftKind(
        "career_summary",
        "Career summary",
        "Two or three sentences about you for the top of a resume, with this job in mind.",
        "What should be in the foreground?",
        most_words=70,
    ),
    DraftKind(
        "voice_guidelines",
        "How you write",
        "A few rules for your voice, drawn from texts that you wrote. Drafts can follow them.",
        "What do you want to keep, and what to lose?",
        "I like my short sentences; I say “very” too often.",
        given_label="Texts of yours: letters, mails, a page you like",
        is_about_job=False,
        keeps_as_voice=True,
        reads_as=ReadAs.OPINION,
    ),
    DraftKind(
        "job_titles",
        "Job titles to look for",
        "Titles that postings use for what your resume shows, for your search profiles.",
        "Where would you like to go?",
        "More responsibility, another field, fewer hours.",
        is_about_job=False,
        reads_as=ReadAs.OPINION,
    ),
    DraftKind(
        "mission_note",
        "Why a field matters to you",
        "Two or three sentences for a mission of your profile, which a letter may take up.",
        "Which field, and what have you to do with it?",
        "Climate: my father ran a tree nursery, and I measured soil for a year.",
        needs_wish=True,
        is_about_job=False,
        most_words=60,
        reads_as=ReadAs.OPINION,
    ),
    DraftKind(
        "expanded_bullets",
        "Fuller lines",
        "Short lines of your resume made fuller, from what your resume and your notes say.",
        "What else is there to say about them?",
        "How many, with what, for whom, what came of it. What nobody says is marked.",
        given_label="The lines, as your resume has them",
        is_about_job=False,
        reads_as=ReadAs.RESUME_LINES,
    ),
    DraftKind(
        "suggested_skills",
        "Skills to list",
        "Skills that your default resume shows and does not list, each with its line.",
        "Anything to look for, or to leave out?",
        "Tools rather than methods; nothing about spreadsheets.",
        is_about_job=False,
        reads_as=ReadAs.SUGGESTED_SKILLS,
    ),
)
CHOICES: Final = [(kind.code, kind.label) for kind in KINDS]


def of(*, is_about_job: bool) -> list[DraftKind]:
    """Return the kinds for a job, or those about the person."""
    return [kind for kind in KINDS if kind.is_about_job == is_about_job]


def find(code: str) -> DraftKind | None:
    return next((kind for kind in KINDS if kind.code == code), None)

"""What a model is told for a cover letter: facts, what matters, the posting as quoted data."""

from __future__ import annotations

from collections.abc import Sequence

from jobs import missions
from jobs.documents.language import recognise_language
from jobs.drafting import examples, languages, skeleton
from jobs.drafting.facts import choose, in_lines
from jobs.missions import Evidence
from jobs.models import CoverLetter, Job, Resume
from jobs.resume_choice import resume_of
from jobs.resumes.facts import facts_of
from peregrine.conf.profile import UserProfile
from peregrine.llm.prompts import Prompt, render_prompt

SKILLS_NAMED = 6
NO_FACTS = "Nothing. Leave a [bracket] wherever the letter needs a fact about them."
NO_MATCH = (
    "[Name two or three things that the posting asks for and that you have done, "
    "each with something that came of it.]"
)


def letter_prompt(
    job: Job,
    profile: UserProfile,
    *,
    language: str = "",
    angle: str = "",
    liked: Sequence[CoverLetter] = (),
) -> Prompt:
    """Return the prompt for a letter: facts about the person, the posting as quoted data.

    `language` is a code; without one the letter follows the posting. `angle` is an order, and
    `liked` are letters to learn the style from.
    """
    spoken = language or language_of(job)
    skills = skills_of(job)[:SKILLS_NAMED]
    return render_prompt(
        "cover_letter",
        **given(job, profile, language),
        angle=angle,
        examples=examples.in_prompt(liked, profile.nda),
        subject=skeleton.subject(spoken, job.title),
        summary=profile.nda.replaced(profile.summary),
        skills_sentence=_skills_sentence(spoken, skills),
        salutation=languages.salutation(spoken, job.company.name),
    )


def refinement_prompt(
    job: Job, profile: UserProfile, letter: str, wish: str, language: str = ""
) -> Prompt:
    """Return the prompt that changes a letter as the person wishes."""
    return render_prompt(
        "refine_letter",
        **given(job, profile, language or recognise_language(letter)),
        letter=profile.nda.replaced(letter),
        wish=wish,
    )


def given(job: Job, profile: UserProfile, language: str = "") -> dict[str, str]:
    """Return what every prompt of a text for a job is given."""
    posting, skills = posting_of(job), skills_of(job)
    facts = facts_about(profile, skills, resume_lines(job, posting, skills))
    return {
        "facts": profile.nda.replaced(facts),
        "missions": profile.nda.replaced(_missions(missions.of_job(job, profile))),
        "posting": posting,
        "voice": profile.nda.replaced(_voice(profile)),
        "language": language_to_write(job, language),
        "closing": languages.closing(language or language_of(job), profile.letter_closing),
        "signature": profile.signature_name,
    }


def about_person(profile: UserProfile, language: str = "") -> dict[str, str]:
    """Return what a prompt of a text about the person is given: all of their default resume."""
    resume = Resume.objects.default()
    facts = facts_of(resume.content) if resume else []
    lines = in_lines(choose(facts, "\n".join(fact.text for fact in facts)))
    told = languages.find(language)
    return {
        "facts": profile.nda.replaced(facts_about(profile, [], lines)),
        "voice": profile.nda.replaced(_voice(profile)),
        "language": told.name if told else "English",
    }


def skills_of(job: Job) -> list[str]:
    """Return the skills on file that the posting asks for."""
    return [found["word"] for found in job.matched]


def language_of(job: Job) -> str:
    """Return the code of the language that the posting is in; "" when that cannot be told."""
    return recognise_language(f"{job.title}\n{job.description}")


def language_to_write(job: Job, chosen: str = "") -> str:
    """Return what a prompt says of the language: the one that was chosen, or the posting's."""
    if told := languages.find(chosen):
        return f"{told.name}, whatever the language of the posting"
    if found := languages.find(language_of(job)):
        return f"{found.name}, as the posting is"
    return "the language of the posting"


def facts_about(profile: UserProfile, skills: list[str], resume: str) -> str:
    """Return what is known of the person; the lines of their resume carry names."""
    known = {
        "Name": profile.name,
        "Lives in": profile.location,
        "In their own words": profile.summary,
        "Skills on file that the posting asks for": ", ".join(skills),
    }
    lines = [f"{label}: {fact}" for label, fact in known.items() if fact]
    if resume:
        lines += ["From their resume, each line with a name in front:", resume]
    return "\n".join(lines) or NO_FACTS


def resume_lines(job: Job, posting: str, skills: list[str]) -> str:
    """Return the lines of the job's resume that fit its posting; none while there is none."""
    resume = resume_of(job)
    if resume is None:
        return ""
    return in_lines(choose(facts_of(resume.content), posting, skills))


def posting_of(job: Job) -> str:
    """Everything that strangers wrote, to be quoted as one: a title can give orders, too."""
    known = {"Title": job.title, "Company": job.company.name, "Where": job.location}
    lines = [f"{label}: {fact}" for label, fact in known.items() if fact]
    return "\n".join([*lines, "", job.description])


def _voice(profile: UserProfile) -> str:
    if not profile.voice:
        return ""
    return f"How they want to sound, in their own words: {profile.voice}"


def _missions(found: list[Evidence]) -> str:
    """Return why the posting matters to the person: in their words, with what shows it."""
    lines = []
    for each in found:
        name, note = each.mission.name, each.mission.note
        line = f"This posting is of a field that matters to them, {name}: it says “{each.word}”."
        lines.append(f"{line} In their own words: {note}" if note else line)
    return "\n".join(lines)


def _skills_sentence(code: str, skills: list[str]) -> str:
    if not skills:
        return NO_MATCH
    return f"{skeleton.asked(code, skills)} [Say where you have used this, and for how long.]"

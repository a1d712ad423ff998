"""What a model is told of a job and the resume beside it: named lines, the posting quoted."""

from __future__ import annotations

from jobs.drafting.facts import choose, in_lines
from jobs.drafting.letter_prompt import posting_of
from jobs.gaps.analysis import Analysis
from jobs.gaps.lines import DEEDS, sentences_of
from jobs.gaps.names import is_same_name
from jobs.gaps.skills import Group, Skill
from jobs.matching.score import Need
from jobs.resumes.facts import Fact, facts_of
from peregrine.conf.profile import UserProfile
from peregrine.llm.prompts import Prompt, render_prompt

_MOST_SKILLS = 20
_MOST_LINES = 3  # of one skill
_NONE = "none"


def rewordings_prompt(analysis: Analysis, profile: UserProfile) -> Prompt:
    return _prompt("rewordings", analysis, profile, may_reword_only=True)


def note_prompt(analysis: Analysis, profile: UserProfile) -> Prompt:
    return _prompt("match_note", analysis, profile)


def _prompt(
    name: str, analysis: Analysis, profile: UserProfile, *, may_reword_only: bool = False
) -> Prompt:
    posting = posting_of(analysis.job)
    shown = [skill for group in analysis.groups for skill in group.skills if skill.is_shown]
    lines = choose(facts_of(analysis.resume.content), posting, [s.wanted.word for s in shown])
    if may_reword_only:
        lines = [part for each in lines for part in _parts(each)]
    told = [_shown(skill, {each.id.partition("/")[0] for each in lines}) for skill in shown]
    return render_prompt(
        name,
        lines=profile.nda.replaced(in_lines(lines)),
        skills="; ".join(list(filter(None, told))[:_MOST_SKILLS]) or _NONE,
        missing=_missing(analysis.groups),
        posting=posting,
    )


def _parts(line: Fact) -> list[Fact]:
    """Return a line as it may be reworded; of others only the head of a position or project."""
    return sentences_of([line]) or ([line] if line.kind in DEEDS else [])


def _shown(skill: Skill, names: set[str]) -> str:
    """Return a skill in the posting's word with the lines that show it, and under which name."""
    theirs = skill.wanted.spellings[0]
    found = [each for each in skill.shown if each.fact.id in names]
    direct = [each for each in found if not each.through]
    listed = ", ".join(f"[{each.fact.id}]" for each in (direct or found)[:_MOST_LINES])
    if not found:
        return ""
    if not direct:
        return f"{theirs} is not named, but {found[0].through}, which implies it, is in {listed}"
    yours = direct[0].spelling
    if is_same_name(theirs, yours):
        return f"{theirs} {listed}"
    return f"{theirs} is not named, but {yours}, which is near it, is in {listed}"


def _missing(groups: list[Group]) -> str:
    required = (group for group in groups if group.need is Need.REQUIRED)
    missing = [skill.asks for group in required for skill in group.missing]
    return "; ".join(missing[:_MOST_SKILLS]) or _NONE

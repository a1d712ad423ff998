"""How well a posting fits the job seeker's keywords, and why. Pure: imports no Django."""

from jobs.matching.matcher import Found, Keyword, Match, Matcher

__all__ = ["Found", "Keyword", "Match", "Matcher"]

"""What the job seeker decides: config/*.yaml as typed objects. The one door to these files."""

from typing import cast

from peregrine.conf import store
from peregrine.conf.errors import ConfigError, ConflictError, Problem
from peregrine.conf.schemas import (
    BlocklistConfig,
    LLMConfig,
    ResumeKeywordsConfig,
    SearchProfilesConfig,
    UserConfig,
)
from peregrine.conf.store import problems


def load_user() -> UserConfig:
    return cast("UserConfig", store.snapshot("user").require())


def load_llm() -> LLMConfig:
    return cast("LLMConfig", store.snapshot("llm").require())


def load_search_profiles() -> SearchProfilesConfig:
    return cast("SearchProfilesConfig", store.snapshot("search_profiles").require())


def load_resume_keywords() -> ResumeKeywordsConfig:
    return cast("ResumeKeywordsConfig", store.snapshot("resume_keywords").require())


def load_blocklist() -> BlocklistConfig:
    return cast("BlocklistConfig", store.snapshot("blocklist").require())


__all__ = [
    "ConfigError",
    "ConflictError",
    "Problem",
    "load_blocklist",
    "load_llm",
    "load_resume_keywords",
    "load_search_profiles",
    "load_user",
    "problems",
    "store",
]

"""What the job seeker decides: config/*.yaml as typed objects. The one door to these files."""

from typing import cast

from peregrine.conf import store
from peregrine.conf.errors import ConfigError, ConflictError, Problem
from peregrine.conf.schemas import (
    AdzunaConfig,
    BlocklistConfig,
    CraigslistConfig,
    LLMConfig,
    NetworkConfig,
    ResumeKeywordsConfig,
    SearchProfilesConfig,
    USAJobsConfig,
    UserConfig,
)
from peregrine.conf.store import problems


def load_user() -> UserConfig:
    return cast("UserConfig", store.snapshot("user").require())


def load_llm() -> LLMConfig:
    return cast("LLMConfig", store.snapshot("llm").require())


def load_search_profiles() -> SearchProfilesConfig:
    return cast("SearchProfilesConfig", store.snapshot("search_profiles").require())


def load_network() -> NetworkConfig:
    return cast("NetworkConfig", store.snapshot("network").require())


def load_resume_keywords() -> ResumeKeywordsConfig:
    return cast("ResumeKeywordsConfig", store.snapshot("resume_keywords").require())


def load_blocklist() -> BlocklistConfig:
    return cast("BlocklistConfig", store.snapshot("blocklist").require())


def load_adzuna() -> AdzunaConfig:
    return cast("AdzunaConfig", store.snapshot("adzuna").require())


def load_craigslist() -> CraigslistConfig:
    return cast("CraigslistConfig", store.snapshot("craigslist").require())


def load_usajobs() -> USAJobsConfig:
    return cast("USAJobsConfig", store.snapshot("usajobs").require())


__all__ = [
    "ConfigError",
    "ConflictError",
    "Problem",
    "load_adzuna",
    "load_blocklist",
    "load_craigslist",
    "load_llm",
    "load_network",
    "load_resume_keywords",
    "load_search_profiles",
    "load_usajobs",
    "load_user",
    "problems",
    "store",
]

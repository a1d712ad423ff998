"""The config files and what each of them may say. Sizes, allowed values and defaults are here."""

from peregrine.conf.schemas.adzuna import AdzunaConfig
from peregrine.conf.schemas.base import FileSchema, Schema
from peregrine.conf.schemas.blocklist import BlocklistConfig
from peregrine.conf.schemas.craigslist import CraigslistConfig
from peregrine.conf.schemas.llm import BackendConfig, LLMConfig
from peregrine.conf.schemas.network import NetworkConfig
from peregrine.conf.schemas.resume_keywords import ResumeKeyword, ResumeKeywordsConfig
from peregrine.conf.schemas.search_profiles import SearchProfile, SearchProfilesConfig
from peregrine.conf.schemas.usajobs import USAJobsConfig
from peregrine.conf.schemas.user import Services, UserConfig

FILES: dict[str, type[FileSchema]] = {
    "user": UserConfig,
    "search_profiles": SearchProfilesConfig,
    "resume_keywords": ResumeKeywordsConfig,
    "blocklist": BlocklistConfig,
    "llm": LLMConfig,
    "adzuna": AdzunaConfig,
    "craigslist": CraigslistConfig,
    "usajobs": USAJobsConfig,
    "network": NetworkConfig,
}

__all__ = [
    "FILES",
    "AdzunaConfig",
    "BackendConfig",
    "BlocklistConfig",
    "CraigslistConfig",
    "FileSchema",
    "LLMConfig",
    "NetworkConfig",
    "ResumeKeyword",
    "ResumeKeywordsConfig",
    "Schema",
    "SearchProfile",
    "SearchProfilesConfig",
    "Services",
    "USAJobsConfig",
    "UserConfig",
]

"""Peregrine, a self-hosted job-search pipeline for one job seeker."""

__version__ = "0.1.0"

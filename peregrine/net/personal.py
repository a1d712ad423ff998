"""What of the person's data a connection can carry: one list, for the record and for every consent.

Every connection also shows the other side this computer's address on the internet.
"""

from enum import StrEnum


class Personal(StrEnum):
    """A kind of personal data; the value is what a person reads. Stored in rows: only ever add."""

    NAME = "your name"
    EMAIL = "your e-mail address"
    PHONE = "your phone number"
    LOCATION = "where you live"
    LINKS = "your links"
    SUMMARY = "what you wrote about yourself"
    RESUME = "facts from your resume"
    SKILLS = "your skills"
    LETTERS = "your letters"
    MAIL = "mail you received"
    SEARCH = "what you search for"
    JOBS = "jobs you look at"
    ACCOUNT = "your key to the service"
    NOTES = "your notes"
    QUESTIONS = "questions that you type"
    PICTURES = "pictures that you hand over"

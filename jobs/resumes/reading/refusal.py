"""What the readers raise for a file that is not read."""


class Refused(Exception):
    """The message is a sentence for the person: why, and what would help."""

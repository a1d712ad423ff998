"""What the person promised to keep to themselves is taken out of a question to the cloud."""

from __future__ import annotations

from dataclasses import replace

from peregrine.conf import ConfigError
from peregrine.conf.profile import UserProfile
from peregrine.llm.backends.base import BackendError, Question


def discreet(question: Question) -> Question:
    """Return the question without the names of companies under an NDA.

    Raises BackendError while config/user.yaml is broken: nobody knows the names then.
    """
    try:
        names = UserProfile.load().nda
    except ConfigError as error:
        raise BackendError(
            "it is in the cloud, and which companies you may not name cannot be read: "
            f"{error} Repair it first"
        ) from error
    if not names:
        return question
    return replace(
        question,
        prompt=question.prompt.changed(names.replaced),
        system=names.replaced(question.system) if question.system else question.system,
    )

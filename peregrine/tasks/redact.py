"""Tracebacks for the log, with what looks like a secret taken out."""

import re
import traceback

from django.conf import settings

_LONGEST = 20_000  # characters; an exception may quote a whole document

_SECRETS = re.compile(
    r"""(?ix)
    (?P<lead>
        \b (?: bearer | basic ) \s+
        | (?: api[_-]?key | token | passwor[dt] | passwd | secret | authorization ) \w{0,20}
          ["']? \s* [:=] \s* ["']? (?: (?: bearer | basic ) \s+ )?
        | :// [^/\s:@]{0,200} :
        | \b (?= sk- )
    )
    [^\s"',;&@)}\]]+
    """
)


def redact(text: str) -> str:
    """Return `text` with keys, tokens and passwords replaced by “…”."""
    return _SECRETS.sub(r"\g<lead>…", text.replace(settings.SECRET_KEY, "…"))


def safe_traceback(error: BaseException) -> str:
    text = "".join(traceback.format_exception(error))
    return redact(text[-_LONGEST:])

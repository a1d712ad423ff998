"""When Python looks for objects that nobody needs. Pure: imports no Django."""

import gc
from typing import Final

_RARELY: Final = 10_000  # new objects between two looks; a page of the library makes thousands


def keep_what_is_loaded() -> None:
    """Let what is loaded by now never be looked at again, and the rest more rarely.

    Modules stay as long as the process: looking through all of them takes longer than many a page,
    and would come upon one in the middle. Processes that are forked afterwards share them.
    """
    gc.freeze()
    gc.set_threshold(_RARELY)

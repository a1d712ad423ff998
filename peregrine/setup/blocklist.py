"""New rules: what they would hide among the jobs that are known is shown before they are saved."""

import hashlib
import json

from django.contrib import messages
from django.http import HttpRequest
from pydantic import ValidationError

from jobs import blocking
from jobs.blocking import Entries, Preview
from peregrine.conf import store
from peregrine.conf.schemas import BlocklistConfig
from peregrine.setup.forms import BlocklistForm
from peregrine.tasks import submit_task

SAVED = "Your blocklist is saved. It applies to everything that comes in from now on."


class NewRules:
    """Rules that are not saved yet, in the words of the blocklist."""

    def __init__(self, entries: Entries) -> None:
        self.entries = entries
        as_text = json.dumps(entries, sort_keys=True)
        self.digest = hashlib.sha256(as_text.encode()).hexdigest()[:16]

    def to_show_first(self, seen: str) -> Preview | None:
        """Return what the person should see before saving; `seen` is what they saw."""
        if not self.entries or seen == self.digest:
            return None
        found = blocking.preview(self.entries)
        return found if found.count else None

    def hide_known(self, request: HttpRequest) -> None:
        """Set aside the jobs that match, at once or in the background."""
        if not self.entries:
            return
        if not blocking.preview(self.entries).is_small:
            submit_task("hide_known", entries=self.entries, digest=self.digest)
            messages.info(request, "The jobs that match are leaving your review queue now.")
            return
        count = blocking.hide_known(self.entries)
        jobs = "1 job has" if count == 1 else f"{count} jobs have"
        messages.success(request, f"{jobs} left your review queue. “Undo” there brings them back.")


class BlocklistPage:
    """What was typed, and what it would hide among the jobs that wait for a decision."""

    def __init__(self, form: BlocklistForm) -> None:
        self.form = form
        typed = {key: value for key, value in form.cleaned_data.items() if key != "version"}
        self.rules = NewRules(_new_entries(typed))

    def save(self, request: HttpRequest, *, hides_known: bool) -> bool:
        """Save, and hide what is known if that was asked for. The form says why not."""
        if not self.form.save():
            return False
        messages.success(request, SAVED)
        if hides_known:
            self.rules.hide_known(request)
        return True


def _new_entries(typed: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return what is new; nothing where the file or the entries have to be repaired first."""
    config = store.snapshot("blocklist").config
    if not isinstance(config, BlocklistConfig):
        return {}
    try:
        BlocklistConfig.model_validate(typed)
    except ValidationError:
        return {}  # saving explains it, field by field
    return blocking.added(config, typed)

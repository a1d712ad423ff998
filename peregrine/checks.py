"""System checks: `manage.py check` says what is wrong before it hurts.

A broken config file is a warning, not an error: Peregrine starts and works with everything else.
`peregrine.conf` is imported by the checks, not here: every process loads this module at its start.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Warning, register  # noqa: A004  (Django's name)


@register()
def check_config_files(
    app_configs: Sequence[AppConfig] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    from peregrine import conf

    return [
        Warning(
            problem.message,
            hint="This file is not used until that is repaired; everything else works.",
            obj=f"{Path(settings.CONFIG_DIR) / problem.place}",
            id="peregrine.W001",
        )
        for problem in conf.problems()
    ]


@register()
def check_config_names(
    app_configs: Sequence[AppConfig] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Notice `user.yml`: a file with a name that nothing reads is the quietest of mistakes."""
    from peregrine.conf.schemas import FILES

    return [
        Warning(
            f"This file is not read. Rename it to {path.stem}.yaml.",
            obj=str(path),
            id="peregrine.W002",
        )
        for path in sorted(Path(settings.CONFIG_DIR).glob("*.yml"))
        if path.stem in FILES
    ]

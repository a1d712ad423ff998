from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from peregrine.conf import examples
from peregrine.conf.schemas import FILES


class Command(BaseCommand):
    help = "Write config/*.yaml.example again from the schemas."

    def handle(self, *args: Any, **options: Any) -> None:
        for name in FILES:
            path = Path(settings.BASE_DIR) / "config" / f"{name}.yaml.example"
            path.write_text(examples.text(name), encoding="utf-8")
            self.stdout.write(f"wrote {path.relative_to(settings.BASE_DIR)}")

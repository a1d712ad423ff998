from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class PeregrineConfig(AppConfig):
    name = "peregrine"
    verbose_name = "Machinery"

    def ready(self) -> None:
        from peregrine import checks  # noqa: F401  (registers the system checks)


class PeregrineAdminConfig(AdminConfig):
    default_site = "peregrine.admin.PeregrineAdminSite"

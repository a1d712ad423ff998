from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class PeregrineConfig(AppConfig):
    name = "peregrine"
    verbose_name = "Machinery"

    def ready(self) -> None:
        from peregrine import checks  # noqa: F401  (registers the system checks)


class PeregrineAdminConfig(AdminConfig):
    default_site = "peregrine.web.admin_site.PeregrineAdminSite"

    def ready(self) -> None:
        super().ready()  # imports every admin module, those of other people's apps too
        from django.contrib.admin import site

        from peregrine.admin import HIDDEN_MODELS

        site.unregister(HIDDEN_MODELS)

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class JobsConfig(AppConfig):
    name = "jobs"
    verbose_name = "Jobs"

    def ready(self) -> None:
        from jobs.search import index

        pre_migrate.connect(index.let_go, sender=self)
        post_migrate.connect(index.take_hold, sender=self)

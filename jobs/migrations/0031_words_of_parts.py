from django.db import migrations

from jobs.search import index


def add_columns(apps, schema_editor):
    index.add_small_columns(schema_editor.connection)


class Migration(migrations.Migration):
    """Give the words of companies and places columns of their own in PostgreSQL."""

    atomic = False  # many jobs are indexed a batch at a time; begun again, it starts from nothing

    dependencies = [("jobs", "0030_keys_of_jobs_with_pay")]

    operations = [migrations.RunPython(add_columns, migrations.RunPython.noop)]

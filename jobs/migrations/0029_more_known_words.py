from django.db import migrations

from jobs.search import postgresql


def count_more(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(postgresql.MORE_STATISTICS)


class Migration(migrations.Migration):
    """Let PostgreSQL count three thousand common words; it does so when it next has reason to."""

    dependencies = [("jobs", "0028_smaller_index")]

    operations = [migrations.RunPython(count_more, migrations.RunPython.noop)]

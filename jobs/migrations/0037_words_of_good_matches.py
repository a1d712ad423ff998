from django.db import migrations

from jobs.search import postgresql


def add_indexes(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in postgresql.INDEXES_OF_GOOD:
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    """Index the words of good matches on their own in PostgreSQL."""

    dependencies = [("jobs", "0036_match_note_resume")]

    operations = [migrations.RunPython(add_indexes, migrations.RunPython.noop)]

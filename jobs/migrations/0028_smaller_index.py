from django.db import migrations


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP INDEX IF EXISTS jobs_small")


class Migration(migrations.Migration):
    """Let go of SQLite's small index with all its columns; two are made after the migrations."""

    dependencies = [("jobs", "0027_more_drafts_about_the_person")]

    operations = [migrations.RunPython(drop, migrations.RunPython.noop)]

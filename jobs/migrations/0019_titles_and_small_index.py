from django.db import migrations

from jobs.search import index


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        index.create(schema_editor.connection)
        # Later migrations of the same run rebuild tables that it names; `post_migrate` makes it again.
        index.let_go(using=schema_editor.connection.alias, plan=[None])


class Migration(migrations.Migration):
    """Index the jobs of SQLite again: the score as a word, the titles in a table of their own."""

    atomic = False  # many jobs are indexed a batch at a time; begun again, it starts from nothing

    dependencies = [("jobs", "0018_resume_proposals")]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]

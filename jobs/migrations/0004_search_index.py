from django.db import migrations

from jobs.search import index


def create(apps, schema_editor):
    index.create(schema_editor.connection)
    # Later migrations of the same run rebuild tables that it names; `post_migrate` makes it again.
    index.let_go(using=schema_editor.connection.alias, plan=[None])


def remove(apps, schema_editor):
    index.remove(schema_editor.connection)


class Migration(migrations.Migration):
    # Many jobs are indexed a batch at a time; begun again, it starts from nothing.
    atomic = False

    dependencies = [("jobs", "0003_remembered_columns")]

    operations = [migrations.RunPython(create, remove)]

from django.db import migrations


class Migration(migrations.Migration):
    """The index of SQLite is made again by 0019_titles_and_small_index."""

    dependencies = [("jobs", "0009_bulk_changes")]

    operations = []

from django.db import migrations, models

from jobs.models.sort_keys import PayAYear, PostedOn


def drop_dates(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP INDEX IF EXISTS jobs_dates")


class Migration(migrations.Migration):
    """Sort jobs by pay and posting day; SQLite's index of dates is made after the migrations."""

    dependencies = [("jobs", "0032_resume_readings")]

    operations = [
        migrations.AddIndex(
            model_name="job",
            index=models.Index(PayAYear(), models.F("id"), name="library_by_pay_a_year"),
        ),
        migrations.AddIndex(
            model_name="job",
            index=models.Index(PostedOn(), models.F("id"), name="library_by_posting_day"),
        ),
        migrations.RunPython(drop_dates, migrations.RunPython.noop),
    ]

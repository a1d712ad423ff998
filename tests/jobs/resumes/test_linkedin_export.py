"""LinkedIn's data export, in the shape in which it comes."""

import io
import zipfile

import pytest

from jobs.resumes.parsing import UnreadableResume, parse

TABLES = {
    "Profile.csv": "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,"
    "Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers\n"
    'Tamsin,Okafor,,,,Glaciologist,"Ice, mostly.",Research,,Bergen,,'
    '"[PERSONAL:https://tamsin.example,BLOG:https://ice.example]",\n',
    "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On\n"
    "Jostedal Institute,Glaciologist,Cores and maps.,Bergen,Mar 2021,\n"
    "Polar Survey,Research Assistant,,Tromsø,Sep 2018,Feb 2021\n",
    "Education.csv": "School Name,Start Date,End Date,Notes,Degree Name,Activities\n"
    "University of Northmere,2014,2018,,BSc Earth Sciences,\n",
    "Skills.csv": "Name\nRemote sensing\nPython\n",
    "Email Addresses.csv": "Email Address,Confirmed,Primary,Updated On\n"
    "old@example.org,Yes,No,\ntamsin@example.org,Yes,Yes,\n",
    "PhoneNumbers.csv": "Extension,Number,Type\n,+47 555 01 234,Mobile\n",
    "Certifications.csv": "Name,Url,Authority,Started On,Finished On,License Number\n"
    "Glacier rescue,,Alpine Club,Jun 2019,,\n",
    "Languages.csv": "Name,Proficiency\nNorwegian,Professional working proficiency\n",
    "Projects.csv": "Title,Description,Url,Started On,Finished On\n"
    "Ice atlas,Maps of 40 glaciers,https://atlas.example,Jan 2020,Dec 2020\n",
}


def export(tables: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        for name, text in tables.items():
            zipped.writestr(name, "\ufeff" + text)
    return out.getvalue()


def test_an_export_becomes_a_resume() -> None:
    parsed = parse(export(TABLES), "Basic_LinkedInDataExport.zip")
    resume = parsed.resume
    assert parsed.kind == "linkedin"
    assert (resume.basics.name, resume.basics.email) == ("Tamsin Okafor", "tamsin@example.org")
    assert resume.basics.url == "https://tamsin.example"
    assert resume.basics.profiles[0].url == "https://ice.example"
    assert [(w.name, w.start_date, w.end_date) for w in resume.work] == [
        ("Jostedal Institute", "2021-03", ""),
        ("Polar Survey", "2018-09", "2021-02"),
    ]
    assert resume.education[0].study_type == "BSc Earth Sciences"
    assert [skill.name for skill in resume.skills] == ["Remote sensing", "Python"]
    assert resume.certificates[0].date == "2019-06"
    assert resume.languages[0].fluency == "Professional working proficiency"
    assert resume.projects[0].end_date == "2020-12"


def test_an_export_in_a_folder_and_with_tables_missing_is_read() -> None:
    parsed = parse(export({"export/Skills.csv": TABLES["Skills.csv"]}), "export.zip")
    assert [skill.name for skill in parsed.resume.skills] == ["Remote sensing", "Python"]


def test_an_export_without_a_profile_is_refused() -> None:
    with pytest.raises(UnreadableResume, match="larger archive"):
        parse(export({"Skills.csv": "Name\n"}), "export.zip")

"""A resume to write from."""

from jobs.resumes.json_resume import JsonResume

ADA = JsonResume.read(
    {
        "basics": {
            "name": "Ada Moreau",
            "label": "Data engineer",
            "location": {"city": "Winnipeg"},
        },
        "work": [
            {
                "name": "Kestrel Analytics",
                "position": "Data Engineer",
                "startDate": "2021-03",
                "highlights": [
                    "Moved 40 nightly jobs to Airflow without a missed morning",
                    "Taught three colleagues to read query plans",
                    "Wrote the style guide of the newsletter",
                ],
            },
            {
                "name": "Heron Bank",
                "position": "Analyst",
                "startDate": "2018",
                "endDate": "2021-02",
                "highlights": ["Reconciled card payments of 2 million accounts in SQL every night"],
            },
            {
                "name": "Municipal Archive",
                "position": "Assistant",
                "startDate": "2016",
                "endDate": "2017",
                "highlights": ["Ran the archive on Kubernetes", "Catalogued 900 maps"],
            },
        ],
        "education": [
            {
                "institution": "University of Manitoba",
                "studyType": "BSc",
                "area": "Statistics",
                "endDate": "2016",
            }
        ],
        "skills": [{"name": "Data", "keywords": ["Python", "SQL", "Airflow"]}],
        "languages": [{"language": "French", "fluency": "native"}],
        "certificates": [{"name": "Scrum Master", "issuer": "Scrum.org"}],
        "projects": [{"name": "Nest", "highlights": ["Counted falcons with a small camera"]}],
    }
)

"""Heads beside their dates that end with a full stop, and what is told of them behind it."""

from jobs.resumes.reading import education, work
from jobs.resumes.reading.line import Line


def lines_of(*texts: tuple[str, float]) -> list[Line]:
    """Return lines of texts that begin so far from the left, in letters of six points."""
    return [Line(text, x0=x0, x1=x0 + 6 * len(text)) for text, x0 in texts]


def positions(lines: list[Line]) -> list[tuple[str, str, str]]:
    return [(job.position, job.name, job.location) for job in work.read(lines)]


def test_what_stands_behind_the_full_stop_of_a_head_is_told_of_it() -> None:
    lines = lines_of(
        ("2016–2021\tDyer, Quillfern & Daughters, Selby. Madder and woad for nine mills.", 50),
        ("2013–2016\tOffice Clerk, Tarn Ltd.", 50),
    )
    found = work.read(lines)
    assert [(job.position, job.name) for job in found] == [
        ("Dyer", "Quillfern & Daughters"),
        ("Office Clerk", "Tarn Ltd."),
    ]
    assert found[0].highlights == ["Madder and woad for nine mills."]


def test_title_and_employer_may_be_sentences_of_their_own() -> None:
    for told in (
        ("Quillfern House, Selby. Senior Dyer. Madder.", "Fell Mill, Hull. Weaver. Woad and more."),
        ("Senior Dyer. Quillfern House, Selby. Madder.", "Weaver. Fell Mill, Hull. Woad and more."),
    ):
        dated = zip(("2016–2021", "2013–2016"), told, strict=True)
        lines = lines_of(*((f"{when}\t{text}", 50.0) for when, text in dated))
        assert positions(lines) == [
            ("Senior Dyer", "Quillfern House", "Selby"),
            ("Weaver", "Fell Mill", "Hull"),
        ]


def test_a_head_beside_dates_goes_on_where_its_line_was_full() -> None:
    lines = lines_of(
        ("Sept 2015 to date", 50),
        ("Dyer of Wool and Felt,", 160),
        ("Quillfern House, Selby.", 160),
        ("Jan 2012 to July 2015\tWeaver, The Greater Fellmere", 50),
        ("Mill, Selby. Wove since 2012.", 160),
    )
    assert positions(lines) == [
        ("Dyer of Wool and Felt", "Quillfern House", "Selby"),
        ("Weaver", "The Greater Fellmere Mill", "Selby"),
    ]


def test_a_place_in_the_margin_ends_a_head() -> None:
    lines = lines_of(
        ("2016 – 2021\tWeaver at Quillfern House\tSelby", 50), ("Wove for nine kings.", 90),
        ("2013 – 2016\tDyer at Fell & Sons\tTarn", 50), ("Dyed for ten queens.", 90),
    )  # fmt: skip
    assert positions(lines) == [
        ("Weaver", "Quillfern House", "Selby"),
        ("Dyer", "Fell & Sons", "Tarn"),
    ]


def test_labels_below_dates_end_no_head() -> None:
    lines = lines_of(
        ("2016 – 2021", 50), ("Employer: Tarn Ltd", 80), ("Position: Clerk", 80),
        ("2013 – 2016", 50), ("Employer: Fell Mill", 80), ("Position: Weaver", 80),
    )  # fmt: skip
    assert positions(lines) == [("Clerk", "Tarn Ltd", ""), ("Weaver", "Fell Mill", "")]


def test_a_thesis_in_the_line_of_its_study_belongs_to_no_school() -> None:
    told = "2010–2013\tPhD in Botany, University of Tarn. Thesis: “Moss and Lime, 1829–1861”"
    found = education.read([Line(told), Line("2008–2010\tMA in Botany, Fell University")])
    assert [each.institution for each in found] == ["University of Tarn", "Fell University"]


def test_a_major_behind_a_colon_is_of_its_degree() -> None:
    told = "Bachelor of Arts: Major in English, Minor in Botany\t2010 – 2013"
    found = education.read([Line("Tarn University"), Line(told)])
    assert [f"{each.study_type} in {each.area}" for each in found] == [
        "Bachelor of Arts: Major in English, Minor in Botany"
    ]


def test_a_date_behind_a_thesis_is_that_of_the_study() -> None:
    told = "PhD in Botany, University of Tarn. Thesis: “Moss and Lime, 1829–1861”\t2013"
    (found,) = education.read([Line(told)])
    assert (found.institution, found.end_date) == ("University of Tarn", "2013")


def test_a_place_in_the_right_margin_does_not_go_on_below() -> None:
    told = [
        line
        for when, title, town in (
            ("2018 – 2021", "Glazier at Tarn Ltd", "Hull"),
            ("2014 – 2018", "Clerk at Fell Ltd", "Leeds"),
        )
        for line in (
            Line(f"{when}\t{title}\t{town}", x0=50.0, x1=539.0, size=10.0),
            Line("Cut and set the glass of three chapels.", x0=141.0, x1=405.0, size=10.0),
        )
    ]
    assert [(each.position, each.name) for each in work.read(told)] == [
        ("Glazier", "Tarn Ltd"),
        ("Clerk", "Fell Ltd"),
    ]

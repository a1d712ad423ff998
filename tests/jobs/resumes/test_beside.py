"""Heads that lost the mark between their pieces, and texts right behind the dates."""

from jobs.resumes.reading import work
from jobs.resumes.reading.plain import lines_of


def read(text: str) -> list[tuple[str, str, str]]:
    return [(job.position, job.name, job.location) for job in work.read(lines_of(text))]


def test_a_text_behind_dates_is_no_employer() -> None:
    told = (
        "Yard Manager Tarn Works, Leeds, UK\n"
        "May 2018 – Mar 2022  Built from nothing a yard that mends and sells the glass of all\n"
        "greenhouses in the valley;\n"
        "Kiln Operator Fell Glass Union, York, UK\n"
        "Jan 2016 – May 2018  Fired four kilns a day, and wrote down how each of them went.\n"
    )
    assert read(told) == [
        ("Yard Manager", "Tarn Works", "Leeds, UK"),
        ("Kiln Operator", "Fell Glass Union", "York, UK"),
    ]
    assert work.read(lines_of(told))[0].highlights == [
        "Built from nothing a yard that mends and sells the glass of all greenhouses in the valley;"
    ]


def test_a_title_with_its_field_is_left_whole_where_the_employer_is_said() -> None:
    told = (
        "Tarn Works\nManager Glass, Leeds, UK\nMay 2018 – Mar 2022\n- Built\n"
        "Fell Union\nOperator Kilns, York, UK\nJan 2016 – May 2018\n- Fired\n"
    )
    assert [title for title, _, _ in read(told)] == ["Manager Glass", "Operator Kilns"]


def test_a_comma_with_nothing_behind_it_ends_a_name() -> None:
    told = (
        "Glazier (Aug. 2021 – present)\nTarnyard,\nWindows: bay, sash\n"
        "Glazier (Apr. 2019 – Aug. 2021)\nLeggy Sashes,\nWindows: sash\n"
    )
    assert [job.name for job in work.read(lines_of(told))] == ["Tarnyard", "Leggy Sashes"]


def test_a_place_in_brackets_with_the_dates_is_the_place() -> None:
    told = (
        "Glazier, Tarn Ltd (Leeds, 2019 – 2021)\nCut glass.\n"
        "Baker, Fell Ltd (York, 2016 – 2019)\nBaked.\n"
    )
    assert read(told) == [("Glazier", "Tarn Ltd", "Leeds"), ("Baker", "Fell Ltd", "York")]


def test_a_title_may_stand_behind_a_place_in_brackets() -> None:
    told = (
        "- Tarnyard (Leeds, UK) Kiln Operator\nDescription: Kilns for all.\nTools: tongs\n"
        "- Fellworks (York, UK) Workshop Manager\nDescription: A workshop.\n"
    )
    assert read(told) == [
        ("Kiln Operator", "Tarnyard", "Leeds, UK"),
        ("Workshop Manager", "Fellworks", "York, UK"),
    ]


def test_a_name_may_begin_with_a_small_letter_before_a_large_one() -> None:
    told = (
        "Tarnyard, Leeds, UK\niOS developer\nFeb 2017 – Present\nKeeps apps for kilns, going.\n"
        "Fellworks, York, UK\neCommerce manager\nMar 2014 – Feb 2017\nSold glass, on line.\n"
    )
    assert read(told) == [
        ("iOS developer", "Tarnyard", "Leeds, UK"),
        ("eCommerce manager", "Fellworks", "York, UK"),
    ]

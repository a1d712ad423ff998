"""The Japanese form 履歴書, and 職務経歴書: tables of years, months and what was then."""

import pytest

from jobs.resumes.json_resume import JsonResume
from jobs.resumes.reading import education, histories, roles, work
from jobs.resumes.reading.files import read
from jobs.resumes.reading.line import Line


def lines_of(*rows: str) -> list[Line]:
    return [Line(row) for row in rows]


def test_rows_of_coming_and_going_become_positions() -> None:
    told = lines_of(
        "2013\t4\t株式会社みどり商会 入社",
        "\t\t経理部に配属",
        "2018\t9\t一身上の都合により退職",
        "平成30年\t10月\t有限会社山川精工 総務課 主任として入社",
        "\t\t現在に至る",
        "\t\t以上",
    )
    found = [(job.position, job.name, job.start_date, job.end_date) for job in work.read(told)]
    assert found == [
        ("", "株式会社みどり商会", "2013-04", "2018-09"),
        ("総務課 主任", "有限会社山川精工", "2018-10", ""),
    ]


def test_rows_of_coming_and_going_become_schools() -> None:
    told = lines_of("2009\t4\t北山大学 商学部 入学", "2013\t3\t北山大学 商学部 会計学科 卒業")
    (school,) = education.read(told)
    assert (school.institution, school.study_type) == ("北山大学", "商学部 会計学科")
    assert (school.start_date, school.end_date) == ("2009-04", "2013-03")


def test_the_first_row_of_a_table_heads_a_section() -> None:
    told = (
        "履 歴 書\n2026年11月1日現在\n氏名\t森田 あかね\nakane@example.jp\n\n"
        "期間\t学歴\n2009年4月 ～ 2013年3月\t北山大学\u3000商学部 卒業\n"
        "期間\t職歴\n2018年10月 ～ 現在\t株式会社山川精工\u3000経理課 主任\n"
        "2013年4月 ～ 2018年9月\tみどり商会株式会社\u3000経理担当\n"
    )
    resume = JsonResume.read(read(told.encode(), "r.txt")["resume"])
    assert resume.basics.name == "森田 あかね"
    assert [(job.position, job.name) for job in resume.work] == [
        ("経理課 主任", "株式会社山川精工"),
        ("経理担当", "みどり商会株式会社"),
    ]
    assert [school.institution for school in resume.education] == ["北山大学"]


def test_what_was_done_may_stand_beside_the_title() -> None:
    told = lines_of("2018年10月 ～現在\t株式会社山川精工（長野市）", "経理課 主任\t・月次決算")
    (job,) = work.read(told)
    assert (job.position, job.name, job.location) == ("経理課 主任", "株式会社山川精工", "長野市")
    assert job.highlights == ["月次決算"]


@pytest.mark.parametrize(
    ("text", "title", "employer"),
    [
        ("株式会社 山川精工 経理課 主任", "経理課 主任", "株式会社 山川精工"),
        ("株式会社山川精工", "", "株式会社山川精工"),
    ],
)
def test_a_space_parts_employer_and_title(text: str, title: str, employer: str) -> None:
    role = roles.read([text], title_first=True)
    assert (role.title, role.employer) == (title, employer)


def test_one_row_is_no_history() -> None:
    told = lines_of("2019 – 2021\tPlanner, Quillfern Ltd", "2020\t4\t三月に卒業")
    assert [line.text for line in histories.spans(told)] == [line.text for line in told]


def test_a_title_may_stand_behind_coming_and_a_promotion_begins_a_position() -> None:
    told = lines_of(
        "2014\t4\t丸木食品商事株式会社 入社\t営業職",
        "2018\t9\t丸木食品商事株式会社\t一\t身上の都合により退職",
        "2018\t10\t株式会社山川精工 入社（法人営業担当）",
        "2021\t4\t株式会社山川精工 営業課長に昇進",
        "\t\t現在に至る",
    )
    found = [
        (job.position, job.name, job.location, job.start_date, job.end_date)
        for job in work.read(told)
    ]
    assert found == [
        ("営業職", "丸木食品商事株式会社", "", "2014-04", "2018-09"),
        ("法人営業担当", "株式会社山川精工", "", "2018-10", "2021-04"),
        ("営業課長", "株式会社山川精工", "", "2021-04", ""),
    ]


def test_a_department_behind_coming_is_no_title() -> None:
    told = lines_of(
        "2014\t4\t丸木食品商事株式会社 入社（総務部配属）", "2018\t9\t丸木食品商事株式会社 退職"
    )
    assert [(job.position, job.name) for job in work.read(told)] == [("", "丸木食品商事株式会社")]


def test_a_role_that_no_list_knows_is_told_by_how_its_name_ends() -> None:
    told = lines_of(
        "2014\t4\t株式会社さくら染物 入社 染色補助",
        "2016\t4\t株式会社さくら染物 染色士に昇格",
        "2020\t3\t株式会社さくら染物 退職",
        "2020\t4\t一般社団法人みどり会 みどり工房 入職 主任染色士",
        "\t\t現在に至る",
    )
    found = [(job.name, job.position, job.start_date, job.end_date) for job in work.read(told)]
    assert found == [
        ("株式会社さくら染物", "染色補助", "2014-04", "2016-04"),
        ("株式会社さくら染物", "染色士", "2016-04", "2020-03"),
        ("一般社団法人みどり会 みどり工房", "主任染色士", "2020-04", ""),
    ]


def test_a_promotion_that_lasts_says_so_in_its_row() -> None:
    told = lines_of(
        "2014年4月\t有限会社北川硝子 入社（営業事務）",
        "2017年2月\t有限会社北川硝子 退職",
        "2017年4月\t株式会社南海窓 入社（受付担当）",
        "2020年4月\t同社 契約課 主任（現在に至る）",
        "以上",
    )
    found = [(job.position, job.name, job.start_date, job.end_date) for job in work.read(told)]
    assert found == [
        ("営業事務", "有限会社北川硝子", "2014-04", "2017-02"),
        ("受付担当", "株式会社南海窓", "2017-04", "2020-04"),
        ("契約課 主任", "株式会社南海窓", "2020-04", ""),
    ]


def test_as_what_somebody_was_there_may_stand_below() -> None:
    told = lines_of(
        "2013\t4\tみさき硝子株式会社\t入社",
        "\t\t製造部に配属",
        "2018\t3\t一身上の都合により退職",
        "2018\t4\t樽前窯業有限会社\t入社",
        "\t\t工場長として製造を担当",
        "\t\t現在に至る",
    )
    found = [(job.name, job.position) for job in work.read(told)]
    assert found == [("みさき硝子株式会社", ""), ("樽前窯業有限会社", "工場長")]

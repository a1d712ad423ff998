"""Fictional resumes, made in the test: nine languages, Word and PDF, a dozen layouts."""

import io
from collections.abc import Callable
from typing import Any, NamedTuple

import docx
import typst
from docx.oxml import parse_xml
from docx.shared import Pt


class Job(NamedTuple):
    title: str
    employer: str
    dates: str
    months: tuple[str, str]  # as the resume has them: start and end, "" up to now
    told: tuple[str, ...] = ()


class School(NamedTuple):
    degree: str
    name: str
    dates: str


class Persona(NamedTuple):
    name: str
    email: str
    phone: str
    place: str
    headings: tuple[str, str, str, str]  # work, education, skills, languages
    jobs: tuple[Job, ...]
    schools: tuple[School, ...]
    skills: tuple[str, ...]
    languages: tuple[str, ...]


PERSONAS = {
    "en": Persona(
        "Oriana Whitcombe", "oriana.whitcombe@example.org", "+44 20 7946 0018", "Leeds, UK",
        ("Professional Experience", "Education", "Technical Skills", "Languages"),
        (
            Job("Lead Hydrologist", "Fennmoor Water Trust", "May 2019 – Present", ("2019-05", ""),
                ("Mapped 40 flood plains with satellite data", "Trained a team of six")),
            Job("Field Technician", "Calder Surveys Ltd", "September 2015 – April 2019",
                ("2015-09", "2019-04"), ("Kept 200 gauges running through two winters",)),
        ),
        (School("BSc Physical Geography", "University of Northmere", "2012 – 2015"),),
        ("QGIS", "Python", "Field sampling", "R"), ("English (native)", "Welsh (B1)"),
    ),
    "de": Persona(
        "Jörg Lindenthal", "joerg.lindenthal@example.de", "+49 30 901820 44", "Berlin, Deutschland",
        ("Berufserfahrung", "Ausbildung", "Kenntnisse", "Sprachen"),
        (
            Job("Softwareentwickler", "Havelwerk GmbH", "seit 03/2020", ("2020-03", ""),
                ("Abrechnung für 90 Stadtwerke gebaut", "Testabdeckung von 20 auf 85 % erhöht")),
            Job("Werkstudent Datenanalyse", "Spreeblick AG", "10/2017 – 02/2020",
                ("2017-10", "2020-02"), ("Berichte automatisiert",)),
        ),
        (School("Master of Science Informatik", "Technische Universität Altmark", "2017 – 2020"),),
        ("Java", "PostgreSQL", "Docker", "Kubernetes"), ("Deutsch (fließend)", "Englisch (C1)"),
    ),
    "fr": Persona(
        "Maëlle Castaing", "maelle.castaing@example.fr", "+33 1 99 00 42 18", "Lyon, France",
        ("Expérience professionnelle", "Formation", "Compétences", "Langues"),
        (
            Job("Cheffe de projet", "Ateliers Brévent", "depuis janvier 2021", ("2021-01", ""),
                ("Pilotage de douze chantiers", "Budget de 2 M€")),
            Job("Chargée de communication", "Maison Tilleul", "sept. 2017 à déc. 2020",
                ("2017-09", "2020-12"), ("Refonte du site",)),
        ),
        (School("Master Communication", "Université de Valserine", "2015 – 2017"),),
        ("Gestion de budget", "Figma", "WordPress"), ("Français (natif)", "Anglais (C1)"),
    ),
    "es": Persona(
        "Inés Robledo Saura", "ines.robledo@example.es", "+34 910 55 01 77", "Madrid, España",
        ("Experiencia laboral", "Formación académica", "Habilidades", "Idiomas"),
        (
            Job("Ingeniera de datos", "Nubeclara S.L.", "abril de 2021 – actualidad",
                ("2021-04", ""), ("Tuberías de datos para 30 tiendas",)),
            Job("Analista de negocio", "Grupo Almendro", "2018 – marzo de 2021",
                ("2018", "2021-03"), ("Cuadros de mando semanales",)),
        ),
        (School("Grado en Matemáticas", "Universidad de Ribera", "2014 – 2018"),),
        ("Spark", "SQL", "Airflow"), ("Español (nativo)", "Inglés (B2)"),
    ),
    "pt": Persona(
        "Duarte Figueira", "duarte.figueira@example.pt", "+351 21 555 0134", "Porto, Portugal",
        ("Experiência profissional", "Formação académica", "Competências", "Idiomas"),
        (
            Job("Gestor de produto", "Marinhais Digital", "junho de 2020 – presente",
                ("2020-06", ""), ("Lançou três aplicações",)),
            Job("Analista de sistemas", "Banco Serrano", "fev. 2016 – maio 2020",
                ("2016-02", "2020-05"), ("Integração de pagamentos",)),
        ),
        (School("Licenciatura em Engenharia Informática", "Universidade Valongo", "2012 – 2015"),),
        ("Jira", "SQL", "Testes A/B"), ("Português (nativo)", "Inglês (C1)"),
    ),
    "it": Persona(
        "Fabrizio Montelupo", "fabrizio.montelupo@example.it", "+39 06 5550 1423", "Roma, Italia",
        ("Esperienze lavorative", "Istruzione e formazione", "Competenze", "Lingue"),
        (
            Job("Progettista meccanico", "Officine Brenta S.p.A.", "gen 2019 – oggi",
                ("2019-01", ""), ("Stampi per 14 clienti",)),
            Job("Tirocinante", "Studio Falco", "settembre 2017 – dicembre 2018",
                ("2017-09", "2018-12"), ("Disegni in CAD",)),
        ),
        (School("Laurea in Ingegneria Meccanica", "Politecnico di Valdara", "2012 – 2017"),),
        ("SolidWorks", "AutoCAD", "Matlab"), ("Italiano (madrelingua)", "Inglese (B2)"),
    ),
    "nl": Persona(
        "Marloes van Dijkhuizen", "marloes.vandijkhuizen@example.nl", "+31 20 555 0171",
        "Utrecht, Nederland",
        ("Werkervaring", "Opleiding", "Vaardigheden", "Talen"),
        (
            Job("Projectleider", "Waterweg B.V.", "mei 2019 – heden", ("2019-05", ""),
                ("Leidde acht dijkprojecten",)),
            Job("Junior adviseur", "Polder Advies", "sept 2016 – april 2019",
                ("2016-09", "2019-04"), ("Schreef 30 rapporten",)),
        ),
        (School("Master Civiele Techniek", "Universiteit Rijnmond", "2013 – 2016"),),
        ("Prince2", "Excel", "ArcGIS"), ("Nederlands (moedertaal)", "Engels (C1)"),
    ),
    "pl": Persona(
        "Łucja Brzezińska", "lucja.brzezinska@example.pl", "+48 22 555 01 92", "Kraków, Polska",
        ("Doświadczenie zawodowe", "Wykształcenie", "Umiejętności", "Języki"),
        (
            Job("Programistka Python", "Wiślany Kod Sp. z o.o.", "marzec 2020 – obecnie",
                ("2020-03", ""), ("Zbudowała system rezerwacji",)),
            Job("Młodszy analityk", "Bank Jodłowy", "wrzesień 2017 – luty 2020",
                ("2017-09", "2020-02"), ("Raporty ryzyka",)),
        ),
        (School("Magister informatyki", "Uniwersytet Tatrzański", "2012 – 2017"),),
        ("Python", "Django", "PostgreSQL"), ("Polski (ojczysty)", "Angielski (C1)"),
    ),
    "ja": Persona(
        "水野 千晴", "chiharu.mizuno@example.jp", "+81 3-5550-0187", "東京, 日本",
        ("職務経歴", "学歴", "スキル", "語学"),
        (
            Job("バックエンドエンジニア", "株式会社青葉システム", "2020年4月 – 現在",
                ("2020-04", ""),
                ("決済基盤を再構築",)),
            Job("プログラマー", "有限会社みなと工房", "2017年4月 – 2020年3月",
                ("2017-04", "2020-03"),
                ("在庫管理を自動化",)),
        ),
        (School("工学部 学士", "北斗大学", "2013年4月 – 2017年3月"),),
        ("Go", "PostgreSQL", "Kubernetes"), ("日本語 (母語)", "英語 (ビジネス)"),
    ),
}  # fmt: skip

_BOX = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox><w:txbxContent>{}'
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


def word_resume(who: Persona, layout: str) -> bytes:
    """Return a Word document; the layouts are those of WORD_LAYOUTS."""
    document = docx.Document()
    WORD_LAYOUTS[layout](document, who)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _contact(who: Persona) -> str:
    return f"{who.email} | {who.phone} | {who.place}"


def _plain(document: Any, who: Persona) -> None:
    document.add_heading(who.name, 0)
    document.add_paragraph(_contact(who))
    _rest(document, who)


def _rest(document: Any, who: Persona) -> None:
    work, education, skills, languages = who.headings
    document.add_heading(work, 1)
    for job in who.jobs:
        document.add_paragraph(job.title)
        document.add_paragraph(f"{job.employer}, {job.dates}")
        for told in job.told:
            document.add_paragraph(told, style="List Bullet")
    document.add_heading(education, 1)
    for school in who.schools:
        document.add_paragraph(f"{school.degree}, {school.name}\t{school.dates}")
    document.add_heading(skills, 1)
    document.add_paragraph(", ".join(who.skills))
    document.add_heading(languages, 1)
    document.add_paragraph(", ".join(who.languages))


def _page_header(document: Any, who: Persona) -> None:
    document.sections[0].header.paragraphs[0].text = f"{who.name}\t{who.email}\t{who.phone}"
    document.add_paragraph(who.place)
    _rest(document, who)


def _text_box(document: Any, who: Persona) -> None:
    """Contact and skills in boxes, the skills under a heading without a look of its own."""
    *_, skills, _ = who.headings
    for texts in ((who.name, who.email, who.phone, who.place), (skills, *who.skills)):
        lines = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)
        document.add_paragraph()._p.append(parse_xml(_BOX.format(lines)))
    _rest(document, who._replace(skills=()))


def _tabs(document: Any, who: Persona) -> None:
    """Bold capitals for headings, employer and dates on one line, the title below."""
    _large(document, who.name)
    document.add_paragraph(f"{who.phone}\t{who.email}")
    work, education, skills, _ = who.headings
    _bold(document, work.upper())
    for job in who.jobs:
        _bold(document, f"{job.employer}\t{job.dates}")
        document.add_paragraph(job.title)
        for told in job.told:
            document.add_paragraph(f"• {told}")
    _bold(document, education.upper())
    for school in who.schools:
        document.add_paragraph(f"{school.name}\t{school.dates}")
        document.add_paragraph(school.degree)
    _bold(document, skills.upper())
    for skill in who.skills:
        document.add_paragraph(f"• {skill}")


def _table(document: Any, who: Persona) -> None:
    """A table with the dates on the left, as German-speaking countries write it."""
    _large(document, who.name)
    document.add_paragraph(_contact(who))
    work, education, skills, _ = who.headings
    document.add_heading(work, 2)
    table = document.add_table(0, 2)
    for job in who.jobs:
        cells = table.add_row().cells
        cells[0].text = job.dates
        cells[1].text = f"{job.title}, {job.employer}"
        for told in job.told:
            cells[1].add_paragraph(told, style="List Bullet")
    document.add_heading(education, 2)
    table = document.add_table(0, 2)
    for school in who.schools:
        cells = table.add_row().cells
        cells[0].text = school.dates
        cells[1].text = f"{school.degree}, {school.name}"
    document.add_heading(skills, 2)
    document.add_paragraph(" • ".join(who.skills))


def _sidebar(document: Any, who: Persona) -> None:
    """One table with two cells: who and what on the left, work and schools on the right."""
    work, education, skills, languages = who.headings
    left, right = document.add_table(1, 2).rows[0].cells
    left.text = who.name
    for text in (who.email, who.phone, who.place):
        left.add_paragraph(text)
    _bold(left, skills)
    for skill in who.skills:
        left.add_paragraph(skill)
    _bold(left, languages)
    for language in who.languages:
        left.add_paragraph(language)
    right.text = ""
    _bold(right, work)
    for job in who.jobs:
        _bold(right, f"{job.title} – {job.employer}")
        right.add_paragraph(job.dates)
        for told in job.told:
            right.add_paragraph(told, style="List Bullet")
    _bold(right, education)
    for school in who.schools:
        right.add_paragraph(school.degree)
        right.add_paragraph(school.name)
        right.add_paragraph(school.dates)


def _bold(place: Any, text: str) -> None:
    place.add_paragraph().add_run(text).bold = True


def _large(document: Any, text: str) -> None:
    run = document.add_paragraph().add_run(text)
    run.bold, run.font.size = True, Pt(22)


WORD_LAYOUTS: dict[str, Callable[[Any, Persona], None]] = {
    "plain": _plain,
    "page header": _page_header,
    "text box": _text_box,
    "tabs": _tabs,
    "table": _table,
    "sidebar": _sidebar,
}


def pdf_resume(who: Persona, layout: str) -> bytes:
    """Return a PDF; the layouts are those of PDF_LAYOUTS."""
    source = _HEAD + PDF_LAYOUTS[layout](who)
    return typst.compile(source.encode())


_HEAD = '#set text(font: "Libertinus Serif", size: 10pt)\n#set page(margin: 18mm)\n'


def _said(text: str) -> str:
    """Return a text for typst, in which none of its signs mean anything."""
    return "".join(f"\\{sign}" if sign in "\\#$*_`<>@=~[]-+/'\"" else sign for sign in text)


def _bullets(job: Job) -> str:
    return "".join(f"- {_said(told)}\n" for told in job.told)


def _single(who: Persona) -> str:
    """Title, dash, employer on the left; the dates on the right."""
    work, education, skills, languages = map(_said, who.headings)
    jobs = "".join(
        f"*{_said(job.title)}* — {_said(job.employer)} #h(1fr) {_said(job.dates)}\n"
        f"{_bullets(job)}\n"
        for job in who.jobs
    )
    schools = "".join(
        f"{_said(s.name)} #h(1fr) {_said(s.dates)} \\ {_said(s.degree)}\n\n" for s in who.schools
    )
    return (
        f"#text(22pt)[*{_said(who.name)}*]\n\n{_said(_contact(who))}\n"
        f"== {work}\n{jobs}\n== {education}\n{schools}\n== {skills}\n"
        f"{_said(', '.join(who.skills))}\n== {languages}\n{_said(', '.join(who.languages))}\n"
    )


def _side(who: Persona, *, is_left: bool) -> str:
    """A sidebar with contact, skills and languages, whose headings are set in capitals."""
    work, education, skills, languages = map(_said, who.headings)
    side = (
        f"#text(18pt)[*{_said(who.name)}*]\n\n{_said(who.email)}\n\n{_said(who.phone)}\n\n"
        f"{_said(who.place)}\n\n== {skills.upper()}\n"
        + "\n\n".join(map(_said, who.skills))
        + f"\n== {languages.upper()}\n"
        + "\n\n".join(map(_said, who.languages))
    )
    main = (
        f"== {work}\n"
        + "".join(
            f"*{_said(job.title)}* \\ {_said(job.employer)} \\ {_said(job.dates)}\n"
            f"{_bullets(job)}\n"
            for job in who.jobs
        )
        + f"== {education}\n"
        + "".join(
            f"*{_said(s.degree)}* \\ {_said(s.name)} \\ {_said(s.dates)}\n\n" for s in who.schools
        )
    )
    columns = (side, main) if is_left else (main, side)
    widths = "(55mm, 1fr)" if is_left else "(1fr, 55mm)"
    return f"#grid(columns: {widths}, gutter: 8mm, [{columns[0]}], [{columns[1]}])"


def _awesome(who: Persona) -> str:
    """Employer and place on the first line, title and dates on the second; small capitals."""
    work, education, skills, _ = map(_said, who.headings)
    jobs = "".join(
        f"*{_said(job.employer)}* #h(1fr) _{_said(who.place)}_ \\ "
        f"#smallcaps[{_said(job.title)}] #h(1fr) {_said(job.dates)}\n{_bullets(job)}\n"
        for job in who.jobs
    )
    schools = "".join(
        f"*{_said(s.name)}* #h(1fr) _{_said(who.place)}_ \\ "
        f"#smallcaps[{_said(s.degree)}] #h(1fr) {_said(s.dates)}\n\n"
        for s in who.schools
    )
    return (
        f"#align(center)[#text(26pt)[{_said(who.name)}] \\ {_said(_contact(who))}]\n"
        f"#set text(hyphenate: true)\n#set par(justify: true)\n"
        f"#text(15pt)[*{work}*] #box(width: 1fr, line(length: 100%))\n\n{jobs}\n"
        f"#text(15pt)[*{education}*] #box(width: 1fr, line(length: 100%))\n\n{schools}\n"
        f"#text(15pt)[*{skills}*] #box(width: 1fr, line(length: 100%))\n\n"
        f"{_said(' · '.join(who.skills))}\n"
    )


def _rail(who: Persona) -> str:
    """Labels and dates in a narrow column on the left, as moderncv and Europass have them."""
    work, education, skills, languages = map(_said, who.headings)

    def row(left: str, right: str) -> str:
        return f"[{left}], [{right}],"

    rows = [row("", f"#text(13pt)[*{work}*]")]
    rows += [
        row(_said(job.dates), f"*{_said(job.title)}* \\ {_said(job.employer)}\n{_bullets(job)}")
        for job in who.jobs
    ]
    rows.append(row("", f"#text(13pt)[*{education}*]"))
    rows += [row(_said(s.dates), f"*{_said(s.degree)}* \\ {_said(s.name)}") for s in who.schools]
    rows.append(row("", f"#text(13pt)[*{skills}*]"))
    rows.append(row("", _said(", ".join(who.skills))))
    rows.append(row("", f"#text(13pt)[*{languages}*]"))
    rows.append(row("", _said(", ".join(who.languages))))
    return (
        f"#text(24pt)[{_said(who.name)}]\n\n{_said(_contact(who))}\n\n"
        f"#grid(columns: (42mm, 1fr), gutter: 5mm, align: (right, left), {' '.join(rows)})"
    )


def _timeline(who: Persona) -> str:
    """Dates with the place below them in a rail under full headings; dots that are drawn."""
    work, education, skills, _ = map(_said, who.headings)
    dot = "#box(circle(radius: 1.3pt, fill: black), baseline: -2pt)"

    def row(dates: str, head: str, name: str, told: tuple[str, ...] = ()) -> str:
        points = "".join(f" \\ #h(4mm)#box[{dot}]#h(2mm){_said(each)}" for each in told)
        return (
            f"#grid(columns: (42mm, 1fr), gutter: 5mm, [#text(9pt)[{_said(dates)} \\ "
            f"{_said(who.place)}]], [*{_said(head)}* \\ {_said(name)}{points}])\n\n"
        )

    jobs = "".join(row(job.dates, job.title, job.employer, job.told) for job in who.jobs)
    schools = "".join(row(s.dates, s.degree, s.name) for s in who.schools)
    return (
        f"#text(24pt)[{_said(who.name)}]\n\n{_said(_contact(who))}\n\n"
        f"== {work}\n{jobs}\n== {education}\n{schools}\n== {skills}\n"
        f"{_said(', '.join(who.skills))}\n"
    )


def _labels(who: Persona) -> str:
    """Contact right of the name; headings in a rail of their own, broken over two rows."""
    work, education, skills, languages = who.headings

    def row(heading: str, *texts: str) -> str:
        label = " \\ ".join(_said(each.upper()) for each in heading.split())
        return f"#grid(columns: (42mm, 1fr), gutter: 5mm, [*{label}*], [{' '.join(texts)}])\n\n"

    def dated(first: str, second: str, dates: str) -> str:
        return f"*{_said(first)}*, {_said(second)} #h(1fr) {_said(dates)}"

    contact = " \\ ".join(map(_said, (who.email, who.phone, who.place)))
    return (
        f"#grid(columns: (1fr, 70mm), [#text(24pt)[*{_said(who.name)}*]], [{contact}])\n\n"
        "#v(10mm)\n"
        + row(work, *(f"{dated(j.title, j.employer, j.dates)}\n{_bullets(j)}\n" for j in who.jobs))
        + row(education, *(f"{dated(s.degree, s.name, s.dates)}\n\n" for s in who.schools))
        + row(skills, _said(", ".join(who.skills)))
        + row(languages, _said(", ".join(who.languages)))
    )


def _spaced(who: Persona) -> str:
    """Letter-spaced capitals for the name and the headings; dates first on each line."""
    work, education, skills, _ = (_said(each.upper()) for each in who.headings)
    jobs = "".join(
        f"{_said(job.dates)}: {_said(job.title)}, {_said(job.employer)}\n{_bullets(job)}\n"
        for job in who.jobs
    )
    schools = "".join(
        f"{_said(s.dates)}: {_said(s.degree)}, {_said(s.name)}\n\n" for s in who.schools
    )

    def title(text: str) -> str:
        return f"#text(12pt, tracking: 4pt)[{text}]\n\n"

    return (
        f"#text(20pt, tracking: 6pt)[{_said(who.name.upper())}]\n\n{_said(_contact(who))}\n\n"
        f"{title(work)}{jobs}\n{title(education)}{schools}\n{title(skills)}"
        + "".join(f"- {_said(skill)}\n" for skill in who.skills)
    )


PDF_LAYOUTS: dict[str, Callable[[Persona], str]] = {
    "single": _single,
    "left sidebar": lambda who: _side(who, is_left=True),
    "right sidebar": lambda who: _side(who, is_left=False),
    "awesome": _awesome,
    "rail": _rail,
    "timeline": _timeline,
    "labels": _labels,
    "letter-spaced": _spaced,
}

"""Every kind of background work, as one list to read. To add one: a handler and a line here.

Imports no Django, so that a handler is known by its dotted name only: work is handed upwards by
the name of its task type, never by an import.
"""

from dataclasses import dataclass

MINUTE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskType:
    name: str
    handler: str  # dotted path of `def handler(task: TaskHandle) -> dict[str, Any] | None`
    label: str  # what it makes, for the task list: “Cover letter”
    doing: str  # what it is doing, until the handler says more: “Writing a letter”
    timeout: int  # seconds; the worker is stopped after that, at most TASK_TIMEOUT_MAX
    is_safe_to_rerun: bool  # run again by itself after a crash, instead of asking the person
    subject: str = ""  # the param that tells two tasks without a job apart
    about: str = ""  # the param that names the work to a person


TASK_TYPES: tuple[TaskType, ...] = (
    TaskType(
        name="import_postings",
        handler="jobs.tasks.import_postings",
        label="Import",
        doing="Reading the file",
        timeout=60 * MINUTE,
        is_safe_to_rerun=True,
        subject="upload",
        about="name",
    ),
    TaskType(
        name="discover",
        handler="jobs.tasks.discover",
        label="Search",
        doing="Searching the job boards",
        timeout=60 * MINUTE,
        is_safe_to_rerun=True,
        subject="profile",
        about="profile",
    ),
    TaskType(
        name="capture",
        handler="jobs.tasks.capture",
        label="Capture",
        doing="Reading pages",
        timeout=30 * MINUTE,
        is_safe_to_rerun=True,
        subject="batch",
        about="about",
    ),
    TaskType(
        name="enrich",
        handler="jobs.tasks.enrich",
        label="Missing descriptions",
        doing="Looking for missing descriptions",
        timeout=60 * MINUTE,
        is_safe_to_rerun=True,
    ),
    TaskType(
        name="rescore",
        handler="jobs.tasks.rescore",
        label="New scores",
        doing="Scoring all jobs again",
        timeout=30 * MINUTE,
        is_safe_to_rerun=True,
    ),
    TaskType(
        name="read_pay",
        handler="jobs.tasks.read_pay",
        label="Pay in texts",
        doing="Reading the pay out of texts",
        timeout=30 * MINUTE,
        is_safe_to_rerun=True,
        subject="reader",
    ),
    TaskType(
        name="rewordings",
        handler="jobs.tasks.write_rewordings",
        label="Other wordings",
        doing="Looking for other wordings",
        timeout=20 * MINUTE,
        is_safe_to_rerun=False,  # a model call may cost money
    ),
    TaskType(
        name="match_note",
        handler="jobs.tasks.write_match_note",
        label="Note on the match",
        doing="Writing a note",
        timeout=20 * MINUTE,
        is_safe_to_rerun=False,
    ),
    TaskType(
        name="liveness",
        handler="jobs.tasks.check_liveness",
        label="Still open?",
        doing="Looking whether jobs are still open",
        timeout=60 * MINUTE,
        is_safe_to_rerun=True,
    ),
    TaskType(
        name="hide_known",
        handler="jobs.tasks.hide_known",
        label="Hidden jobs",
        doing="Looking for jobs that match your blocklist",
        timeout=30 * MINUTE,
        is_safe_to_rerun=True,
        subject="digest",
    ),
    TaskType(
        name="reveal",
        handler="jobs.tasks.reveal",
        label="Hidden postings",
        doing="Bringing postings back",
        timeout=60 * MINUTE,
        is_safe_to_rerun=True,
        subject="choice",
        about="words",
    ),
    TaskType(
        name="bulk_change",
        handler="jobs.tasks.change_many",
        label="Library",
        doing="Changing many jobs",
        timeout=60 * MINUTE,
        is_safe_to_rerun=True,
        subject="change",
        about="words",
    ),
    TaskType(
        name="bulk_undo",
        handler="jobs.tasks.undo_many",
        label="Undo",
        doing="Taking back",
        timeout=60 * MINUTE,
        is_safe_to_rerun=True,
        subject="change",
        about="words",
    ),
    TaskType(
        name="read_resume",
        handler="jobs.tasks.read_resume",
        label="Resume",
        doing="Reading the file",
        timeout=2 * MINUTE,
        is_safe_to_rerun=True,
        subject="upload",
        about="name",
    ),
    TaskType(
        name="reread_file",
        handler="jobs.tasks.reread_file",
        label="Resume, read again",
        doing="Reading the file of your resume again",
        timeout=2 * MINUTE,
        is_safe_to_rerun=True,
        subject="resume",
        about="name",
    ),
    TaskType(
        name="reread_resume",
        handler="jobs.tasks.reread_resume",
        label="Resume, by a model",
        doing="A model reads your resume",
        timeout=20 * MINUTE,
        # A model call may cost money: the person decides.
        is_safe_to_rerun=False,
        subject="resume",
        about="name",
    ),
    TaskType(
        name="cover_letter",
        handler="jobs.tasks.write_cover_letter",
        label="Cover letter",
        doing="Writing a letter",
        timeout=20 * MINUTE,
        # A model call may cost money and the words so far are kept: the person decides.
        is_safe_to_rerun=False,
    ),
    TaskType(
        name="draft",
        handler="jobs.tasks.write_draft",
        label="Draft",
        doing="Writing a text",
        timeout=20 * MINUTE,
        is_safe_to_rerun=False,
        subject="kind",
    ),
)


def find(name: str) -> TaskType | None:
    return next((kind for kind in TASK_TYPES if kind.name == name), None)

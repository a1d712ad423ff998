from django.urls import path

from jobs.views import (
    apply,
    capture,
    detail,
    gaps,
    hidden,
    importing,
    intake,
    library,
    library_bulk,
    library_export,
    resume_editing,
    resumes,
    review,
    review_bulk,
    sameness,
)

app_name = "jobs"
urlpatterns = [
    # the library
    path("", library.library, name="library"),
    path("views/save/", library.save_view, name="save-view"),
    path("views/<int:pk>/remove/", library.remove_view, name="remove-view"),
    path("export/<slug:form>/", library_export.export_view, name="export-view"),
    path("change/", library_bulk.change_many, name="change-many"),
    path("changes/<int:pk>/undo/", library_bulk.undo_change, name="undo-change"),
    path("<int:pk>/star/", library.star, name="star"),
    # the review queue
    path("review/", review.review, name="review"),
    path("review/bulk/", review_bulk.review_bulk, name="review-bulk"),
    path("review/bulk/decide/", review_bulk.decide_bulk, name="review-bulk-decide"),
    path("review/bulk/undo/", review_bulk.undo_bulk, name="review-bulk-undo"),
    path("<int:pk>/approve/", review.approve, name="approve"),
    path("<int:pk>/reject/", review.reject, name="reject"),
    path("<int:pk>/skip/", review.skip, name="skip"),
    path("<int:pk>/undo/", review.undo, name="undo"),
    # one job
    path("<int:pk>/", detail.detail, name="detail"),
    path("<int:pk>/move/", detail.move, name="move"),
    path("<int:pk>/undo-move/", detail.undo_move, name="undo-move"),
    # one job or two
    path("<int:pk>/split/", sameness.split, name="split"),
    path("<int:pk>/same-as/", sameness.same_as, name="same-as"),
    path("<int:pk>/join/", sameness.join, name="join"),
    path("<int:pk>/take-back/", sameness.take_back, name="take-back"),
    # beside the resume
    path("<int:pk>/gaps/", gaps.gaps, name="gaps"),
    path("<int:pk>/resume/export/<slug:form>/", gaps.export_resume, name="export-resume"),
    # applying
    path("apply/", apply.apply_list, name="apply-list"),
    path("<int:pk>/apply/", apply.apply, name="apply"),
    path("<int:pk>/letter/draft/", apply.draft_letter, name="draft-letter"),
    path("<int:pk>/letter/progress/", apply.letter_progress, name="letter-progress"),
    path("<int:pk>/letter/stop/", apply.stop_letter, name="stop-letter"),
    path("<int:pk>/letter/save/", apply.save_letter, name="save-letter"),
    path("<int:pk>/letter/restore/", apply.restore_letter, name="restore-letter"),
    path("<int:pk>/letter/export/<slug:form>/", apply.export_letter, name="export-letter"),
    path("<int:pk>/documents/<int:document>/", apply.document, name="document"),
    path("<int:pk>/applied/", apply.mark_applied, name="mark-applied"),
    path("<int:pk>/apply/reject/", apply.reject_application, name="reject-application"),
    path("<int:pk>/apply/undo/", apply.undo_application, name="undo-application"),
    path("<int:pk>/edit/", capture.edit_job, name="edit"),
    # jobs in
    path("capture/", capture.capture, name="capture"),
    path("capture/bookmarklet/", capture.bookmarklet, name="capture-bookmarklet"),
    path("capture/<int:pk>/", capture.complete, name="capture-complete"),
    path("capture/<int:pk>/again/", capture.again, name="capture-again"),
    path("capture/<int:pk>/dismiss/", capture.dismiss, name="capture-dismiss"),
    path("enrich/", capture.enrich, name="enrich"),
    path("import/", importing.import_postings, name="import"),
    path("import/<slug:token>/", importing.import_columns, name="import-columns"),
    path("runs/", intake.runs, name="runs"),
    path("runs/<int:pk>/", intake.run, name="run"),
    path("discover/", intake.discover, name="discover"),
    # resumes
    path("resumes/", resumes.resumes, name="resumes"),
    path("resumes/reading/<int:pk>/", resumes.reading, name="resume-reading"),
    path("resumes/<int:pk>/", resumes.resume, name="resume"),
    path("resumes/<int:pk>/edit/", resume_editing.edit, name="resume-edit"),
    path("resumes/<int:pk>/versions/", resume_editing.versions, name="resume-versions"),
    path(
        "resumes/<int:pk>/versions/<int:revision>/", resume_editing.version, name="resume-version"
    ),
    path(
        "resumes/<int:pk>/versions/<int:revision>/restore/",
        resume_editing.restore,
        name="resume-restore",
    ),
    path("resumes/<int:pk>/file/", resumes.original, name="resume-original"),
    path("resumes/<int:pk>/json/", resumes.export, name="resume-export"),
    path("resumes/<int:pk>/default/", resumes.make_default, name="resume-default"),
    path("resumes/<int:pk>/duplicate/", resumes.duplicate, name="resume-duplicate"),
    path("resumes/<int:pk>/delete/", resumes.delete, name="resume-delete"),
    path("resumes/<int:pk>/delete/undo/", resumes.undo_delete, name="resume-undo-delete"),
    # what the rules hid
    path("hidden/", hidden.hidden, name="hidden"),
    path("hidden/<int:pk>/show/", hidden.show_anyway, name="show-anyway"),
    path("hidden/show-all/", hidden.show_all, name="show-all-hidden"),
    path("hidden/relax/", hidden.relax, name="relax"),
    path("hidden/reveals/<int:pk>/undo/", hidden.undo_reveal, name="undo-reveal"),
]

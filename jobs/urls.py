from django.urls import path

from jobs.views import detail, review, review_bulk

app_name = "jobs"
urlpatterns = [
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
]

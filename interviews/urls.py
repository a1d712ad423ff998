from django.urls import path

from interviews.views import board

app_name = "interviews"
urlpatterns = [
    path("", board.board, name="board"),
    path("rejected/", board.rejected, name="rejected"),
    path("<int:pk>/move/", board.move, name="move"),
    path("<int:pk>/undo/", board.undo, name="undo"),
]

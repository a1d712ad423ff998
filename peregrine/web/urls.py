"""Home, sign-in, background tasks."""

from django.contrib.auth import views as auth
from django.urls import path, reverse_lazy

from peregrine.web import connections, tasks
from peregrine.web.home import home
from peregrine.web.signin import SignIn, claim
from peregrine.web.theme import theme

urlpatterns = [
    path("", home, name="home"),
    path("theme/", theme, name="theme"),
    # background work
    path("tasks/", tasks.tasks, name="tasks"),
    path("tasks/badge/", tasks.task_badge, name="task-badge"),
    path("tasks/<int:pk>/", tasks.task_row, name="task-row"),
    path("tasks/<int:pk>/cancel/", tasks.task_cancel, name="task-cancel"),
    path("tasks/<int:pk>/retry/", tasks.task_retry, name="task-retry"),
    # what leaves this computer
    path("connections/", connections.connections, name="connections"),
    path("connections/airplane/", connections.airplane_mode, name="airplane-mode"),
    # the account
    path("login/", SignIn.as_view(), name="login"),
    path("logout/", auth.LogoutView.as_view(), name="logout"),
    path("claim/", claim, name="claim"),
    path(
        "password/",
        auth.PasswordChangeView.as_view(
            template_name="registration/change_password.html", success_url=reverse_lazy("home")
        ),
        name="password_change",
    ),
    path(
        "password/reset/<uidb64>/<token>/",
        auth.PasswordResetConfirmView.as_view(
            template_name="registration/reset_password.html",
            success_url=reverse_lazy("home"),
            post_reset_login=True,
            post_reset_login_backend="django.contrib.auth.backends.ModelBackend",
        ),
        name="password_reset_confirm",
    ),
]

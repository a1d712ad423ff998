from django.urls import path

from peregrine.setup import views

app_name = "settings"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("profile/", views.profile, name="profile"),
    path("keywords/", views.keywords, name="keywords"),
    path("blocklist/", views.blocklist, name="blocklist"),
]

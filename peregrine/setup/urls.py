from django.urls import path

from peregrine.setup import profile_from_resume, scoring, search_views, suggestions, views
from peregrine.setup.language_models import calls
from peregrine.setup.language_models import views as models

app_name = "settings"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("profile/", views.profile, name="profile"),
    path(
        "profile/from-resume/<int:pk>/",
        profile_from_resume.profile_from_resume,
        name="profile-from-resume",
    ),
    path("keywords/", views.keywords, name="keywords"),
    path("keywords/undo/", views.undo_keywords, name="keywords-undo"),
    path("keywords/suggested/", suggestions.suggested, name="keywords-suggested"),
    path("scoring/", scoring.scoring, name="scoring"),
    path("scoring/again/", scoring.rescore, name="rescore"),
    path("scoring/adopt/", scoring.adopt, name="adopt"),
    path("blocklist/", views.blocklist, name="blocklist"),
    path("contact/", views.contact, name="contact"),
    # what is searched for
    path("searches/", search_views.search_list, name="searches"),
    path("searches/add/", search_views.search_add, name="search-add"),
    path("searches/edit/", search_views.search_edit, name="search-edit"),
    path("searches/switch/", search_views.search_switch, name="search-switch"),
    path("searches/copy/", search_views.search_copy, name="search-copy"),
    path("searches/remove/", search_views.search_remove, name="search-remove"),
    path("searches/by-itself/", search_views.by_itself, name="by-itself"),
    # boards that need something
    path("adzuna/", search_views.adzuna, name="adzuna"),
    path("usajobs/", search_views.usajobs, name="usajobs"),
    path("craigslist/", search_views.craigslist, name="craigslist"),
    path("boards/<slug:name>/try/", search_views.board_try, name="board-try"),
    # language models
    path("models/", models.models, name="models"),
    path("models/add/", models.add, name="model-add"),
    path("models/budget/", models.save_budget, name="model-budget"),
    path("models/calls/", calls.calls, name="model-calls"),
    path("models/order/<slug:key>/", models.order, name="model-order"),
    path("models/of/<path:name>/remove/", models.remove, name="model-remove"),
    path("models/of/<path:name>/test/", models.test, name="model-test"),
    path("models/of/<path:name>/consent/", models.consent_page, name="model-consent"),
    path("models/of/<path:name>/", models.backend, name="model"),
]

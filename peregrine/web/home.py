"""Today: what should I do now?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from peregrine.web.today import Today, first_name, part_of_day


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    now = timezone.localtime()
    context = {
        "section": "today",
        "today": Today(now),
        "now": now,
        "first_name": first_name(),
        "part_of_day": part_of_day(now),
    }
    return render(request, "home.html", context)

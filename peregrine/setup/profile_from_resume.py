"""Fill the profile from a resume: what would be written is shown and ticked first."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from jobs.models import Resume
from jobs.profile_offers import Offer, offers
from peregrine.conf import ConfigError, ConflictError, store
from peregrine.conf.profile import UserProfile
from peregrine.setup.forms import ProfileForm

CONFLICT, INVALID = 409, 422
_FILE = ProfileForm.file


@require_http_methods(["GET", "HEAD", "POST"])
def profile_from_resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the resume has for the profile, or write what is ticked of it."""
    resume = get_object_or_404(Resume.objects.kept(), pk=pk)
    snapshot = store.snapshot(_FILE)
    found = offers(UserProfile.load(), resume.content) if snapshot.config else []
    if request.method != "POST":
        return _show(request, resume, found)
    seen = request.POST.get("version", ""), request.POST.get("seen", "")
    if seen != (snapshot.version, str(resume.revision)):
        refused = "Your profile or the resume was changed in the meantime. Look at it again."
        return _show(request, resume, found, refused=refused, status=CONFLICT)
    wanted = set(request.POST.getlist("take"))
    changes = {offer.field: offer.value for offer in found if offer.field in wanted}
    if not changes:
        return _show(request, resume, found, refused="Tick what to take first.", status=INVALID)
    try:
        store.update(_FILE, changes, expected_version=snapshot.version)
    except ConflictError:
        refused = "Your profile was changed in the meantime. Look at it again."
        return _show(request, resume, found, refused=refused, status=CONFLICT)
    except ConfigError as error:
        refused = " ".join(str(problem) for problem in error.problems)
        return _show(request, resume, found, refused=refused, status=INVALID)
    taken = [offer.label for offer in found if offer.field in wanted]
    messages.success(request, f"Your profile has the {' and '.join(taken)} of “{resume}” now.")
    return redirect("settings:profile")


def _show(
    request: HttpRequest,
    resume: Resume,
    found: list[Offer],
    *,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    ticked = request.POST.getlist("take") or [offer.field for offer in found if offer.fills]
    context = {
        "section": "settings",
        "file": store.snapshot(_FILE),
        "resume": resume,
        "offers": found,
        "ticked": ticked,
        "refused": refused,
    }
    return render(request, "setup/profile_from_resume.html", context, status=status)

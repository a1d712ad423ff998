"""Files that a page hands out."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

ANY_FILE = "application/octet-stream"


def download(name: str, content: bytes, content_type: str) -> HttpResponse:
    """Answer a file to keep: a browser neither shows it nor guesses what it is."""
    response = HttpResponse(content, content_type=content_type)
    disposition = content_disposition_header(as_attachment=True, filename=name)
    response["Content-Disposition"] = disposition or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response

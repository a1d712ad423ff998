"""Files that a page hands out."""

from collections.abc import Iterable

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

ANY_FILE = "application/octet-stream"


def download(name: str, content: bytes, content_type: str) -> HttpResponse:
    """Answer a file to keep: a browser neither shows it nor guesses what it is."""
    response = HttpResponse(content, content_type=content_type)
    _to_keep(response, name)
    return response


def stream(name: str, pieces: Iterable[bytes], content_type: str) -> StreamingHttpResponse:
    """Answer a file that is made while it is sent."""
    response = StreamingHttpResponse(pieces, content_type=content_type)
    _to_keep(response, name)
    return response


def _to_keep(response: HttpResponseBase, name: str) -> None:
    disposition = content_disposition_header(as_attachment=True, filename=name)
    response["Content-Disposition"] = disposition or "attachment"
    response["X-Content-Type-Options"] = "nosniff"

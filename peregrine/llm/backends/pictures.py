"""What a picture must be before a model is shown it. Pure."""

from __future__ import annotations

import base64
from collections.abc import Sequence

LARGEST = 5_000_000  # bytes; the smallest limit of the services that are asked
MOST = 10

_KINDS = {b"\xff\xd8": "jpeg", b"\x89PNG": "png", b"GIF8": "gif"}


def media_type(picture: bytes) -> str:
    """Return `image/png` and the like by what the bytes say; empty for anything else."""
    if picture.startswith(b"RIFF") and picture[8:12] == b"WEBP":
        return "image/webp"
    kind = next((kind for start, kind in _KINDS.items() if picture.startswith(start)), "")
    return kind and f"image/{kind}"


def problem(pictures: Sequence[bytes]) -> str:
    """Say why these pictures cannot be shown to a model; the empty string means: they can."""
    if len(pictures) > MOST:
        return f"{len(pictures)} pictures are too many: {MOST} at a time"
    for picture in pictures:
        if not media_type(picture):
            return "the picture is not a PNG, JPEG, GIF or WebP"
        if len(picture) > LARGEST:
            return (
                f"the picture has {len(picture) / 1e6:.1f} MB, and {LARGEST / 1e6:g} MB are allowed"
            )
    return ""


def as_base64(picture: bytes) -> str:
    return base64.b64encode(picture).decode("ascii")

"""The owner's account: made once, by whoever holds the link printed on the console.

Only a digest of the link's token is kept, in a file beside the database that only this user of
the machine can read. A stranger who finds a fresh instance on the network cannot claim it.
"""

import hashlib
import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode


class ClaimRefused(Exception):
    """The account cannot be made with this link; the message can be shown to the person."""


def has_owner() -> bool:
    return User.objects.exists()


def issue_claim_link(base_url: str) -> str | None:
    """Return a fresh link that makes the owner's account, or None when there is an account.

    The links given out before stop working.
    """
    if has_owner():
        return None
    token = secrets.token_urlsafe(32)
    _keep(_digest(token))
    return f"{base_url.rstrip('/')}{reverse('claim')}?token={token}"


def issue_reset_link(base_url: str) -> str | None:
    """Return a one-time link with which the owner sets a new password; None without an owner."""
    owner = User.objects.filter(is_superuser=True, is_active=True).order_by("pk").first()
    if owner is None:
        return None
    uid = urlsafe_base64_encode(force_bytes(owner.pk))
    token = default_token_generator.make_token(owner)
    return base_url.rstrip("/") + reverse("password_reset_confirm", args=[uid, token])


def is_claimable_with(token: str) -> bool:
    """Tell whether `token` is the one that was printed last and not used yet."""
    try:
        kept = _token_file().read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return False
    return secrets.compare_digest(kept, _digest(token))


def claim(user: User, token: str) -> User:
    """Save `user` as the owner. Of several claims at the same time one wins.

    Raises ClaimRefused when there is an owner already or the token is not the latest.
    """
    with transaction.atomic():
        # A row that always exists: whoever holds it is the only one who may be making the account.
        ContentType.objects.select_for_update().get(app_label="auth", model="user")
        if has_owner():
            raise ClaimRefused("This Peregrine already has an owner. Sign in instead.")
        if not is_claimable_with(token):
            raise ClaimRefused("This link is no longer valid.")
        user.is_staff = user.is_superuser = True
        user.save()
    _token_file().unlink(missing_ok=True)
    return user


def _token_file() -> Path:
    return Path(settings.DATA_DIR) / "owner-token"


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _keep(digest: str) -> None:
    """Write the digest to a file that nobody else may read, replacing the one before."""
    path = _token_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(digest)
    fresh.replace(path)

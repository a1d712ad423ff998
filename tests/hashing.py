"""Passwords in tests: the real way to hash them, with one round instead of a million."""

from django.contrib.auth.hashers import PBKDF2PasswordHasher


class OneRound(PBKDF2PasswordHasher):
    """What it writes, the real hasher of another process reads: the rounds stand in the hash."""

    iterations = 1

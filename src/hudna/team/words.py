"""Passwords, codes of six digits, and words that are shown once; only hashes are kept of them."""

import base64
import hashlib
import hmac
import re
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from pyotp.totp import TOTP

LEAST, MOST = 12, 200
"""Characters of a password."""

_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
_GROUPS, _GROUP = 4, 4
_STEP = 30
_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash("the password of nobody")
_CODE = re.compile(r"\d{6}")
_NAME = re.compile(r"[^\W_][\w.-]{1,39}")
_DIGITS = {ord(sign): str(at % 10) for at, sign in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}


def name_of(typed: str) -> str | None:
    """Give the name of an account as it is kept; None when it can be none."""
    name = unicodedata.normalize("NFKC", typed.strip()).casefold()
    return name if _NAME.fullmatch(name) else None


def hashed(password: str) -> str:
    """Give the Argon2id hash of a password."""
    return _HASHER.hash(_composed(password))


def is_password(kept: str | None, typed: str) -> bool:
    """Tell whether a password is the one; without one to compare it takes as long."""
    try:
        return _HASHER.verify(kept or _NOBODY, _composed(typed[: MOST * 4])) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def weakness(password: str, name: str) -> str | None:
    """Give what is wrong with a password: ``short``, ``long`` or ``plain``; None when nothing is."""
    words = _composed(password)
    if len(words) < LEAST:
        return "short"
    if len(words) > MOST:
        return "long"
    plain = words.casefold().replace(name, "")
    return "plain" if len(set(plain)) < 6 or len(plain) < LEAST // 2 else None


def drawn(random: bytes) -> str:
    """Give a word to be shown once, of 16 random bytes: four groups of four signs."""
    signs = [_ALPHABET[byte % len(_ALPHABET)] for byte in random[: _GROUPS * _GROUP]]
    words = "".join(signs)
    return "-".join(words[at : at + _GROUP] for at in range(0, len(words), _GROUP))


def digest(word: str) -> str:
    """Give what is kept of a word that was drawn; how it is grouped does not matter."""
    bare = re.sub(r"[\s-]", "", western(word).casefold())
    return hashlib.sha256(bare.encode("utf-8", "replace")).hexdigest()


def tally(kind: str, what: str) -> str:
    """Give what guesses are counted under; the name field may hold a password typed in haste."""
    return hashlib.sha256(f"{kind} {what}".encode("utf-8", "replace")).hexdigest()


def same(one: str | None, other: str) -> bool:
    """Tell whether two digests are the same, in a time that tells nothing."""
    return one is not None and hmac.compare_digest(one, other)


def secret(random: bytes) -> str:
    """Give a secret of codes of 20 random bytes, in Base32."""
    return base64.b32encode(random).decode()


def address_of(secret_: str, name: str) -> str:
    """Give the address that a telephone takes a secret from."""
    return TOTP(secret_).provisioning_uri(name=name, issuer_name="Hudna")


def step_of(secret_: str, typed: str, moment: int, after: int) -> int | None:
    """Give the half minute that a code is of; None when it is none, or was used already.

    Args:
        secret_: The secret.
        typed: What was typed; digits of any script, blanks do not matter.
        moment: Seconds since 1970; a clock may be half a minute off.
        after: The half minute of the last code that was taken.
    """
    code = re.sub(r"\s", "", western(typed))
    if not _CODE.fullmatch(code):
        return None
    codes = TOTP(secret_)
    now = moment // _STEP
    for step in (now, now - 1, now + 1):
        if step > after and hmac.compare_digest(codes.at(step * _STEP), code):
            return step
    return None


def western(words: str) -> str:
    """Give words with Arabic and Persian digits as western ones."""
    return words.translate(_DIGITS)


def _composed(password: str) -> str:
    return unicodedata.normalize("NFKC", password)

"""What stands before every page: who may knock, how much may be sent, what a browser may do.

The desk is for one machine. A page of the web that a person has open must neither read it (the
name it was asked under is checked, so that no foreign name can be pointed here) nor send it forms
(the origin is checked, and every form carries a token of this very session).
"""

import hmac
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from hudna.model.values import Value

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

MOST_BYTES = 4_000_000
"""What one form may hold."""

COOKIE = "hudna-session"
FIELD = "guard"

_NAMES = ("127.0.0.1", "localhost", "[::1]")


class Site(Value, frozen=True, kw_only=True):
    """Under which names a desk answers.

    Attributes:
        hosts: Names with their ports, as browsers send them.
        secure: People reach it through TLS alone.
    """

    hosts: frozenset[str]
    secure: bool = False

    @property
    def origins(self) -> frozenset[str]:
        """Where its own forms come from."""
        scheme = "https" if self.secure else "http"
        return frozenset(f"{scheme}://{host}" for host in self.hosts)

    @property
    def cookie(self) -> str:
        """The name of the session's cookie; behind TLS no other host can set one of that name."""
        return f"__Host-{COOKIE}" if self.secure else COOKIE

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """What every answer says to browsers."""
        lasting = (("strict-transport-security", "max-age=31536000"),) if self.secure else ()
        return HEADERS + lasting


def this_machine(port: int) -> Site:
    """Give the site of a desk that answers on a port of this machine alone."""
    hosts = {f"{name}:{port}" for name in _NAMES}
    return Site(hosts=frozenset(hosts | (set(_NAMES) if port == 80 else set())))


def policy(nonce: str) -> str:
    """Give the content security policy of a page; ``nonce`` admits its one block of style."""
    return (
        "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:; "
        f"font-src 'self'; style-src 'self' 'nonce-{nonce}'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )


HEADERS = (
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    # Under no-referrer a browser hides the origin of our own forms too.
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)


def token_of(secret: bytes, session: str) -> str:
    """Give the token that a form of a session must send back."""
    return hmac.new(secret, session.encode("utf-8", "replace"), "sha256").hexdigest()


def is_token(secret: bytes, session: str, sent: str) -> bool:
    """Tell whether a token is that of a session."""
    expected = token_of(secret, session).encode()
    return bool(session) and hmac.compare_digest(expected, sent.encode("utf-8", "replace"))


class Gate:
    """Lets in what was asked of this desk, by its own name, in a size that can be held."""

    def __init__(self, app: App, site: Site) -> None:
        """Stand before an app that answers under some names."""
        self._app = app
        self._site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse, one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        refusal = self._refusal(scope["method"], headers)
        if refusal is not None:
            await _refuse(send, *refusal)
            return
        await self._app(scope, _Bounded(receive), send)

    def _refusal(self, method: str, headers: dict[str, str]) -> tuple[int, str] | None:
        if headers.get("host", "").lower() not in self._site.hosts:
            return 421, "This desk does not answer under that name."
        if method not in {"GET", "HEAD", "POST"}:
            return 405, "GET, HEAD or POST."
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > MOST_BYTES:
            return 413, "Too much was sent."
        if method == "POST" and not self._is_ours(headers):
            return 403, "The form was sent from another site."
        return None

    def _is_ours(self, headers: dict[str, str]) -> bool:
        if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
            return False
        origin = headers.get("origin")
        return origin is None or origin.lower() in self._site.origins


class _Bounded:
    """Ends a body that grows past what was announced."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._taken = 0

    async def __call__(self) -> Message:
        message = await self._receive()
        self._taken += len(message.get("body", b""))
        if self._taken > MOST_BYTES:
            return {"type": "http.disconnect"}
        return message


async def _refuse(send: Send, status: int, words: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    headers += [(name.encode(), value.encode()) for name, value in HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": words.encode()})

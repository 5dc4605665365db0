"""The document: a text as it was received, with what is known of where it came from."""

import hashlib

from hudna.model.values import Value


class Document(Value, frozen=True, kw_only=True):
    """One report as received.

    Attributes:
        id: Digest of outlet, url, title and text (see :func:`document_id`).
        text: The text exactly as it was received.
        given_id: The caller's own name for it.
        language: ``ar`` or ``en`` when the caller said so.
        title: Headline, when it came apart from the text.
        outlet: Who published it.
        url: Where it was found.
        published: ``YYYY-MM-DD`` as given by the caller or the page.
    """

    id: str
    text: str
    given_id: str | None = None
    language: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None


def document_id(text: str, *, title: str | None, outlet: str | None, url: str | None) -> str:
    """Give the digest that names a document: 32 hexadecimal digits of BLAKE2b.

    The parts are length-prefixed, so that moving a word from title to text changes the digest.
    """
    digest = hashlib.blake2b(digest_size=16)
    for part in (outlet, url, title, text):
        raw = (part or "").encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(8, "big"))
        digest.update(raw)
    return digest.hexdigest()

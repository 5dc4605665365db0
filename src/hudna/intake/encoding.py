"""Bytes become text: byte order marks, UTF-8, UTF-16 and the Arabic eight-bit encodings.

In: the bytes of one file. Out: the text, without a byte order mark and otherwise untouched, and
the name of its encoding. Never: a guess without letters to show for it.
"""

import codecs
import re

from hudna.errors import InputError
from hudna.model.values import Value

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_EIGHT_BIT = ["cp1256", "iso8859_6", "cp1252", "cp720", "mac_arabic"]
_SAMPLE = 65_536
"""Bytes looked at to tell an encoding."""

_DAMAGE = 0.001
"""Share of damaged sequences up to which a text is still taken for UTF-8."""

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LETTERS = re.compile(
    "[^\\W\\d_]|[0-9\\s.,;:!?'\"()\\-\u060c\u061b\u061f\u00ab\u00bb\u2010-\u2026]"
)


class Decoded(Value, frozen=True, kw_only=True):
    """Text with the encoding it was written in.

    Attributes:
        text: The text, byte order mark left out.
        encoding: Name of the encoding.
        damaged: Sequences that were not valid and became U+FFFD.
    """

    text: str
    encoding: str
    damaged: int = 0


def decode(raw: bytes, *, declared: str | None = None) -> Decoded:
    """Give the text of ``raw``.

    Args:
        raw: The whole file.
        declared: The encoding that the file itself names (an HTML ``charset``), tried after
            byte order marks and UTF-8.

    Raises:
        InputError: It is not text, or in an encoding that cannot be told.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            text = raw[len(mark) :].decode(encoding, "replace")
            return Decoded(text=text, encoding=encoding, damaged=text.count("\ufffd"))
    try:
        return _checked(Decoded(text=raw.decode("utf-8"), encoding="utf-8"))
    except UnicodeDecodeError:
        pass
    return _checked(_wide(raw) or _declared(raw, declared) or _mostly_utf8(raw) or _eight_bit(raw))


def _checked(decoded: Decoded) -> Decoded:
    """Refuse a text with the controls of a binary file.

    A UTF-16 text of Latin letters is also valid UTF-8 full of NULs, so it is looked for here.
    """
    sample = decoded.text[:_SAMPLE]
    controls = len(_CONTROLS.findall(sample))
    if controls > max(1, len(sample) // 100):
        wide = _wide(decoded.text.encode("utf-8")) if decoded.encoding == "utf-8" else None
        if wide is None:
            raise InputError("this is not text (it holds binary controls)")
        return wide
    return decoded


def _wide(raw: bytes) -> Decoded | None:
    """Give the text when it is UTF-16 without its mark: every second byte tells."""
    sample = raw[: _SAMPLE // 2 * 2]
    if len(raw) < 4 or len(raw) % 2:
        return None
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        # The high bytes of Latin, Arabic and general punctuation.
        if sum(map(high.count, (0x00, 0x06, 0x20))) >= 0.9 * len(high):
            text = raw.decode(encoding, "replace")
            if _readable(text[:_SAMPLE]) >= 0.9:
                return Decoded(text=text, encoding=encoding, damaged=text.count("\ufffd"))
    return None


def _declared(raw: bytes, declared: str | None) -> Decoded | None:
    if not declared:
        return None
    try:
        return Decoded(text=raw.decode(declared), encoding=codecs.lookup(declared).name)
    except (LookupError, UnicodeError):
        return None


def _mostly_utf8(raw: bytes) -> Decoded | None:
    """Give the text when it is UTF-8 with a little damage, as a cut file has it."""
    text = raw.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    wide = sum(map(raw[:_SAMPLE].count, range(0xC2, 0xF5)))
    if wide > 20 * damaged and damaged <= max(1, len(text) * _DAMAGE):
        return Decoded(text=text, encoding="utf-8", damaged=damaged)
    return None


def _eight_bit(raw: bytes) -> Decoded:
    """Tell windows-1256 and its neighbours apart by what reads as a language."""
    if raw[:_SAMPLE].count(0):
        raise InputError("this is not text (it holds NUL bytes)")
    # Imported here: only a file in an old encoding pays for the detector.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    found = from_bytes(raw[:_SAMPLE], cp_isolation=_EIGHT_BIT).best()
    encoding = found.encoding if found else None
    if encoding is None and _readable(raw[:_SAMPLE].decode("cp1256", "replace")) >= 0.98:
        encoding = "cp1256"
    if encoding is not None:
        text = raw.decode(encoding, "replace")
        if _readable(text[:_SAMPLE]) >= 0.85:
            return Decoded(text=text, encoding=encoding, damaged=text.count("\ufffd"))
    raise InputError(
        "unknown encoding: expected UTF-8, UTF-16 or windows-1256; "
        "convert it first, for example with: iconv -f ENCODING -t UTF-8"
    )


def _readable(text: str) -> float:
    """Give the share of code points that are letters, digits, spaces or plain punctuation."""
    return len(_LETTERS.findall(text)) / max(1, len(text))

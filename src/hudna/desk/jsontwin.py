"""The JSON twin of a page: the very value that its template shows, and nothing more."""

from typing import Any

import msgspec

_ENCODER = msgspec.json.Encoder(order="deterministic")


def twin(shown: Any, name: str, language: str) -> bytes:  # noqa: ANN401 - any page's value
    """Give the JSON of what a page shows."""
    return _ENCODER.encode({"page": name, "language": language, "shown": shown})

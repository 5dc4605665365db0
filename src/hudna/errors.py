"""The tree of errors.

::

    HudnaError                 something a person can put right; the message says how
    ├── InputError             a file, stream or option that cannot be used (exit status 2)
    └── PackError              a knowledge pack that cannot be loaded
"""


class HudnaError(Exception):
    """Something went wrong that a person can put right; the message says what, where and how."""


class InputError(HudnaError):
    """An input or an option cannot be used."""


class PackError(HudnaError):
    """A knowledge pack cannot be loaded; the message lists every fault found."""

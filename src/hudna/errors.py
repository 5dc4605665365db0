"""The tree of errors.

::

    HudnaError                 something a person can put right; the message says how
    ├── InputError             a file, stream or option that cannot be used (exit status 2)
    │   └── RecordError        a record that cannot be used, or is not what it says it is
    ├── PackError              a knowledge pack that cannot be loaded
    └── StorageError           the record could not be written; nothing of it was
"""


class HudnaError(Exception):
    """Something went wrong that a person can put right; the message says what, where and how."""


class InputError(HudnaError):
    """An input or an option cannot be used."""


class PackError(HudnaError):
    """A knowledge pack cannot be loaded; the message lists every fault found."""


class RecordError(InputError):
    """A record cannot be used: foreign, broken, newer than this program, or out of reach."""


class StorageError(HudnaError):
    """The record could not be written (disk full, server gone); what was under way is undone."""

"""One document in, one reading out: :class:`~hudna.reading.reader.DocumentReader`.

The names of the files tell the rooms: ``body dating time_*`` find the text and its days;
``names speakers statements*`` who said what; ``truce_* truces proposals`` the truces;
``event_* events counts`` what happened. ``*_ar`` and ``*_en`` hold what one language needs.
"""

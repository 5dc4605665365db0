"""The world's files, pages and streams become documents here.

In: bytes from files, directories and streams. Out: :class:`~hudna.model.document.Document`, or a
:class:`~hudna.intake.received.Fault` that says what could not be taken in, where and why.
Never: reading what a text means, a network, a guess that is not told.
"""

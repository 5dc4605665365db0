"""The web desk: the record shown to people, in Arabic and English, on this machine alone.

How a page comes about, and how to add one: ``docs/desk.md``.
"""

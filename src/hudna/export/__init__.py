"""One file a format: a reading becomes a line, a row, a summary or a page.

In: readings. Out: bytes or text for a door to print or write. Never: a change of meaning, a
network, a file.
"""

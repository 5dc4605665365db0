"""The values that the rooms of the house hand to one another.

Everything here is a frozen ``msgspec.Struct`` of plain values. Nothing here imports another room.
Spans are half-open pairs of Unicode code points of the document's stored text.
"""

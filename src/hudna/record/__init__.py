"""The record: what was received, read and decided, kept so that nobody can quietly change it.

In: bytes of a kind, with who brought them and when they were learnt. Out: the same bytes, their
place in a Merkle log, and proofs of both. Two backends, SQLite and PostgreSQL, hold the same bytes.
Never: what the bytes mean, a clock, chance (the caller hands in the time and the random bytes).
"""

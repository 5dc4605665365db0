"""JSON lines: the contract's object of one reading a line."""


def line(answer: bytes) -> bytes:
    """Give the output line of one reading's JSON."""
    return answer + b"\n"

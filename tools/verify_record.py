"""Check a record of Hudna, or a proof from one, with nothing but Python's own library.

    verify_record.py hudna.db [CHECKPOINT [PUBLIC_KEY]]
    verify_record.py entry.tlog-proof [PUBLIC_KEY]

Written from docs/record-format.md alone; it shares no code with what it checks.
"""

import hashlib
import json
import sqlite3
import sys
from base64 import b64decode
from pathlib import Path

P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def add(p, q):  # two points of Ed25519 (RFC 8032, 5.1), slow and short
    (x, y), (u, v), k = p, q, D * p[0] * q[0] * p[1] * q[1] % P
    return (x * v + y * u) * pow(1 + k, -1, P) % P, (y * v + x * u) * pow(1 - k, -1, P) % P


def times(k, p):
    half = times(k >> 1, add(p, p)) if k else (0, 1)
    return add(half, p) if k & 1 else half


def point(raw):
    y, sign = int.from_bytes(raw, "little") & 2**255 - 1, raw[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if x * x % P == square else x * pow(2, (P - 1) // 4, P) % P
    assert y < P and x * x % P == square, "not a point of the curve"
    return (x if x & 1 == sign else P - x), y


def is_signed(public, message, signed):
    s = int.from_bytes(signed[32:], "little")
    k = int.from_bytes(hashlib.sha512(signed[:32] + public + message).digest(), "little")
    base = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))
    return s < L and times(s, base) == add(point(signed[:32]), times(k, point(public)))


def checkpoint(note, key=None):
    text, _, lines = note.rpartition("\n\n")
    if key:
        (name, key_id, public), text = key.strip().split("+", 2), text + "\n"
        assert sha(name.encode(), b"\n", b64decode(public))[:4].hex() == key_id, "a damaged key"
        signed = [b64decode(one.split()[2]) for one in lines.split("\n") if f" {name} " in one]
        signed = [one[4:] for one in signed if one[:4].hex() == key_id][:1]
        good = signed and is_signed(b64decode(public)[1:], text.encode(), signed[0])
        assert good, "the checkpoint is not signed by that key"
    return int(text.split("\n")[1]), b64decode(text.split("\n")[2])


def root_of(peaks):
    found = peaks[-1][1] if peaks else sha()
    for _, node in reversed(peaks[:-1]):
        found = sha(b"\1", node, found)
    return found


def check_record(path, note=None, key=None):
    limit, root = checkpoint(Path(note).read_text("utf-8"), key) if note else (0, sha())
    query = "SELECT position, header, sealed, key FROM entry LEFT JOIN secret USING (position)"
    peaks, size, keyless, redacted, then = [], 0, set(), set(), sha()
    db = sqlite3.connect(f"{Path(path).resolve().as_uri()}?mode=ro", uri=True)
    for position, header, sealed, secret in db.execute(query + " ORDER BY position"):
        told, node, level = json.loads(header), sha(b"\0", header, b"\n", sealed), 0
        assert position == size, f"entry {size} is missing"
        assert secret is None or sha(secret).hex() == told["key"], f"entry {size}: a wrong key"
        keyless |= {node.hex()} if secret is None else set()
        redacted |= set(told.get("about", [])) if told["kind"] == "redaction" else set()
        while peaks and peaks[-1][0] == level:
            node, level = sha(b"\1", peaks.pop()[1], node), level + 1
        peaks, size = [*peaks, (level, node)], size + 1
        then = root_of(peaks) if size == limit else then
    assert keyless <= redacted, "content is gone that no redaction names"
    assert size >= limit, f"cut: the checkpoint saw {limit} entries, there are {size}"
    assert then == root, f"the first {limit} entries are not those that the checkpoint saw"
    return f"{size} entries, {len(keyless)} destroyed, root {root_of(peaks).hex()}"


def check_proof(text, key=None):
    (_, extra, index, *path), note = text.split("\n\n")[0].split("\n"), text.split("\n\n", 1)[1]
    entry, low, (size, root) = (
        json.loads(b64decode(extra[6:])),
        int(index[6:]),
        checkpoint(note, key),
    )
    node, last = sha(b"\0", entry["header"].encode(), b"\n", b64decode(entry["sealed"])), size - 1
    for step in map(b64decode, path):
        while low == last and low and not low & 1:
            low, last = low >> 1, last >> 1
        node = sha(b"\1", step, node) if low & 1 else sha(b"\1", node, step)
        low, last = low >> 1, last >> 1
    assert int(index[6:]) < size and last == 0 and node == root, "it does not lead to the root"
    return f"{index} of {size}: {entry['header']}"


if __name__ == "__main__":
    try:
        raw, check = Path(sys.argv[1]).read_bytes(), check_record
        if raw.startswith(b"c2sp.org/tlog-proof@v1\n"):
            sys.argv[1], check = raw.decode(), check_proof
        print("holds:", check(*sys.argv[1:]))
    except (AssertionError, ValueError, LookupError, OSError, sqlite3.Error) as error:
        sys.exit(f"does not hold: {error}")

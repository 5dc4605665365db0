"""The tables of a record: the same in both backends, with each one's own types and guards.

``entry``, ``secret``, ``about``, ``origin`` and ``tile`` are the record. ``known``, ``form`` and
``posting`` are derived from the contents, are made again when they are missing, and are cleaned
when a content is destroyed.
"""

VERSION = 1
APPLICATION = 0x4855444E
"""``HUDN``: what tells a SQLite file of ours from any other."""

INTEGER, BYTES, TEXT = "integer", "bytes", "text"

TABLES: dict[str, tuple[tuple[str, str], ...]] = {
    "entry": (
        ("position", INTEGER),
        ("leaf", BYTES),
        ("learnt", INTEGER),
        ("kind", TEXT),
        ("header", BYTES),
        ("sealed", BYTES),
    ),
    "secret": (("position", INTEGER), ("key", BYTES)),
    "about": (("target", INTEGER), ("position", INTEGER)),
    "origin": (("leaf", BYTES), ("position", INTEGER)),
    "tile": (("level", INTEGER), ("number", INTEGER), ("root", BYTES), ("hashes", BYTES)),
    "known": (("key", TEXT), ("position", INTEGER)),
    "form": (("stem", TEXT), ("word", TEXT)),
    "posting": (("word", TEXT), ("position", INTEGER)),
    "property": (("name", TEXT), ("value", TEXT)),
}
PRIMARY = {
    "entry": "position",
    "secret": "position",
    "about": "target, position",
    "origin": "leaf",
    "tile": "level, number",
    "known": "key",
    "form": "stem, word",
    "posting": "word, position",
    "property": "name",
}
GUARDED = ("entry", "about", "origin", "tile")
"""Tables in which nothing is ever changed or deleted."""

_NARROW = ("about", "origin", "known", "form", "posting", "property")
_REFUSAL = "the record is append-only"
# The first bytes tell nearly all hashes apart, and a narrow index is a fast one.
_LEAF_INDEX = "CREATE INDEX entry_leaf ON entry (substr(leaf, 1, 8))"
_KEPT = (
    "SELECT 1 FROM about JOIN entry ON entry.position = about.position "
    "WHERE about.target = OLD.position AND entry.kind = 'redaction'"
)


def sqlite_steps() -> list[list[str]]:
    """Give the statements that lead from each version of the schema to the next."""
    types = {INTEGER: "INTEGER", BYTES: "BLOB", TEXT: "TEXT"}
    first: list[str] = []
    for table, columns in TABLES.items():
        described = ", ".join(f"{name} {types[kind]} NOT NULL" for name, kind in columns)
        narrow = ", WITHOUT ROWID" if table in _NARROW else ""
        # One integer as primary key is the row's own number in SQLite.
        first.append(
            f"CREATE TABLE {table} ({described}, PRIMARY KEY ({PRIMARY[table]})) STRICT{narrow}"
        )
    first.append(_LEAF_INDEX)
    # INSERT OR REPLACE would pass by the guards against UPDATE and DELETE.
    first.append(
        "CREATE TRIGGER entry_no_replace BEFORE INSERT ON entry "
        "WHEN EXISTS (SELECT 1 FROM entry WHERE position = NEW.position) "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    )
    first += [
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        for table in GUARDED
        for act in ("UPDATE", "DELETE")
    ]
    first += [
        (
            "CREATE TRIGGER secret_no_update BEFORE UPDATE ON secret "
            f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        ),
        (
            f"CREATE TRIGGER secret_no_delete BEFORE DELETE ON secret WHEN NOT EXISTS ({_KEPT}) "
            "BEGIN SELECT RAISE(ABORT, 'a key is destroyed only after a redaction'); END"
        ),
    ]
    return [first]


def postgres_steps() -> list[list[str]]:
    """Give the statements that lead from each version of the schema to the next."""
    types = {INTEGER: "bigint", BYTES: "bytea", TEXT: 'text COLLATE "C"'}
    first: list[str] = []
    for table, columns in TABLES.items():
        described = ", ".join(f"{name} {types[kind]} NOT NULL" for name, kind in columns)
        first.append(f"CREATE TABLE {table} ({described}, PRIMARY KEY ({PRIMARY[table]}))")
    first += [
        _LEAF_INDEX,
        # Sealed bytes are noise: trying to compress them is lost time.
        "ALTER TABLE entry ALTER COLUMN sealed SET STORAGE EXTERNAL",
        "ALTER TABLE tile ALTER COLUMN hashes SET STORAGE EXTERNAL",
        (
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$"
        ),
        (
            "CREATE FUNCTION keep_unless_redacted() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN IF NOT EXISTS ({_KEPT}) THEN "
            "RAISE EXCEPTION 'a key is destroyed only after a redaction'; END IF; RETURN OLD; END $$"
        ),
    ]
    for table in GUARDED:
        first.append(
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse()"
        )
    first += [
        (
            "CREATE TRIGGER secret_no_update BEFORE UPDATE ON secret "
            "FOR EACH ROW EXECUTE FUNCTION refuse()"
        ),
        (
            "CREATE TRIGGER secret_no_delete BEFORE DELETE ON secret "
            "FOR EACH ROW EXECUTE FUNCTION keep_unless_redacted()"
        ),
    ]
    first += [
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse()"
        for table in (*GUARDED, "secret")
    ]
    return [first]

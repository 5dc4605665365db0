"""The server itself: its locale, its version, and what else may be in the database."""

import psycopg
import pytest

from hudna.errors import RecordError, StorageError
from hudna.record.opening import begin_record, open_record
from hudna.record.postgres import _spoken
from hudna.record.verify import verify


@pytest.fixture
def backend():
    """These tests are about the server alone."""
    return "postgres"


def test_the_c_locale_is_refused_with_the_reason(server, chance):
    """Under it the server knows no Arabic letter."""
    where = server.new_database("C")
    with pytest.raises(RecordError, match="locale is C, under which PostgreSQL takes Arabic"):
        begin_record(where, draw=chance)
    with psycopg.connect(where) as connection:
        count = "SELECT count(*) FROM pg_namespace WHERE nspname = 'hudna'"
        assert connection.execute(count).fetchone() == (0,)


def test_an_empty_database_is_not_begun_by_asking(server):
    """A slip in the address must not leave an empty record behind."""
    with pytest.raises(RecordError, match="no record there"):
        open_record(server.new_database())


def test_a_schema_of_another_program_is_refused(server, chance):
    """Its tables are somebody's."""
    where = server.new_database()
    with psycopg.connect(where) as connection:
        connection.execute("CREATE SCHEMA hudna CREATE TABLE cats (name text)")
    for open_it in (open_record, lambda where: begin_record(where, draw=chance)):
        with pytest.raises(RecordError, match="not a record of Hudna"):
            open_it(where)


def test_a_record_of_a_newer_version_is_refused(new_place, begin):
    """An older program must not guess what a newer one wrote."""
    where = new_place()
    begin(where).store.close()
    with psycopg.connect(where) as connection:
        connection.execute("INSERT INTO hudna.version VALUES (99)")
    with pytest.raises(RecordError, match="version 99, made by a newer Hudna"):
        open_record(where)


def test_a_server_that_is_not_there_is_told_without_the_password():
    """A message may end up in a log that others read."""
    where = "postgresql://desk:sesame@127.0.0.1:1/hudna"
    with pytest.raises(StorageError, match="out of reach") as caught:
        open_record(where)
    assert "sesame" not in str(caught.value)
    assert _spoken(where) == "PostgreSQL database hudna on 127.0.0.1"


def test_an_address_that_is_none_is_told():
    """A typing error is not a traceback."""
    with pytest.raises(RecordError, match="bad address"):
        open_record("postgresql://%zz")


def test_a_table_cannot_be_emptied_at_once(record, draft, chance, start):
    """TRUNCATE passes by the guards of rows, so it has its own."""
    record.append([draft()], learnt=start, draw=chance)
    for table in ("entry", "secret"):
        with pytest.raises(StorageError, match="append-only"), record.store.writing():
            record.store.execute(f"TRUNCATE {table} CASCADE")
    assert verify(record).flaws == ()


def test_a_lost_connection_is_told_and_the_next_one_goes_on(
    begin, new_place, server, draft, chance, start
):
    """What was acknowledged stays; adding the same again adds nothing twice."""
    where = new_place()
    record = begin(where)
    record.append([draft(key="a")], learnt=start, draw=chance)
    with psycopg.connect(server.address("postgres"), autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
            (where.split("/")[3].split("?")[0],),
        )
    with pytest.raises(StorageError, match="out of reach"):
        record.append([draft(key="b")], learnt=start, draw=chance)
    again = begin(where)
    again.append([draft(key="a"), draft(key="b")], learnt=start, draw=chance)
    assert again.size() == 2
    assert verify(again).flaws == ()

"""Migrations: from nothing to head, from old to head, or the file as it was; never between."""

import ast
import os
import signal
import subprocess
import sys
import textwrap
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import IntegrityError

import koom_pos
from koom_pos.paths import migrations
from koom_pos.store.append_only import append_only_triggers, assert_triggers
from koom_pos.store.backup import CopyFailedError, verify_copy
from koom_pos.store.engine import connect, open_engine
from koom_pos.store.migrate import (
    HEAD_REVISION,
    MigrationBrokenError,
    NotAStoreError,
    ProgramSchema,
    StoreNewerThanProgramError,
    migrate,
    program_schema,
    stored_revision,
)
from koom_pos.store.tables import metadata
from koom_pos.store.tables.triggers import APPEND_ONLY, TRIGGERS, VIRTUAL_TABLES

NOW = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)

FIRST = """
op.create_table(
    "brand",
    sa.Column("id", sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint("id", name="pk_brand"),
    sqlite_strict=True,
)
op.create_table(
    "sale",
    sa.Column("id", sa.Integer(), nullable=False),
    sa.Column("total_xpf", sa.Integer(), nullable=False),
    sa.Column("brand_id", sa.Integer(), nullable=True),
    sa.PrimaryKeyConstraint("id", name="pk_sale"),
    sa.ForeignKeyConstraint(["brand_id"], ["brand.id"], name="fk_sale_brand_id", ondelete="CASCADE"),
    sqlite_strict=True,
)
"""
REBUILD_BRAND = """
with op.batch_alter_table("brand", recreate="always") as batch:
    batch.add_column(sa.Column("name", sa.Text(), server_default="?", nullable=False))
"""
RENAME_TOTAL = """
with op.batch_alter_table("sale", recreate="always") as batch:
    batch.alter_column("total_xpf", new_column_name="gross_xpf")
"""
DIE = REBUILD_BRAND + 'op.execute("INSERT INTO sale VALUES (999, 1, NULL)")\nos.kill(os.getpid(), 9)\n'
FAIL = REBUILD_BRAND + 'raise RuntimeError("the disk is tired")\n'
DANGLE = 'op.execute("INSERT INTO sale VALUES (999, 1, 12345)")\n'


class Folder:
    """A migrations folder written by the test."""

    def __init__(self, path):
        self.path = path
        (path / "versions").mkdir(parents=True)
        (path / "env.py").write_text("raise AssertionError('migrate does not need env.py')")

    def add(self, revision, body, after=None):
        head = f"import os\nimport sqlalchemy as sa\nfrom alembic import op\nrevision = {revision!r}\n"
        text = f"{head}down_revision = {after!r}\n\ndef upgrade():\n{textwrap.indent(body.strip(), '    ')}\n"
        (self.path / "versions" / f"{revision}.py").write_text(text)

    def schema(self, head, tables=("sale",)):
        return ProgramSchema(scripts=self.path, head=head, triggers=append_only_triggers(tables))


class Steps(list):
    """Collects progress; counts up to the announced total."""

    def __call__(self, step, done, total):
        self.append((step, done, total))


def tick():
    """A clock that moves on by a second at each look."""
    moment = [NOW]

    def clock():
        moment[0] += timedelta(seconds=1)
        return moment[0]

    return clock


@pytest.fixture
def key():
    return os.urandom(32)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "store.db"


@pytest.fixture
def folder(tmp_path):
    folder = Folder(tmp_path / "migrations")
    folder.add("0001", FIRST)
    return folder


@pytest.fixture
def sold(path, key, folder):
    """A store at 0001 with a hundred sales of one brand in it."""
    migrate(path, key, on_progress=Steps(), clock=tick(), schema=folder.schema("0001"))
    engine = open_engine(path, key)
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO brand VALUES (1)")
        for number in range(1, 101):
            connection.exec_driver_sql("INSERT INTO sale VALUES (?, ?, 1)", (number, number * 100))
    engine.dispose()
    return path


def query(path, key, statement):
    connection = connect(path, key)
    rows = connection.execute(statement).fetchall()
    connection.close()
    return rows


def assert_untouched(path, key):
    assert stored_revision(path, key) == "0001"
    assert query(path, key, "SELECT count(*), sum(total_xpf), sum(brand_id) FROM sale") == [(100, 505_000, 100)]
    assert [row[1] for row in query(path, key, "PRAGMA table_info(brand)")] == ["id"]
    assert query(path, key, "PRAGMA integrity_check") == [("ok",)]
    engine = open_engine(path, key)
    with engine.connect() as connection:
        assert_triggers(connection, append_only_triggers(["sale"]))
    engine.dispose()


def test_a_new_file_is_made_by_the_migrations_without_a_backup(path, key, folder):
    steps = Steps()
    report = migrate(path, key, on_progress=steps, clock=tick(), schema=folder.schema("0001"))
    assert (report.before, report.after, report.applied, report.backup) == (None, "0001", ("0001",), None)
    assert stored_revision(path, key) == "0001"
    assert not (path.parent / "backups").exists()
    assert [step for step, _, _ in steps] == ["migrate 0001", "check", "check"]
    assert steps[-1][1] == steps[-1][2]
    assert [done for _, done, _ in steps] == sorted(done for _, done, _ in steps)


def test_an_old_file_is_copied_then_brought_to_head_with_all_sales(sold, key, folder):
    folder.add("0002", REBUILD_BRAND, after="0001")
    folder.add("0003", RENAME_TOTAL, after="0002")
    steps = Steps()
    report = migrate(sold, key, on_progress=steps, clock=tick(), schema=folder.schema("0003"))
    assert report.applied == ("0002", "0003")
    assert query(sold, key, "SELECT count(*), sum(gross_xpf) FROM sale") == [(100, 505_000)]
    assert query(sold, key, "SELECT name FROM brand") == [("?",)]
    verify_copy(report.backup, key)
    assert_untouched(report.backup, key)
    assert report.backup.parent == sold.parent / "backups"
    assert report.backup.name == "store-20261122T213001000000Z-before-0003.db"
    assert [step for step, _, _ in steps] == ["backup", "migrate 0002", "migrate 0003", "check", "check"]


def test_a_rebuilt_table_keeps_its_children_its_strictness_and_its_triggers(sold, key, folder):
    folder.add("0002", REBUILD_BRAND + RENAME_TOTAL, after="0001")
    migrate(sold, key, on_progress=Steps(), clock=tick(), schema=folder.schema("0002", ("sale", "brand")))
    strict = query(sold, key, "SELECT name, strict FROM pragma_table_list WHERE schema = 'main'")
    assert {name: flag for name, flag in strict if not name.startswith("sqlite_")} == {
        "alembic_version": 1,
        "brand": 1,
        "sale": 1,
    }
    engine = open_engine(sold, key)
    for statement in ("UPDATE sale SET gross_xpf = 1", "DELETE FROM sale", "DELETE FROM brand"):
        with pytest.raises(IntegrityError, match="append-only"), engine.begin() as connection:
            connection.exec_driver_sql(statement)
    engine.dispose()


def test_a_migration_that_fails_leaves_the_file_as_it_was(sold, key, folder):
    folder.add("0002", REBUILD_BRAND, after="0001")
    folder.add("0003", FAIL.replace("name", "label"), after="0002")
    with pytest.raises(RuntimeError, match="tired"):
        migrate(sold, key, on_progress=Steps(), clock=tick(), schema=folder.schema("0003"))
    assert_untouched(sold, key)


def test_a_migration_that_leaves_a_dangling_reference_is_undone(sold, key, folder):
    folder.add("0002", DANGLE, after="0001")
    with pytest.raises(MigrationBrokenError) as caught:
        migrate(sold, key, on_progress=Steps(), clock=tick(), schema=folder.schema("0002"))
    assert caught.value.faults == ("sale row 999 refers to nothing in brand",)
    assert_untouched(sold, key)


@pytest.mark.fault
def test_killed_in_the_middle_of_a_migration_the_file_is_as_it_was(sold, key, folder):
    folder.add("0002", DIE, after="0001")
    program = f"""
        from datetime import UTC, datetime
        from pathlib import Path
        from koom_pos.store.append_only import append_only_triggers
        from koom_pos.store.migrate import ProgramSchema, migrate
        schema = ProgramSchema(Path({str(folder.path)!r}), "0002", append_only_triggers(["sale"]))
        migrate(Path({str(sold)!r}), bytes.fromhex({key.hex()!r}), on_progress=lambda *_: None,
                clock=lambda: datetime(2026, 11, 22, tzinfo=UTC), schema=schema)
    """
    ended = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], check=False)
    assert ended.returncode == (-signal.SIGKILL if os.name == "posix" else 9)
    assert_untouched(sold, key)
    folder.add("0002", REBUILD_BRAND, after="0001")
    report = migrate(sold, key, on_progress=Steps(), clock=tick(), schema=folder.schema("0002"))
    assert report.applied == ("0002",)
    assert query(sold, key, "SELECT count(*), sum(total_xpf) FROM sale") == [(100, 505_000)]


def test_a_file_newer_than_the_program_is_refused_untouched(sold, key, folder):
    folder.add("0002", REBUILD_BRAND, after="0001")
    migrate(sold, key, on_progress=Steps(), clock=tick(), schema=folder.schema("0002"))
    before = sold.read_bytes()
    (folder.path / "versions" / "0002.py").unlink()
    with pytest.raises(StoreNewerThanProgramError) as caught:
        migrate(sold, key, on_progress=Steps(), clock=tick(), schema=folder.schema("0001"))
    assert (caught.value.found, caught.value.known) == ("0002", "0001")
    assert sold.read_bytes() == before


def test_somebody_elses_database_is_refused(path, key, folder):
    engine = open_engine(path, key)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE album (id INTEGER PRIMARY KEY)")
    engine.dispose()
    with pytest.raises(NotAStoreError):
        migrate(path, key, on_progress=Steps(), clock=tick(), schema=folder.schema("0001"))


def test_without_a_backup_there_is_no_migration(sold, key, folder):
    folder.add("0002", REBUILD_BRAND, after="0001")
    (sold.parent / "backups").write_text("a file where the folder should be")
    with pytest.raises((CopyFailedError, OSError)):
        migrate(sold, key, on_progress=Steps(), clock=tick(), schema=folder.schema("0002"))
    assert_untouched(sold, key)


def test_at_head_nothing_is_written_and_alembic_is_not_loaded(path, key):
    program = f"""
        import sys
        from pathlib import Path
        from koom_pos.store.migrate import migrate
        path, key = Path({str(path)!r}), bytes.fromhex({key.hex()!r})
        report = migrate(path, key, on_progress=print, clock=None)
        assert report.applied == () and report.backup is None, report
        loaded = [name for name in sys.modules if name.split(".")[0] == "alembic"]
        assert not loaded, loaded
    """
    migrate(path, key, on_progress=Steps(), clock=tick())
    before = path.read_bytes()
    ended = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], check=False, capture_output=True, text=True
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
    assert path.read_bytes() == before


def test_at_head_the_look_costs_milliseconds(path, key):
    migrate(path, key, on_progress=Steps(), clock=tick())
    looks = []
    for _ in range(15):
        start = time.perf_counter()
        migrate(path, key, on_progress=Steps(), clock=tick())
        looks.append(time.perf_counter() - start)
    assert min(looks) <= 0.005


def test_the_revision_in_the_program_is_the_last_migration():
    directory = ScriptDirectory(str(migrations()))
    assert directory.get_heads() == [HEAD_REVISION]
    assert program_schema().head == HEAD_REVISION


@pytest.fixture
def real_store(path, key):
    migrate(path, key, on_progress=Steps(), clock=tick())
    engine = open_engine(path, key)
    yield engine
    engine.dispose()


def test_the_migrated_store_is_what_the_tables_say(real_store):
    def belongs(_item, name, kind, _reflected, _other):
        return kind != "table" or not any(name.startswith(virtual) for virtual in VIRTUAL_TABLES)

    with real_store.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": belongs, "compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_every_statement_of_the_migrated_store_is_that_of_the_tables(real_store, tmp_path, key):
    """Constraints and defaults too, which autogenerate does not compare on SQLite."""
    fresh = open_engine(tmp_path / "fresh.db", key)
    metadata.create_all(fresh)
    statement = "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL"
    with fresh.connect() as one, real_store.connect() as other:
        expected = {name: squeeze(sql) for name, sql in one.exec_driver_sql(statement)}
        migrated = {name: squeeze(sql) for name, sql in other.exec_driver_sql(statement)}
    fresh.dispose()
    for name, sql in expected.items():
        assert migrated.get(name) == sql


def squeeze(sql):
    """Compare statements whatever their blanks and the order of their constraints."""
    parts = " ".join(sql.split()).replace('"', "").replace(" ) STRICT", "").split(", ")
    return sorted(part.strip() for part in parts)


def test_the_migrated_store_is_strict_searchable_and_guarded(real_store):
    with real_store.connect() as connection:
        tables = connection.exec_driver_sql(
            "SELECT name, type, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'"
        ).all()
        stored = dict(connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql <> ''").all())
        assert_triggers(connection, append_only_triggers(APPEND_ONLY) | TRIGGERS)
    assert [name for name, kind, strict in tables if kind == "table" and not strict] == []
    assert {name for name, kind, _ in tables if kind == "virtual"} == set(VIRTUAL_TABLES)
    for name, sql in VIRTUAL_TABLES.items():
        assert stored[name].split() == sql.split()


def test_every_fact_table_has_both_guards(real_store):
    with real_store.connect() as connection:
        names = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars())
    for table in APPEND_ONLY:
        assert {f"{table}_refuses_update", f"{table}_refuses_delete"} <= names


def test_a_migration_stands_alone():
    """It imports nothing of the program: tables change later, a migration never does."""
    for file in sorted((migrations() / "versions").glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert not (node.module or "").startswith(koom_pos.__name__), file.name
            if isinstance(node, ast.Import):
                assert not any(alias.name.startswith(koom_pos.__name__) for alias in node.names), file.name


def test_a_new_migration_can_be_drafted_from_the_tables(tmp_path):
    """`alembic check` walks through env.py: an encrypted store on the spot, compared with the tables."""
    ended = subprocess.run(
        [sys.executable, "-m", "alembic", "-c", str(migrations() / "alembic.ini"), "check"],
        check=False,
        capture_output=True,
        text=True,
        cwd=Path(koom_pos.__file__).resolve().parent.parent,
        env=os.environ | {"TMPDIR": str(tmp_path), "TMP": str(tmp_path)},
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "No new upgrade operations detected" in ended.stdout
    assert list(tmp_path.iterdir()) == []

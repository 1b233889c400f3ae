"""Real MariaDB and PostgreSQL servers, started by the tests that need them and gone with them.

Data lie in a folder of the test run, sockets on loopback ports that were free. As root the servers run as their own
users, as their packages want it.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

import pymysql
import pytest
from sqlalchemy import create_engine, text

_SETTLE_S = 90
_POSTGRES_BINS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
MARIADB_MISSING = "no MariaDB on this machine (Debian package mariadb-server)"
POSTGRES_MISSING = "no PostgreSQL on this machine (Debian package postgresql)"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _program(name: str, *folders: Path) -> str | None:
    path = os.pathsep.join([*map(str, folders), os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
    return shutil.which(name, path=path)


def mariadb_program() -> str | None:
    return _program("mariadbd")


def postgres_program() -> str | None:
    return _program("postgres", *_POSTGRES_BINS)


def has_user(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


@dataclass
class Server:
    """A database server of the test's own. `url(name)` is the address of a database on it."""

    scheme: str
    port: int
    command: list[str]
    log: Path
    user: str
    process: subprocess.Popen | None = None
    made: int = field(default=0)

    def url(self, database: str = "") -> str:
        return f"{self.scheme}://{self.user}@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(self.command, stdout=log, stderr=log, start_new_session=True)
        end = time.monotonic() + _SETTLE_S
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(
                    f"{self.command[0]} did not start:\n{self.log.read_text(errors='replace')[-2000:]}"
                )
            time.sleep(0.05)

    def kill(self) -> None:
        """As a power cut would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            # To the whole group: `runuser`, which PostgreSQL runs under, keeps a signal for itself.
            os.killpg(self.process.pid, signal.SIGTERM if self.scheme.startswith("mysql") else signal.SIGINT)
            try:
                self.process.wait(timeout=_SETTLE_S)
            except subprocess.TimeoutExpired:
                self.kill()

    def fresh_database(self, charset: str = "utf8mb4", collation: str = "utf8mb4_unicode_ci") -> str:
        """Make an empty database and give its address."""
        self.made += 1
        name = f"shop_{self.made}"
        engine = create_engine(self.url("postgres" if self.scheme.startswith("postgresql") else ""),
                               isolation_level="AUTOCOMMIT")  # fmt: skip
        options = f" CHARACTER SET {charset} COLLATE {collation}" if self.scheme.startswith("mysql") else ""
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}{options}"))
        engine.dispose()
        return self.url(name)

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                pass
        except OSError:
            return False
        if not self.scheme.startswith("mysql"):
            return "ready to accept connections" in self.log.read_text(errors="replace")
        try:
            pymysql.connect(host="127.0.0.1", port=self.port, user=self.user).close()
        except pymysql.err.OperationalError:
            return False
        return True


def start_mariadb(folder: Path) -> Server:
    program = mariadb_program()
    data, port = folder / "data", free_port()
    account = "root" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    install = ["mariadb-install-db", "--no-defaults", f"--datadir={data}", "--auth-root-authentication-method=normal",
               "--skip-test-db"]  # fmt: skip
    if os.geteuid() == 0:
        install.append("--user=root")
    subprocess.run(install, check=True, capture_output=True)
    command = [program, "--no-defaults", f"--datadir={data}", f"--port={port}", "--bind-address=127.0.0.1",
               f"--socket={folder / 's.sock'}", f"--pid-file={folder / 'pid'}", f"--user={account}",
               "--skip-networking=0", "--innodb-buffer-pool-size=64M",
               "--innodb-flush-log-at-trx-commit=2", "--innodb-doublewrite=0",
               "--performance-schema=OFF", "--log-bin-trust-function-creators=1"]  # fmt: skip
    server = Server("mysql+pymysql", port, command, folder / "log", "root")
    server.start()
    return server


def start_postgres(folder: Path) -> Server:
    program = postgres_program()
    data, port = folder / "data", free_port()
    initdb = _program("initdb", Path(program).resolve().parent)
    as_postgres = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if as_postgres:
        folder.chmod(0o755)
        data.mkdir()
        shutil.chown(data, "postgres", "postgres")
        for parent in folder.parents:  # initdb must be able to walk down to it
            if parent.stat().st_uid == 0 and not parent.stat().st_mode & 0o001:
                parent.chmod(parent.stat().st_mode | 0o011)
    subprocess.run(
        [*as_postgres, initdb, "-D", str(data), "-U", "koom", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"],
        check=True, capture_output=True, cwd="/",
    )  # fmt: skip
    command = [*as_postgres, program, "-D", str(data), "-p", str(port), "-k", "", "-h", "127.0.0.1"]
    server = Server("postgresql+psycopg", port, command, folder / "log", "koom")
    server.start()
    return server


@pytest.fixture(scope="session")
def mariadb(tmp_path_factory):
    """A real MariaDB; tests take a database of their own from it."""
    if mariadb_program() is None:
        pytest.skip(MARIADB_MISSING)
    server = start_mariadb(tmp_path_factory.mktemp("mariadb"))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def postgres(tmp_path_factory):
    """A real PostgreSQL; tests take a database of their own from it."""
    if postgres_program() is None or (os.geteuid() == 0 and not has_user("postgres")):
        pytest.skip(POSTGRES_MISSING)
    server = start_postgres(tmp_path_factory.mktemp("postgres"))
    yield server
    server.stop()

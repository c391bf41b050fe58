"""The three roles in the database: an owner that migrates, and two that work without any special right."""

import time
from collections.abc import Mapping

import psycopg
from psycopg import errors, sql
from psycopg.pq import TransactionStatus

from .trouble import DatabaseUnreachable, RolesMissing

OWNER, APP, WORKER = ROLES = ("samenspel_owner", "samenspel_app", "samenspel_worker")
TURN = 7_203_941  # any number of our own: who holds this advisory lock prepares the roles
TRIES = 8

Connection = psycopg.Connection[tuple[object, ...]]


def prepare_roles(admin_url: str, passwords: Mapping[str, str] | None = None) -> None:
    """Make the roles and give them the rights they need on this database; what is right is left alone.

    With passwords (by role name) the roles can log in; without, an administrator's login takes them on.
    Safe to repeat and to run several times at once. Raises DatabaseUnreachable, or RolesMissing with the
    statements that an administrator of the database must run.
    """
    for attempt in range(TRIES):
        try:
            with psycopg.connect(admin_url) as connection:
                _prepare(connection, passwords or {})
            return
        except (errors.UniqueViolation, errors.DuplicateObject, errors.InternalError_):
            # Roles belong to the whole server, the lock to one database: another database was first.
            if attempt + 1 == TRIES:
                raise
            time.sleep(0.05 * (attempt + 1))
        except errors.InsufficientPrivilege as error:
            raise _missing(admin_url, str(error).splitlines()[0]) from error
        except psycopg.OperationalError as error:
            raise DatabaseUnreachable(reason=str(error).strip()) from error


def is_superuser(connection: Connection) -> bool:
    return _true(connection, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")


def _prepare(connection: Connection, passwords: Mapping[str, str]) -> None:
    connection.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])
    for role in ROLES:
        _make(connection, role)
        _forbid_special_rights(connection, role)
        if role in passwords:
            _let_log_in(connection, role, passwords[role])
        _let_take_on(connection, role)
    _give_ground(connection)
    _require_ground(connection)


def _make(connection: Connection, role: str) -> None:
    if _true(connection, "SELECT true FROM pg_roles WHERE rolname = %s", role):
        return
    _execute(connection, "CREATE ROLE {} NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB", role)


def _forbid_special_rights(connection: Connection, role: str) -> None:
    """A role that skips the row-level policies would make every one of them worthless."""
    special = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = %s"
    if _true(connection, special, role):
        _execute(connection, "ALTER ROLE {} NOSUPERUSER NOBYPASSRLS", role)


def _let_log_in(connection: Connection, role: str, password: str) -> None:
    """The password is scrambled here, so that it never shows in a log of the server."""
    scrambled = connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256")
    statement = sql.SQL("ALTER ROLE {} LOGIN PASSWORD {}")
    connection.execute(statement.format(sql.Identifier(role), sql.Literal(scrambled.decode())))


def _let_take_on(connection: Connection, role: str) -> None:
    """Django logs in and then takes on its role (SET ROLE); a superuser may already do so."""
    way = "SET" if connection.info.server_version >= 160000 else "MEMBER"
    if not _true(connection, "SELECT pg_has_role(current_user, %s, %s)", role, way):
        _execute(connection, "GRANT {} TO CURRENT_USER", role)


def _give_ground(connection: Connection) -> None:
    database = connection.info.dbname
    if is_superuser(connection):
        _execute(connection, "ALTER DATABASE {} OWNER TO {}", database, OWNER)
        _execute(connection, "ALTER SCHEMA public OWNER TO {}", OWNER)
    elif not _has_ground(connection, OWNER, "CREATE"):
        _execute(connection, "GRANT CONNECT, CREATE, TEMPORARY ON DATABASE {} TO {}", database, OWNER)
        _execute(connection, "GRANT USAGE, CREATE ON SCHEMA public TO {}", OWNER)
    everybody = (
        "SELECT true FROM pg_namespace, aclexplode(nspacl) AS given"
        " WHERE nspname = 'public' AND given.grantee = 0 AND given.privilege_type = 'CREATE'"
    )
    if _true(connection, everybody):
        _execute(connection, "REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    for role in (APP, WORKER):
        if not _granted_by_name(connection, role):
            _execute(connection, "GRANT CONNECT ON DATABASE {} TO {}", database, role)
            _execute(connection, "GRANT USAGE ON SCHEMA public TO {}", role)


def _require_ground(connection: Connection) -> None:
    """A GRANT by somebody without the right only warns: look at what really holds."""
    for role, right in ((OWNER, "CREATE"), (APP, "USAGE"), (WORKER, "USAGE")):
        if not _has_ground(connection, role, right):
            raise _missing(connection.info.dsn, f"{role}: {right} op schema public", connection)


def _has_ground(connection: Connection, role: str, right: str) -> bool:
    return _true(
        connection,
        "SELECT has_schema_privilege(%s, 'public', %s)"
        " AND has_database_privilege(%s, current_database(), 'CONNECT')",
        role,
        right,
        role,
    )


def _granted_by_name(connection: Connection, role: str) -> bool:
    """Tell whether the role has its rights itself, not only through PUBLIC."""
    given = "SELECT true FROM {}, aclexplode({}) AS given WHERE {} AND given.grantee = %s::regrole LIMIT 1"
    database = given.format("pg_database", "datacl", "datname = current_database()")
    schema = given.format("pg_namespace", "nspacl", "nspname = 'public'")
    return _true(connection, database, role) and _true(connection, schema, role)


def _execute(connection: Connection, statement: str, *names: str) -> None:
    connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def _true(connection: Connection, question: str, *values: str) -> bool:
    found = connection.execute(question, values).fetchone()
    return bool(found and found[0])


def _missing(url: str, reason: str, connection: Connection | None = None) -> RolesMissing:
    if connection and connection.info.transaction_status != TransactionStatus.IDLE:
        connection.rollback()
    known = psycopg.conninfo.conninfo_to_dict(url)
    login, database = known.get("user", "?"), known.get("dbname", "?")
    make = "".join(
        f"\n    CREATE ROLE {role}; GRANT {role} TO {login};  -- als {role} nog niet bestaat"
        for role in ROLES
    )
    rest = f"""
    ALTER DATABASE {database} OWNER TO {OWNER};
    ALTER SCHEMA public OWNER TO {OWNER};
    GRANT CONNECT ON DATABASE {database} TO {APP}, {WORKER};
    GRANT USAGE ON SCHEMA public TO {APP}, {WORKER};"""
    return RolesMissing(login=login, missing=reason, remedy=(make + rest).lstrip("\n"))

"""What is kept about a person: each room says it of its own tables, in a module `kept` (R02).

So the ledger can show and count it all without knowing the rooms above it; a test finds a forgotten table.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

Text = str | Promise


def among(column: str, hers: str, key: str = "id") -> str:
    """Return the condition that this column names something of a set that is hers.

    When the set is empty the table is not looked into at all, and so its policies are not asked: most people
    have few kinds of things, and each question of a policy takes as long as the rest of its table.
    """
    return f"EXISTS (SELECT FROM {hers}) AND {column} = ANY (ARRAY(SELECT {key} FROM {hers}))"


@dataclass(frozen=True, slots=True)
class Kept:
    """The rows of one table that are about a person: `%(me)s` in their SQL.

    The policies of the database still decide: a row that she may not see is not there. A room may name sets
    in `HERS` (name → SELECT, all with `her_`): a statement asks each once, however often it names it.
    """

    key: str  # a short name, in addresses and in the file that she takes along
    table: str
    what: Text  # in plain words, for herself
    rows: str  # FROM … WHERE …; the table itself is called t
    fields: Mapping[str, tuple[str, Text]]  # name → its SQL, and what it is in plain words
    retention: str  # a key of journal.purposes.RETENTION
    at: str = "NULL::timestamptz"
    item: str = "t.id"
    writer: str = "NULL::uuid"
    words: bool = False  # somebody's words or facts about her: listed one by one in the ledger
    private: str = "false"  # SQL: true where a private person wrote it, not somebody at work
    ball: str = ""  # SQL: the own words with which a ball began, as (ball, words)

    def select(self) -> str:
        """Return the SELECT of all her rows: key, item, at, writer, private and facts."""
        facts = ", ".join(f"'{name}', {sql}" for name, (sql, _) in self.fields.items())
        return (
            f"SELECT '{self.key}'::text AS key, {self.item} AS item, {self.at} AS at,"
            f" {self.writer} AS writer, ({self.private}) AS private,"
            f" jsonb_build_object({facts}) AS facts FROM {self.rows}"
        )

    def fields_of(self, columns: Collection[str]) -> list[str]:
        """Return the names of the fields that are these columns of its table."""
        meant = {f"t.{column}" for column in columns}
        return [name for name, (sql, _) in self.fields.items() if sql in meant]

    def count(self) -> str:
        """Return the SELECT that counts her rows."""
        return f"SELECT '{self.key}'::text AS key, count(*) AS number FROM {self.rows}"

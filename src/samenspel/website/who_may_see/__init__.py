"""Who may see what: one table. The tests make each cell in a real database, and read it with plain SQL.

A cell is a relation to the person a row is about, and what that relation may do with the row: nothing, read
the name only, read, or write. What is not named is NONE: nobody sees anything because nobody thought of it.
The page /wie-mag-wat/ shows the same table.
"""

from .circle import AROUND_YOU
from .parts import LEVELS, NAME_ONLY, NONE, READ, RELATIONS, WRITE, Cell, Kind
from .question import AT_THE_QUESTION
from .rest import AND_MORE

KINDS: tuple[Kind, ...] = (*AT_THE_QUESTION, *AROUND_YOU, *AND_MORE)

__all__ = ["KINDS", "LEVELS", "NAME_ONLY", "NONE", "READ", "RELATIONS", "WRITE", "Cell", "Kind"]

"""A truth of the database that a deed would break, said in a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from ..errors import SAID


@contextmanager
def told_in_words() -> Iterator[None]:
    """The block is one deed; what the database refuses by name is raised as the refusal of that name."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as problem:
        named = str(getattr(getattr(problem.__cause__, "diag", None), "constraint_name", "") or "")
        if named in SAID:
            raise SAID[named] from problem
        raise

"""Who does something, for whom, and by which way: passed to every action."""

from dataclasses import dataclass, replace
from typing import Self
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Acting:
    """The acting person; `on_behalf_of` when somebody does it "namens" a resident.

    `way` is SCREEN, CODE (who has the code of a question), CARD, DESK, PHONE, LETTER or JOB.
    """

    person: UUID | None
    way: str = "SCREEN"
    on_behalf_of: UUID | None = None
    roles: frozenset[str] = frozenset()
    session: str = ""
    request: UUID | None = None

    @property
    def somebody(self) -> UUID:
        """The acting person, where it cannot be nobody."""
        assert self.person is not None
        return self.person

    @property
    def role(self) -> str:
        """The roles as one word for the access log."""
        return "+".join(sorted(self.roles))[:40]

    @property
    def resident(self) -> UUID | None:
        """The person whose will this is: the one acted for, or else the acting person."""
        return self.on_behalf_of or self.person

    def at(self, way: str) -> Self:
        """Return the same acting, by another way."""
        return replace(self, way=way)

    def as_herself(self) -> Self:
        """Return the same acting person, as a neighbour: in none of her roles."""
        return replace(self, roles=frozenset())

    def anonymous(self) -> Self:
        """Return the acting of somebody who did not say who she is."""
        return replace(self, person=None, roles=frozenset())

    def namens(self, resident: UUID, *, way: str) -> Self:
        """Return the same acting person, now doing something for this resident."""
        return replace(self, on_behalf_of=resident, way=way)


def a_job(name: str) -> Acting:
    """Return the acting of a job of the worker."""
    return Acting(person=None, way="JOB", session=name)

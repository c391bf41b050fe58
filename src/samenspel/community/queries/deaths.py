"""What somebody was told about a death: by her own name, or by the code of her own question or offer."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from samenspel.foundation.rows import rows

from ..models import Death, Person


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody whom she helped, or who helped her, has died; or that was not so."""

    name: str
    died_on: date | None
    written_at: datetime
    taken_back: bool

    @property
    def shown(self) -> str:
        """The name as people say it; of whoever gave none, in the language of who reads."""
        return Person(name=self.name).shown


def has_died(*, person: UUID) -> bool:
    """True when it is written down that somebody has died, as far as the context may see her."""
    return Death.objects.filter(person=person, taken_back_at=None).exists()


def deaths_told(*, ball: UUID | None = None) -> list[Told]:
    """Return what was told in the last ninety days to the acting person, or to whose ball this is."""
    return rows(Told, "SELECT * FROM deaths_told_to(%(ball)s)", {"ball": ball})

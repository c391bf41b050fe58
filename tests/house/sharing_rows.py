"""What is shared in the living situation: a note of the worker, a question, a yes, an exception, a gleaned note."""

from dataclasses import dataclass
from uuid import UUID

from samenspel.circles.models import Circle
from tests import sharing as play
from tests.cast import Cast

RESIDENT, WORKER, RECEIVER = "resident", "wijkteam", "gp"


@dataclass
class Sharing:
    """What there is to visit, by name."""

    note: UUID
    asked: UUID
    given: UUID
    exception: UUID
    gleaning: UUID

    def values(self, name: str) -> dict[str, UUID]:
        """What stands in an address: the thing that this deed is about."""
        bare = name.removeprefix("for_")
        things = {
            **dict.fromkeys(("note", "note_beside", "note_back", "note_also"), self.note),
            **dict.fromkeys(("consent", "consent_answer"), self.asked),
            **dict.fromkeys(("consent_stop", "consent_renew", "shared_consent"), self.given),
            **dict.fromkeys(("exception", "exception_told", "shared_exception"), self.exception),
            **dict.fromkeys(("gleaning", "my_gleaning_away"), self.gleaning),
        }
        return {"pk": things[bare]} if bare in things else {}


def build_sharing(cast: Cast, circle: UUID) -> Sharing:
    """Play it through the front doors; the context is empty afterwards."""
    cast.enter(WORKER)
    around = Circle.objects.get(pk=circle)
    words = play.note(cast, around, by=WORKER)
    asked = play.asked(cast, around, ("CIRCLE", circle), by=WORKER, to=RECEIVER)
    given = play.given(cast, play.asked(cast, around, ("NOTE", words.pk), by=WORKER, to=RECEIVER))
    exception = play.decided(cast, play.proposed(cast, around, ("NOTE", words.pk)))
    told = play.gleaned(cast, by=WORKER, person=cast[RESIDENT].pk, name="")
    cast.enter(None)
    return Sharing(words.pk, asked.pk, given.pk, exception.pk, told.pk)

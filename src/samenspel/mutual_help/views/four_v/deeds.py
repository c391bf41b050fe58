"""The deeds of a talk, each at its three addresses (table.py). The step comes last: any word could be one."""

from django.urls.resolvers import URLPattern

from . import coming_in, namens, paper, talk
from .table import three


def urls() -> list[URLPattern]:
    """Return the addresses of every deed."""
    return [
        *three("talk", talk.talk),
        *three("leave", coming_in.leave, "/weg"),
        *three("sheet", paper.sheet, "/op-papier"),
        *three("ask", namens.ask, "/vraag", own=False),
        *three("offer", namens.offer, "/aanbod", own=False),
        *three("step", talk.step, "/<slug:step>"),
    ]

"""Two who work propose to the same askers in the same second; and the last yes comes while it is closed."""

import threading
from collections.abc import Callable
from functools import partial

from django.db import connections, transaction

from samenspel.foundation.context import Context, enter
from samenspel.mutual_help import errors
from samenspel.mutual_help.models import Bundle
from samenspel.mutual_help.tests.test_bundle import LINES, WALKERS, close, proposed, says, walk
from tests.cast import Cast
from tests.play import as_the_owner, sql

ROUNDS = 3


def _at_once(*deeds: Callable[[], object]) -> list[str]:
    """Do these in threads of their own that begin together; return what became of each."""
    together, outcomes = threading.Barrier(len(deeds)), list[str]()

    def do(deed: Callable[[], object]) -> None:
        try:
            with transaction.atomic():
                enter(Context())
                together.wait(10)
                outcomes.append(str(deed() or "done"))
        except (errors.NotEnoughAlike, errors.BundleMoved) as refusal:
            outcomes.append(type(refusal).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=do, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
        assert not thread.is_alive(), "somebody waits for ever"
    return sorted(outcomes)


def test_each_is_asked_once_and_what_is_counted_is_what_there_is(town: Cast) -> None:
    with transaction.atomic():
        asks = [walk(town, key, line) for key, line in zip(WALKERS, LINES, strict=True)]
    chosen = [ask.pk for ask in asks]
    for _round in range(ROUNDS):
        made = _at_once(*[partial(proposed, town, chosen)] * 2)
        assert made == ["NotEnoughAlike", "wandelen"]
        with transaction.atomic(), as_the_owner():
            bundle = Bundle.objects.get(ended_at=None)
        for ask in asks[:4]:
            with transaction.atomic():
                says(bundle, ask)
        outcome = _at_once(partial(close, bundle), partial(says, bundle, asks[4]))
        with transaction.atomic(), as_the_owner():
            going, yeses = sql(
                "SELECT going, (SELECT count(*) FROM mutual_help_bundleyes WHERE bundle_id = b.id)"
                " FROM mutual_help_bundle b WHERE id = %s", bundle.pk,
            )[0]  # fmt: skip
        assert (outcome, going, yeses) in (
            (["GOES_ON", "done"], 5, 5),
            (["BundleMoved", "LAPSED"], None, 0),
        )
        if going:
            with transaction.atomic(), as_the_owner():
                sql("UPDATE mutual_help_bundle SET state = 'OVER', ended_at = now() WHERE id = %s", bundle.pk)

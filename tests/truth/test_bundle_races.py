"""Two who work propose to the same askers in the same second; and the last yes comes while it is closed."""

from functools import partial

from django.db import transaction

from samenspel.mutual_help.models import Bundle
from samenspel.mutual_help.tests.test_bundle import LINES, WALKERS, close, proposed, says, walk
from tests.at_once import went
from tests.cast import Cast
from tests.play import as_the_owner, sql

ROUNDS = 3


def test_each_is_asked_once_and_what_is_counted_is_what_there_is(town: Cast) -> None:
    with transaction.atomic():
        asks = [walk(town, key, line) for key, line in zip(WALKERS, LINES, strict=True)]
    chosen = [ask.pk for ask in asks]
    for _round in range(ROUNDS):
        made = went(*[partial(proposed, town, chosen)] * 2)
        assert made == ["NotEnoughAlike", "done"]
        with transaction.atomic(), as_the_owner():
            bundle = Bundle.objects.get(ended_at=None)
        for ask in asks[:4]:
            with transaction.atomic():
                says(bundle, ask)
        outcome = went(partial(close, bundle), partial(says, bundle, asks[4]))
        with transaction.atomic(), as_the_owner():
            going, yeses = sql(
                "SELECT going, (SELECT count(*) FROM mutual_help_bundleyes WHERE bundle_id = b.id)"
                " FROM mutual_help_bundle b WHERE id = %s", bundle.pk,
            )[0]  # fmt: skip
        assert (outcome, going, yeses) in (
            (["done", "done"], 5, 5),
            (["BundleMoved", "done"], None, 0),
        )
        if going:
            with transaction.atomic(), as_the_owner():
                sql("UPDATE mutual_help_bundle SET state = 'OVER', ended_at = now() WHERE id = %s", bundle.pk)

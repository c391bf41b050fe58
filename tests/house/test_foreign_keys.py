"""A foreign key points to the same floor or a lower one: the database has the shape of the house."""

from django.apps import apps

from .floors import FLOORS, floor_of


def test_every_room_of_ours_stands_on_a_floor() -> None:
    ours = {config.name for config in apps.get_app_configs() if config.name.startswith("samenspel.")}
    assert {name for name in ours if floor_of(name) is None} == set()


def test_every_foreign_key_points_to_the_same_floor_or_a_lower_one() -> None:
    upward = []
    for model in apps.get_models(include_auto_created=True):
        here = floor_of(model.__module__)
        for field in model._meta.get_fields():
            if here is None or not field.concrete or not field.is_relation:
                continue
            there = floor_of(field.related_model.__module__)
            room, other = (one.__module__.split(".")[1] for one in (model, field.related_model))
            if there is None or there > here or (there == here and room != other):
                upward.append(f"{model.__name__}.{field.name} to {field.related_model.__module__}")
    assert upward == []


def test_the_floors_are_those_of_the_import_contract() -> None:
    assert FLOORS[0] == {"foundation"}
    assert {"mutual_help", "referrals"} <= next(floor for floor in FLOORS if "mutual_help" in floor)

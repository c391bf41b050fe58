"""Nowhere a field for what somebody has, and no goal where people just meet (AS-53, AS-25, R32). No database."""

import re
from collections.abc import Iterator

from django import forms
from django.apps import apps
from django.urls import get_resolver
from django.utils.translation import override

from samenspel.social_map import models as on_the_map
from samenspel.social_map.actions import EntryFacts, MomentFacts

HAS = re.compile(
    r"diagnos|disease|illness|disorder|handicap|disab|vulnerab|medical|medicat|iq_|syndrom"
    r"|ziekte|aandoening|stoornis|beperking|kwetsbaar|medisch|syndroom",
    re.I,
)
GOAL = re.compile(r"target|goal|quota|kpi|at_least|expected|doelstelling|streef|minstens", re.I)


def forms_of(kind: type[forms.BaseForm] = forms.BaseForm) -> Iterator[type[forms.BaseForm]]:
    assert get_resolver().url_patterns  # by now every page, and so every form, was read
    for one in kind.__subclasses__():
        if one.__module__.startswith("samenspel."):
            yield one
        yield from forms_of(one)


def test_no_table_and_no_form_has_a_field_for_what_somebody_has() -> None:
    columns = {
        f"{model.__name__}.{field.name}" for model in apps.get_models() for field in model._meta.get_fields()
    }
    assert [one for one in columns if HAS.search(one)] == []
    with override("nl"):
        asked = {
            f"{form.__module__}.{form.__name__}.{name}: {field.label}"
            for form in forms_of()
            for name, field in form.base_fields.items()  # type: ignore[attr-defined]
        }
    assert len(asked) > 200
    assert [one for one in asked if HAS.search(one)] == []


def test_what_a_place_says_of_guidance_is_said_of_the_place() -> None:
    """Three words about who is beside you, none about who you are."""
    assert set(on_the_map.Guidance.values) == {"ASK", "OFTEN", "ALWAYS"}
    people = [model for model in apps.get_models() if model._meta.app_label in ("community", "circles")]
    assert [model for model in people for field in model._meta.get_fields() if "guidance" in field.name] == []


def test_nothing_on_the_map_has_a_goal_to_reach() -> None:
    """A round with the coffee cart is without goal: how many came may be counted, and need not be (S3:362)."""
    models = [model for model in apps.get_models() if model._meta.app_label == "social_map"]
    names = {field.name for model in models for field in model._meta.get_fields()}
    names |= {*EntryFacts.__slots__, *MomentFacts.__slots__}
    names |= {
        f"{name} {field.label}"
        for form in forms_of()
        if form.__module__.startswith("samenspel.social_map")
        for name, field in form.base_fields.items()  # type: ignore[attr-defined]
    }
    assert [one for one in names if GOAL.search(one)] == []

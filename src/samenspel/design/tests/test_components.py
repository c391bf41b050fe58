"""A component shows what it was given, and never more than that."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django import forms
from django.template import Context, RequestContext, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django_cotton.compiler_regex import CottonCompiler

from samenspel.design import examples
from samenspel.design.templatetags.samenspel import house
from samenspel.foundation import clock

COTTON = Path(__file__).parents[1] / "templates" / "cotton"
HOSTILE = "<script>alert(1)</script>\"'"
INLINE = {"at", "ball", "button", "choice", "person", "print_button", "qr", "steps", "tag", "when"}
USES = {
    "at": '<c-at :name="x" :detail="x" />',
    "ball": '<c-ball :size="x" />',
    "button": '<c-button href="{{ x }}" name="{{ x }}" id="{{ x }}" label="{{ x }}">{{ x }}</c-button>',
    "card": '<c-card :id="x">{{ x }}</c-card>',
    "choice": '<c-choice href="{{ x }}" title="{{ x }}">{{ x }}</c-choice>',
    "choices": "<c-choices>{{ x }}</c-choices>",
    "count": '<c-count :number="x" :label="x" />',
    "details": '<c-details :summary="x" :id="x">{{ x }}</c-details>',
    "empty": '<c-empty :title="x">{{ x }}<c-slot name="action">{{ x }}</c-slot></c-empty>',
    "errors": '<c-errors :form="form" />',
    "event": '<c-event :at="now" :title="x" :href="x">{{ x }}</c-event>',
    "field": '<c-field :field="form.words" :hint="x" :label="x" :rows="x" />',
    "holder": '<c-holder :name="x" :role="x" :organisation="x" :phone="x" :heading="x">{{ x }}</c-holder>',
    "map": '<c-map :places="x" :outlines_url="x" :tiles="x" :attribution="x" :label="x">{{ x }}</c-map>',
    "note": '<c-note :writer="x" :at="now" :readers="x">{{ x }}</c-note>',
    "path": '<c-path :steps="steps" />',
    "person": '<c-person :name="x" :detail="x" :phone="x" />',
    "place": '<c-place :entry="entry" />',
    "print_button": '<c-print-button :words="x" />',
    "qr": '<c-qr :text="x" :label="x" />',
    "quote": '<c-quote :by="x">{{ x }}</c-quote>',
    "steps": '<c-steps now="2" of="3" />',
    "tabs": '<c-tabs :items="tabs" :label="x" />',
    "tag": '<c-tag :kind="x">{{ x }}</c-tag>',
    "when": '<c-when :at="now" />',
    "words": '<c-words :text="x" />',
}


class Question(forms.Form):
    words = forms.CharField(label="Vraag", widget=forms.Textarea, error_messages={"required": HOSTILE})


def rendered(source: str, **context: object) -> str:
    return Template(CottonCompiler().process(source)).render(Context(context))


def everything() -> dict[str, object]:
    now = clock.now()
    return {
        "x": HOSTILE,
        "now": now,
        "form": Question({}),
        "steps": [{"shape": HOSTILE, "text": HOSTILE, "detail": HOSTILE, "at": now}],
        "entry": {
            "url": HOSTILE,
            "name": HOSTILE,
            "summary": HOSTILE,
            "tags": [HOSTILE],
            "fresh_text": HOSTILE,
        },
        "tabs": [{"label": HOSTILE, "url": HOSTILE, "current": True, "count": 3}],
    }


def test_every_component_has_a_use_here() -> None:
    assert {path.stem for path in COTTON.glob("*.html")} == set(USES)


@pytest.mark.parametrize("name", sorted(USES))
def test_it_escapes_hostile_text(name: str) -> None:
    markup = rendered(USES[name], **everything())
    assert markup.strip()
    assert "<script" not in markup
    assert "<c-" not in markup
    assert ("alert(1)" in markup) == (name not in {"ball", "steps", "when"})
    assert "style=" not in markup
    assert not re.search(r"\son[a-z]+=", markup)


@pytest.mark.parametrize("name", sorted(USES))
def test_it_declares_every_attribute_with_a_default(name: str) -> None:
    source = (COTTON / f"{name}.html").read_text()
    declared = re.search(r"<c-vars([^>]*)/>", source)
    assert "{{ attrs" not in source
    if name == "choices":
        return
    assert declared, f"{name} has no c-vars"
    used = set(re.findall(r":?([\w-]+)=", USES[name].split(">")[0]))
    assert used <= set(re.findall(r'([\w-]+)="', declared[1]))


@pytest.mark.parametrize("name", sorted(INLINE))
def test_it_can_stand_in_a_sentence(name: str) -> None:
    assert not (COTTON / f"{name}.html").read_text().endswith("\n")


def test_the_ball_is_silent_and_its_words_are_not() -> None:
    markup = rendered('<c-holder name="Dewi">Zij belt je.</c-holder>')
    assert "De bal ligt bij Dewi" in markup
    assert 'class="ball ball-large" aria-hidden="true"' in markup


def test_a_component_does_not_take_words_from_the_page_around_it() -> None:
    markup = rendered('<c-holder name="Dewi">Zij belt je.</c-holder>', phone="030 123 45 67", role="coach")
    assert "030" not in markup
    assert "coach" not in markup


def test_the_path_says_its_shapes_in_words() -> None:
    markup = rendered('<c-path :steps="steps" />', steps=examples.steps(clock.now()))
    for words in ("Nu:", "Via een organisatie:", "Buurt en organisatie samen:", "In de buurt:"):
        assert words in markup


def test_a_field_is_tied_to_its_hint_and_its_error() -> None:
    markup = rendered('<c-field :field="form.words" hint="Kort is goed." rows="4" />', form=Question({}))
    assert 'aria-describedby="id_words_hint id_words_error"' in markup
    assert 'aria-invalid="true"' in markup
    assert 'id="id_words_hint"' in markup
    assert 'id="id_words_error"' in markup
    assert 'rows="4"' in markup
    assert markup.count("rows=") == 1
    assert 'for="id_words"' in markup


def test_radios_are_a_group_with_a_question() -> None:
    form = examples.Example({})
    markup = rendered('<c-field :field="form.how" />', form=form)
    assert "<fieldset" in markup
    assert "<legend>Hoe horen we elkaar?" in markup
    assert markup.count('type="radio"') == 3


def test_a_day_uses_the_picker_of_the_phone() -> None:
    form = examples.Example(initial={"day": clock.today()})
    markup = rendered('<c-field :field="form.day" />', form=form)
    assert 'type="date"' in markup
    assert f'value="{clock.today():%Y-%m-%d}"' in markup


def test_the_errors_lead_to_their_fields() -> None:
    form = examples.Example({})
    markup = rendered('<c-errors :form="form" />', form=form)
    assert 'role="alert"' in markup
    assert 'tabindex="-1"' in markup
    assert 'href="#id_words"' in markup
    assert 'href="#id_how_0"' in markup


def test_a_good_form_shows_no_errors() -> None:
    assert rendered('<c-errors :form="form" />', form=Question({"words": "Wandelen"})).strip() == ""


def test_a_button_with_an_address_is_a_link() -> None:
    assert rendered('<c-button href="/vraag">Vraag</c-button>').startswith('<a href="/vraag"')
    assert rendered("<c-button>Vraag</c-button>").startswith('<button type="submit"')


@pytest.mark.urls("samenspel.design.urls")
def test_the_page_that_shows_everything_renders_in_every_direction() -> None:
    for language, direction in (("nl", "ltr"), ("ar", "rtl")):
        with translation.override(language):
            page = render_to_string("design/ontwerp.html", examples.everything(clock.now()) | {"pairs": []})
        assert f'<html lang="{language}" dir="{direction}">' in page
        assert "style=" not in page
        assert page.count("<h1") == 1
        assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", page))


def test_the_letter_and_the_card_carry_the_code() -> None:
    now = clock.now() + timedelta(days=1)
    letter = render_to_string("design/letter.html", {"letter": examples.letter(now)})
    assert "TULP 38 05" in letter
    assert '<address class="letter-to">De heer J. de Wit<br>' in letter
    card = render_to_string("design/card.html", {"card": examples.card()})
    assert "APPEL 72 41" in card
    assert "<svg role=" in card


def test_the_page_keeps_its_phone_number_when_a_view_has_a_site_of_its_own() -> None:
    ours = SimpleLazyObject(lambda: {"name": "Samenspel", "phone": "030 123 45 67"})
    context = RequestContext(RequestFactory().get("/"), {"site": object()})
    context.update({})
    context.dicts.insert(1, {"site": ours})
    assert house(context) == {"name": "Samenspel", "phone": "030 123 45 67"}

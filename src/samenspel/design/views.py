"""The page that shows every part, for everyone who builds or judges the look."""

from functools import cache

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samenspel.design import colours, examples
from samenspel.foundation import clock


@cache
def _measured() -> list[dict[str, object]]:
    path = finders.find("design/samenspel.css")
    with open(str(path), encoding="utf-8") as stylesheet:
        day, night = colours.tokens(stylesheet.read())
    return [
        {"day": pair, "night": dark}
        for pair, dark in zip(colours.measured(day), colours.measured(night), strict=True)
    ]


@require_safe
def showcase(request: HttpRequest) -> HttpResponse:
    return render(request, "design/ontwerp.html", examples.everything(clock.now()) | {"pairs": _measured()})


@require_safe
def letter(request: HttpRequest) -> HttpResponse:
    return render(request, "design/letter.html", {"letter": examples.letter(clock.now())})


@require_safe
def card(request: HttpRequest) -> HttpResponse:
    return render(request, "design/card.html", {"cards": [examples.card(), examples.card(size="a6")]})


@require_safe
def places(_request: HttpRequest) -> JsonResponse:
    return JsonResponse(examples.places(), content_type="application/geo+json")


@require_safe
def outlines(_request: HttpRequest) -> JsonResponse:
    return JsonResponse(examples.outlines(), content_type="application/geo+json")

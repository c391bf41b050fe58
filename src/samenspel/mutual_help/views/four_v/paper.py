"""A talk in four steps on paper: with what was said, or empty for a kitchen table."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from samenspel.commitments import queries as balls
from samenspel.foundation.requests import Request

from ... import forms
from ...models import InquiryWord
from ...queries import InquiryPage, Said
from ...rules import four_v as rules
from .table import TalkTable


def sheet(table: TalkTable) -> HttpResponse:
    """All that was said, on paper, with room to write more."""
    page = table.page
    door = balls.main_door() if table.hers else None
    return table.show("sheet", steps=_on_paper(page), outcomes=_outcomes(page), door=door)


def paper(request: Request) -> HttpResponse:
    """The four steps with lines to write on, for a talk at a kitchen table. Of nobody yet."""
    return render(
        request, "mutual_help/four_v/sheet.html", {"steps": _on_paper(None), "door": balls.main_door()}
    )


def _outcomes(page: InquiryPage) -> list[Said]:
    return [word for word in page.words if word.question == InquiryWord.Question.OUTCOME]


def _on_paper(page: InquiryPage | None) -> list[dict[str, Any]]:
    return [
        {
            "title": forms.STEP_TITLES[slug][0],
            "questions": [
                {
                    "asks": InquiryWord.Question(one).label,
                    "said": [word for word in page.now_said(slug) if word.question == one] if page else [],
                }
                for one in questions
            ],
        }
        for slug, questions in rules.STEPS.items()
    ]

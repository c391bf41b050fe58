"""Coming in with a card: its code, the pincode, and whose device this is."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from samenspel.community import actions as people
from samenspel.community import codes, rules
from samenspel.foundation import clock
from samenspel.foundation.requests import Request

from ..forms import CodeForm, ComeInForm, PinForm
from ..trying import proof_of


def code(request: Request) -> HttpResponse:
    """Type the code of a card. Any code gets the next page: a wrong one tells nothing."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        return redirect("card_enter", code=codes.in_address(form.cleaned_data["code"]))
    return render(request, "entering/code.html", {"form": form}, status=422 if form.errors else 200)


def enter(request: Request, code: str) -> HttpResponse:
    """The pincode, and whose device this is."""
    form = ComeInForm(request.POST or None)
    if form.is_valid():
        proof = proof_of(request, form, code=codes.stored(code) or code[:40])
        if proof:
            return _come_in(request, proof, home=form.cleaned_data["where"] == "HOME")
    return render(request, "entering/pin.html", {"form": form}, status=422 if form.errors else 200)


def _come_in(request: Request, proof: people.Proof, *, home: bool) -> HttpResponse:
    device, account = people.open_device(proof=proof, home=home, now=clock.now())
    if request.session.get("device") or request.user.is_authenticated:
        request.session.flush()  # somebody else was in: nothing of hers goes along
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session["device"] = str(device)
    request.session.set_expiry(rules.AT_HOME if home else rules.NOW_ONLY)
    return redirect("mine")


def again(request: Request) -> HttpResponse:
    """A device at home lay still for a while: the pincode again, or forget this card here."""
    device = request.session.get("device")
    if request.door != "PIN" or not device:
        return redirect("mine")
    if request.POST.get("do") == "forget":
        request.session.flush()
        return redirect("home")
    form = PinForm(request.POST or None)
    if form.is_valid() and _wake(request, form, UUID(device)):
        after = request.GET.get("next", "")
        return redirect(after if url_has_allowed_host_and_scheme(after, allowed_hosts=None) else "mine")
    return render(request, "entering/again.html", {"form": form}, status=422 if form.errors else 200)


def _wake(request: Request, form: PinForm, device: UUID) -> bool:
    proof = proof_of(request, form, device=device)
    if proof is None:
        return False
    people.wake_device(proof=proof, device=device)
    return True

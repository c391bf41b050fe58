import pytest
from samenspel.commitments.actions import balls, passes
from tests.truth.test_ball_machine import test_it_is_true_after_every_step as run

def test_m1(cast, monkeypatch):
    monkeypatch.setattr(passes, "end_seats", lambda **_: None)
    with pytest.raises(BaseException) as e: run(cast)
    print("M1", repr(e.value)[:200])
def test_m2(cast, monkeypatch):
    real = balls.end_seats
    monkeypatch.setattr(balls, "end_seats", lambda **k: None if k["reason"] == "INVITED" else real(**k))
    with pytest.raises(BaseException) as e: run(cast)
    print("M2", repr(e.value)[:200])
def test_m3(cast, monkeypatch):
    real = balls.end_seats
    monkeypatch.setattr(balls, "end_seats", lambda **k: None if k["reason"] == "HOLDER" else real(**k))
    with pytest.raises(BaseException) as e: run(cast)
    print("M3", repr(e.value)[:200])

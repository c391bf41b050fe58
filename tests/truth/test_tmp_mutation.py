import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from samenspel.commitments.actions import balls, passes
from tests.truth.test_ball_machine import BallMachine

def run(cast):
    BallMachine.cast = cast
    run_state_machine_as_test(BallMachine, settings=settings(max_examples=15, stateful_step_count=20, deadline=None, phases=(Phase.generate,), report_multiple_bugs=False, suppress_health_check=list(HealthCheck)))
def test_m1(cast, monkeypatch):
    monkeypatch.setattr(passes, "end_seats", lambda **_: None)
    with pytest.raises(BaseException) as e: run(cast)
    print("M1", repr(e.value)[:200])
@pytest.mark.parametrize("reason", ["INVITED", "HOLDER", "DEPUTY", "DOOR"])
def test_m2(cast, monkeypatch, reason):
    real = balls.end_seats
    monkeypatch.setattr(balls, "end_seats", lambda **k: None if k["reason"] == reason else real(**k))
    with pytest.raises(BaseException) as e: run(cast)
    print("M2", reason, repr(e.value)[:200])

"""A key that is gone is said in words: nobody loses anything, and nobody meets a blank page."""

from typing import Any

import pytest
from cryptography.fernet import Fernet
from tests.cast import Cast
from tests.family import MOTHER, family
from tests.house.situation import signed_in
from tests.sharing import note


@pytest.mark.parametrize("address", ["/mijn/aantekeningen", "/mijn/opgeschreven/note"])
def test_a_page_with_words_of_a_lost_key_says_so(cast: Cast, settings: Any, address: str) -> None:
    note(cast, family(cast))
    settings.SEALING_KEYS = {"other": Fernet.generate_key().decode()}
    response = signed_in(cast, MOTHER).get(address)
    assert response.status_code == 503
    page = response.content.decode()
    assert "Mees" not in page
    assert "sealed:" not in page
    assert "Dat ligt aan ons" in page

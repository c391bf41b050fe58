"""Somebody who has only a keyboard: Tab, Enter and Space; and who always sees where she is."""

from typing import Any

from .walking import Walk

FOCUS = """() => {
  const at = document.activeElement;
  const look = getComputedStyle(at);
  const label = at.labels && at.labels.length ? at.labels[0].innerText : '';
  const box = at.getBoundingClientRect();
  return {
    words: [at.getAttribute('aria-label'), label, at.innerText].join(' ').replace(/\\s+/g, ' ').trim(),
    name: at.getAttribute('name') || '',
    errors: at.hasAttribute('data-errors'),
    parts: at.matches('input[type=date], input[type=time]'),
    body: at === document.body,
    outline: look.outlineStyle === 'none' ? 0 : parseFloat(look.outlineWidth),
    shadow: look.boxShadow !== 'none',
    seen: box.bottom > 0 && box.top < innerHeight && box.width > 0,
  };
}"""
FURTHEST = 60


class Keyboard:
    """The hands of a walker."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk

    def _focus(self) -> dict[str, Any]:
        seen: dict[str, Any] = self.walk.page.evaluate(FOCUS)
        return seen

    def _tab_until(self, wanted: str, key: str) -> None:
        passed = []
        for _ in range(FURTHEST):
            self.walk.page.keyboard.press("Tab")
            at = self._focus()
            if at["body"]:
                continue
            # Within a day or an hour the browser itself marks which part has the focus.
            assert at["outline"] >= 2 or at["parts"], f"{self.walk.page.url}: no visible focus on {at}"
            assert at["seen"], f"{self.walk.page.url}: the focus is out of sight on {at}"
            if (wanted in at["words"]) if key == "words" else (at["name"] == wanted):
                return
            passed.append(at["words"] or at["name"])
        raise AssertionError(f"{self.walk.page.url}: Tab never comes to {wanted!r}, but to {passed}")

    def tab_to(self, words: str) -> None:
        """Press Tab until something with these words has the focus; all that is passed shows its focus."""
        self._tab_until(words, "words")

    def tab_to_field(self, name: str) -> None:
        self._tab_until(name, "name")

    def press(self, key: str, moves: bool = True) -> None:
        """Press Enter or Space; `moves` when that brings another page."""
        if not moves:
            self.walk.page.keyboard.press(key)
            return
        with self.walk.page.expect_navigation():
            self.walk.page.keyboard.press(key)

    def type(self, words: str) -> None:
        """Write in the field that has the focus, over what is in it."""
        self.walk.page.keyboard.press("Control+a")
        self.walk.page.keyboard.type(words)

    def on_errors(self) -> bool:
        return bool(self._focus()["errors"])

    def field(self) -> str:
        return str(self._focus()["name"])

"""What <c-place> draws: twenty of them stand in a list, so they are drawn without a template."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

TAG_CLASS = {"ok": "tag tag-ok", "warn": "tag tag-warn"}


def place_card(entry: Mapping[str, Any], level: int | str = 3, more: str = "") -> SafeString:
    """Return a place: its name that leads to its page, its words, its tags and how fresh it is.

    `entry`: url, name, and if it has them summary, distance_text, tags (a word, or label and kind),
    fresh_text and is_old. `more`: what stands below it. Every word is escaped here.
    """
    said = {name: conditional_escape(entry.get(name) or "") for name in ("url", "name", "fresh_text")}
    words = " ".join(str(entry[name]) for name in ("summary", "distance_text") if entry.get(name))
    old = " fresh-old" if entry.get("is_old") else ""
    drawn = [
        f'<article class="place">\n<h{level}><a href="{said["url"]}">{said["name"]}</a></h{level}>',
        f"<p>{conditional_escape(words)}</p>" if words else "",
        _tags(entry.get("tags") or ()),
        f'<p class="fresh{old}">{said["fresh_text"]}</p>' if said["fresh_text"] else "",
        conditional_escape(more),
        "</article>",
    ]
    # `level` is a number of ours, and all else went through conditional_escape.
    return mark_safe("\n".join(filter(None, drawn)))


def _tags(tags: Iterable[Any]) -> str:
    drawn = [
        f'<span class="{TAG_CLASS.get(tag["kind"], "tag")}">{conditional_escape(tag["label"])}</span>'
        if isinstance(tag, Mapping)
        else f'<span class="tag">{conditional_escape(tag)}</span>'
        for tag in tags
    ]
    return f'<div class="tags">{"".join(drawn)}</div>' if drawn else ""

"""What keeps somebody out of a page, as axe finds it; what follows from what was judged before is not asked again."""

from typing import Any

from playwright.sync_api import Page

AXE = "/static/axe.js"  # the demo of the journeys gives it: the browser keeps what it made of it
NARROW = 320
ALWAYS: dict[str, Any] = {
    "resultTypes": ["violations"],
    "preload": False,  # axe would fetch the stylesheets once more, against the page's own policy
}
# What takes axe most of its time follows from what the browser computed: colours for a piece of text, and sizes and
# distances for what can be pressed. Each such combination is judged once, at each width (WAYS); all other rules follow
# from what the page is built of, and are asked once of each such build (BUILD).
COMPUTED = ("color-contrast", "link-in-text-block", "target-size")
RULES = ALWAYS | {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "rules": {rule: {"enabled": False} for rule in COMPUTED},
}
COLOURS = ALWAYS | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
SIZES = ALWAYS | {"runOnly": {"type": "rule", "values": ["target-size"]}}
# Pins may lie over each other: the same places stand beside them as a list (WCAG 2.5.8, "equivalent").
BESIDES = {"exclude": [[".leaflet-marker-pane"]]}
# What a page is built of: its elements and what they say about themselves, without the words. Instead of an address or
# a text it says that there is one; instead of an id, what bears it; of like ones in a row only the first counts.
BUILD = """() => {
  const SAID = ['alt', 'title', 'aria-label', 'placeholder', 'value', 'summary', 'label'];
  const OPEN = ['href', 'src', 'srcset', 'action', 'content', 'datetime', 'integrity', 'nonce', 'd', 'points'];
  const POINT = ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-owns', 'aria-details', 'list',
    'form', 'headers', 'aria-errormessage', 'aria-activedescendant', 'popovertarget'];
  const born = {};
  for (const one of document.querySelectorAll('[id]')) born[one.id] = (born[one.id] || 0) + 1;
  const target = (id) => {
    const one = document.getElementById(id);
    return one ? `${one.localName}${born[id]}${one.textContent.trim() ? 't' : ''}` : '-';
  };
  const said = (one) => {
    const parts = [one.localName];
    for (const {name, value} of one.attributes) {
      if (name === 'data-judge') continue;
      if (name.startsWith('data-')) parts.push('data');
      else if ((name === 'style' || name === 'class') && !value) continue;
      else if (name === 'id') parts.push(`id${born[value]}`);
      else if (POINT.includes(name)) parts.push(`${name}=${value.trim().split(/\\s+/).map(target)}`);
      else if (SAID.includes(name)) parts.push(`${name}:${value.trim() ? 1 : 0}`);
      else if (name === 'content' && one.name === 'viewport') parts.push(value);
      else if (name === 'href' && value.startsWith('#')) parts.push(`#${target(value.slice(1))}`);
      else if (OPEN.includes(name)) parts.push(`${name}:${value ? 1 : 0}`);
      else if (name === 'name') parts.push('name');
      else parts.push(`${name}=${value}`);
    }
    if (one.checked) parts.push('checked');
    if (!one.checkVisibility()) parts.push('unseen');
    if (one.labels) parts.push(`labels${one.labels.length}`);
    const more = one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth;
    if (more && /auto|scroll/.test(getComputedStyle(one).overflow)) parts.push('more');
    return parts.sort().join(' ');
  };
  const build = (one) => {
    const inside = [];
    for (const node of one.childNodes) {
      const is = node.nodeType === 1 && !/axe[.]js$/.test(node.src) ? build(node) : node.nodeType === 3 && node.data.trim() ? 't' : '';
      if (is && is !== inside.at(-1)) inside.push(is);
    }
    return `<${said(one)}>${inside.join('')}/`;
  };
  return build(document.documentElement);
}"""

# Every way in which text stands on this page (its element, its letters, and all that lies below it; for a link also
# the text around it), and in which something to press lies: what it is, and how small and how near others it is.
# Beyond 24 px WCAG 2.5.8 asks nothing.
WAYS = """(marked) => {
  const below = new Map(), found = {}, lying = {};
  const ground = (one) => {
    if (!one) return '';
    if (!below.has(one)) {
      const style = getComputedStyle(one), solid = /^rgb\\(/.test(style.backgroundColor);
      const own = `${style.backgroundColor} ${style.backgroundImage} ${style.opacity} ${style.position}`;
      below.set(one, own + (solid && style.opacity === '1' ? '' : `/${ground(one.parentElement)}`));
    }
    return below.get(one);
  };
  const letters = (one) => {
    const style = getComputedStyle(one);
    return `${one.localName} ${one.className} ${style.color} ${style.fontSize} ${style.fontWeight} ${style.textShadow}`;
  };
  for (const one of document.querySelectorAll('body, body *')) {
    const says = [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (!says && !['INPUT', 'TEXTAREA', 'SELECT'].includes(one.tagName)) continue;
    const around = one.localName === 'a' ? letters(one.parentElement) + getComputedStyle(one).textDecorationLine : '';
    const way = [letters(one), one.disabled, ground(one), around].join(' ');
    if (!(way in found)) found[way] = one;
  }
  const cap = (number) => Math.min(24, Math.max(-1, Math.floor(number)));
  const targets = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex], [role]')]
    .map(one => [one, one.getBoundingClientRect()]).filter(([, box]) => box.width && box.height);
  for (const [one, box] of targets) {
    let near = 24;
    for (const [other, beside] of targets) {
      if (one.contains(other) || other.contains(one)) continue;
      const right = Math.max(beside.left - box.right, box.left - beside.right);
      const down = Math.max(beside.top - box.bottom, box.top - beside.bottom);
      near = Math.min(near, Math.max(right, down));
    }
    const way = [one.localName, one.className, getComputedStyle(one).display, cap(box.width), cap(box.height), cap(near)];
    lying[way.join(' ')] = one;
  }
  for (const way of marked) found[way]?.setAttribute('data-judge', '');
  return [Object.keys(found), Object.keys(lying), marked.some(way => way in found)];
}"""

_judged: set[tuple[int, str]] = set()
_built: set[tuple[int, str]] = set()


def barriers(page: Page, where: str) -> None:
    """Fail when axe finds a barrier."""
    width, build, (colours, sizes) = page.evaluate(
        f"() => [innerWidth, ({BUILD})(), ({WAYS})([]).slice(0, 2)]"
    )
    new_build = {(width, build)} - _built
    if new_build and width > NARROW:
        _fits_the_narrowest(page, where)
    new_colours = {(width, way) for way in colours} - _judged
    new_sizes = {(width, way) for way in sizes} - _judged
    if not (new_build or new_colours or new_sizes):
        return
    page.add_script_tag(url=AXE)
    found = _axe(page, BESIDES, RULES) if new_build else []
    if new_colours and page.evaluate(WAYS, [way for _width, way in new_colours])[2]:
        found += _axe(page, {**BESIDES, "include": [["[data-judge]"]]}, COLOURS)
    if new_sizes:
        found += _axe(page, BESIDES, SIZES)
    told = [
        f"{one['id']}: {one['help']}\n    {node['html'][:160]}\n    {node.get('failureSummary', '')}"
        for one in found
        for node in one["nodes"][:3]
    ]
    assert not found, f"{where}:\n" + "\n".join(told)
    _judged.update(new_colours | new_sizes)
    _built.update(new_build)


def _fits_the_narrowest(page: Page, where: str) -> None:
    """Fail when somebody who has made all four times as large would have to scroll sideways (WCAG 1.4.10)."""
    size = page.viewport_size
    page.set_viewport_size({"width": NARROW, "height": 844})
    needs = page.evaluate("document.documentElement.scrollWidth")
    if size:
        page.set_viewport_size(size)
    assert needs <= NARROW, f"{where}: {needs} px wide on {NARROW} px"


def judged() -> int:
    """Return how many combinations of what the browser computed, and builds of pages, were judged."""
    return len(_judged) + len(_built)


def _axe(page: Page, context: Any, options: Any) -> Any:
    """Return the barriers that axe finds, which is in the page already."""
    return page.evaluate(
        "async ([context, options]) => (await axe.run(context, options)).violations", [context, options]
    )

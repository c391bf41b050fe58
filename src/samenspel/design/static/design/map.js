/* The map is an extra: the same places stand beside it as a list. Works without tiles and without internet. */
(function () {
  "use strict";
  const NAMES_FROM = 13;
  const TILE_PATIENCE = 3;

  function words(feature, key) {
    return (feature.properties && feature.properties[key]) || "";
  }

  function popup(feature) {
    const box = document.createElement("div");
    const link = document.createElement(words(feature, "url") ? "a" : "b");
    if (link.tagName === "A") link.href = words(feature, "url");
    link.textContent = words(feature, "name");
    box.append(link);
    if (words(feature, "summary")) {
      const text = document.createElement("p");
      text.textContent = words(feature, "summary");
      box.append(text);
    }
    return box;
  }

  function pin(feature, at) {
    const shape = ["formal", "informal", "hybrid"].indexOf(words(feature, "shape")) >= 0 ? words(feature, "shape") : "place";
    const name = words(feature, "name");
    return L.marker(at, {
      icon: L.divIcon({ className: "map-pin map-pin-" + shape, iconSize: [44, 44] }),
      title: name,
      alt: name,
      keyboard: true,
      riseOnHover: true,
    }).bindPopup(popup(feature), { autoPanPadding: [24, 24], maxWidth: 280 });
  }

  // A line between two: how it is drawn says how they stand, besides its colour. Its words stand in the list too.
  function line(feature) {
    const step = ["beside", "connect", "cooperate", "interplay"].indexOf(words(feature, "step")) >= 0 ? words(feature, "step") : "connect";
    return { className: "map-line map-line-" + step };
  }

  function tell(feature, layer) {
    if (feature.geometry.type === "LineString") layer.bindPopup(popup(feature), { autoPanPadding: [24, 24], maxWidth: 280 });
  }

  function addTiles(map, box) {
    if (!box.dataset.tiles) return;
    let failures = 0;
    const tiles = L.tileLayer(box.dataset.tiles, { attribution: box.dataset.attribution || "", maxZoom: 19 });
    tiles.on("tileerror", function () {
      failures += 1;
      if (failures < TILE_PATIENCE) return;
      map.removeLayer(tiles);
      box.classList.remove("map-tiled");
    });
    box.classList.add("map-tiled");
    tiles.addTo(map);
  }

  function nameTheAreas(map, outlines) {
    function show() {
      const near = map.getZoom() >= NAMES_FROM;
      outlines.eachLayer(function (area) {
        const name = words(area.feature, "name");
        if (!name) return;
        const shown = Boolean(area.getTooltip());
        if (near && !shown) area.bindTooltip(name, { permanent: true, direction: "center", className: "map-name" });
        if (!near && shown) area.unbindTooltip();
      });
    }
    map.on("zoomend", show);
    show();
  }

  function read(address) {
    if (!address) return Promise.resolve(null);
    return fetch(address, { headers: { Accept: "application/geo+json, application/json" } })
      .then(function (answer) { return answer.ok ? answer.json() : null; })
      .catch(function () { return null; });
  }

  function fit(map, layers) {
    const bounds = L.latLngBounds([]);
    layers.forEach(function (layer) { if (layer && layer.getBounds().isValid()) bounds.extend(layer.getBounds()); });
    if (bounds.isValid()) map.fitBounds(bounds.pad(0.04), { animate: false, maxZoom: 16 });
  }

  // '#map=14/52.0112/5.1123': how near, and around which point. So an address opens the same view.
  function asked() {
    const parts = /^#map=(\d{1,2})\/(-?\d{1,2}\.\d{1,6})\/(-?\d{1,3}\.\d{1,6})$/.exec(window.location.hash);
    if (!parts || Number(parts[1]) > 19 || Math.abs(parts[2]) > 85 || Math.abs(parts[3]) > 180) return null;
    return { zoom: Number(parts[1]), at: [Number(parts[2]), Number(parts[3])] };
  }

  function keepTheView(map) {
    const shared = Array.from(document.querySelectorAll("[data-share]"));
    map.on("moveend", function () {
      const at = map.getCenter().wrap();
      const view = "#map=" + map.getZoom() + "/" + at.lat.toFixed(5) + "/" + at.lng.toFixed(5);
      window.history.replaceState(window.history.state, "", view);
      shared.forEach(function (part) {
        const whole = part.dataset.share + view;
        if (part.tagName === "INPUT") part.value = whole;
        else part.href = part.dataset.before + encodeURIComponent(whole) + "%0A";
      });
    });
  }

  function build(box) {
    Promise.all([read(box.dataset.outlines), read(box.dataset.places)]).then(function (answers) {
      if (!answers[0] && !answers[1]) return; // the sentence that points to the list stays
      box.textContent = "";
      box.classList.add("map-ready");
      const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      const map = L.map(box, {
        scrollWheelZoom: false, zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still, zoomControl: false,
      }).setView([52.1, 5.2], 12);
      L.control.zoom({ zoomInTitle: box.dataset.zoomIn, zoomOutTitle: box.dataset.zoomOut }).addTo(map);
      map.attributionControl.setPrefix(false);
      addTiles(map, box);
      const outlines = answers[0] && L.geoJSON(answers[0], {
        interactive: false, style: function () { return { className: "map-area" }; },
      }).addTo(map);
      const places = answers[1] && L.geoJSON(answers[1], { pointToLayer: pin, style: line, onEachFeature: tell }).addTo(map);
      const view = asked();
      if (view) map.setView(view.at, view.zoom, { animate: false });
      else fit(map, places && places.getLayers().length ? [places] : [outlines]);
      if (view) box.scrollIntoView({ block: "nearest" });
      keepTheView(map);
      if (outlines) nameTheAreas(map, outlines);
      map.on("focus", function () { map.scrollWheelZoom.enable(); });
      map.on("blur", function () { map.scrollWheelZoom.disable(); });
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("[data-map]").forEach(build);
  });
})();

/* What both pages share: the data, the words in two languages, and elements made of text only. */
(function () {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const SVG = "http://www.w3.org/2000/svg";
  const byId = (items) => new Map((items || []).map((item) => [item.id, item]));

  const Parley = {
    data,
    language: data.language,
    actors: byId(data.actors),
    meetings: byId(data.meetings),
    links: byId(data.links),
    statements: byId(data.statements),
    watchers: { language: [], select: [], search: [] },
  };
  window.Parley = Parley;

  Parley.word = function (section, key) {
    const found = data.labels[section][key];
    return found ? found[Parley.language] : key;
  };

  Parley.ui = function (key, values) {
    return Parley.word("ui", key).replace(/\{(\w+)\}/g, (all, name) => String(values[name]));
  };

  Parley.name = function (id) {
    const node = Parley.actors.get(id) || Parley.meetings.get(id);
    return node ? node.name[Parley.language] : id;
  };

  Parley.pair = (link) => [Parley.name(link.start), Parley.word("links", link.type), Parley.name(link.end)].join(" ");

  Parley.when = function (meeting) {
    if (!meeting.start) return Parley.ui("undated");
    const start = meeting.start.replace(/^--/, "");
    const span = meeting.end ? start + " – " + meeting.end.replace(/^--/, "") : start;
    return meeting.precision === "week" ? span + " (" + Parley.ui("week") + ")" : span;
  };

  /* An element; `parts` are elements or strings, and strings become text, never markup. */
  Parley.make = function (tag, attributes, ...parts) {
    return fill(document.createElement(tag), attributes, parts);
  };

  Parley.draw = function (tag, attributes, ...parts) {
    return fill(document.createElementNS(SVG, tag), attributes, parts);
  };

  function fill(element, attributes, parts) {
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === undefined || value === null || value === false) continue;
      if (typeof value === "function") element.addEventListener(name, value);
      else element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...parts.filter((part) => part !== null && part !== undefined));
    return element;
  }

  /* A name that may hold any script, kept from turning its surroundings. */
  Parley.isolated = (text) => Parley.make("bdi", {}, text);

  /* At most `room` ems of a text: a wide character takes one, another about half. */
  Parley.short = function (text, room) {
    let used = 0;
    const kept = [];
    for (const character of text) {
      used += character >= "\u2e80" ? 1 : 0.56;
      if (used > room) return kept.join("") + "…";
      kept.push(character);
    }
    return text;
  };

  /* Sixteen pixels square: the mark of each status, told apart by shape and not by colour alone. */
  const RING = "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z";
  Parley.marks = {
    held: [{ d: RING, fill: true }],
    ongoing: [{ d: RING }, { d: "M8 2a6 6 0 0 1 0 12z", fill: true }],
    planned: [{ d: RING, dash: [3, 2.3] }, { d: "M8 5.6a2.4 2.4 0 1 0 0 4.8a2.4 2.4 0 1 0 0-4.8z", fill: true }],
    proposed: [{ d: RING, dash: [1.4, 2.4] }],
    postponed: [{ d: RING }, { d: "M5.6 5.2l2.6 2.8-2.6 2.8M8.6 5.2l2.6 2.8-2.6 2.8" }],
    cancelled: [{ d: "M3.5 3.5l9 9M12.5 3.5l-9 9" }],
    denied: [{ d: RING }, { d: "M3.8 12.2l8.4-8.4" }],
  };

  Parley.mark = function (status) {
    const image = Parley.draw("svg", { viewBox: "0 0 16 16", class: "mark " + status, "aria-hidden": "true" });
    image.append(...Parley.markPaths(status));
    return image;
  };

  Parley.markPaths = (status) =>
    (Parley.marks[status] || Parley.marks.held).map((part) =>
      Parley.draw("path", { d: part.d, class: part.fill ? "solid" : "line", "stroke-dasharray": part.dash && part.dash.join(" ") }),
    );

  Parley.token = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();

  function speak() {
    document.documentElement.lang = Parley.language === "zh" ? "zh-Hans" : "en";
    document.title = Parley.ui(data.view) + " · Parley";
    const set = (attribute, apply) =>
      document.querySelectorAll("[" + attribute + "]").forEach((element) => apply(element, Parley.ui(element.getAttribute(attribute))));
    set("data-ui", (element, text) => { element.textContent = text; });
    set("data-ui-label", (element, text) => element.setAttribute("aria-label", text));
    set("data-ui-placeholder", (element, text) => element.setAttribute("placeholder", text));
    document.querySelectorAll("[data-language]").forEach((button) =>
      button.setAttribute("aria-pressed", String(button.dataset.language === Parley.language)));
    const drawn = data.actors.filter((actor) => actor.drawn).length;
    const counts = { meetings: data.meetings.length, actors: drawn, articles: data.articles.length };
    document.getElementById("counts").textContent = Parley.ui("counts", counts);
    notice();
    Parley.watchers.language.forEach((watcher) => watcher());
  }

  function notice() {
    const shown = { shown: data.meetings.length, found: data.found };
    const text = data.cut ? Parley.ui("cut", shown) : data.meetings.length ? "" : Parley.ui("nothing");
    const place = document.getElementById("notice");
    place.textContent = text;
    place.hidden = !text;
  }

  document.querySelectorAll("[data-language]").forEach((button) =>
    button.addEventListener("click", () => {
      Parley.language = button.dataset.language;
      speak();
    }));

  /* The page's own scripts register first; then everything is said once. */
  Parley.start = speak;
})();

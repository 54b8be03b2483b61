/* The list beside the picture: the same nodes and links as buttons, filtered by the search field. */
(function () {
  "use strict";
  const Parley = window.Parley;
  const { data, make, isolated, ui, word, name } = Parley;
  const nav = document.getElementById("contents");
  const search = document.getElementById("search");
  const ORDER = ["state", "organization", "person", "group"];
  let items = [];

  function build() {
    items = [];
    const held = [...data.meetings].map((meeting) => item({ type: "meeting", id: meeting.id }, name(meeting.id), [Parley.when(meeting)], Parley.mark(meeting.status), word("statuses", meeting.status), meeting.title));
    const groups = [group("meetings", ui("meetings"), held, true)];
    for (const kind of ORDER) {
      const some = data.actors.filter((actor) => actor.kind === kind && actor.drawn);
      some.sort((a, b) => name(a.id).localeCompare(name(b.id), Parley.language === "zh" ? "zh-Hans" : "en"));
      groups.push(group(kind, word("kind_groups", kind), some.map((actor) => item({ type: "actor", id: actor.id }, name(actor.id), [], dot(kind), "", (actor.aliases || []).join(" "))), kind !== "group"));
    }
    groups.push(group("links", ui("links"), data.links.map((link) => item({ type: "link", id: link.id }, Parley.pair(link), [])), false));
    const words = (data.statements || []).map((note) => item({ type: "statements", ids: [note.id] }, (note.speakers || []).map(name).join(", ") + "：" + note.text.slice(0, 60), [note.date]));
    groups.push(group("statements", ui("statements"), words, false));
    nav.replaceChildren(...groups.filter(Boolean), make("p", { class: "quiet", id: "no-match", hidden: true }, ui("no_match")));
    filter();
  }

  const dot = (kind) => make("span", { class: "dot " + kind, "aria-hidden": "true" });

  function group(key, title, buttons, open) {
    if (!buttons.length) return null;
    const before = nav.querySelector('details[data-group="' + key + '"]');
    const summary = make("summary", {}, title, make("span", { class: "number" }, String(buttons.length)));
    return make("details", { "data-group": key, open: before ? before.open : open }, summary, make("ul", {}, ...buttons));
  }

  function item(target, text, details, image, spoken, more) {
    const rest = details.filter(Boolean).map((detail) => make("small", {}, detail));
    const button = make("button", { type: "button", "data-type": target.type, "data-id": target.id || target.ids[0], click: () => Parley.open(target, button) },
      image || null, make("span", { class: "words" }, isolated(text), ...rest), spoken ? make("span", { class: "spoken" }, spoken) : null);
    const row = make("li", {}, button);
    items.push({ row, button, target, text: (text + " " + (more || "") + " " + other(target)).toLowerCase() });
    return row;
  }

  /* The name in the other language is found too. */
  function other(target) {
    const node = Parley.actors.get(target.id) || Parley.meetings.get(target.id);
    return node ? node.name.zh + " " + node.name.en : "";
  }

  function filter() {
    const wanted = search.value.trim().toLowerCase();
    const hits = new Set();
    for (const { row, target, text } of items) {
      row.hidden = Boolean(wanted) && !text.includes(wanted);
      if (wanted && !row.hidden && target.id) hits.add(target.id);
    }
    nav.querySelectorAll("details").forEach((details) => {
      details.hidden = !details.querySelector("li:not([hidden])");
    });
    nav.querySelector("#no-match").hidden = !wanted || items.some(({ row }) => !row.hidden);
    Parley.watchers.search.forEach((watcher) => watcher(wanted ? hits : null));
  }

  search.addEventListener("input", filter);
  search.addEventListener("keydown", (event) => {
    const first = items.find(({ row }) => !row.hidden);
    if (event.key === "Enter" && search.value.trim() && first) Parley.open(first.target, search);
  });
  Parley.watchers.language.push(build);
  Parley.watchers.select.push((target) => {
    for (const one of items) {
      const here = target && one.target.type === target.type && one.target.id === target.id && target.id;
      if (here) one.button.setAttribute("aria-current", "true");
      else one.button.removeAttribute("aria-current");
    }
  });

  /* The legend's rows: an image, words, and for what can be hidden a checkbox. */
  Parley.legend = function (rows) {
    const place = document.getElementById("legend");
    place.replaceChildren(...rows.map(({ image, text, checked, change }) => {
      if (!change) return make("span", { class: "key" }, image, text);
      const box = make("input", { type: "checkbox", checked, change: () => change(box.checked) });
      return make("label", { class: "key" }, box, image, text);
    }));
  };
})();

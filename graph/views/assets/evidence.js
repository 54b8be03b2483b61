/* The panel that shows what is known of a node, link or statement, and the sentences it was read from. */
(function () {
  "use strict";
  const { data, make, isolated, ui, word, name } = window.Parley;
  const Parley = window.Parley;
  const panel = document.getElementById("panel");
  const CONTROLS = /([\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069])/;
  let opener = null;
  let trail = [];
  let cited = [];

  /* Opens what `target` names: {type: actor | meeting | link | statements, id or ids}. */
  Parley.open = function (target, from) {
    if (from) {
      opener = from;
      trail = [];
    }
    trail.push(target);
    show();
    panel.querySelector("h2").focus();
    panel.scrollTop = 0;
    Parley.watchers.select.forEach((watcher) => watcher(target));
  };

  Parley.close = function () {
    if (panel.hidden) return;
    panel.hidden = true;
    document.body.classList.remove("open");
    trail = [];
    Parley.watchers.select.forEach((watcher) => watcher(null));
    const place = opener && drawnAgain(opener);
    if (place) place.focus({ preventScroll: true });
    opener = null;
  };

  /* A list or a lane may have been drawn anew since: the same item in its new form. */
  function drawnAgain(old) {
    if (old.isConnected) return old;
    const key = old.dataset.item ? "item" : "id";
    return document.querySelector("[data-" + key + '="' + CSS.escape(old.dataset[key] || "") + '"]');
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) {
      event.preventDefault();
      Parley.close();
    }
  });
  Parley.watchers.language.push(() => { if (!panel.hidden) show(); });

  function show() {
    const target = trail[trail.length - 1];
    cited = [];
    panel.hidden = false;
    document.body.classList.add("open");
    panel.replaceChildren(bar(), ...pages[target.type](target));
    const known = panel.querySelector(".sources");
    if (!panel.querySelector("blockquote") && !known) panel.append(make("p", { class: "quiet" }, ui("no_evidence")));
  }

  function bar() {
    const close = make("button", { type: "button", class: "close", "aria-label": ui("close"), click: Parley.close }, "×");
    const back = make("button", { type: "button", class: "back", "aria-label": "←", click: () => {
      trail.pop();
      Parley.open(trail.pop());
    } }, "←");
    return make("div", { class: "bar" }, trail.length > 1 ? back : null, make("span", {}, ui("evidence")), close);
  }

  const pages = {
    meeting(target) {
      const meeting = Parley.meetings.get(target.id);
      const links = data.links.filter((link) => link.end === meeting.id);
      const there = bySide(links.filter((link) => link.type === "PARTICIPATED_IN"));
      const missed = links.filter((link) => link.type === "ABSENT_FROM");
      return [
        heading(name(meeting.id), Parley.mark(meeting.status), word("statuses", meeting.status), word("meetings", meeting.kind)),
        facts([
          ["date", [Parley.when(meeting)]],
          ["place", place(meeting)],
          ["issues", meeting.issues && [meeting.issues.map((issue) => issue[Parley.language]).join(Parley.language === "zh" ? "、" : ", ")]],
          ["conflicts", meeting.conflicts && [meeting.conflicts.join("; ")]],
          ["reported", disagree(meeting) && [history(meeting)]],
        ]),
        ...section("participants", there.map(seat)),
        ...section("absent", missed.map((link) => entry(link.start, [link.reason], link.quotes))),
        ...section("outcomes", (data.outcomes || []).filter((item) => item.meeting === meeting.id).map(outcome)),
        ...section("statements", (data.statements || []).filter((item) => item.meeting === meeting.id).map(statement)),
        ...sources(meeting.quotes),
      ];
    },
    actor(target) {
      const actor = Parley.actors.get(target.id);
      const links = data.links.filter((link) => link.start === actor.id || link.end === actor.id);
      const of = (type) => links.filter((link) => link.type === type);
      const other = (link) => (link.start === actor.id ? link.end : link.start);
      const own = new Set(links.map((link) => link.end));
      const sent = data.links.filter((link) => link.type === "PARTICIPATED_IN" && link.side === actor.id && !own.has(link.end));
      const firsts = sent.filter((link, index) => sent.findIndex((one) => one.end === link.end) === index);
      const said = (data.statements || []).filter((item) => (item.speakers || []).includes(actor.id));
      return [
        heading(name(actor.id), null, word("kinds", actor.kind)),
        facts([["also", actor.aliases && [actor.aliases.join(Parley.language === "zh" ? "、" : ", ")]]]),
        ...section("represents", of("REPRESENTS").filter((link) => link.start === actor.id).map((link) => entry(link.end, link.roles || [], link.quotes))),
        ...section("meetings", byTime([...of("PARTICIPATED_IN"), ...of("ABSENT_FROM"), ...firsts]).map((link) => visit(link))),
        ...section("met", of("MET").map((link) => entry(other(link), [ui("times", { count: link.count || 1 })], link.quotes))),
        ...section("represented_by", of("REPRESENTS").filter((link) => link.end === actor.id).map((link) => entry(link.start, link.roles || [], link.quotes))),
        ...section("statements", said.map(statement)),
        ...sources(actor.quotes),
      ];
    },
    link(target) {
      const link = Parley.links.get(target.id);
      const details = [...(link.roles || []).map(role), link.reason, link.count && ui("times", { count: link.count })];
      if (link.first) details.push(link.last && link.last !== link.first ? link.first + " – " + link.last : link.first);
      return [
        heading(word("links", link.type), null, ...details.filter(Boolean)),
        make("ul", { class: "entries" }, entry(link.start, [link.side && link.side !== link.start && ui("side") + " " + name(link.side)]), entry(link.end, [])),
        ...sources(link.quotes),
      ];
    },
    statements(target) {
      const found = target.ids.map((id) => Parley.statements.get(id));
      const days = [...new Set(found.map((item) => item.date).filter(Boolean))];
      return [
        heading(ui("statements"), null, days.length > 1 ? days[0] + " – " + days[days.length - 1] : days[0]),
        make("ul", { class: "entries" }, ...found.map(statement)),
      ];
    },
  };

  function heading(text, image, ...tags) {
    const title = make("h2", { id: "panel-title", tabindex: "-1" }, isolated(text));
    const marks = tags.filter(Boolean).map((tag, index) => make("span", { class: "tag" }, index === 0 ? image : null, isolated(tag)));
    return make("div", { class: "heading" }, title, make("p", { class: "tags" }, ...marks));
  }

  function facts(pairs) {
    const rows = pairs.filter((pair) => pair[1] && pair[1].length);
    if (!rows.length) return "";
    return make("dl", {}, ...rows.flatMap(([key, parts]) => [make("dt", {}, ui(key)), make("dd", {}, ...parts.map((part) => (typeof part === "string" ? isolated(part) : part)))]));
  }

  function section(key, items) {
    return items.length ? [make("h3", {}, ui(key)), make("ul", { class: "entries" }, ...items)] : [];
  }

  function place(meeting) {
    if (!meeting.place && !meeting.venue) return null;
    const words = [meeting.place && meeting.place[Parley.language], meeting.venue].filter(Boolean).join(" · ");
    return [isolated(words), ...notes(meeting.place_quotes)];
  }

  const disagree = (meeting) => new Set((meeting.history || []).map((line) => line.split(" ").pop())).size > 1;
  const history = (meeting) =>
    meeting.history.map((line) => {
      const [day, status] = line.split(" ");
      return status ? day + " " + word("statuses", status) : line;
    }).join("; ");

  /* Who sits on one side stands together; mediators and hosts come last. */
  const place_ = (link) => [link.roles ? 1 : 0, link.side || link.start, name(link.start)].join(" ");
  const bySide = (links) => [...links].sort((a, b) => (place_(a) < place_(b) ? -1 : 1));

  const role = (key) => word("roles", key);
  const rank = (link) => (Parley.meetings.get(link.end) || {}).earliest || "9999";
  const byTime = (links) => [...links].sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));

  function seat(link) {
    const side = link.side && link.side !== link.start ? name(link.side) : null;
    return entry(link.start, [side, ...(link.roles || []).map(role)], link.quotes);
  }

  function visit(link) {
    const meeting = Parley.meetings.get(link.end);
    const absent = link.type === "ABSENT_FROM" ? word("links", "ABSENT_FROM") : null;
    return entry(link.end, [Parley.when(meeting), absent || (meeting.status === "held" ? null : word("statuses", meeting.status))], link.quotes, meeting.status);
  }

  /* One line: the other end of a fact as a button, what is known of it, the numbers of its sentences. */
  function entry(id, details, quotes, status) {
    const type = Parley.meetings.has(id) ? "meeting" : "actor";
    const known = Parley.actors.has(id) || Parley.meetings.has(id);
    const text = isolated(name(id));
    const shown = known ? make("button", { type: "button", class: "link", click: () => Parley.open({ type, id }) }, text) : text;
    const rest = details.filter(Boolean).map((detail) => make("span", { class: "detail" }, isolated(detail)));
    return make("li", {}, status ? Parley.mark(status) : null, shown, ...rest, ...notes(quotes));
  }

  function statement(item) {
    const names = (item.speakers || []).map((id) => make("button", { type: "button", class: "link", click: () => Parley.open({ type: "actor", id }) }, isolated(name(id))));
    const to = (item.addressees || []).map(name).join(", ");
    const about = item.meeting && !trail.some((step) => step.id === item.meeting) && Parley.meetings.has(item.meeting);
    return make("li", { class: "words" },
      make("p", { class: "who" }, ...names,
        item.cue ? make("span", { class: "detail" }, isolated(item.cue)) : null,
        to ? make("span", { class: "detail" }, ui("to") + " ", isolated(to)) : null,
        item.date ? make("span", { class: "detail" }, item.date) : null,
        about ? make("button", { type: "button", class: "link", click: () => Parley.open({ type: "meeting", id: item.meeting }) }, isolated(name(item.meeting))) : null),
      ...cards(item.quotes, item.text));
  }

  function outcome(item) {
    return make("li", { class: "words" },
      make("p", { class: "who" }, make("span", { class: "tag" }, word("outcomes", item.status))),
      ...cards(item.quotes, item.text));
  }

  /* Numbers that lead to the sentences listed at the end of the panel. */
  function notes(quotes) {
    const numbers = [];
    for (const quote of quotes || []) {
      let note = cited.find((known) => known.sentence === quote[0]);
      if (!note) cited.push((note = { sentence: quote[0], quotes: [], number: cited.length + 1 }));
      note.quotes.push(quote);
      if (!numbers.includes(note.number)) numbers.push(note.number);
    }
    return numbers.map((number) =>
      make("button", { type: "button", class: "note", "aria-label": ui("sources") + " " + number, click: () => {
        const card = panel.querySelector('[data-note="' + number + '"]');
        panel.querySelectorAll(".lit").forEach((old) => old.classList.remove("lit"));
        card.classList.add("lit");
        card.scrollIntoView({ block: "center" });
        card.focus();
      } }, String(number)));
  }

  /* The numbered sentences of the facts above, and those of the thing itself. */
  function sources(quotes) {
    notes(quotes);
    if (!cited.length) return [];
    const items = cited.map((note) => make("li", { "data-note": note.number, tabindex: "-1" }, figure(note.quotes, note.number)));
    return [make("h3", {}, ui("sources")), make("ol", { class: "sources" }, ...items)];
  }

  function cards(quotes, text) {
    if (!quotes || !quotes.length) return [make("p", { class: "bare" }, isolated(text))];
    const bySentence = new Map();
    for (const quote of quotes) bySentence.set(quote[0], [...(bySentence.get(quote[0]) || []), quote]);
    return [...bySentence.values()].map((some) => figure(some));
  }

  function figure(quotes, number) {
    const sentence = data.sentences[quotes[0][0]];
    const article = data.articles[sentence.article];
    const block = make("blockquote", { lang: article.language, dir: "auto" }, ...marked(sentence.text, quotes));
    return make("figure", {}, number ? make("span", { class: "number", "aria-hidden": "true" }, String(number)) : null, block, caption(article));
  }

  function caption(article) {
    const title = make("cite", { lang: article.language }, isolated(article.title || ui("untitled")));
    const safe = /^https?:\/\//i.test(article.url || "");
    const linked = safe ? make("a", { href: article.url, rel: "noreferrer noopener", target: "_blank", title: article.url }, title) : title;
    const rest = [article.source, article.published].filter(Boolean).map((text) => make("span", { class: "detail" }, isolated(text)));
    return make("figcaption", {}, linked, ...rest);
  }

  /* The sentence with its marked pieces; offsets count code points. */
  function marked(text, quotes) {
    const characters = Array.from(text);
    const inside = new Array(characters.length).fill(false);
    for (const [, start, end] of quotes) inside.fill(true, start, end);
    const parts = [];
    for (let at = 0; at < characters.length;) {
      let to = at;
      while (to < characters.length && inside[to] === inside[at]) to += 1;
      const piece = visible(characters.slice(at, to).join(""));
      parts.push(inside[at] ? make("mark", {}, ...piece) : make("span", {}, ...piece));
      at = to;
    }
    return parts;
  }

  /* Broken lines joined as Chinese is written; bidirectional controls named instead of obeyed. */
  function visible(text) {
    const joined = text.replace(/([\u2e80-\uffef])\s*\n\s*(?=[\u2e80-\uffef])/g, "$1");
    return joined.split(CONTROLS).map((piece) =>
      CONTROLS.test(piece) ? make("span", { class: "control" }, "U+" + piece.codePointAt(0).toString(16).toUpperCase()) : piece);
  }
})();

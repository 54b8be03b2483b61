/* The timeline: lanes of meetings as SVG, placed anew for every zoom so that no two labels meet. */
(function () {
  "use strict";
  const Parley = window.Parley;
  const { data, draw, make, ui, word, name } = Parley;
  const { dayOf, ticks, rows } = Parley.axis;
  const area = document.getElementById("time");
  const axis = document.getElementById("axis");
  const lanes = document.getElementById("lanes");
  const ROW = 30;
  const HEAD = 30;
  const WORDS = 26; // height of the row of statements
  const MARGIN = 18;
  const pen = document.createElement("canvas").getContext("2d");

  const dated = data.meetings.filter((meeting) => meeting.earliest && meeting.latest);
  const spoken = (data.statements || []).filter((note) => note.date && !note.date.startsWith("-"));
  const days = [...dated.flatMap((meeting) => [dayOf(meeting.earliest), dayOf(meeting.latest) + 1]), ...spoken.map((note) => dayOf(note.date))];
  let whole = days.length ? { from: Math.min(...days), to: Math.max(...days) } : { from: 0, to: 1 };
  let view = { ...whole };
  let fitted = true;
  let selected = null;
  let hits = null;

  /* All of it, with as much room on the right as the last labels need. */
  function everything() {
    const first = Math.min(...days);
    const length = Math.max(Math.max(...days) - first, 14);
    const from = first - length * 0.03;
    const inner = width() - 2 * MARGIN;
    const scales = dated.map((one) => {
      const { exact, stop, right } = measure(one, 0);
      const beyond = right - (exact ? at(dayOf(one.earliest)) : stop);
      return (inner - beyond) / (dayOf(one.latest) + 1 - from);
    });
    const best = Math.max(Math.min(...scales, inner / (length * 1.06)), (inner * 0.4) / length);
    return { from, to: from + inner / best };
  }

  const width = () => Math.max(240, lanes.clientWidth);
  const perDay = () => (width() - 2 * MARGIN) / (view.to - view.from);
  const at = (day) => MARGIN + (day - view.from) * perDay();

  function render() {
    const focused = document.activeElement && document.activeElement.closest ? document.activeElement.closest("[data-item]") : null;
    const key = focused && focused.getAttribute("data-item");
    const images = data.lanes.map(lane).filter(Boolean);
    const height = images.reduce((sum, one) => sum + one.height, 0);
    const image = draw("svg", { width: width(), height: Math.max(height, 40), class: "chart" }, grid(height));
    let top = 0;
    for (const one of images) {
      one.group.setAttribute("transform", "translate(0 " + top + ")");
      image.append(one.group);
      top += one.height;
    }
    lanes.replaceChildren(image);
    axis.replaceChildren(scale());
    area.dataset.from = view.from.toFixed(2);
    area.dataset.to = view.to.toFixed(2);
    if (key) {
      const again = lanes.querySelector('[data-item="' + CSS.escape(key) + '"]');
      if (again) again.focus({ preventScroll: true });
    }
  }

  const marks = () => ticks(view.from - MARGIN / perDay(), view.to + MARGIN / perDay(), perDay(), 74);

  function grid(height) {
    return draw("g", { class: "grid", "aria-hidden": "true" }, ...marks().map((tick) => draw("line", { x1: at(tick.day), x2: at(tick.day), y1: 0, y2: height, class: tick.major ? "major" : "minor" })));
  }

  function scale() {
    const found = marks();
    const texts = found.flatMap((tick, index) => {
      const x = Math.max(at(tick.day) + 5, index === 0 ? 5 : -Infinity);
      const next = found[index + 1];
      const crowded = next && at(next.day) - x < 44;
      return [
        tick.over ? draw("text", { x, y: 15, class: "year" }, tick.over) : null,
        crowded && index === 0 ? null : draw("text", { x, y: tick.over || found.some((one) => one.over) ? 32 : 24 }, tick.text),
      ];
    });
    return draw("svg", { width: width(), height: 40 }, ...texts.filter(Boolean));
  }

  function lane(one) {
    const items = one.meetings.map((id, order) => measure(Parley.meetings.get(id), order)).filter(Boolean);
    const words = clusters(one.statements);
    if (!items.length && !words.length) return null;
    const count = rows(items);
    const height = HEAD + count * ROW + (words.length ? WORDS : 0) + 10;
    const title = title_(one) + (one.meetings.length > 1 ? "  " + one.meetings.length : "");
    const group = draw("g", { class: "lane", role: "group", "aria-label": title_(one) },
      draw("line", { x1: 0, x2: width(), y1: 0.5, y2: 0.5, class: "rule" }),
      ...items.map(meeting), ...words.map((cluster) => mark(cluster, HEAD + count * ROW + 4)),
      draw("text", { x: MARGIN, y: 20, class: "lane-name" }, title));
    return { group, height };
  }

  function title_(one) {
    if (one.kind === "parties") return one.sides.map(name).join(Parley.language === "zh" ? "–" : " – ");
    return ui({ many: "many_parties", other: "other_parties", words: "unplaced_statements" }[one.kind]);
  }

  /* Where a meeting and its label lie, in pixels. */
  function measure(meeting, order) {
    if (!meeting.earliest || !meeting.latest) return null;
    const start = at(dayOf(meeting.earliest));
    const stop = Math.max(at(dayOf(meeting.latest) + 1), start + 16);
    const text = caption(meeting);
    const inner = innerDate(meeting);
    pen.font = "600 14px " + FONT;
    const first = pen.measureText(text).width;
    pen.font = "12px " + FONT;
    const label = first + pen.measureText(inner).width + 8;
    const exact = meeting.precision === "day" && meeting.earliest === meeting.latest;
    const badged = !exact && meeting.status !== "held";
    const after = (exact ? start + 16 : stop) + 7 + (badged ? 22 : 0);
    return { meeting, order, start, stop, exact, badged, after, text, inner, first, left: start - 4, right: after + label + 18 };
  }

  const caption = (meeting) => Parley.short(name(meeting.id), 20);
  const innerDate = (meeting) => {
    const date = Parley.when(meeting);
    return meeting.status === "held" ? date : date + " · " + word("statuses", meeting.status);
  };

  function meeting(item) {
    const { meeting: one, start, stop, exact, after } = item;
    const top = HEAD + item.row * ROW;
    const shape = exact ? [badge(one.status, start, top + 5)] : [bar(one, start, stop, top + 7), item.badged ? badge(one.status, stop + 6, top + 5) : null];
    const gone = one.status === "cancelled" || one.status === "denied";
    const spoken = [name(one.id), Parley.when(one), word("statuses", one.status)].join(", ");
    const group = draw("g", { ...button("meeting:" + one.id, spoken, () => ({ type: "meeting", id: one.id })), class: classes("item " + one.status + (gone ? " gone" : ""), one.id) },
      draw("rect", { x: start - 3, y: top, width: item.right - start - 8, height: 26, rx: 6, class: "hit" }),
      ...shape,
      draw("text", { x: after, y: top + 18, class: "label" }, item.text),
      draw("text", { x: after + item.first + 8, y: top + 18, class: "date" }, item.inner));
    return group;
  }

  function badge(status, left, top) {
    return draw("g", { transform: "translate(" + left + " " + top + ")", class: "mark " + status }, ...Parley.markPaths(status));
  }

  /* What lasts, or is known to the week, month or year only, is a bar as long as that. */
  function bar(one, start, stop, top) {
    const sure = one.precision === "day";
    return draw("rect", { x: start, y: top, width: stop - start, height: 12, rx: sure ? 6 : 2, class: "bar " + (sure ? "sure" : "vague") });
  }

  /* Statements whose marks would touch share one. */
  function clusters(ids) {
    const found = [];
    for (const id of ids || []) {
      const x = at(dayOf(Parley.statements.get(id).date));
      const last = found[found.length - 1];
      if (last && x - last.x < 34) last.ids.push(id);
      else found.push({ x, ids: [id] });
    }
    return found;
  }

  function mark(cluster, top) {
    const { x, ids } = cluster;
    const spoken = ui("statements") + " " + ids.length + ", " + Parley.statements.get(ids[0]).date;
    return draw("g", { ...button("words:" + ids[0], spoken, () => ({ type: "statements", ids })), class: "item said" },
      draw("path", { d: "M" + x + " " + top + "h22a4 4 0 0 1 4 4v8a4 4 0 0 1-4 4h-14l-5 4v-4h-3a4 4 0 0 1-4-4v-8a4 4 0 0 1 4-4z", class: "bubble" }),
      draw("text", { x: x + 11, y: top + 12, class: "count" }, String(ids.length)));
  }

  function button(key, label, target) {
    const open = (event) => { if (!moved) Parley.open(target(), event.currentTarget); };
    return {
      "data-item": key, tabindex: "0", role: "button", "aria-label": label, click: open,
      keydown: (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        Parley.open(target(), event.currentTarget);
      },
      focus: (event) => reveal(event.currentTarget),
    };
  }

  function classes(base, id) {
    return base + (selected === id ? " selected" : "") + (hits && !hits.has(id) ? " faint" : "");
  }

  /* Something focused by keyboard comes into view. */
  function reveal(element) {
    const box = element.getBoundingClientRect();
    const frame = lanes.getBoundingClientRect();
    if (box.left >= frame.left && box.left < frame.right - 40) return;
    move((box.left - frame.left - frame.width * 0.3) / perDay());
  }

  function move(by) {
    set(view.from + by, view.to + by);
  }

  function zoom(factor, centre) {
    const length = Math.min(Math.max((view.to - view.from) / factor, 3), (whole.to - whole.from) * 1.6);
    const middle = centre === undefined ? (view.from + view.to) / 2 : centre;
    const share = (middle - view.from) / (view.to - view.from);
    set(middle - length * share, middle + length * (1 - share));
  }

  /* Never so far away that nothing is left in view. */
  function set(from, to) {
    const length = to - from;
    const start = Math.min(Math.max(from, whole.from - length * 0.8), whole.to - length * 0.2);
    view = { from: start, to: start + length };
    fitted = false;
    render();
  }

  function fit() {
    if (days.length) whole = everything();
    view = { ...whole };
    fitted = true;
    render();
  }

  area.addEventListener("wheel", (event) => {
    event.preventDefault();
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) return move(event.deltaX / perDay());
    const day = view.from + (event.clientX - lanes.getBoundingClientRect().left - MARGIN) / perDay();
    return zoom(Math.exp(-event.deltaY * 0.0015), day);
  }, { passive: false });

  let drag = null;
  let moved = false;
  area.addEventListener("pointerdown", (event) => {
    moved = false;
    if (event.button === 0) drag = { x: event.clientX, y: event.clientY, view: { ...view }, scroll: lanes.scrollTop };
  });
  window.addEventListener("pointermove", (event) => {
    if (!drag || (!moved && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < 4)) return;
    moved = true;
    area.classList.add("dragging");
    lanes.scrollTop = drag.scroll - (event.clientY - drag.y);
    const by = (drag.x - event.clientX) / perDay();
    set(drag.view.from + by, drag.view.to + by);
  });
  window.addEventListener("pointerup", () => {
    drag = null;
    area.classList.remove("dragging");
    setTimeout(() => { moved = false; });
  });

  const KEYS = {
    ArrowLeft: () => move(-(view.to - view.from) * 0.12),
    ArrowRight: () => move((view.to - view.from) * 0.12),
    ArrowUp: () => { lanes.scrollTop -= 60; },
    ArrowDown: () => { lanes.scrollTop += 60; },
    "+": () => zoom(1.3), "=": () => zoom(1.3), "-": () => zoom(1 / 1.3), "0": fit, Home: fit,
  };
  area.addEventListener("keydown", (event) => {
    const action = KEYS[event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    action();
  });
  document.getElementById("zoom-in").addEventListener("click", () => zoom(1.3));
  document.getElementById("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  document.getElementById("fit").addEventListener("click", fit);

  /* What has no year stands outside the axis. */
  function undated() {
    const place = document.getElementById("undated");
    const some = data.meetings.filter((one) => !(one.earliest && one.latest));
    place.hidden = !some.length;
    place.replaceChildren(make("h2", {}, ui("undated")), make("ul", {}, ...some.map((one) => {
      const gone = one.status === "cancelled" || one.status === "denied" ? " gone" : "";
      const chip = make("button", { type: "button", class: "chip " + one.status + gone, click: () => Parley.open({ type: "meeting", id: one.id }, chip) },
        Parley.mark(one.status), Parley.isolated(name(one.id)), make("small", {}, [one.start && Parley.when(one), word("statuses", one.status)].filter(Boolean).join(" · ")));
      return make("li", {}, chip);
    })));
  }

  function legend() {
    const used = Object.keys(Parley.marks).filter((status) => data.meetings.some((one) => one.status === status));
    const statuses = used.map((status) => ({ image: Parley.mark(status), text: word("statuses", status) }));
    const bubble = draw("svg", { viewBox: "0 0 30 22", class: "mark said", "aria-hidden": "true" }, draw("path", { d: "M6 3h18a4 4 0 0 1 4 4v6a4 4 0 0 1-4 4h-11l-5 4v-4h-2a4 4 0 0 1-4-4v-6a4 4 0 0 1 4-4z", class: "bubble" }));
    const sample = (kind, rx) => draw("svg", { viewBox: "0 0 24 12", class: "sample " + kind, "aria-hidden": "true" }, draw("rect", { x: 1, y: 1, width: 22, height: 10, rx }));
    const lengths = [
      dated.some((one) => one.precision === "day" && one.earliest !== one.latest) && { image: sample("lasting", 5), text: ui("lasting") },
      dated.some((one) => one.precision !== "day") && { image: sample("vague", 2), text: ui("vague") },
    ].filter(Boolean);
    Parley.legend([...statuses, ...lengths, ...(spoken.length ? [{ image: bubble, text: ui("statements") }] : []), { image: make("span", {}, ""), text: ui("hint_timeline") }]);
  }

  const FONT = getComputedStyle(document.body).fontFamily;
  Parley.watchers.language.push(() => { legend(); undated(); redraw(); });
  Parley.watchers.select.push((target) => {
    selected = target && target.type === "meeting" ? target.id : null;
    render();
    const one = selected && lanes.querySelector('[data-item="' + CSS.escape("meeting:" + selected) + '"]');
    if (one) reveal(one);
  });
  Parley.watchers.search.push((found) => { hits = found; render(); });
  const redraw = () => (fitted ? fit() : render());
  new ResizeObserver(redraw).observe(lanes);
  Parley.view = () => ({ ...view });
  Parley.start();
  document.documentElement.setAttribute("data-drawn", String(Math.round(performance.now())));
})();

/* Draws the network on vis-network's canvas: places come with the data, looks from the style sheet's tokens. */
(function () {
  "use strict";
  const Parley = window.Parley;
  const { data, name, word } = Parley;
  const canvas = document.getElementById("canvas");
  const FONT = getComputedStyle(document.body).fontFamily;
  const LINES = {
    PARTICIPATED_IN: { width: 1.7, dashes: false },
    ABSENT_FROM: { width: 1.4, dashes: [2, 5] },
    REPRESENTS: { width: 1.3, dashes: false },
    MET: { width: 2.5, dashes: false },
  };
  const UNSURE = new Set(["planned", "proposed", "postponed"]);
  const shownTypes = new Set(["PARTICIPATED_IN", "ABSENT_FROM", "REPRESENTS"]);
  let chosen = null; // ids kept bright while something is selected
  let hits = null; // ids kept bright while the search field is in use
  let tokens = {};

  const nodes = new vis.DataSet(data.vis.nodes.map((node) => ({ ...node, fixed: false, ctxRenderer: draw })));
  const edges = new vis.DataSet(data.vis.edges.map(edge));
  const network = new vis.Network(canvas, { nodes, edges }, data.vis.options);
  Parley.network = network;

  function edge(item) {
    const meeting = Parley.meetings.get(item.to);
    const loose = meeting && item.kind === "PARTICIPATED_IN" && UNSURE.has(meeting.status);
    const link = Parley.links.get(item.id);
    const wide = item.kind === "MET" ? Math.min(8, 2 + (link.count || 1)) : LINES[item.kind].width;
    return { ...item, width: wide, dashes: loose ? [7, 5] : LINES[item.kind].dashes, hidden: !shownTypes.has(item.kind) };
  }

  function readTokens() {
    const names = ["ink", "quiet", "paper", "card", "line", "person", "state", "organization", "group", "meeting", "off", "accent", "met", "tie"];
    tokens = Object.fromEntries(names.map((key) => [key, Parley.token(key)]));
  }

  function colours() {
    const tint = { PARTICIPATED_IN: tokens.quiet, ABSENT_FROM: tokens.off, REPRESENTS: tokens.tie, MET: tokens.met };
    edges.update(data.vis.edges.map((item) => {
      const bright = isBright(item.from) && isBright(item.to);
      const colour = tint[item.kind];
      return { id: item.id, hidden: !shownTypes.has(item.kind), color: { color: colour, hover: tokens.accent, highlight: tokens.accent, opacity: bright ? 1 : 0.15 } };
    }));
    network.redraw();
  }

  const isBright = (id) => (!chosen || chosen.has(id)) && (!hits || hits.has(id));

  function draw({ ctx, id, x, y, state: { selected, hover } }) {
    const meeting = Parley.meetings.get(id);
    const paint = meeting ? card : disc;
    const size = meeting ? cardSize(ctx, id) : { width: 44, height: 44 };
    return {
      drawNode() {
        ctx.save();
        ctx.globalAlpha = isBright(id) ? 1 : 0.22;
        paint(ctx, id, x, y, size, selected || hover);
        ctx.restore();
      },
      nodeDimensions: size,
    };
  }

  function cardSize(ctx, id) {
    ctx.font = "600 14px " + FONT;
    const title = ctx.measureText(short(name(id))).width;
    ctx.font = "12px " + FONT;
    const below = ctx.measureText(second(id)).width;
    return { width: Math.round(Math.max(title, below) + 44), height: 46 };
  }

  const short = (text) => Parley.short(text, 18);

  function second(id) {
    const meeting = Parley.meetings.get(id);
    const status = meeting.status === "held" ? "" : " · " + word("statuses", meeting.status);
    return Parley.when(meeting) + status;
  }

  /* A meeting: a card with the mark of its status, its name and its date. */
  function card(ctx, id, x, y, size, lit) {
    const { status } = Parley.meetings.get(id);
    const gone = status === "cancelled" || status === "denied";
    const left = x - size.width / 2;
    const top = y - size.height / 2;
    ctx.beginPath();
    ctx.roundRect(left, top, size.width, size.height, 9);
    ctx.fillStyle = gone ? tokens.paper : tokens.card;
    ctx.fill();
    ctx.setLineDash(UNSURE.has(status) ? [6, 4] : gone ? [2, 3] : []);
    ctx.lineWidth = lit ? 3 : 1.8;
    ctx.strokeStyle = lit ? tokens.accent : gone ? tokens.off : tokens.meeting;
    ctx.stroke();
    ctx.setLineDash([]);
    const colour = gone ? tokens.off : tokens.meeting;
    glyph(ctx, status, left + 10, y - 8, colour);
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    ctx.fillStyle = gone ? tokens.quiet : tokens.ink;
    ctx.font = "600 14px " + FONT;
    const text = short(name(id));
    ctx.fillText(text, left + 32, y - 9);
    if (gone) ctx.fillRect(left + 32, y - 10, ctx.measureText(text).width, 1.3);
    ctx.font = "12px " + FONT;
    ctx.fillStyle = tokens.quiet;
    ctx.fillText(second(id), left + 32, y + 10);
  }

  function glyph(ctx, status, left, top, colour) {
    ctx.save();
    ctx.translate(left, top);
    ctx.strokeStyle = ctx.fillStyle = colour;
    ctx.lineWidth = 1.7;
    for (const part of Parley.marks[status] || Parley.marks.held) {
      const path = new Path2D(part.d);
      ctx.setLineDash(part.dash || []);
      if (part.fill) ctx.fill(path);
      else ctx.stroke(path);
    }
    ctx.restore();
  }

  /* Somebody: a shape by kind with a letter or two in it, and the name below. */
  function disc(ctx, id, x, y, size, lit) {
    const actor = Parley.actors.get(id);
    outline(ctx, actor.kind, x, y);
    ctx.fillStyle = tokens[actor.kind] || tokens.group;
    ctx.fill();
    ctx.lineWidth = lit ? 4 : 2;
    ctx.strokeStyle = lit ? tokens.accent : tokens.paper;
    ctx.stroke();
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillStyle = tokens.card;
    const inside = initials(actor);
    ctx.font = "600 " + (inside.length > 2 ? 12 : 16) + "px " + FONT;
    ctx.fillText(inside, x, y + 1);
    ctx.font = (actor.kind === "person" ? "" : "600 ") + "14px " + FONT;
    ctx.lineWidth = 4;
    ctx.lineJoin = "round";
    ctx.strokeStyle = tokens.paper;
    const text = short(name(id));
    ctx.strokeText(text, x, y + 33);
    ctx.fillStyle = tokens.ink;
    ctx.fillText(text, x, y + 33);
  }

  function outline(ctx, kind, x, y) {
    ctx.beginPath();
    if (kind === "person") ctx.arc(x, y, 19, 0, 2 * Math.PI);
    else if (kind === "organization") ctx.roundRect(x - 18, y - 18, 36, 36, 6);
    else polygon(ctx, x, y, kind === "state" ? 6 : 3, kind === "state" ? 22 : 23);
  }

  function polygon(ctx, x, y, corners, radius) {
    for (let corner = 0; corner < corners; corner += 1) {
      const angle = -Math.PI / 2 + (corner * 2 * Math.PI) / corners;
      ctx.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
    }
    ctx.closePath();
  }

  function initials(actor) {
    const text = actor.name[Parley.language];
    if (actor.kind === "group") return "";
    if (/^[\u2e80-\uffef]/.test(text)) return Array.from(text)[0];
    const code = /^state:([A-Z]{2})$/.exec(actor.id);
    if (code) return code[1];
    const words = text.split(/[\s-]+/).filter((part) => /^\p{Lu}/u.test(part));
    return actor.kind === "organization" && words.length === 1 ? words[0].slice(0, 3) : words.slice(0, 3).map((part) => part[0]).join("").slice(0, actor.kind === "person" ? 2 : 3);
  }

  function around(target) {
    if (!target || target.type === "statements") return null;
    if (target.type === "link") {
      const link = Parley.links.get(target.id);
      return new Set([link.start, link.end]);
    }
    const near = data.links.filter((link) => (link.start === target.id || link.end === target.id) && shownTypes.has(link.type));
    const sides = near.filter((link) => link.end === target.id && link.side).map((link) => link.side);
    return new Set([target.id, ...near.flatMap((link) => [link.start, link.end]), ...sides]);
  }

  Parley.watchers.select.push((target) => {
    network.unselectAll();
    if (target && target.type === "link") {
      const { type } = Parley.links.get(target.id);
      if (!shownTypes.has(type)) layer(type, true);
      network.selectEdges([target.id]);
    } else if (target && target.id && nodes.get(target.id)) {
      network.selectNodes([target.id], false);
    }
    chosen = around(target);
    colours();
    if (target && !inView(target)) network.focus(target.id, { scale: Math.max(network.getScale(), 0.8), animation: false });
  });

  function inView(target) {
    if (target.type === "link" || target.type === "statements" || !nodes.get(target.id)) return true;
    const at = network.canvasToDOM(network.getPosition(target.id));
    return at.x > 40 && at.y > 40 && at.x < canvas.clientWidth - 40 && at.y < canvas.clientHeight - 40;
  }

  Parley.watchers.search.push((found) => {
    hits = found && new Set([...found].flatMap((id) => {
      const link = Parley.links.get(id);
      return link ? [] : [id];
    }));
    colours();
  });

  network.on("click", ({ nodes: [node], edges: [line] }) => {
    const target = node ? { type: Parley.meetings.has(node) ? "meeting" : "actor", id: node } : line ? { type: "link", id: line } : null;
    if (target) Parley.open(target, canvas);
    else Parley.close();
  });
  network.on("hoverNode", () => canvas.classList.add("over"));
  network.on("blurNode", () => canvas.classList.remove("over"));

  const zoom = (factor) => network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * factor)), animation: false });
  const fit = () => { network.fit({ maxZoomLevel: 1.25, animation: false }); };
  document.getElementById("zoom-in").addEventListener("click", () => zoom(1.3));
  document.getElementById("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  document.getElementById("fit").addEventListener("click", fit);

  function layer(type, on) {
    if (on) shownTypes.add(type);
    else shownTypes.delete(type);
    colours();
    legend();
  }

  function legend() {
    const actors = ["state", "organization", "person", "group"].filter((kind) => data.actors.some((actor) => actor.kind === kind && actor.drawn));
    const kinds = actors.map((kind) => ({ image: Parley.make("span", { class: "dot " + kind, "aria-hidden": "true" }), text: word("kinds", kind) }));
    const used = Object.keys(Parley.marks).filter((status) => data.meetings.some((meeting) => meeting.status === status));
    const statuses = used.map((status) => ({ image: Parley.mark(status), text: word("statuses", status) }));
    const types = Object.keys(LINES).filter((type) => data.links.some((link) => link.type === type));
    const lines = types.map((type) => ({ image: sample(type), text: word("links", type), checked: shownTypes.has(type), change: (on) => layer(type, on) }));
    Parley.legend([...kinds, ...statuses, ...lines]);
  }

  function sample(type) {
    const dashes = LINES[type].dashes;
    return Parley.draw("svg", { viewBox: "0 0 24 8", class: "sample " + type, "aria-hidden": "true" },
      Parley.draw("path", { d: "M1 4h22", "stroke-dasharray": dashes && dashes.join(" ") }));
  }

  Parley.watchers.language.push(() => {
    legend();
    nodes.update(data.vis.nodes.map(({ id }) => ({ id })));
    network.redraw();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readTokens(); colours(); });

  /* Sizes are known once the nodes are drawn: only then does showing all show all. */
  network.once("afterDrawing", () => { setTimeout(fit); });
  network.once("afterDrawing", () => document.documentElement.setAttribute("data-drawn", String(Math.round(performance.now()))));
  readTokens();
  Parley.start();
  colours();
  fit();
})();

// The graph itself: vis-network gives places, zoom, drag and touch; marks, lines and labels are ours.

let network = null, places = new Map(), curves = new Map(), swings = new Map(), moved = false, fitScale = 1;
const stage = document.getElementById("graph");

function startGraph() {
  const nodes = [...state.drawn].map(nodeOf);
  const options = {
    ...data.network.options, autoResize: true, physics: false, layout: { improvedLayout: false }, nodes: {}, edges: {},
    interaction: { hover: false, dragNodes: true, selectable: false, hideEdgesOnDrag: false, zoomSpeed: 0.6 },
  };
  delete options.configure;
  const sets = { nodes: new vis.DataSet(nodes), edges: new vis.DataSet([]) };  // lines are drawn below, see edges.js
  network = new vis.Network(stage, sets, options);
  network.on("beforeDrawing", drawLines);
  network.on("afterDrawing", drawWords);
  network.on("click", ({ pointer }) => choose(targetAt(pointer.DOM)));
  network.on("doubleClick", ({ pointer }) => closer(targetAt(pointer.DOM)));
  for (const event of ["zoom", "dragStart"]) network.on(event, () => { moved = true; });
  watchPointer();
  watchKeys();
  swings = fanOut();
  shades = shadesOf();
  new ResizeObserver(() => moved || refit()).observe(stage);
  darkMode.addEventListener("change", () => network.redraw());
  onChange((what) => updateGraph(what, sets.nodes));
  fit(false);
  if (state.chosen) requestAnimationFrame(bringIntoView);
}

const nodeOf = (id) => {
  const { x, y, size } = actors.get(id);
  return { id, x, y, size, shape: "custom", physics: false, hidden: false, ctxRenderer: renderActor };
};

function updateGraph(what, nodes) {
  if (what === "filters" || what === "drawn") {
    const there = nodes.getIds(), known = new Set(there);
    nodes.update([...there.map((id) => ({ id, hidden: !state.drawn.has(id) })), ...[...state.drawn].filter((id) => !known.has(id)).map(nodeOf)]);
    swings = fanOut();
    shades = shadesOf();
  }
  if (what === "chosen") requestAnimationFrame(bringIntoView);
  network.redraw();
}

// Marks grow slower than the zoom: small ones stay visible from afar, big ones do not hide the rest near by.
const radiusOf = (actor, scale) => Math.max(actor.size * scale ** 0.5, 3.5) / scale;

function renderActor({ ctx, id, x, y }) {
  const actor = actors.get(id), scale = network?.getScale() ?? 1, radius = radiusOf(actor, scale);
  const drawNode = () => {
    const focus = currentFocus();
    ctx.save();
    ctx.globalAlpha = focus && !focus.actors.has(id) ? 0.15 : 1;
    if (focus?.main.has(id) || state.chosen?.actor === id) ring(ctx, x, y, radius, scale);
    drawMark(ctx, actor.kind, x, y, radius, 1.2 / scale);
    ctx.restore();
  };
  return { drawNode, nodeDimensions: { width: radius * 2, height: radius * 2 } };
}

function ring(ctx, x, y, radius, scale) {
  ctx.beginPath();
  ctx.arc(x, y, radius * 1.3 + 4 / scale, 0, 2 * Math.PI);
  ctx.lineWidth = 2.5 / scale;
  ctx.strokeStyle = colours().ring;
  ctx.stroke();
}

const currentFocus = () => focusOf(state.hover ?? state.chosen);

function drawLines(ctx) {
  const scale = network.getScale(), unit = 1 / scale, focus = currentFocus(), items = drawnRelations(), pale = quiet(items.length);
  places = new Map(Object.entries(network.getPositions()).map(([id, place]) => [id, { ...place, radius: radiusOf(actors.get(id), scale) }]));
  curves = new Map();
  if (!focus) drawShades(ctx);
  const inFocus = (id) => focus?.relations.has(id);
  items.sort((a, b) => inFocus(a.relation.id) - inFocus(b.relation.id) || 0);
  for (const item of items) {
    const { id } = item.relation, curve = curveOf(item.relation, swings.get(id) ?? 0, places, scale);
    curves.set(id, curve);
    ctx.save();
    ctx.globalAlpha = focus ? (focus.relations.has(id) ? 1 : Math.min(0.12, pale * 0.3)) : pale;
    const near = Boolean(focus?.relations.has(id));
    drawRelation(ctx, item, curve, unit, { strong: near && !focus.main.size, heads: near || pale > 0.4 });
    ctx.restore();
  }
}

const drawnRelations = () => {
  const all = [...shown.relations.values()];
  return state.drawn === shown.actors ? all : all.filter(({ relation }) => state.drawn.has(relation.from) && state.drawn.has(relation.to));
};

// The more lines are in view, the paler each: the marks stay in front, a crowd shows as a shade.
function quiet(lines) {
  const part = Math.min(1, (fitScale / network.getScale()) ** 2);
  return Math.min(0.85, Math.max(0.15, 9 / Math.sqrt(lines * part || 1)));
}

function drawWords(ctx) {
  const ratio = ctx.canvas.width / ctx.canvas.clientWidth, area = { width: ctx.canvas.clientWidth, height: ctx.canvas.clientHeight, covered: covered() };
  const scale = network.getScale(), focus = currentFocus();
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  const word = (taken, { relation }, must) =>
    wordOnLine(ctx, shorten(relationWords(relation), 34), screenCurve(curves.get(relation.id)), taken, must);
  const wanted = shown.relations.get(state.hover?.relation ?? (state.hover ? undefined : state.chosen?.relation));
  const first = wanted && curves.has(wanted.relation.id) ? wanted : undefined;
  const taken = drawLabels(ctx, labelItems(scale, focus), area, (boxes) => first && word(boxes, first, true));
  for (const item of drawnRelations())
    if (item !== first && (focus ? focus.relations.has(item.relation.id) : scale >= 1.3)) word(taken, item, false);
  ctx.restore();
}

// What lies over the drawing: no name is written below it.
function covered() {
  const { left: x, top: y } = stage.getBoundingClientRect();
  return [...document.querySelectorAll("#tools > *, #part, #hint")].map((element) => element.getBoundingClientRect()).filter(({ width }) => width)
    .map(({ left, top, right, bottom }) => ({ left: left - x, top: top - y, right: right - x, bottom: bottom - y }));
}

function screenCurve(curve) {
  const [start, middle, end] = [curve.start, curve.middle, curve.end].map((point) => network.canvasToDOM(point));
  return { start, middle, end };
}

function labelItems(scale, focus) {
  const rank = (id) => (focus ? (focus.main.has(id) ? 2 : focus.actors.has(id) ? 1 : 0) : 0);
  const visible = [...actors.values()].filter(({ id }) => state.drawn.has(id) && (!focus || rank(id) > 0));
  visible.sort((a, b) => rank(b.id) - rank(a.id) || b.size - a.size || (b.claims ?? 0) - (a.claims ?? 0) || (a.id < b.id ? -1 : 1));
  return visible.map((actor) => {
    const place = places.get(actor.id), { x, y } = network.canvasToDOM(place);
    const size = Math.round(11 + Math.min(4, Math.max(0, (actor.size - 5) / 3)));
    const must = rank(actor.id) === 2 || Boolean(focus && !focus.main.size);
    const ringed = focus?.main.has(actor.id) || state.chosen?.actor === actor.id;
    const radius = place.radius * scale * (ringed ? 1.3 : 1) + (ringed ? 5 : 0);
    return { id: actor.id, x, y, radius, text: shorten(actor.label, 30), size, bold: size > 13, must };
  });
}

// What is under a point of the screen: {actor}, {relation} or null. Actors win over lines.
function targetAt(point) {
  const actor = network.getNodeAt(point);
  if (actor !== undefined && state.drawn.has(actor)) return { actor };
  const relation = lineAt(network.DOMtoCanvas(point), curves, 7 / network.getScale());
  return relation ? { relation } : null;
}

function watchPointer() {
  let waiting = null;
  const look = () => {
    const target = waiting && targetAt(waiting), same = (kind) => target?.[kind] === state.hover?.[kind];
    stage.style.cursor = target ? "pointer" : "grab";
    waiting = null;
    if (same("actor") && same("relation")) return;
    state.hover = target;
    network.redraw();
  };
  stage.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || event.buttons) return;
    const box = stage.getBoundingClientRect(), first = !waiting;
    waiting = { x: event.clientX - box.left, y: event.clientY - box.top };
    if (first) requestAnimationFrame(look);
  });
  stage.addEventListener("pointerleave", () => {
    waiting = null;
    state.hover = null;
    network.redraw();
  });
}

const GLIDE = 300; // milliseconds
const glide = () => (calm.matches ? false : { duration: GLIDE, easingFunction: "easeInOutQuad" });

// Room for the buttons above, the notes below and the names at the rim.
function margins() {
  const notes = ["part", "hint"].filter((id) => !document.getElementById(id).hidden).length;
  return { side: Math.min(72, 12 + stage.clientWidth * 0.05), top: document.getElementById("tools").offsetHeight + 42, bottom: 32 + 22 * notes };
}

function fit(glides = true) {
  const spots = Object.values(network.getPositions([...state.drawn])), { clientWidth: width, clientHeight: height } = stage;
  if (spots.length && width && height) {
    const span = (axis) => [Math.min(...spots.map((spot) => spot[axis])), Math.max(...spots.map((spot) => spot[axis]))];
    const [left, right] = span("x"), [top, bottom] = span("y");
    const { side, top: above, bottom: below } = margins();
    const free = { x: Math.max(width - 2 * side, 80), y: Math.max(height - above - below, 80) };
    fitScale = Math.min(1.5, free.x / (right - left || 1), free.y / (bottom - top || 1));
    network.moveTo({
      position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: fitScale,
      offset: { x: 0, y: (above - below) / 2 }, animation: glides ? glide() : false,
    });
  }
  moved = false;
}

// The stage has another size: show everything again or, beside an open panel, what the panel is about.
function refit() {
  const focus = focusOf(state.chosen);
  if (!focus) return fit(false);
  const spots = network.getPositions([...focus.actors].filter((id) => state.drawn.has(id)));
  if (!Object.keys(spots).length || !stage.clientWidth) return;
  network.fit({ nodes: Object.keys(spots), maxZoomLevel: fitScale, animation: false });
}

// Pressed again before it has glided there, it goes on from where it was to stop.
let goal = { scale: 1, until: 0 };

function zoom(factor) {
  moved = true;
  const now = performance.now(), from = now < goal.until ? goal.scale : network.getScale();
  goal = { scale: Math.min(8, Math.max(0.03, from * factor)), until: now + GLIDE };
  network.moveTo({ scale: goal.scale, animation: glide() });
}

function closer(target) {
  if (target?.actor) network.focus(target.actor, { scale: Math.max(1, network.getScale() * 1.5), animation: glide() });
}

// After a choice, move only if what was chosen is not on the screen.
function bringIntoView() {
  const focus = focusOf(state.chosen);
  if (!focus || state.view !== "graph") return;
  const near = [...(focus.main.size ? focus.main : focus.actors)].filter((id) => state.drawn.has(id));
  if (!near.length) return;
  const spots = near.map((id) => network.canvasToDOM(network.getPosition(id)));
  const inside = ({ x, y }) => x > 30 && y > 30 && x < stage.clientWidth - 30 && y < stage.clientHeight - 30;
  if (spots.every(inside)) return;
  moved = true;
  network.fit({ nodes: [...focus.actors].filter((id) => state.drawn.has(id)), maxZoomLevel: 1.1, animation: glide() });
}

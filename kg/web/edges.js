// Lines between actors: where they run, how they look, and which one the pointer is on.
// vis-network keeps the edges as data; they are drawn here because their line tells how a statement
// is told (a bar for denied, two lines for disputed), which the library has no style for.

const FAN = 30; // pixels between parallel lines at zoom 1

// How far each line of a pair swings out from the straight one, in pixels at zoom 1.
function fanOut() {
  const pairs = new Map();
  for (const { relation } of drawnRelations()) {
    const key = [relation.from, relation.to].sort().join("\n");
    if (!pairs.has(key)) pairs.set(key, []);
    pairs.get(key).push(relation);
  }
  const swings = new Map();
  for (const group of pairs.values()) {
    const step = Math.min(FAN, 150 / group.length);
    group.forEach((relation, place) => {
      const swing = (place - (group.length - 1) / 2) * step;
      swings.set(relation.id, relation.from < relation.to ? swing : -swing);
    });
  }
  return swings;
}

// A line as a quadratic curve between the rims of its two marks; a loop stands on top of its mark.
function curveOf(relation, swing, places, scale) {
  const from = places.get(relation.from), to = places.get(relation.to);
  if (relation.from === relation.to) {
    const reach = from.radius + 26 / scale + Math.abs(swing);
    return {
      start: { x: from.x - from.radius * 0.7, y: from.y - from.radius * 0.7 },
      middle: { x: from.x, y: from.y - reach * 2 },
      end: { x: from.x + from.radius * 0.7, y: from.y - from.radius * 0.7 },
    };
  }
  const dx = to.x - from.x, dy = to.y - from.y, length = Math.hypot(dx, dy) || 1;
  const out = 2 * Math.sign(swing) * Math.min(Math.abs(swing), length * 0.45);
  const middle = { x: (from.x + to.x) / 2 - (dy / length) * out, y: (from.y + to.y) / 2 + (dx / length) * out };
  return { start: towards(from, middle, from.radius), middle, end: towards(to, middle, to.radius + 2 / scale) };
}

function towards(from, to, distance) {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const share = Math.min(distance / length, 0.95);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function along({ start, middle, end }, t) {
  const a = (1 - t) ** 2, b = 2 * t * (1 - t), c = t ** 2;
  return { x: a * start.x + b * middle.x + c * end.x, y: a * start.y + b * middle.y + c * end.y };
}

// unit: the length of one screen pixel in the drawing's own measure
function strokeLine(ctx, start, middle, end, status, width, unit) {
  const mark = settings.marks.statuses[status], curve = { start, middle, end };
  const path = () => {
    ctx.beginPath();
    ctx.moveTo(start.x, start.y);
    ctx.quadraticCurveTo(middle.x, middle.y, end.x, end.y);
    ctx.stroke();
  };
  ctx.strokeStyle = colours()[mark.colour];
  ctx.lineCap = status === "possible" ? "round" : "butt";
  ctx.setLineDash((mark.dashes || []).map((dash) => (dash === 1 ? 0.01 : dash) * unit + (dash === 1 ? 0 : width / 2)));
  ctx.lineWidth = status === "disputed" ? width + 4 * unit : width;
  path();
  ctx.setLineDash([]);
  if (status === "disputed") {
    ctx.strokeStyle = colours().paper;
    ctx.lineWidth = width + 1.2 * unit;
    path();
  }
  if (status === "denied") crossBar(ctx, curve, width, unit);
}

function crossBar(ctx, curve, width, unit) {
  const here = along(curve, 0.5), next = along(curve, 0.52);
  const dx = next.x - here.x, dy = next.y - here.y, length = Math.hypot(dx, dy) || 1;
  const reach = width / 2 + 5 * unit;
  ctx.lineWidth = 2 * unit;
  ctx.beginPath();
  ctx.moveTo(here.x - (dy / length) * reach, here.y + (dx / length) * reach);
  ctx.lineTo(here.x + (dy / length) * reach, here.y - (dx / length) * reach);
  ctx.stroke();
}

function arrowHead(ctx, { middle, end }, size) {
  const angle = Math.atan2(end.y - middle.y, end.x - middle.x);
  ctx.beginPath();
  ctx.moveTo(end.x, end.y);
  for (const turn of [2.65, -2.65]) ctx.lineTo(end.x + size * Math.cos(angle + turn), end.y + size * Math.sin(angle + turn));
  ctx.closePath();
  ctx.fillStyle = ctx.strokeStyle;
  ctx.fill();
}

// `heads`: draw its arrow; in a crowd the heads would be all one sees
function drawRelation(ctx, item, curve, unit, { strong, heads }) {
  const width = (Math.min(Math.max(item.relation.sources || 1, 1), 5) * 0.75 + (strong ? 1 : 0.25)) * unit;
  const head = width * 1.6 + 5 * unit;
  const arrow = heads && item.relation.arrows;
  const stop = arrow ? towards(curve.end, curve.middle, head * 0.8) : curve.end;
  strokeLine(ctx, curve.start, curve.middle, stop, item.status, width, unit);
  ctx.strokeStyle = colours()[settings.marks.statuses[item.status].colour];
  if (arrow) arrowHead(ctx, curve, head);
}

// The nearest line within `reach`, or null.
function lineAt(point, curves, reach) {
  let best = null, nearest = reach;
  for (const [id, curve] of curves) {
    const { start, middle, end } = curve;
    if (Math.min(start.x, middle.x, end.x) - reach > point.x || Math.max(start.x, middle.x, end.x) + reach < point.x) continue;
    if (Math.min(start.y, middle.y, end.y) - reach > point.y || Math.max(start.y, middle.y, end.y) + reach < point.y) continue;
    let before = start;
    for (let step = 1; step <= 16; step += 1) {
      const here = along(curve, step / 16), distance = fromSegment(point, before, here);
      if (distance < nearest) [best, nearest] = [id, distance];
      before = here;
    }
  }
  return best;
}

function fromSegment(point, a, b) {
  const dx = b.x - a.x, dy = b.y - a.y;
  const t = Math.max(0, Math.min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(point.x - a.x - t * dx, point.y - a.y - t * dy);
}

// Labels: the important ones first, none over another; the rest appear on zooming in or pointing.

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif';
const LEADING = 37, NEVER_MISSING = 110; // pixels of the stage's width for one leading name, and for one that must not miss
const widths = new Map();

function widthOf(ctx, text, font) {
  const key = `${font}\n${text}`;
  if (!widths.has(key)) {
    ctx.font = font;
    widths.set(key, ctx.measureText(text).width);
  }
  return widths.get(key);
}

// Boxes already taken, in a coarse grid so that a graph of thousands stays quick.
class Taken {
  constructor() { this.cells = new Map(); }

  *near({ left, top, right, bottom }) {
    for (let x = Math.floor(left / 64); x <= Math.floor(right / 64); x += 1)
      for (let y = Math.floor(top / 64); y <= Math.floor(bottom / 64); y += 1) yield `${x},${y}`;
  }

  free(box, owner) {
    for (const cell of this.near(box))
      for (const other of this.cells.get(cell) ?? [])
        if ((owner === null || other.owner !== owner) && box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)
          return false;
    return true;
  }

  add(box, owner) {
    for (const cell of this.near(box)) {
      if (!this.cells.has(cell)) this.cells.set(cell, []);
      this.cells.get(cell).push({ ...box, owner });
    }
  }
}

const boxAt = (x, y, wide, high) => ({ left: x - wide / 2, right: x + wide / 2, top: y - high / 2, bottom: y + high / 2 });

// Under the mark, above it, beside it, then at its corners: the first place that is free.
function spotsFor({ x, y, radius }, wide, high) {
  const aside = radius + 4 + wide / 2, down = radius + 2 + high / 2, corner = radius * 0.7 + wide / 2, low = radius * 0.7 + high / 2;
  return [
    [x, y + down], [x, y - down], [x + aside, y], [x - aside, y],
    ...[down, -down].flatMap((far) => [wide / 3, -wide / 3].map((shift) => [x + shift, y + far])),
    [x + corner, y + low], [x - corner, y + low], [x + corner, y - low], [x - corner, y - low],
  ];
}

// Draws in screen pixels. `items`: {id, x, y, radius, text, size, bold, must}, the most important first;
// `area`: {width, height, covered}, the boxes that the page's buttons and notes cover; `before` may draw a word and
// returns the room it took.
function drawLabels(ctx, items, area, before) {
  // what a name should not touch, what a leading name must not, and the other names
  const leads = Math.round(area.width / LEADING), always = Math.round(area.width / NEVER_MISSING);
  const taken = new Taken(), leading = new Taken(), words = new Taken(), every = [taken, leading, words];
  for (const [place, { id, x, y, radius }] of items.entries())
    for (const boxes of place < leads ? [taken, leading] : [taken]) boxes.add(boxAt(x, y, radius * 2, radius * 2), id);
  for (const box of area.covered) every.forEach((boxes) => boxes.add(box, null));
  const first = before(taken);
  if (first) [leading, words].forEach((boxes) => boxes.add(first, null));
  for (const [place, item] of items.entries()) {
    if (item.x < -80 || item.y < -40 || item.x > area.width + 80 || item.y > area.height + 40) continue;
    const font = `${item.bold ? "600 " : ""}${item.size}px ${FONT}`, high = item.size + 4;
    const wide = widthOf(ctx, item.text, font) + 6;
    const spots = spotsFor(item, wide, high);
    const inside = (box) => box.left >= 0 && box.right <= area.width && box.top >= 0 && box.bottom <= area.height;
    const open = (boxes) => spots.find(([x, y]) => inside(boxAt(x, y, wide, high)) && boxes.free(boxAt(x, y, wide, high), item.id));
    // a leading name may cover a small mark, or any, rather than be missing, but never another name
    const last = item.must || place < always ? open(words) : null;
    const spot = open(taken) ?? (place < leads ? open(leading) : null) ?? last ?? (item.must ? spots[0] : null);
    if (!spot) continue;
    every.forEach((boxes) => boxes.add(boxAt(...spot, wide, high), null));
    haloText(ctx, item.text, ...spot, font, colours().ink);
  }
  return taken;
}

function haloText(ctx, text, x, y, font, colour) {
  ctx.font = font;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.lineWidth = 4;
  ctx.strokeStyle = colours().paper;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y);
}

// The relation's word, lying along its line and never upside down; beside a line that is too short for it.
// Returns the room it took.
function wordOnLine(ctx, text, curve, taken, must) {
  const font = `italic 12px ${FONT}`, wide = widthOf(ctx, text, font) + 8;
  const before = along(curve, 0.45), here = along(curve, 0.5), after = along(curve, 0.55);
  const long = Math.hypot(curve.end.x - curve.start.x, curve.end.y - curve.start.y) > wide + 24;
  let angle = Math.atan2(after.y - before.y, after.x - before.x);
  if (Math.abs(angle) > Math.PI / 2) angle += Math.PI;
  const across = Math.abs(Math.cos(angle)) * wide + 14, down = Math.abs(Math.sin(angle)) * wide + 14;
  const spots = long ? [here] : beside(curve, here, wide);
  const boxOf = ({ x, y }) => (long ? boxAt(x, y, across, down) : boxAt(x, y, wide, 16));
  const spot = spots.find((point) => taken.free(boxOf(point), null)) ?? (must ? spots[0] : null);
  if (!spot || (!must && !long)) return null;
  taken.add(boxOf(spot), null);
  ctx.save();
  ctx.translate(spot.x, spot.y);
  if (long) ctx.rotate(angle);
  haloText(ctx, text, 0, 0, font, colours().ink);
  ctx.restore();
  return boxOf(spot);
}

// Places on both sides of a line for a word `wide` pixels long, the outer side of a bend first, further and further away.
function beside({ start, middle, end }, { x, y }, wide) {
  const length = Math.hypot(end.x - start.x, end.y - start.y) || 1;
  const across = (end.y - start.y) / length, down = (start.x - end.x) / length;
  const outer = (middle.x - (start.x + end.x) / 2) * across + (middle.y - (start.y + end.y) / 2) * down < 0 ? -1 : 1;
  const near = (Math.abs(across) * wide) / 2 + Math.abs(down) * 9 + 4;
  return [0, 8, 16, 24, 32, 48, 64].flatMap((far) => [outer, -outer].map((side) => ({ x: x + side * across * (near + far), y: y + side * down * (near + far) })));
}

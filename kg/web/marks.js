// Shapes and colours: one mark for each kind of actor, drawn alike on the graph and in the legend.

const darkMode = matchMedia("(prefers-color-scheme: dark)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let printing = false; // paper is white
const colours = () => settings.marks.colours[darkMode.matches && !printing ? "dark" : "light"];
const kindColour = (kind) => settings.marks.types[kind].colour;

function polygon(ctx, x, y, radii, corners, turn) {
  for (let corner = 0; corner < corners; corner += 1) {
    const angle = turn + (corner * 2 * Math.PI) / corners, radius = radii[corner % radii.length];
    ctx[corner ? "lineTo" : "moveTo"](x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
  ctx.closePath();
}

// Each shape covers about the area of a circle with radius r, so that size means the same for all.
const shapes = {
  dot: (ctx, x, y, r) => ctx.arc(x, y, r, 0, 2 * Math.PI),
  square: (ctx, x, y, r) => ctx.rect(x - r * 0.89, y - r * 0.89, r * 1.78, r * 1.78),
  hexagon: (ctx, x, y, r) => polygon(ctx, x, y, [r * 1.1], 6, 0),
  diamond: (ctx, x, y, r) => polygon(ctx, x, y, [r * 1.25], 4, 0),
  triangle: (ctx, x, y, r) => polygon(ctx, x, y + r * 0.25, [r * 1.45], 3, -Math.PI / 2),
  ellipse: (ctx, x, y, r) => ctx.ellipse(x, y, r * 1.35, r * 0.75, 0, 0, 2 * Math.PI),
  star: (ctx, x, y, r) => polygon(ctx, x, y, [r * 1.45, r * 0.68], 10, -Math.PI / 2),
  box: (ctx, x, y, r) => ctx.roundRect(x - r * 0.92, y - r * 0.92, r * 1.84, r * 1.84, r * 0.5),
  document: (ctx, x, y, r) => {
    const w = r * 0.8, h = r * 1.02, fold = r * 0.55;
    ctx.moveTo(x - w, y - h);
    ctx.lineTo(x + w - fold, y - h);
    ctx.lineTo(x + w, y - h + fold);
    ctx.lineTo(x + w, y + h);
    ctx.lineTo(x - w, y + h);
    ctx.closePath();
  },
};

function drawMark(ctx, kind, x, y, radius, rim) {
  ctx.beginPath();
  shapes[settings.marks.types[kind].shape](ctx, x, y, radius);
  ctx.fillStyle = kindColour(kind);
  ctx.fill();
  ctx.lineWidth = rim;
  ctx.strokeStyle = colours().ink;
  ctx.stroke();
}

function swatch(draw, wide = 22) {
  const canvas = make("canvas", { width: wide * 2, height: 36, class: "swatch", "aria-hidden": "true" });
  const redraw = () => {
    const ctx = canvas.getContext("2d");
    ctx.setTransform(2, 0, 0, 2, 0, 0);
    ctx.clearRect(0, 0, wide, 18);
    draw(ctx);
  };
  canvas.style.width = `${wide}px`;
  darkMode.addEventListener("change", redraw);
  canvas.addEventListener("redraw", redraw);
  redraw();
  return canvas;
}

const kindSwatch = (kind) => swatch((ctx) => drawMark(ctx, kind, 11, 9, 6, 1));
const statusSwatch = (status) =>
  swatch((ctx) => strokeLine(ctx, { x: 1, y: 9 }, { x: 15, y: 9 }, { x: 29, y: 9 }, status, 2, 1), 30);

// What a reader can take away: the drawing as PNG or SVG, the statements as a table with a citation in each line.

function save(name, type, content) {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const link = make("a", { download: name, href: URL.createObjectURL(blob) });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

const fileName = (ending) => `${fold(document.title).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "graph"}.${ending}`;

function savePng() {
  const canvas = stage.querySelector("canvas"), whole = make("canvas", { width: canvas.width, height: canvas.height }), ctx = whole.getContext("2d");
  ctx.fillStyle = colours().paper;
  ctx.fillRect(0, 0, whole.width, whole.height);
  ctx.drawImage(canvas, 0, 0);
  whole.toBlob((blob) => save(fileName("png"), "image/png", blob));
}

// A spreadsheet must not take a cell for a formula.
function safeCell(value) {
  const text = clean(value).replace(/\s+/g, " ").trim();
  return /^[=+\-@']/.test(text) ? `'${text}` : text;
}

const cell = (value) => `"${safeCell(value).replace(/"/g, '""')}"`;

function saveCsv() {
  const { actor, relation } = state.chosen ?? {};
  const all = [...shown.statements, ...shown.alone];
  const list = all.filter((item) => (relation !== undefined ? relationOf.get(item.id)?.id === relation : actor === undefined || endsOf(item).includes(actor))).sort(byDate);
  const head = ["who", "does", "whom", "told", "says", "when", "sure", "sentence", "cite"].map((key) => words[`csv_${key}`]);
  const rows = list.map((item) => [
    endName(item.subject), statementWords(item), endName(item.object), words.badges[toldAs(item)] ?? words.asserted,
    item.attribution.map(({ name, text }) => name ?? text ?? words.someone).join("; "), when(item), item.confidence.toFixed(2), item.evidence.text, citation(item),
  ]);
  save(fileName("csv"), "text/csv", `\ufeff${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`);
}

// A stand-in for a canvas that writes SVG: the same functions draw on both.
class SvgPen {
  constructor(width, height) {
    Object.assign(this, { out: [], path: "", stack: [], moves: [], globalAlpha: 1, lineWidth: 1, strokeStyle: "#000", fillStyle: "#000", font: "12px sans-serif", dash: [], textAlign: "center" });
    this.canvas = { width, height, clientWidth: width, clientHeight: height };
    this.ruler = make("canvas").getContext("2d");
  }

  save() { this.stack.push({ moves: [...this.moves], alpha: this.globalAlpha }); }
  restore() { const { moves, alpha } = this.stack.pop() ?? { moves: [], alpha: 1 }; this.moves = moves; this.globalAlpha = alpha; }
  setTransform(a, b, c, d, e, f) { this.moves = [`matrix(${[a, b, c, d, e, f].map(short).join(" ")})`]; }
  translate(x, y) { this.moves.push(`translate(${short(x)} ${short(y)})`); }
  rotate(angle) { this.moves.push(`rotate(${short((angle * 180) / Math.PI)})`); }
  beginPath() { this.path = ""; }
  moveTo(x, y) { this.path += `M${short(x)} ${short(y)}`; }
  lineTo(x, y) { this.path += `${this.path ? "L" : "M"}${short(x)} ${short(y)}`; }
  quadraticCurveTo(x1, y1, x, y) { this.path += `Q${short(x1)} ${short(y1)} ${short(x)} ${short(y)}`; }
  closePath() { this.path += "Z"; }
  rect(x, y, w, h) { this.path += `M${short(x)} ${short(y)}h${short(w)}v${short(h)}h${short(-w)}Z`; }
  roundRect(x, y, w, h) { this.rect(x, y, w, h); }
  arc(x, y, r) { this.ellipse(x, y, r, r); }
  ellipse(x, y, a, b) { this.path += `M${short(x - a)} ${short(y)}a${short(a)} ${short(b)} 0 1 0 ${short(2 * a)} 0a${short(a)} ${short(b)} 0 1 0 ${short(-2 * a)} 0Z`; }
  setLineDash(dash) { this.dash = dash; }
  measureText(text) { this.ruler.font = this.font; return this.ruler.measureText(text); }
  add(body) { this.out.push(`<g${this.moves.length ? ` transform="${this.moves.join(" ")}"` : ""}${this.globalAlpha < 1 ? ` opacity="${short(this.globalAlpha)}"` : ""}>${body}</g>`); }
  stroke() { this.add(`<path d="${this.path}" fill="none" stroke="${this.strokeStyle}" stroke-width="${short(this.lineWidth)}"${this.dash.length ? ` stroke-dasharray="${this.dash.map(short).join(" ")}"` : ""} stroke-linecap="${this.lineCap ?? "butt"}"/>`); }
  fill() { this.add(`<path d="${this.path}" fill="${this.fillStyle}"/>`); }
  strokeText(text, x, y) { this.add(this.text(text, x, y, `fill="none" stroke="${this.strokeStyle}" stroke-width="${short(this.lineWidth)}" stroke-linejoin="round"`)); }
  fillText(text, x, y) { this.add(this.text(text, x, y, `fill="${this.fillStyle}"`)); }
  text(text, x, y, paint) { return `<text x="${short(x)}" y="${short(y)}" style="font:${escaped(this.font)}" text-anchor="middle" dominant-baseline="central" ${paint}>${escaped(text)}</text>`; }
}

const SVG = ["http:", "", "www.w3.org", "2000", "svg"].join("/"); // a name, not an address: nothing is loaded from it
const short = (value) => String(Math.round(value * 100) / 100);
const escaped = (text) => clean(text).replace(/[&<>"'\u0000-\u001f]/g, (sign) => (sign < " " ? " " : `&#${sign.charCodeAt(0)};`));

function svgText() {
  const { clientWidth: width, clientHeight: height } = stage, pen = new SvgPen(width, height), scale = network.getScale();
  const zero = network.canvasToDOM({ x: 0, y: 0 });
  pen.setTransform(scale, 0, 0, scale, zero.x, zero.y);
  drawLines(pen);
  for (const id of state.drawn) renderActor({ ctx: pen, id, ...network.getPosition(id) }).drawNode();
  drawWords(pen);
  return `<svg xmlns="${SVG}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><title>${escaped(document.title)}</title><rect width="100%" height="100%" fill="${colours().paper}"/>${pen.out.join("")}</svg>`;
}

const saveSvg = () => save(fileName("svg"), "image/svg+xml", svgText());

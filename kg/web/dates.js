// The dates of the statements as a small histogram, to be brushed with the pointer or moved by two sliders.

const BINS = 36, HIGH = 44, WIDE = 232;
const allDates = drawn.map(when).filter((day) => /^\d{4}/.test(day)).sort();
const dayNumber = (iso, last = false) => Math.floor(Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7) || (last ? 12 : 1)) - 1, Number(iso.slice(8, 10) || (last ? 28 : 1))) / 86400000);
const isoDay = (number) => new Date(number * 86400000).toISOString().slice(0, 10);
const span = allDates.length ? [dayNumber(allDates[0]), Math.max(dayNumber(allDates.at(-1), true), dayNumber(allDates[0]) + 1)] : null;

function datesBox() {
  if (!span) return "";
  const bar = make("canvas", { id: "bars", width: WIDE * 2, height: HIGH * 2, role: "img", "aria-label": words.filter_dates });
  bar.addEventListener("pointerdown", brush);
  const slider = (id, label) => {
    const range = make("input", { type: "range", id, min: String(span[0]), max: String(span[1]), step: "1", "aria-label": label });
    range.addEventListener("input", () => setDates(Number(document.getElementById("since").value), Number(document.getElementById("until").value)));
    return range;
  };
  darkMode.addEventListener("change", drawBars);
  return make("div", { class: "facet dates" }, make("p", { class: "title" }, words.filter_dates), bar,
    make("div", { class: "ends" }, slider("since", words.from), slider("until", words.to)), make("output", { id: "period" }));
}

function setDates(first, last) {
  const [low, high] = [Math.min(first, last), Math.max(first, last)];
  setFilter({ since: low > span[0] ? isoDay(low) : "", until: high < span[1] ? isoDay(high) : "" });
}

function showDates() {
  if (!span) return;
  document.getElementById("since").value = String(state.since ? dayNumber(state.since) : span[0]);
  document.getElementById("until").value = String(state.until ? dayNumber(state.until, true) : span[1]);
  document.getElementById("period").textContent = state.since || state.until ? dates(state.since || isoDay(span[0]), state.until || isoDay(span[1])) : words.any;
  drawBars();
}

function drawBars() {
  const ctx = document.getElementById("bars").getContext("2d"), counts = new Array(BINS).fill(0), chosen = new Array(BINS).fill(0);
  const bin = (day) => Math.min(BINS - 1, Math.floor(((dayNumber(day) - span[0]) / (span[1] - span[0])) * BINS));
  for (const day of allDates) counts[bin(day)] += 1;
  for (const statement of shown.statements) if (/^\d{4}/.test(when(statement))) chosen[bin(when(statement))] += 1;
  const most = Math.max(...counts), step = WIDE / BINS, tall = (count) => (count ? Math.max(2, (count / most) * (HIGH - 2)) : 0);
  ctx.setTransform(2, 0, 0, 2, 0, 0);
  ctx.clearRect(0, 0, WIDE, HIGH);
  for (const [list, colour] of [[counts, colours().line], [chosen, colours().ink]]) {
    ctx.fillStyle = colour;
    ctx.globalAlpha = list === counts ? 0.45 : 1;
    list.forEach((count, place) => ctx.fillRect(place * step + 0.5, HIGH - tall(count), step - 1, tall(count)));
  }
  ctx.globalAlpha = 1;
}

function brush(event) {
  const bar = event.currentTarget, box = bar.getBoundingClientRect();
  const at = ({ clientX }) => Math.round(span[0] + Math.min(1, Math.max(0, (clientX - box.left) / box.width)) * (span[1] - span[0]));
  const start = at(event), move = (next) => setDates(start, at(next));
  bar.setPointerCapture(event.pointerId);
  bar.addEventListener("pointermove", move);
  bar.addEventListener("pointerup", () => bar.removeEventListener("pointermove", move), { once: true });
}

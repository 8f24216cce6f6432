// Puts the parts together.

function describe() {
  const all = [...new Set(Object.values(data.documents).map(({ published }) => published).filter(Boolean))].sort();
  const parts = [
    counted(Object.keys(data.documents).length, "articles"), counted(actors.size, "actors"), counted(drawn.length, "statements_between"),
    dates(all[0], all.at(-1)),
  ];
  document.getElementById("summary").textContent = parts.filter(Boolean).join(", ");
}

function startTools() {
  for (const button of document.querySelectorAll("[data-view]")) button.addEventListener("click", () => setView(button.dataset.view));
  const saves = { png: savePng, svg: saveSvg, csv: saveCsv };
  for (const button of document.querySelectorAll("[data-save]")) button.addEventListener("click", () => {
    saves[button.dataset.save]();
    document.getElementById("save").open = false;
  });
  document.getElementById("back").addEventListener("click", () => history.back());
  document.getElementById("forward").addEventListener("click", () => history.forward());
  const zooms = { in: () => zoom(1.4), out: () => zoom(1 / 1.4), fit: () => fit() };
  for (const button of document.querySelectorAll("[data-zoom]")) button.addEventListener("click", zooms[button.dataset.zoom]);
  const menu = document.getElementById("menu");
  menu.addEventListener("click", () => {
    const open = document.body.classList.toggle("with-filters");
    menu.setAttribute("aria-expanded", String(open));
  });
  onChange((what) => what === "view" && showView());
  onChange((what) => (what === "filters" || what === "view") && settled && history.replaceState(null, "", address()));
  onChange((what) => what !== "filters" && showHint());
  for (const [event, on] of [["beforeprint", true], ["afterprint", false]]) addEventListener(event, () => {
    printing = on;
    document.querySelectorAll(".swatch").forEach((canvas) => canvas.dispatchEvent(new Event("redraw")));
    network.redraw();
  });
}

function showView() {
  document.getElementById("table").hidden = state.view !== "table";
  timeline.hidden = state.view !== "timeline";
  stage.hidden = document.getElementById("zoom").hidden = state.view !== "graph";
  for (const button of document.querySelectorAll("[data-view]")) button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
  if (state.view === "graph") network?.redraw();
}

// What to do first, until it has been done once.
function showHint() {
  if (state.chosen) state.knows = true;
  document.getElementById("hint").hidden = Boolean(state.knows) || state.view !== "graph" || !relations.size;
}

refilter();
describe();
startPanel();
startFilters();
startSearch();
startTable();
startTimeline();
startTools();
if (matchMedia("(max-width: 599px)").matches) setView("table");
addEventListener("popstate", chooseFromAddress);
chooseFromAddress();
startGraph();  // only now, so that a big graph is drawn once
settled = true;
// For tests and for whoever opens the console: read the page's state, point at things.
window.kg = {
  state, actors, relations, statements, choose, setView, searchFor, fit,
  shown: () => shown,
  ready: () => curves.size === drawnRelations().length,
  svg: svgText, paths: pathsBetween, address, scale: () => network.getScale(),
  placeOf: (target) => {
    const curve = target.relation !== undefined && curves.get(target.relation);
    return network.canvasToDOM(curve ? along(curve, 0.5) : network.getPosition(target.actor));
  },
};

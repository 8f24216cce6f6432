// The legend, which is also the filters: a swatch, a word, a count and a tick box for every value.

const FACETS = [
  { id: "status", title: "filter_status", of: (statement) => [toldAs(statement)], order: Object.keys(settings.marks.statuses), open: true },
  { id: "type", title: "filter_type", order: Object.keys(settings.marks.types), ofActor: ({ kind }) => kind, open: true },
  { id: "group", title: "filter_group", order: groups.length > 1 ? [...groups.map(String), ""] : [], ofActor: ({ id }) => groupOf(id) },
  { id: "relation", title: "filter_relation", of: ({ relation }) => [relation ?? ""] },
  { id: "speaker", title: "filter_speaker", of: (statement) => [...new Set(speakersOf(statement))], first: ["", UNNAMED] },
  { id: "source", title: "filter_source", of: (statement) => [outlet(statement)] },
  { id: "document", title: "filter_document", of: (statement) => [statement.document] },
];
const MOST_VALUES = 200;

const facetWord = {
  status: (value) => words.statuses[value],
  type: (value) => words.types[value],
  group: groupWords,
  relation: (value) => words.relations[value] ?? (value || words.other_relation),
  source: (value) => clean(value) || words.no_source,
  speaker: (value) => (value === "" ? words.own_words : value === UNNAMED ? words.anonymous : value),
  document: (value) => clean(data.documents[value]?.title || value),
};
const facetSwatch = { status: statusSwatch, type: kindSwatch, group: groupSwatch };

function startFilters() {
  onChange((what) => (what === "drawn" || what === "view") && showHidden());
  document.getElementById("facets").append(...FACETS.map(facetBox).filter(Boolean), datesBox(), ...["claims", "sources"].map(leastBox), sureBox());
  document.querySelector("#reset button").addEventListener("click", resetFilters);
  onChange((what) => what === "filters" && showHidden());
}

// Nothing below this mark is shown.
function sureBox() {
  const range = make("input", { type: "range", id: "sure", min: "0", max: "0.95", step: "0.05", value: "0" });
  range.addEventListener("input", () => setFilter({ sure: Number(range.value) }));
  return make("div", { class: "facet sure" }, make("label", { for: "sure" }, words.filter_sure), range, make("output", { for: "sure" }));
}

// Lines with fewer statements, or fewer independent sources, are not shown.
function leastBox(what) {
  const most = Math.min(10, Math.max(1, ...[...relations.values()].map((relation) => (what === "claims" ? relation.claims.length : relation.sources))));
  const range = make("input", { type: "range", id: `least-${what}`, min: "1", max: String(most), step: "1", value: "1", disabled: most < 2 });
  range.addEventListener("input", () => setFilter({ least: { ...state.least, [what]: Number(range.value) } }));
  return make("div", { class: "facet sure" }, make("label", { for: `least-${what}` }, words[`filter_${what}`]), range, make("output", { for: `least-${what}` }));
}

function showSure() {
  for (const what of ["claims", "sources"]) {
    document.getElementById(`least-${what}`).value = String(state.least[what]);
    document.querySelector(`output[for=least-${what}]`).textContent = String(state.least[what]);
  }
  showDates();
  document.getElementById("sure").value = String(state.sure);
  document.querySelector("output[for=sure]").textContent = state.sure ? state.sure.toFixed(2) : words.any;
}

function countsOf({ of, ofActor }) {
  const counts = new Map(), add = (value) => counts.set(value, (counts.get(value) ?? 0) + 1);
  if (ofActor) for (const actor of actors.values()) add(ofActor(actor));
  else for (const statement of drawn) of(statement).forEach(add);
  return counts;
}

function facetBox(facet) {
  const counts = countsOf(facet), leads = (value) => (facet.first ?? []).includes(value);
  const order = facet.order ?? [...counts.keys()].sort((a, b) => leads(b) - leads(a) || counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
  const values = order.filter((value) => counts.has(value)).slice(0, MOST_VALUES);
  if (!values.length || (values.length < 2 && !facet.order)) return null;
  return make("details", { open: facet.open ?? false, class: "facet" },
    make("summary", {}, words[facet.title]),
    make("ul", {}, values.map((value) => facetItem(facet, value, values, counts.get(value))), facet.id === "status" ? disputedItem() : null));
}

// Disputed is not a way to tell one statement but what two of them make together: a legend without a box.
function disputedItem() {
  const count = [...relations.values()].filter(({ status }) => status === "disputed").length;
  return count ? make("li", { class: "legend" }, statusSwatch("disputed"), make("span", { class: "word" }, words.statuses.disputed),
    make("span", { class: "count" }, number(count))) : null;
}

function facetItem({ id }, value, values, count) {
  const box = make("input", { type: "checkbox", checked: true, "data-facet": id, "data-value": value });
  box.addEventListener("change", () => toggle(id, value, box.checked));
  const only = make("button", { type: "button", class: "only link", onclick: () => onlyThis(id, value, values) }, words.only);
  only.setAttribute("aria-label", `${words.only} ${facetWord[id](value)}`);
  return make("li", {}, make("label", {}, box, facetSwatch[id]?.(value), make("span", { class: "word" }, facetWord[id](value))),
    only, make("span", { class: "count" }, number(count)));
}

function onlyThis(facet, value, values) {
  state.off.set(facet, new Set(values.filter((other) => other !== value)));
  refilter();
  changed("filters");
}

function showHidden() {
  showSure();
  for (const box of document.querySelectorAll("#facets input")) box.checked = !isOff(box.dataset.facet, box.dataset.value);
  const off = !unfiltered();
  const parts = [[drawn.length - shown.statements.length, "statements"], [actors.size - shown.actors.size, "actors"]];
  document.getElementById("reset").hidden = !off;
  const text = parts.filter(([count]) => count > 0).map(([count, key]) => counted(count, key)).join(", ") || "0";
  const only = state.around ? ` ${words.only_around} ${actorName(state.around.id)}.` : "";
  document.getElementById("hidden").textContent = `${text} ${words.hidden}.${only}`;
  const part = document.getElementById("part");
  part.hidden = state.drawn === shown.actors || state.view !== "graph";
  part.textContent = part.hidden ? "" : `${number(state.drawn.size)} ${words.of} ${counted(shown.actors.size, "actors")} ${words.drawn}`;
  const empty = document.getElementById("empty");
  empty.hidden = shown.actors.size > 0;
  empty.textContent = actors.size ? words.empty : words.empty_graph;
}

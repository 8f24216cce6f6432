// What the reader has chosen and filtered. Views ask here and are told of every change.

const state = {
  chosen: null, hover: null, view: "graph", off: new Map(), sure: 0, since: "", until: "", least: { claims: 1, sources: 1 },
  around: null, gone: new Set(), drawn: null,
};
const listeners = [];
const onChange = (listener) => listeners.push(listener);
const changed = (what) => listeners.forEach((listener) => listener(what));

let settled = false; // from when on changes go into the address
let shown = { statements: [], relations: new Map(), actors: new Set(), alone: new Set() };

// The statements, relations and actors that pass the filters; relations carry their status among these.
function refilter() {
  if (unfiltered()) {
    const all = [...relations.values()].map((relation) => [relation.id, { relation, statements: relation.claims.map((id) => statements.get(id)), status: relation.status }]);
    const lone = [...statements.values()].filter((statement) => !relationOf.has(statement.id));
    shown = { statements: drawn, relations: new Map(all), actors: new Set(actors.keys()), alone: new Set(lone) };
    pickDrawn();
    return;
  }
  const near = state.around ? withinSteps(state.around.id, state.around.steps) : null;
  const passing = (statement) => passes(statement) && endsOf(statement).every((id) => !state.gone.has(id) && (!near || near.has(id)));
  const pass = [...statements.values()].filter((statement) => relationOf.has(statement.id) && passing(statement));
  const kept = new Map(), left = new Set();
  for (const [relation, group] of groupByRelation(pass)) {
    if (group.length < state.least.claims || relation.sources < state.least.sources) continue;
    const whole = group.length === relation.claims.length;
    kept.set(relation.id, { relation, statements: group, status: whole ? relation.status : statusOf(group) });
    for (const item of group) left.add(item);
  }
  const linked = new Set([...kept.values()].flatMap(({ relation }) => [relation.from, relation.to]));
  // an actor without any statement is shown as long as nothing is filtered by statement
  const alone = [...actors.values()].filter((actor) => !relationsOf.get(actor.id).length && passesActor(actor.id));
  if (!statementFilters()) alone.forEach((actor) => linked.add(actor.id));
  // a statement about one actor alone is on no line, so none that is strong enough
  const strong = state.least.claims > 1 || state.least.sources > 1;
  const lone = strong ? [] : [...statements.values()].filter((statement) => !relationOf.has(statement.id) && passing(statement));
  shown = { statements: pass.filter((item) => left.has(item)), relations: kept, actors: linked, alone: new Set(lone) };
  pickDrawn();
}

function groupByRelation(items) {
  const groups = new Map();
  for (const item of items) {
    const relation = relationOf.get(item.id);
    if (!groups.has(relation)) groups.set(relation, []);
    groups.get(relation).push(item);
  }
  return groups;
}

const isOff = (facet, value) => state.off.get(facet)?.has(value) ?? false;
const ACTOR_FACETS = ["type", "group"];
const passesActor = (id) => !isOff("type", actors.get(id).kind) && !isOff("group", groupOf(id));
const FACET_NAMES = ["status", "relation", "speaker", "source", "document"];
const statementFilters = () =>
  state.sure > 0 || state.since || state.until || state.around || state.gone.size || state.least.claims > 1 || state.least.sources > 1 ||
  FACET_NAMES.some((facet) => state.off.get(facet)?.size);

const unfiltered = () => !statementFilters() && !ACTOR_FACETS.some((facet) => state.off.get(facet)?.size);

function passes(statement) {
  return (
    statement.confidence >= state.sure && !isOff("status", toldAs(statement)) && !isOff("relation", statement.relation ?? "") &&
    !isOff("source", outlet(statement)) && !isOff("document", statement.document) && inTime(statement) &&
    !speakersOf(statement).some((speaker) => isOff("speaker", speaker)) && endsOf(statement).every(passesActor)
  );
}

// A statement without a date passes only as long as no dates are asked for.
function inTime(statement) {
  if (!state.since && !state.until) return true;
  const day = when(statement);
  return Boolean(day) && (!state.since || `${day}-99`.slice(0, 10) >= state.since) && (!state.until || day <= state.until);
}

// All actors at most so many steps from one, over lines of any kind.
function withinSteps(id, steps) {
  const found = new Set([id]);
  let rim = [id];
  for (let step = 0; step < steps; step += 1) {
    rim = rim.flatMap((from) => (relationsOf.get(from) ?? []).map((line) => (line.from === from ? line.to : line.from))).filter((to) => !found.has(to) && found.add(to));
  }
  return found;
}

function toggle(facet, value, on) {
  if (!state.off.has(facet)) state.off.set(facet, new Set());
  if (on) state.off.get(facet).delete(value);
  else state.off.get(facet).add(value);
  refilter();
  changed("filters");
}

function resetFilters() {
  state.off.clear();
  state.gone.clear();
  Object.assign(state, { sure: 0, since: "", until: "", around: null, least: { claims: 1, sources: 1 } });
  refilter();
  changed("filters");
}

function setFilter(values) {
  Object.assign(state, values);
  refilter();
  changed("filters");
}

// chosen: {actor: id}, {relation: id, statement: id?} or {path: [from, to]}; the address keeps it, so the browser's Back works.
function choose(chosen, { remember = true } = {}) {
  state.chosen = chosen;
  if (chosen?.actor !== undefined) unfold(chosen.actor);
  if (remember) history.pushState(null, "", address());
  changed("chosen");
}

// All that is chosen and filtered, in the fragment: the same link shows the same view.
function address() {
  const told = new URLSearchParams(), { chosen } = state;
  if (chosen?.actor !== undefined) told.set("actor", chosen.actor);
  else if (chosen?.relation !== undefined) told.set("relation", chosen.relation);
  else if (chosen?.path) chosen.path.forEach((id) => told.append("path", id));
  for (const [facet, values] of state.off) for (const value of values) told.append(`no-${facet}`, value);
  for (const key of ["since", "until"]) if (state[key]) told.set(key, state[key]);
  if (state.sure) told.set("sure", String(state.sure));
  for (const [key, value] of Object.entries(state.least)) if (value > 1) told.set(`least-${key}`, String(value));
  if (state.around) ["around", state.around.id, "steps", String(state.around.steps)].forEach((text, place, all) => place % 2 || told.set(text, all[place + 1]));
  for (const id of state.gone) told.append("hide", id);
  if (state.view !== "graph") told.set("view", state.view);
  return `#${told}`;
}

function chooseFromAddress() {
  const told = new URLSearchParams(location.hash.slice(1)), known = (id) => actors.has(id), again = settled;
  if (!again && !told.size) return ["filters", "chosen"].forEach(changed);
  settled = false;
  state.off.clear();
  state.gone = new Set(told.getAll("hide").filter(known));
  for (const facet of [...ACTOR_FACETS, ...FACET_NAMES]) if (told.has(`no-${facet}`)) state.off.set(facet, new Set(told.getAll(`no-${facet}`)));
  state.sure = Math.min(1, Math.max(0, Number(told.get("sure")) || 0));
  for (const key of ["since", "until"]) state[key] = /^\d{4}(-\d\d){0,2}$/.test(told.get(key) ?? "") ? told.get(key) : "";
  state.least = { claims: Math.max(1, Number(told.get("least-claims")) || 1), sources: Math.max(1, Number(told.get("least-sources")) || 1) };
  state.around = known(told.get("around")) ? { id: told.get("around"), steps: Math.min(3, Math.max(1, Number(told.get("steps")) || 1)) } : null;
  refilter();
  changed("filters");
  const path = told.getAll("path");
  if (told.has("view") || again) setView(VIEWS.includes(told.get("view")) ? told.get("view") : "graph");
  if (known(told.get("actor"))) choose({ actor: told.get("actor") }, { remember: false });
  else if (relations.has(told.get("relation"))) choose({ relation: told.get("relation") }, { remember: false });
  else if (path.length === 2 && path.every(known)) choose({ path }, { remember: false });
  else choose(null, { remember: false });
  settled = again;
}

// The actors in focus: those of what is chosen or pointed at, with the neighbours of an actor.
function focusOf(target) {
  if (!target) return null;
  const ids = new Set(), lines = new Set();
  if (target.path) {
    for (const way of pathsBetween(...target.path)) for (const { id, from, to } of way) {
      lines.add(id);
      ids.add(from).add(to);
    }
    target.path.forEach((id) => ids.add(id));
    return { main: new Set(target.path), actors: ids, relations: lines };
  }
  if (target.relation) {
    const relation = relations.get(target.relation);
    return { main: new Set(), actors: ids.add(relation.from).add(relation.to), relations: lines.add(relation.id) };
  }
  ids.add(target.actor);
  for (const { id, from, to } of relationsOf.get(target.actor) ?? []) {
    if (!shown.relations.has(id)) continue;
    lines.add(id);
    ids.add(from).add(to);
  }
  return { main: new Set([target.actor]), actors: ids, relations: lines };
}

const VIEWS = ["graph", "table", "timeline"];

function setView(view) {
  state.view = view;
  changed("view");
}

// A big or dense graph opens on its most important actors; the others come by search, by choosing a neighbour, or by a filter.
const MOST_DRAWN = 1500, AT_FIRST = 700, MOST_LINES = 2500, LINES_AT_FIRST = 800, NEIGHBOURS = 40;
const unfolded = new Set();

function pickDrawn() {
  const dense = shown.relations.size > MOST_LINES;
  if (shown.actors.size <= MOST_DRAWN && !dense) {
    state.drawn = shown.actors;
    return;
  }
  const ranked = [...shown.actors].sort((a, b) => (actors.get(b).claims ?? 0) - (actors.get(a).claims ?? 0) || (a < b ? -1 : 1));
  const first = ranked.slice(0, AT_FIRST), few = dense ? untilDense(first) : first;
  state.drawn = new Set([...few, ...[...unfolded].filter((id) => shown.actors.has(id))]);
}

// The first of these actors, so many that the lines between them can still be told apart.
function untilDense(ranked) {
  const taken = new Set();
  let lines = 0;
  for (const id of ranked) {
    const among = (line) => shown.relations.has(line.id) && (taken.has(line.from) || taken.has(line.to));
    lines += (relationsOf.get(id) ?? []).filter(among).length;
    if (lines > LINES_AT_FIRST && taken.size > 40) break;
    taken.add(id);
  }
  return taken;
}

// Draw an actor and its nearest neighbours as well, where not all are drawn.
function unfold(id) {
  if (state.drawn === shown.actors || !shown.actors.has(id)) return;
  const next = (relationsOf.get(id) ?? []).filter((line) => shown.relations.has(line.id)).sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  for (const other of [id, ...next.slice(0, NEIGHBOURS).flatMap(({ from, to }) => [from, to])]) unfolded.add(other);
  pickDrawn();
  changed("drawn");
}

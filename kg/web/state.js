// What the reader has chosen and filtered. Views ask here and are told of every change.

const state = { chosen: null, hover: null, view: "graph", off: new Map(), sure: 0 };
const listeners = [];
const onChange = (listener) => listeners.push(listener);
const changed = (what) => listeners.forEach((listener) => listener(what));

let shown = { statements: [], relations: new Map(), actors: new Set(), alone: new Set() };

// The statements, relations and actors that pass the filters; relations carry their status among these.
function refilter() {
  const pass = [...statements.values()].filter((statement) => relationOf.has(statement.id) && passes(statement));
  const groups = Map.groupBy ? Map.groupBy(pass, (item) => relationOf.get(item.id)) : groupByRelation(pass);
  const kept = new Map();
  for (const [relation, group] of groups) {
    const whole = group.length === relation.claims.length;
    kept.set(relation.id, { relation, statements: group, status: whole ? relation.status : statusOf(group) });
  }
  const linked = new Set([...kept.values()].flatMap(({ relation }) => [relation.from, relation.to]));
  // an actor without any statement is shown as long as nothing is filtered by statement
  const alone = [...actors.values()].filter((actor) => !relationsOf.get(actor.id).length && passesKind(actor.kind));
  if (!statementFilters()) alone.forEach((actor) => linked.add(actor.id));
  const lone = [...statements.values()].filter((statement) => !relationOf.has(statement.id) && passes(statement));
  shown = { statements: pass, relations: kept, actors: linked, alone: new Set(lone) };
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
const passesKind = (kind) => !isOff("type", kind);
const statementFilters = () => state.sure > 0 || ["status", "relation", "source"].some((facet) => state.off.get(facet)?.size);

function passes(statement) {
  return (
    statement.confidence >= state.sure && !isOff("status", toldAs(statement)) && !isOff("relation", statement.relation ?? "") &&
    !isOff("source", outlet(statement)) && endsOf(statement).every((id) => passesKind(actors.get(id).kind))
  );
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
  state.sure = 0;
  refilter();
  changed("filters");
}

// chosen: {actor: id} or {relation: id, statement: id?}; the address keeps it, so the browser's Back works.
function choose(chosen, { remember = true } = {}) {
  state.chosen = chosen;
  const [kind, id] = Object.entries(chosen ?? {})[0] ?? [];
  if (remember) history.pushState(null, "", kind ? `#${kind}=${encodeURIComponent(id)}` : "#");
  changed("chosen");
}

function chooseFromAddress() {
  const found = /^#(actor|relation)=(.+)$/.exec(location.hash);
  let id = null;
  try { id = found && decodeURIComponent(found[2]); } catch { id = null; }
  const known = found && (found[1] === "actor" ? actors : relations).has(id);
  choose(known ? { [found[1]]: id } : null, { remember: false });
}

// The actors in focus: those of what is chosen or pointed at, with the neighbours of an actor.
function focusOf(target) {
  if (!target) return null;
  const ids = new Set(), lines = new Set();
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

function setView(view) {
  state.view = view;
  changed("view");
}

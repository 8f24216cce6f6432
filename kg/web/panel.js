// The panel on the right: an actor's card, or the statements of a relation.

const panel = document.getElementById("panel");
const PAGE = 30;

let opener = null; // what had the focus before the panel opened, and gets it back

function startPanel() {
  onChange((what) => (what === "chosen" || what === "filters") && showPanel());
  // whoever goes by keyboard reads on in the panel
  onChange((what) => what === "chosen" && byKey && !panel.hidden && panel.focus({ preventScroll: true }));
  panel.addEventListener("keydown", stepThrough);
}

function fillPanel(...children) {
  const close = make("button", { type: "button", class: "close", "aria-label": words.close, title: words.close, onclick: () => choose(null) }, "×");
  if (panel.hidden) opener = document.activeElement;
  panel.replaceChildren(close, ...children.flat(Infinity).filter(Boolean));
  panel.hidden = false;
  panel.scrollTop = 0;
  document.body.classList.add("with-panel");
}

function showPanel() {
  const { actor, relation, path } = state.chosen ?? {};
  if (path) showPath(path);
  else if (actor !== undefined) showActor(actors.get(actor), state.chosen.statement);
  else if (relation !== undefined) showRelation(relations.get(relation), state.chosen.statement);
  else closePanel();
}

function closePanel() {
  const inside = panel.contains(document.activeElement);
  panel.hidden = true;
  panel.replaceChildren();
  document.body.classList.remove("with-panel");
  if (inside && opener?.isConnected) opener.focus({ preventScroll: true });
}

const statementsOf = (relation) => shown.relations.get(relation.id)?.statements ?? [];

function markKey() {
  const part = (mark, key) => make("mark", { class: mark }, words[key]);
  return make("p", { class: "key" }, `${words.key} `, part("who", "key_who"), " ", part("does", "key_does"), " ", part("whom", "key_whom"));
}

// By date, but the one that was asked for comes first.
function inOrder(list, wanted) {
  const sorted = [...list].sort(byDate), first = sorted.findIndex(({ id }) => id === wanted);
  if (first > 0) sorted.unshift(...sorted.splice(first, 1));
  return sorted;
}

function showRelation(relation, wanted) {
  const list = inOrder(statementsOf(relation), wanted), said = relationWords(relation, list);
  const others = [...shown.relations.values()].map((item) => item.relation)
    .filter((other) => other !== relation && samePair(other, relation));
  fillPanel(
    make("h2", {}, actorLink(relation.from), " ", make("span", { class: "does-words" }, said), " ", actorLink(relation.to)),
    make("p", { class: "facts" }, relationBadge(relation), relationFacts(relation, list)),
    list.length ? markKey() : make("p", {}, words.empty),
    sides(list, (statement) => statementCard(statement, said)),
    others.length ? make("h3", {}, words.between) : null,
    others.length ? make("ul", { class: "relations" }, others.map((other) => relationItem(other, null))) : null,
  );
}

// What is said and what is denied stand side by side, so that nobody reads one without the other.
function sides(list, card) {
  const denials = list.filter(({ polarity }) => polarity === "negated"), said = list.filter((item) => !denials.includes(item));
  if (!denials.length || !said.length) return paged(list, card);
  const side = (title, part) => make("section", { class: "side", "aria-label": title }, make("h3", {}, title), paged(part, card));
  return make("div", { class: "sides" }, side(words.said, said), side(words.said_not, denials));
}

const samePair = (a, b) => [a.from, a.to].sort().join("\n") === [b.from, b.to].sort().join("\n");

// Above the statements, so that nobody reads a denied or planned relation as a fact.
function relationBadge(relation) {
  const status = shown.relations.get(relation.id)?.status ?? relation.status;
  return status === "asserted" ? null : make("span", { class: `badge ${status}` }, words.badges[status]);
}

function relationFacts(relation, list) {
  const parts = [counted(list.length, "statements"), counted(new Set(list.map((item) => item.document)).size, "articles")];
  if (relation.sources) parts.push(counted(relation.sources, "sources"));
  if (relation.first || relation.last) parts.push(dates(relation.first, relation.last));
  const told = new Map();
  list.forEach((item) => told.set(toldAs(item), (told.get(toldAs(item)) ?? 0) + 1));
  const mix = told.size > 1 ? [...told].map(([status, count]) => `${count} ${words.badges[status] ?? words.asserted}`) : [];
  return [parts.join(" · "), mix.length ? make("br") : null, mix.join(", ")];
}

function showActor(actor, wanted) {
  const lines = (relationsOf.get(actor.id) ?? []).filter(({ id }) => shown.relations.has(id));
  lines.sort((a, b) => statementsOf(b).length - statementsOf(a).length || (a.id < b.id ? -1 : 1));
  const all = [...new Set(lines.flatMap(statementsOf))].sort(byDate);
  const alone = inOrder((aloneOf.get(actor.id) ?? []).filter((statement) => shown.alone.has(statement)), wanted);
  const lone = alone.length ? [make("h3", {}, words.other_statements), paged(alone, (statement) => statementCard(statement))] : [];
  const rest = all.length ? [make("h3", {}, words.all_statements), markKey(), paged(all, (statement) => statementCard(statement))] : [];
  const aliases = (actor.aliases ?? []).filter((alias) => alias !== actor.label);
  fillPanel(
    make("p", { class: "kind" }, kindSwatch(actor.kind), words.types[actor.kind]),
    make("h2", {}, named(actorName(actor.id))),
    actor.titles?.length ? make("p", {}, actor.titles.slice(0, 6).flatMap((title, place) => [place ? ", " : "", named(title)])) : null,
    aliases.length ? make("p", { class: "facts" }, `${words.also} `, aliases.slice(0, 12).flatMap((alias, place) => [place ? ", " : "", named(alias)])) : null,
    make("p", { class: "facts" }, [counted(all.length, "statements"), counted(actor.documents ?? 0, "articles"), counted(actor.mentions ?? 0, "mention")].join(" · ")),
    actor.wikidata ? make("p", { class: "facts" }, make("a", { href: `https://www.wikidata.org/wiki/${encodeURIComponent(actor.wikidata)}`, rel: "noopener noreferrer", target: "_blank" }, `Wikidata ${actor.wikidata}`)) : null,
    actor.country && actor.kind !== "COUNTRY" ? make("p", { class: "facts" }, `${words.country} `, named(actor.country)) : null,
    positionsHeld(all, actor.id),
    actorTools(actor),
    lines.length ? make("h3", {}, words.connections) : make("p", {}, words.no_statements),
    pagedList(lines, (relation) => relationItem(relation, actor.id)),
    ...(alone.some(({ id }) => id === wanted) ? [...lone, ...rest] : [...rest, ...lone]),
  );
}

// The offices that statements give, with their dates, and when the actor is first and last seen.
function positionsHeld(list, id) {
  const held = new Map();
  for (const item of list) {
    if (!["holds_position", "leads", "ambassador_to", "represents"].includes(item.relation) || item.subject.entity !== id || item.polarity === "negated") continue;
    const key = `${statementWords(item)} ${endName(item.object)}`;
    held.set(key, [...(held.get(key) ?? []), when(item)].filter(Boolean));
  }
  const days = list.map(when).filter(Boolean).sort();
  const rows = [...held].slice(0, 6).map(([text, times]) => make("li", {}, named(text), times.length ? ` (${dates(times.sort()[0], times.at(-1))})` : ""));
  return [
    rows.length ? make("ul", { class: "facts positions" }, rows) : null,
    days.length ? make("p", { class: "facts" }, `${words.seen} ${dates(days[0], days.at(-1))}`) : null,
  ];
}

// What can be done with an actor: show only what is near it, leave it out, look for a way to another.
function actorTools(actor) {
  const near = (steps) => make("button", { type: "button", class: "small", "aria-pressed": String(state.around?.id === actor.id && state.around.steps === steps), onclick: () => setFilter({ around: { id: actor.id, steps } }) }, String(steps));
  const hide = () => {
    const gone = new Set(state.gone).add(actor.id);
    choose(null);
    setFilter({ gone });
  };
  return make("div", { class: "actor-tools" },
    make("p", { role: "group", "aria-label": words.only_near }, `${words.only_near} `, near(1), near(2), near(3), ` ${words.steps_away} `,
      state.around ? make("button", { type: "button", class: "small", onclick: () => setFilter({ around: null }) }, words.all_actors) : "",
      make("button", { type: "button", class: "small", onclick: hide }, words.hide_actor)),
    pathChooser(actor));
}

// "met with Ann Lee 3" seen from the one who acts, else in full
function relationItem(relation, from) {
  const count = statementsOf(relation).length, status = shown.relations.get(relation.id)?.status ?? relation.status;
  const ends = { from: named(actorName(relation.from), { class: "name" }), to: named(actorName(relation.to), { class: "name" }) };
  const does = make("span", { class: "does-words" }, relationWords(relation));
  const mutual = !relation.arrows && from === relation.to;
  const whole = [ends.from, " ", does, " ", ends.to];
  const text = from === relation.from ? [does, " ", ends.to] : mutual ? [does, " ", ends.from] : whole;
  return make("li", {}, make("button", { type: "button", onclick: () => choose({ relation: relation.id }) },
    statusSwatch(status), make("span", { class: "relation-text" }, text), make("span", { class: "count" }, number(count))));
}

function pagedList(items, draw) {
  const list = make("ul", { class: "relations" });
  return grow(list, items, draw, 12);
}

const paged = (items, draw) => grow(make("div", { class: "statements" }), items, draw, PAGE);

// The first `size` items, and a button for the next ones.
function grow(box, items, draw, size) {
  const holder = make("div"), more = make("button", { type: "button", class: "more", onclick: () => next() });
  let done = 0;
  const next = () => {
    box.append(...items.slice(done, done + size).map(draw).flat().filter(Boolean));
    done = Math.min(items.length, done + size);
    more.hidden = done === items.length;
    more.textContent = `${words.more} (${number(items.length - done)})`;
  };
  next();
  holder.append(box, more);
  return holder;
}

function stepThrough(event) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const cards = [...panel.querySelectorAll(".statement")], now = cards.indexOf(event.target.closest(".statement"));
  const next = cards[now + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

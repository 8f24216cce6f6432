// Search: actors by any of their names, then statements by their words. `/` comes here from anywhere.

const query = document.getElementById("query"), found = document.getElementById("found");
// Made when somebody first searches: a graph of thousands opens sooner.
const once = (work) => {
  let made = null;
  return () => (made ??= work());
};
const names = once(() => [...actors.values()].map((actor) => ({
  actor, texts: [actor.label, ...(actor.aliases ?? []), ...(actor.titles ?? [])].map(fold),
})));
const sentences = once(() => [...drawn, ...[...statements.values()].filter(({ id }) => !relationOf.has(id))]
  .map((statement) => ({ statement, text: fold(statement.evidence.text), said: fold(`${statement.predicate} ${statementWords(statement)}`) })));
let active = -1;

function startSearch() {
  query.addEventListener("input", () => showFound());
  query.addEventListener("focus", () => query.value && showFound());
  query.addEventListener("keydown", searchKey);
  document.addEventListener("pointerdown", (event) => document.getElementById("search").contains(event.target) || hideFound());
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input[type=search], textarea");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      query.focus();
      query.select();
    } else if (event.key === "Escape" && !typing && state.chosen) choose(null);
  });
}

// 3: a name starts with it, 2: a word of a name does, 1: it is somewhere in a name
function nameScore({ texts }, wanted) {
  return Math.max(...texts.map((text) => (text.startsWith(wanted) ? 3 : text.includes(` ${wanted}`) ? 2 : text.includes(wanted) ? 1 : 0)));
}

function searchFor(text) {
  const wanted = fold(text).trim();
  if (!wanted) return { people: [], texts: [] };
  const people = names().map((item) => ({ actor: item.actor, score: nameScore(item, wanted) })).filter(({ score }) => score)
    .sort((a, b) => b.score - a.score || (b.actor.claims ?? 0) - (a.actor.claims ?? 0) || (a.actor.id < b.actor.id ? -1 : 1));
  const parts = wanted.split(/\s+/), seen = new Set();
  const texts = sentences().filter(({ text: sentence, said, statement }) => {
    const fits = parts.every((part) => sentence.includes(part) || said.includes(part)) && !seen.has(sentence);
    if (fits) seen.add(sentence);
    return fits && statement;
  });
  return { people: people.slice(0, 8).map(({ actor }) => actor), texts: texts.slice(0, 6).map(({ statement }) => statement), wanted: parts };
}

function showFound() {
  const { people, texts, wanted } = searchFor(query.value);
  const options = [...people.map(actorOption), ...texts.map((statement) => statementOption(statement, wanted))];
  options.forEach((option, place) => { option.id = `found-${place}`; });
  const rows = [];
  if (people.length) rows.push(make("li", { role: "presentation", class: "group" }, words.in_actors), ...options.slice(0, people.length));
  if (texts.length) rows.push(make("li", { role: "presentation", class: "group" }, words.in_statements), ...options.slice(people.length));
  if (!rows.length) rows.push(make("li", { role: "presentation", class: "group" }, `${words.no_match} “${query.value}”`));
  found.replaceChildren(...rows);
  found.hidden = !query.value.trim();
  query.setAttribute("aria-expanded", String(!found.hidden));
  activate(options.length ? 0 : -1);
}

function option(pick, ...children) {
  const item = make("li", { role: "option", "aria-selected": "false" }, ...children);
  item.addEventListener("click", () => {
    hideFound();
    query.blur();
    pick();
    document.getElementById("panel").focus({ preventScroll: true });
  });
  return item;
}

const actorOption = (actor) =>
  option(() => choose({ actor: actor.id }), kindSwatch(actor.kind), named(actorName(actor.id), { class: "word" }), make("span", { class: "count" }, number(actor.claims ?? 0)));

function statementOption(statement, wanted) {
  const text = clean(statement.evidence.text), at = Math.max(0, fold(text).indexOf(wanted[0]) - 30);
  const snippet = (at ? "…" : "") + shorten(text.slice(at), 90);
  return option(() => choose(homeOf(statement)), named(snippet, { class: "snippet" }));
}

function activate(place) {
  const options = [...found.querySelectorAll('[role="option"]')];
  active = options.length ? (place + options.length) % options.length : -1;
  options.forEach((item, at) => item.setAttribute("aria-selected", String(at === active)));
  if (active < 0) query.removeAttribute("aria-activedescendant");
  else {
    query.setAttribute("aria-activedescendant", options[active].id);
    options[active].scrollIntoView({ block: "nearest" });
  }
}

function hideFound() {
  found.hidden = true;
  query.setAttribute("aria-expanded", "false");
}

function searchKey(event) {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (found.hidden) showFound();
    else activate(active + (event.key === "ArrowDown" ? 1 : -1));
  } else if (event.key === "Enter") found.querySelector('[aria-selected="true"]')?.click();
  else if (event.key === "Escape") {
    event.preventDefault();
    if (found.hidden) {
      query.value = "";
      query.blur();
    } else hideFound();
  }
}

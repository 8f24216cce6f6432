// The shortest ways from one actor to another, over the lines that are shown, with the sentences along them.

const MOST_PATHS = 5;
const cache = { key: null, found: [] };
const pathRules = { stated: false };

// Up to five shortest ways, each a list of lines.
function pathsBetween(from, to) {
  const key = JSON.stringify([from, to, pathRules.stated, shown.relations.size, [...state.off].map(([facet, set]) => [facet, [...set]]), state.since, state.until, state.sure]);
  if (cache.key === key) return cache.found;
  const lines = (id) => (relationsOf.get(id) ?? []).filter((line) => shown.relations.has(line.id) && (!pathRules.stated || shown.relations.get(line.id).status === "asserted"));
  const far = new Map([[from, 0]]), before = new Map();
  let rim = [from];
  while (rim.length && !far.has(to)) {
    const next = new Set();
    for (const id of rim) for (const line of lines(id)) {
      const other = line.from === id ? line.to : line.from;
      if (!far.has(other)) {
        far.set(other, far.get(id) + 1);
        before.set(other, []);
      }
      if (far.get(other) === far.get(id) + 1) {
        before.get(other).push([id, line]);
        next.add(other);
      }
    }
    rim = [...next];
  }
  const strength = (line) => shown.relations.get(line.id).statements.length;
  const walk = (id) => (id === from ? [[]] : (before.get(id) ?? []).sort((a, b) => strength(b[1]) - strength(a[1])).slice(0, MOST_PATHS).flatMap(([earlier, line]) => walk(earlier).map((way) => [...way, line])));
  Object.assign(cache, { key, found: far.has(to) && from !== to ? walk(to).slice(0, MOST_PATHS) : [] });
  return cache.found;
}

// "Path to another actor": the next actor that is chosen is the end of the path.
function pathChooser(actor) {
  const input = make("input", { type: "search", list: "actor-names", "aria-label": words.path_to, placeholder: words.path_to, autocomplete: "off" });
  const find = () => {
    const wanted = fold(input.value).trim(), exact = names().find(({ actor: other, texts }) => other.id !== actor.id && texts[0] === wanted);
    const near = exact?.actor ?? searchFor(input.value).people.find((other) => other.id !== actor.id);
    if (near) choose({ path: [actor.id, near.id] });
  };
  input.addEventListener("keydown", (event) => event.key === "Enter" && find());
  return make("p", { class: "path-to" }, input, make("button", { type: "button", class: "small", onclick: find }, words.find_path));
}

function showPath([from, to]) {
  const ways = pathsBetween(from, to), box = make("input", { type: "checkbox", id: "stated", checked: pathRules.stated });
  box.addEventListener("change", () => {
    pathRules.stated = box.checked;
    showPanel();
    network.redraw();
  });
  const step = (line, place) => {
    const list = [...statementsOf(line)].sort((a, b) => b.confidence - a.confidence || byDate(a, b));
    return make("section", { class: "step" }, make("h4", {}, `${place + 1}`, " ", make("button", { type: "button", class: "link", onclick: () => choose({ relation: line.id }) },
      named(actorName(line.from)), " ", make("span", { class: "does-words" }, relationWords(line)), " ", named(actorName(line.to)))),
    list.length ? statementCard(list[0], relationWords(line)) : "");
  };
  fillPanel(
    make("h2", {}, actorLink(from), " – ", actorLink(to)),
    make("p", { class: "facts" }, ways.length ? `${words.path_of} ${counted(ways[0].length, "steps")}` : words.no_path),
    make("p", {}, box, " ", make("label", { for: "stated" }, words.only_stated)),
    ...ways.map((way, place) => make("details", { class: "way", open: place === 0 },
      make("summary", {}, way.map((line, at) => [at ? " · " : "", relationWords(line)]).flat()), way.map(step))),
  );
}

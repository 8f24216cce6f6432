// The data of the page, read once, and the questions that views ask of it.

const data = JSON.parse(document.getElementById("data").textContent);
const actors = new Map(data.network.nodes.map((actor) => [actor.id, actor]));
const relations = new Map(data.network.edges.map((relation) => [relation.id, relation]));
const statements = new Map(Object.entries(data.statements));
const relationOf = new Map();
const relationsOf = new Map([...actors.keys()].map((id) => [id, []]));

for (const relation of relations.values()) {
  for (const id of relation.claims) relationOf.set(id, relation);
  relationsOf.get(relation.from).push(relation);
  if (relation.to !== relation.from) relationsOf.get(relation.to).push(relation);
}

const actorName = (id) => clean(actors.get(id)?.label ?? id);
// One end of a statement: the actor's name, else the words that stand there.
const endName = (end) => (actors.has(end?.entity) ? actorName(end.entity) : clean(end?.name ?? end?.text));
const documentOf = (statement) => data.documents[statement.document] ?? { id: statement.document };
const outlet = (statement) => clean(documentOf(statement).source || "");
const when = (statement) => statement.time?.start ?? documentOf(statement).published ?? "";

// How one statement is told: the same order as for relations, seen from a single sentence.
function toldAs(statement) {
  if (statement.polarity === "negated") return "denied";
  if (statement.factuality === "planned" || statement.factuality === "possible") return statement.factuality;
  return statement.attribution.length ? "reported" : "asserted";
}

// Several marks can hold at once: planned, and said by someone.
function badges(statement) {
  const found = [];
  if (statement.polarity === "negated") found.push("denied");
  if (statement.factuality !== "actual") found.push(statement.factuality);
  if (statement.attribution.length) found.push("reported");
  return found;
}

function relationWords(relation) {
  return clean(words.relations[relation.relation] ?? (relation.words || relation.relation || ""));
}

// The article's own verb for what somebody did; our words for what holds, where its noun would not read well.
function statementWords(statement) {
  const { relation } = statement;
  if (!statement.predicate || settings.words.states.includes(relation)) return relationWords(relationOf.get(statement.id));
  return thirdPerson(statement.predicate);
}

// What holds of several statements together: said and denied is disputed, else the strongest that holds.
function statusOf(shown) {
  const told = new Set(shown.map(toldAs));
  if (told.has("denied") && (told.has("asserted") || told.has("reported"))) return "disputed";
  return ["asserted", "reported", "planned", "possible", "denied"].find((status) => told.has(status)) ?? "asserted";
}

const byDate = (left, right) =>
  when(left).localeCompare(when(right)) || right.confidence - left.confidence || left.id.localeCompare(right.id);

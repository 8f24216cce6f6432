// The data of the page, read once, and the questions that views ask of it.

const data = JSON.parse(document.getElementById("data").textContent);
const actors = new Map(data.network.nodes.map((actor) => [actor.id, actor]));
const relations = new Map(data.network.edges.map((relation) => [relation.id, relation]));
const statements = new Map(Object.entries(data.statements));
const relationOf = new Map();
const relationsOf = new Map([...actors.keys()].map((id) => [id, []]));

// Statements that join no two actors of the graph, by the actor they are about.
const aloneOf = new Map();

for (const relation of relations.values()) {
  for (const id of relation.claims) relationOf.set(id, relation);
  relationsOf.get(relation.from).push(relation);
  if (relation.to !== relation.from) relationsOf.get(relation.to).push(relation);
}

for (const statement of statements.values()) {
  if (relationOf.has(statement.id)) continue;
  for (const id of endsOf(statement)) aloneOf.set(id, [...(aloneOf.get(id) ?? []), statement]);
}

// The actors of the graph that a statement is about: two on a line, else one.
function endsOf({ subject, object }) {
  return [...new Set([subject?.entity, object?.entity])].filter((id) => actors.has(id));
}

const drawn = [...statements.values()].filter(({ id }) => relationOf.has(id));

const actorName = (id) => clean(actors.get(id)?.label ?? id);
// One end of a statement: the actor's name, else the words that stand there.
const endName = (end) => (actors.has(end?.entity) ? actorName(end.entity) : clean(end?.name ?? end?.text));
const documentOf = (statement) => data.documents[statement.document] ?? { id: statement.document };
// The line or the actor whose panel holds the statement.
const homeOf = (statement) =>
  relationOf.has(statement.id) ? { relation: relationOf.get(statement.id).id, statement: statement.id } : { actor: endsOf(statement)[0], statement: statement.id };
// Who says so: names, "?" for an unnamed source, "" where the article itself says it.
const UNNAMED = "?";
const speakersOf = ({ attribution }) => (attribution.length ? attribution.map(({ name }) => clean(name) || UNNAMED) : [""]);
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

// "criticises or accuses" for a known kind of relation, else the articles' own verb
const kindWords = (relation, predicate) => words.relations[relation] ?? thirdPerson(predicate || relation || "");

// What a line says: the words of its statements where they all say it alike, else those of its kind.
function relationWords(relation, list = shown.relations.get(relation.id)?.statements ?? []) {
  const own = new Set(list.map(statementWords));
  return own.size === 1 ? [...own][0] : kindWords(relation.relation, relation.words);
}

// The article's own verb for what somebody did; our words for what holds, where its noun would not read well.
function statementWords(statement) {
  const { relation, predicate, title } = statement;
  if (relation === "holds_position" && title) return `${words.is} ${clean(title)}${statement.object ? ` ${placeWord(statement.object)}` : ""}`;
  const verb = predicate && (relation === null || /^(verb|act)\b/.test(statement.rule)) && !words.states.includes(relation);
  return verb ? inflected(statement) : kindWords(relation, predicate);
}

// President of a government, adviser at a company
const placeWord = ({ type }) => (["GOVERNMENT", "COUNTRY"].includes(type) ? words.position_of : words.position_at);

// "meets with", "does not meet with"; peoples and such words as *they* take the plain form
function inflected({ subject, predicate, polarity }) {
  const many = subject?.type === "GROUP" || (!subject?.entity && /^(i|you|we|they|both|some)$|[^s]s$/i.test(subject?.text ?? ""));
  return polarity === "negated" ? denied(predicate, many) : many ? plainForm(predicate) : thirdPerson(predicate);
}

// What holds of several statements together: said and denied is disputed, else the strongest that holds.
function statusOf(shown) {
  const told = new Set(shown.map(toldAs));
  if (told.has("denied") && (told.has("asserted") || told.has("reported"))) return "disputed";
  return ["asserted", "reported", "planned", "possible", "denied"].find((status) => told.has(status)) ?? "asserted";
}

const byDate = (left, right) =>
  when(left).localeCompare(when(right)) || right.confidence - left.confidence || left.id.localeCompare(right.id);

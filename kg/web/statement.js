// One statement as a card: its words, its sentence, and what a reader needs to judge it.

const PARTS = [["subject", "who"], ["trigger", "does"], ["object", "whom"]];

// The sentence with the words of subject, predicate and object marked; offsets count code points.
function markedSentence(statement) {
  const letters = Array.from(statement.evidence.text), from = statement.evidence.start;
  const spans = PARTS.map(([key, mark]) => ({ ...statement[key], mark }))
    .filter(({ start, end }) => Number.isInteger(start) && start >= from && end <= from + letters.length && start < end)
    .map(({ start, end, mark }) => ({ start: start - from, end: end - from, mark }));
  const cuts = [...new Set([0, letters.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const pieces = cuts.slice(1).map((end, place) => {
    const start = cuts[place], text = letters.slice(start, end).join("");
    const marks = spans.filter((span) => span.start <= start && span.end >= end).map(({ mark }) => mark);
    return marks.length ? make("mark", { class: marks.join(" ") }, text) : text;
  });
  return make("blockquote", { dir: "auto" }, pieces);
}

function headline(statement) {
  const end = (row) => (actors.has(row?.entity) ? actorLink(row.entity) : named(endName(row), { class: "literal" }));
  const does = statementWords(statement);
  return make("p", { class: "headline" },
    end(statement.subject), " ", make("span", { class: "does-words" }, clean(does)), " ", end(statement.object));
}

const actorLink = (id) =>
  make("button", { type: "button", class: "link", onclick: () => choose({ actor: id }) }, named(actorName(id)));

const badgeRow = (found) => found.map((badge) => make("span", { class: `badge ${badge}` }, words.badges[badge]));

// According to officials (not named), citing Ann Lee
function whoSays(statement) {
  const sources = statement.attribution.map(({ entity, name, text }) => {
    const known = entity && actors.has(entity) ? actorLink(entity) : named(name ?? text ?? words.someone);
    return [known, name ? "" : ` ${words.unnamed}`];
  });
  const said = sources.flatMap((source, place) => [place ? `${words.citing} ` : `${words.according} `, source]);
  return make("p", { class: "says" }, said.length ? said : words.own_words);
}

// "on 3 Feb 2025", "in Mar 2023", "since 2019"; the article's own words where no date can be told
function timeWords({ text, start, end }) {
  if (start && end && start !== end) return dates(start, end);
  if (start && end) return `${start.length > 7 ? words.on : words.in} ${date(start)}`;
  return start ? `${words.since} ${date(start)}` : end ? `${words.until} ${date(end)}` : named(text);
}

// on 3 Feb 2025 · in Port Lark · The Post, 2 Feb 2025 · sure 0.86
function facts(statement) {
  const row = documentOf(statement), parts = [];
  if (statement.title && statement.relation !== "holds_position") parts.push([named(statement.title)]);
  if (statement.time) parts.push([timeWords(statement.time)]);
  if (statement.place) parts.push([`${words.in} `, named(statement.place.name ?? statement.place.text ?? "")]);
  if (statement.amount) parts.push([`${words.amount} `, named(statement.amount)]);
  if (statement.topic) parts.push([`${words.topic} `, named(statement.topic)]);
  parts.push([named(row.source || row.title || row.id), row.published ? `, ${date(row.published)}` : ""]);
  parts.push([make("span", { title: words.sure_help }, `${words.sure} ${statement.confidence.toFixed(2)}`)]);
  return parts.flatMap((part, place) => [place ? " · " : "", make("span", {}, part)]);
}

// What the rule looked at; the same words as `kg why` has for the statement's number.
function ruleWords({ rule, relation, trigger, predicate }) {
  const told = words.rules[rule] ?? words.rules[rule.split(".")[0]] ?? "";
  const filled = { words: clean(trigger?.text || predicate), kind: words.relations[relation] ?? words.other_relation };
  return `${told.replace(/\{(\w+)\}/g, (_, key) => filled[key])} (${rule})`.trim();
}

function why(statement) {
  const rows = [[words.rule, ruleWords(statement)], [words.how_sure, `${statement.confidence.toFixed(2)}, ${words.sure_help}`]];
  for (const end of [statement.subject, statement.object]) {
    if (end?.text && end.name && clean(end.text) !== clean(end.name)) rows.push([words.words_joined, `“${end.text}” ${words.means} ${end.name}`]);
  }
  for (const { name, text, cue } of statement.attribution) rows.push([words.who_says, [name ?? text ?? words.someone, cue && `“${cue}”`].filter(Boolean).join(": ")]);
  rows.push([words.claim_number, `${statement.id}, ${words.claim_use}`]);
  return make("details", { class: "why" }, make("summary", {}, words.why),
    make("dl", {}, rows.flatMap(([term, text]) => [make("dt", {}, term), make("dd", { dir: "auto" }, text)])));
}

function citation(statement) {
  const row = documentOf(statement);
  const from = [row.source, row.title, row.published && date(row.published), row.url].filter(Boolean).map(clean).join(", ");
  return `“${clean(statement.evidence.text)}” (${from || row.id})`;
}

function copyText(text, button) {
  const done = () => {
    document.getElementById("said").textContent = button.textContent = words.copied;
    setTimeout(() => { button.textContent = words.copy; }, 2000);
  };
  const byHand = () => {
    const box = make("textarea", { class: "away" });
    box.value = text;
    document.body.append(box);
    box.select();
    if (document.execCommand("copy")) done();
    box.remove();
  };
  if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, byHand);
  else byHand();
}

// Only web addresses become links: a "javascript:" one from a file would run on a click.
function original(statement) {
  const url = clean(documentOf(statement).url ?? "");
  return /^https?:\/\//i.test(url) ? make("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, words.original) : null;
}

// Which article it is, where there are several and their outlet alone does not say.
function articleTitle(statement) {
  const { source, title } = documentOf(statement);
  return source && title && Object.keys(data.documents).length > 1 ? make("p", { class: "facts from", title: clean(title) }, named(title)) : null;
}

// `told`: the words that the panel's title has already said; the card does not say them again.
function statementCard(statement, told = null) {
  const inText = data.texts[statement.document] !== undefined;
  const actions = make("p", { class: "actions" },
    inText ? make("button", { type: "button", class: "link", onclick: () => openArticle(statement) }, words.read) : null,
    make("button", { type: "button", class: "link", onclick: (event) => copyText(citation(statement), event.currentTarget) }, words.copy),
    original(statement));
  return make("article", { class: "statement", tabindex: "-1", "data-statement": statement.id },
    make("header", {}, statementWords(statement) === told ? null : headline(statement), make("p", { class: "badges" }, badgeRow(badges(statement)))),
    markedSentence(statement), whoSays(statement), make("p", { class: "facts" }, facts(statement)), articleTitle(statement),
    make("div", { class: "foot" }, why(statement), actions));
}

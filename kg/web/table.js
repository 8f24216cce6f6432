// The statements as a table: the same content as text, and the way in for screen readers.

const tableBox = document.getElementById("table");
const ROWS = 150;
const sorting = { by: "when", up: true };
const COLUMNS = [
  { key: "who", title: "col_who", value: ({ subject }) => endName(subject) },
  { key: "does", title: "col_does", value: (statement) => statementWords(statement) },
  { key: "whom", title: "col_whom", value: ({ object }) => endName(object) },
  { key: "told", title: "col_told", value: (statement) => badges(statement).map((badge) => words.badges[badge]).join(", ") },
  { key: "when", title: "col_when", value: when },
  { key: "published", title: "col_published", value: (statement) => outlet(statement) || clean(documentOf(statement).title || statement.document) },
  { key: "sure", title: "col_sure", value: ({ confidence }) => confidence },
];

function startTable() {
  onChange((what) => (what === "filters" || what === "view") && state.view === "table" && showTable());
}

function sorted(list) {
  const { value } = COLUMNS.find(({ key }) => key === sorting.by), way = sorting.up ? 1 : -1;
  const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b));
  return [...list].sort((a, b) => way * compare(value(a), value(b)) || byDate(a, b));
}

function heading({ key, title }) {
  const order = sorting.by === key ? (sorting.up ? "ascending" : "descending") : "none";
  const sort = () => {
    sorting.up = sorting.by === key ? !sorting.up : key !== "sure";
    sorting.by = key;
    showTable();
    tableBox.querySelector(`th[data-key="${key}"] button`).focus();
  };
  return make("th", { scope: "col", "aria-sort": order, "data-key": key }, make("button", { type: "button", onclick: sort }, words[title]));
}

function tableRow(statement) {
  const [who, does, whom, told, , published, sure] = COLUMNS.map(({ value }) => value(statement));
  const open = () => choose(homeOf(statement));
  const row = make("tr", {},
    make("td", {}, named(who)), make("td", {}, make("button", { type: "button", class: "link" }, named(does))), make("td", {}, named(whom)),
    make("td", {}, told ? badgeRow(badges(statement)) : ""), make("td", { class: "date" }, date(when(statement))), make("td", {}, named(published)),
    make("td", { class: "figure" }, sure.toFixed(2)));
  row.addEventListener("click", open);
  return row;
}

function showTable() {
  const list = sorted(shown.statements), body = make("tbody");
  const rows = grow(body, list, tableRow, ROWS), more = rows.querySelector(".more");
  const table = make("table", {}, make("caption", { class: "away" }, words.all_statements), make("thead", {}, make("tr", {}, COLUMNS.map(heading))), body);
  const copy = make("button", { type: "button", class: "small copy", onclick: () => copyText(plainTable(list), copy) }, words.copy);
  tableBox.replaceChildren(make("p", { class: "facts" }, counted(list.length, "statements"), " ", copy), table, more);
}

// The table as text that spreadsheets take: tabs between the cells.
const plainTable = (list) =>
  [COLUMNS.map(({ title }) => words[title]), ...list.map((statement) => COLUMNS.map(({ value }) => String(value(statement))))]
    .map((row) => row.map(safeCell).join("\t")).join("\n");

// The timeline: the statements in the order of their dates, of the chosen actor or of all that is shown.

const timeline = document.getElementById("timeline");
const MOMENTS = 120;

function startTimeline() {
  onChange((what) => (what === "filters" || what === "view" || what === "chosen") && state.view === "timeline" && showTimeline());
}

function showTimeline() {
  const actor = state.chosen?.actor, concerns = (item) => actor === undefined || endsOf(item).includes(actor);
  const list = [...shown.statements, ...(actor === undefined ? [] : shown.alone)].filter(concerns).sort(byDate);
  const dated = list.filter(when), undated = list.filter((item) => !when(item)), box = make("ol");
  let last = "";
  const draw = (item) => {
    const month = when(item).slice(0, 7), first = month !== last;
    last = month;
    return [first ? make("li", { class: "month" }, make("h3", {}, month ? date(month) : words.no_date)) : "", moment(item)];
  };
  const title = actor === undefined ? counted(list.length, "statements") : [named(actorName(actor)), ": ", counted(list.length, "statements")];
  const holder = grow(box, [...dated, ...undated], draw, MOMENTS);
  timeline.replaceChildren(make("p", { class: "facts" }, title), holder);
}

function moment(item) {
  const open = () => choose(homeOf(item));
  return make("li", { class: "moment" }, make("span", { class: "date" }, date(when(item))),
    make("button", { type: "button", onclick: open }, statusSwatch(toldAs(item)),
      make("span", { class: "relation-text" }, named(endName(item.subject), { class: "name" }), " ", make("span", { class: "does-words" }, statementWords(item)), " ", named(endName(item.object), { class: "name" })),
      make("span", { class: "count" }, outlet(item))));
}

// The article a statement comes from, with its sentence in view.

// A line of its own gets a little room above it.
const spaced = (text) => text.split(/\n+/).flatMap((line, place) => [place ? make("span", { class: "gap" }) : "", line]);

// The words from one place to another, with everyone meant there as a way to their card.
function marked(letters, article, from, to) {
  const plain = (first, last) => spaced(letters.slice(first, last).join("")), parts = [];
  let at = from;
  for (const [start, end, place] of data.mentions[article] ?? []) {
    if (start < at || end > to) continue;
    const { id } = data.network.nodes[place];
    const open = (event) => {
      event.preventDefault();
      choose({ actor: id });
    };
    // a link, not a button: only a link breaks at the end of a line as the words around it do
    const name = make("a", { class: "mention", href: `#${new URLSearchParams({ actor: id })}`, title: actorName(id), onclick: open }, letters.slice(start, end).join(""));
    parts.push(...plain(at, start), name);
    at = end;
  }
  return [...parts, ...plain(at, to)];
}

function openArticle(statement) {
  const row = documentOf(statement), letters = Array.from(data.texts[statement.document]);
  const { start, end } = statement.evidence, cut = (from, to) => marked(letters, statement.document, from, to);
  const sentence = make("mark", { class: "here", tabindex: "-1" }, cut(start, end));
  const back = make("button", { type: "button", class: "link", onclick: () => showPanel() }, `‹ ${words.back}`);
  fillPanel(
    make("p", { class: "actions back" }, back),
    make("h2", { dir: "auto" }, row.title ?? row.id),
    make("p", { class: "facts" }, [row.source, row.author, row.published && date(row.published)].filter(Boolean).flatMap((part, place) => [place ? " · " : "", named(part)])),
    make("div", { class: "article", dir: "auto" }, cut(0, start), sentence, cut(end)),
  );
  sentence.scrollIntoView({ block: "center" });
  sentence.focus({ preventScroll: true });
}

// The article a statement comes from, with its sentence in view.

// A line of its own gets a little room above it.
const spaced = (text) => text.split(/\n+/).flatMap((line, place) => [place ? make("span", { class: "gap" }) : "", line]);

function openArticle(statement) {
  const row = documentOf(statement), letters = Array.from(data.texts[statement.document]);
  const { start, end } = statement.evidence, cut = (from, to) => spaced(letters.slice(from, to).join(""));
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

// Words: small helpers that turn rows into what a reader sees. Nothing here touches the page's state.

const settings = JSON.parse(document.getElementById("settings").textContent);
const words = settings.words;

// Marks that turn the direction of text round could make a name read as another: they are never shown.
const BIDI = /[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/g;
const clean = (text) => String(text ?? "").replace(BIDI, "");

// An element with attributes and children; strings become text, never markup.
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") element.addEventListener("click", value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === "") continue;
    element.append(child instanceof Node ? child : document.createTextNode(clean(child)));
  }
  return element;
}

// A name from the articles: isolated, so that its direction cannot reach its neighbours.
const named = (text, attributes = {}) => make("bdi", { dir: "auto", ...attributes }, text);

const number = (value) => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, "\u2009");
const counted = (value, key) => `${number(value)} ${words[key][value === 1 ? 0 : 1]}`;

// "2025-02-03" is 3 Feb 2025, "2025-02" is Feb 2025, "2025" is 2025; anything else stays as it is.
function date(iso, withYear = true) {
  const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(iso ?? "");
  if (!found) return clean(iso);
  const [, year, month, day] = found;
  const parts = [day ? Number(day) : "", month ? words.months[Number(month) - 1] : ""];
  return [...parts, withYear || !month ? year : ""].filter((part) => part !== "").join("\u00A0");
}

function dates(first, last) {
  if (!first && !last) return "";
  if (!first || !last || first === last) return date(first ?? last);
  return `${date(first, first.slice(0, 4) !== last.slice(0, 4))} – ${date(last)}`;
}

// "meet with" is "meets with", "be ambassador to" is "is ambassador to"
function thirdPerson(predicate) {
  const [verb, ...rest] = clean(predicate).split(" ");
  const irregular = { be: "is", have: "has", do: "does", go: "goes" };
  const ending = /[^aeiou]y$/.test(verb) ? verb.replace(/y$/, "ies") : /(s|x|z|ch|sh)$/.test(verb) ? `${verb}es` : `${verb}s`;
  return [irregular[verb] ?? (/^[a-z]+$/.test(verb) ? ending : verb), ...rest].join(" ");
}

// "meet with" is "meet with", "be ambassador to" is "are ambassador to"
const plainForm = (predicate) => clean(predicate).replace(/^be\b/, "are");

// "meet with" is "does not meet with", "be ambassador to" is "is not ambassador to"
function denied(predicate, many = false) {
  const text = clean(predicate);
  if (/^be\b/.test(text)) return text.replace(/^be\b/, many ? "are not" : "is not");
  return `${many ? "do" : "does"} not ${text}`;
}

// For searching: small letters without accents.
const fold = (text) => clean(text).normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const shorten = (text, length) => {
  const letters = Array.from(clean(text));
  return letters.length <= length ? letters.join("") : `${letters.slice(0, length - 1).join("").trimEnd()}…`;
};

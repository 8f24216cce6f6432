// The graph by keyboard: arrows go from actor to actor, Enter opens the card, Shift with an arrow moves the actor.

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const NUDGE = 24; // pixels that an actor moves at a time
let byKey = false; // was the last thing the reader did a key?

function watchKeys() {
  // the library's own place in the order of the Tab key is before everything else
  stage.querySelector(".vis-network").removeAttribute("tabindex");
  stage.addEventListener("keydown", graphKey);
  stage.addEventListener("focus", () => byKey && pointAt(atActor()));
  stage.addEventListener("blur", () => pointAt(null));
  document.addEventListener("keydown", () => { byKey = true; }, true);
  document.addEventListener("pointerdown", () => { byKey = false; }, true);
}

const leadingActor = () =>
  [...state.drawn].reduce((best, id) => (best === null || actors.get(id).size > actors.get(best).size ? id : best), null);

// Where the keys are: at the actor pointed at or chosen if it is drawn, else at the greatest.
const atActor = () => [state.hover?.actor, state.chosen?.actor].find((id) => state.drawn.has(id)) ?? leadingActor();

function pointAt(id) {
  state.hover = id === null ? null : { actor: id };
  if (id !== null) {
    const { kind, claims } = actors.get(id);
    document.getElementById("said").textContent = `${actorName(id)}, ${words.types[kind]}, ${counted(claims ?? 0, "statements")}`;
    if (!onScreen(id)) network.moveTo({ position: network.getPosition(id), animation: glide() });
  }
  network.redraw();
}

function onScreen(id) {
  const { x, y } = network.canvasToDOM(network.getPosition(id));
  return x > 30 && y > 30 && x < stage.clientWidth - 30 && y < stage.clientHeight - 30;
}

// The nearest actor in a direction; those straight ahead count as nearer than those aside.
function nextActor(from, [across, down]) {
  const here = places.get(from);
  let best = null, least = Infinity;
  for (const [id, { x, y }] of places) {
    const ahead = (x - here.x) * across + (y - here.y) * down, aside = Math.abs((x - here.x) * down - (y - here.y) * across);
    if (id === from || !state.drawn.has(id) || ahead <= 0 || aside > 2 * ahead || ahead + 2 * aside >= least) continue;
    [best, least] = [id, ahead + 2 * aside];
  }
  return best;
}

function moveActor(id, [across, down]) {
  const { x, y } = network.getPosition(id), step = NUDGE / network.getScale();
  network.moveNode(id, x + across * step, y + down * step);
  moved = true;
  network.redraw();
}

function graphKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const at = atActor(), arrow = ARROWS[event.key];
  const others = { "+": () => zoom(1.4), "=": () => zoom(1.4), "-": () => zoom(1 / 1.4), 0: () => fit() };
  if (at !== null && arrow && event.shiftKey) moveActor(at, arrow);
  else if (at !== null && arrow) pointAt(nextActor(at, arrow) ?? at);
  else if (at !== null && (event.key === "Enter" || event.key === " ")) choose({ actor: at });
  else if (others[event.key]) others[event.key]();
  else return;
  event.preventDefault();
}

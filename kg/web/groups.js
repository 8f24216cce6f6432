// Groups of actors that are closely joined: a shade behind their marks, and a name in the legend.

const GROUPS = 6, FEWEST = 4; // as many as there are tints; a group of fewer actors has none
const REACH = 58, NEAREST = 4; // how far a shade reaches around a mark at zoom 1; the neighbours that are asked
let shades = [];

const groupSizes = new Map();
for (const { community } of actors.values()) groupSizes.set(community, (groupSizes.get(community) ?? 0) + 1);
const groups = [...groupSizes.keys()].filter((group) => group < GROUPS && groupSizes.get(group) >= FEWEST).sort((a, b) => a - b);

// The group's number as text, "" for an actor of none of the larger groups.
const groupOf = (id) => (groups.includes(actors.get(id).community) ? String(actors.get(id).community) : "");

// A group is called after the actor with most statements in it.
function groupWords(group) {
  if (group === "") return words.group_rest;
  const members = [...actors.values()].filter(({ community }) => String(community) === group);
  const leader = members.reduce((best, actor) => ((actor.claims ?? 0) > (best.claims ?? 0) ? actor : best));
  return `${words.group_around} ${actorName(leader.id)}`;
}

const groupTint = (group) => settings.marks.groups[darkMode.matches && !printing ? "dark" : "light"][group];

// Where a shade is drawn: around the actors most of whose nearest neighbours are of their group. Where groups lie
// across one another, as in a graph of chance, spots of colour would tell nothing.
function shadesOf() {
  const spots = [...state.drawn].map((id) => ({ id, group: groupOf(id), ...network.getPosition(id) }));
  const alike = (spot) => nearest(spot, spots).filter(({ group }) => group === spot.group).length;
  return spots.filter((spot) => spot.group !== "" && alike(spot) > NEAREST / 2).sort((a, b) => a.group - b.group || (a.id < b.id ? -1 : 1));
}

// The few spots nearest to one, nearest first. All are looked at once: sorting them all takes a second where many are drawn.
function nearest(from, spots) {
  const found = [];
  for (const spot of spots) {
    const far = (spot.x - from.x) ** 2 + (spot.y - from.y) ** 2;
    if (spot === from || (found.length === NEAREST && far >= found[NEAREST - 1].far)) continue;
    if (found.length === NEAREST) found.pop();
    const place = found.findIndex((other) => other.far > far);
    found.splice(place < 0 ? found.length : place, 0, { far, spot });
  }
  return found.map(({ spot }) => spot);
}

function drawShades(ctx) {
  for (const { id, group } of shades) {
    const place = places.get(id);
    if (!place) continue;
    ctx.beginPath();
    ctx.arc(place.x, place.y, REACH, 0, 2 * Math.PI);
    ctx.fillStyle = groupTint(group);
    ctx.fill();
  }
}

const groupSwatch = (group) => swatch((ctx) => {
  if (group === "") return;
  ctx.beginPath();
  ctx.arc(11, 9, 8, 0, 2 * Math.PI);
  ctx.fillStyle = groupTint(group);
  ctx.fill();
  ctx.lineWidth = 1;
  ctx.strokeStyle = colours().line;
  ctx.stroke();
});

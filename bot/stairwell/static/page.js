// The stairwell's page: draws what Palier tells it, and tells Palier what people do.
import { drawPost, hang, inLanguage, keepAtRest, make, momentInWords, rest, written } from "./chat.js";
import { carry, drawSheet } from "./sheet.js";

// Who stands above whom in a column of the wide page, after the walls.
const COLUMNS = [["talk-nadia", "talk-bao"], ["talk-simone", "talk-grace"], ["talk-maryam", "elsewhere"]];
const $ = (id) => document.getElementById(id);

const panes = {};
const names = {};
let furniture = {};
let settling = true;

// --- telling Palier

async function tell(path, body, chat) {
  const packed = body instanceof FormData ? { body } : { body: JSON.stringify(body) };
  let answered = null;
  try {
    const response = await fetch(path, { method: "POST", ...packed });
    if (response.ok) answered = await response.json();
  } catch {
    // Told below: the page stays as it is.
  }
  if (chat) hint(chat, answered ?? { hint: $("clock-trouble").dataset.failed, refused: true });
  if (answered?.talk) visit(answered.talk);
  return answered;
}

function hint(chat, answered) {
  const { pane } = panes[chat];
  const line = pane.querySelector(".hint");
  line.textContent = answered.hint;
  Object.assign(line, inLanguage(answered.language || document.documentElement.lang));
  line.classList.toggle("refused", answered.refused);
  const choices = pane.querySelector(".choices");
  choices?.replaceChildren(
    ...answered.cards?.map(([code, title]) => {
      const choice = make("button", { type: "button", ...inLanguage(answered.language) }, title);
      choice.addEventListener("click", () => tell(`/${speaker(chat)}/share`, { code }, chat));
      return choice;
    }) ?? [],
  );
}

/** Who acts in a chat: its owner, or whoever is chosen on a wall. */
function speaker(chat) {
  return panes[chat].owner || panes[chat].pane.querySelector(".as select").value;
}

function act(button, chat, post) {
  const user = speaker(chat);
  if (button.press) tell(`/${user}/chats/${chat}/press`, { post, press: button.press }, chat);
  if (button.start) tell(`/${user}/start`, { payload: button.start }, chat);
  if (button.share) {
    panes.elsewhere.pane.querySelector(".as select").value = user;
    tell(`/${user}/search`, { words: button.share }, "elsewhere");
  }
}

// --- drawing what Palier tells

let expected = "";

/** Goes to a talk, or to a chat by its name. */
function visit(where) {
  const chat = panes[where] ? where : `talk-${where}`;
  const { pane } = panes[chat];
  choose(chat);
  const sheet = pane.querySelector(".sheet h3");
  // Palier's answer may arrive before the form it announces.
  expected = sheet ? "" : chat;
  (sheet ?? pane.querySelector(".log")).focus({ preventScroll: true });
  pane.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function onPost(post) {
  const { pane, owner, tab } = panes[post.chat];
  const log = pane.querySelector(".log");
  const known = log.querySelector(`#${CSS.escape(post.id)}`);
  hang(log, drawPost(post, names, owner, log.dataset, act), post, settling);
  pane.classList.add("begun");
  if (settling) return;
  if (!pane.classList.contains("chosen")) tab.classList.add("unread");
  if (known && !owner) announce();
}

let announcing = 0;
function announce() {
  const line = $("announcer");
  clearTimeout(announcing);
  line.textContent = "";
  announcing = setTimeout(() => (line.textContent = line.dataset.changed), 1200);
}

function onPerson(person) {
  const held = panes[person.chat];
  const { pane } = held;
  pane.querySelector(".tongue select").value = person.language;
  fillMenu(pane, person);
  const drawn = JSON.stringify(person.sheet);
  if (held.drawn === drawn) return;
  const earlier = held.drawn ? JSON.parse(held.drawn) : null;
  held.drawn = drawn;
  const paper = pane.querySelector(".paper");
  const inside = paper.contains(document.activeElement);
  const old = paper.querySelector("form");
  paper.replaceChildren();
  pane.classList.toggle("asking", Boolean(person.sheet));
  if (!person.sheet) {
    if (inside) pane.querySelector(".line input").focus();
    return;
  }
  const path = `/${person.user}/forms/${person.sheet.id}`;
  const form = drawSheet(
    person.sheet,
    (answers) => tell(path, answers, person.chat),
    () => tell(`${path}/cancel`, {}, person.chat),
  );
  paper.append(form);
  if (old && earlier?.id === person.sheet.id && earlier.language !== person.sheet.language) carry(old, form);
  else if (inside || expected === person.chat) attend(form);
  if (expected === person.chat) expected = "";
}

/** Goes where a form wants to be looked at: what is wrong, what was understood, or its title. */
function attend(form) {
  const understood = form.querySelector(".echo")?.parentElement.querySelector("input");
  (form.querySelector(".summary") ?? understood ?? form.querySelector("h3")).focus();
}

function fillMenu(pane, person) {
  const listed = furniture.menus[person.language];
  const commands = person.organiser ? [...listed.private, ...listed.organisers] : listed.private;
  const command = (name) => {
    const key = make("button", { type: "button", ...inLanguage(person.language) }, `/${name}`);
    key.addEventListener("click", () => tell(`/${person.user}/chats/${person.chat}/words`, { words: `/${name}` }, person.chat));
    return key;
  };
  pane.querySelector(".commands").replaceChildren(...[...new Set(["start", ...commands])].map(command));
}

function onChat(chat) {
  const { pane } = panes[chat.name];
  const role = pane.querySelector(".role");
  role.textContent = `${chat.wall ? role.dataset.wall : role.dataset.chat} · ${chat.language}`;
  if (chat.wall) panes[chat.name].tab.querySelector(".name").textContent = role.textContent;
  panes[chat.name].inside = chat.inside;
  const palier = pane.querySelector(".palier");
  palier.textContent = chat.wall ? palier.dataset.out : palier.dataset.in;
  palier.dataset.present = String(!chat.wall);
  atTheDoor(chat.name);
}

function atTheDoor(chat) {
  const { pane, inside } = panes[chat];
  pane.classList.toggle("door", !inside.includes(speaker(chat)));
}

function onClock(clock) {
  $("now").textContent = momentInWords(clock);
  $("now").dateTime = clock;
  $("until").min = clock;
  if (!$("until").value || $("until").value < clock) $("until").value = clock;
}

function onHeat(heat) {
  for (const [day, level] of Object.entries(heat)) {
    const choice = $("heat").elements[day];
    choice.value = level;
    choice.dataset.level = level;
  }
}

function onState(state) {
  settling = true;
  furniture = { menus: state.menus, points: state.points };
  Object.assign(written, state.languages);
  for (const person of state.people) names[person.user] = person.name;
  if (!$("house").children.length) build(state);
  for (const { pane } of Object.values(panes)) {
    const log = pane.querySelector(".log");
    log.setAttribute("aria-live", "off");
    log.replaceChildren();
    delete log.dataset.day;
    pane.classList.remove("begun");
  }
  for (const post of state.posts) onPost(post);
  for (const person of state.people) onPerson(person);
  for (const chat of state.chats) if (panes[chat.name] && !panes[chat.name].owner) onChat(chat);
  onClock(state.clock);
  onHeat(state.heat);
  $("house").setAttribute("aria-busy", "false");
  settling = false;
  setTimeout(() => document.querySelectorAll(".log").forEach((log) => log.setAttribute("aria-live", "polite")), 300);
  document.fonts.ready.then(() => document.querySelectorAll(".log").forEach(rest));
}

// --- furnishing the page once

function build(state) {
  const chats = Object.fromEntries(state.chats.map((chat) => [chat.name, chat]));
  const owners = Object.fromEntries(state.people.map((person) => [person.chat, person]));
  const walls = state.chats.map((chat) => chat.name).filter((name) => name.startsWith("wall-"));
  for (const column of [walls, ...COLUMNS]) {
    $("house").append(make("div", { className: "column" }, ...column.map((name) => (owners[name] ? talk(owners[name]) : wall(chats[name], state)))));
  }
  choose(walls[0]);
}

function pane(kind, name, title, face) {
  const section = $(kind).content.firstElementChild.cloneNode(true);
  const heading = section.querySelector("h2");
  Object.assign(heading, { id: `${name}-title`, textContent: title });
  section.setAttribute("aria-labelledby", heading.id);
  section.id = name;
  const log = section.querySelector(".log");
  log.setAttribute("aria-labelledby", heading.id);
  keepAtRest(log);
  const enlarge = section.querySelector(".enlarge");
  enlarge.addEventListener("click", () => enlarge.setAttribute("aria-pressed", String(section.classList.toggle("large"))));
  const tab = make("button", { type: "button", data: { face } }, make("span", { className: "name" }, title), make("span", { className: "unseen news" }, $("tabs").dataset.unread));
  tab.addEventListener("click", () => choose(name));
  $("tabs").append(tab);
  section.querySelector(".line").addEventListener("submit", (event) => {
    event.preventDefault();
    const box = event.target.elements.words;
    const words = box.value;
    if (!words.trim()) return;
    box.value = "";
    tell(`/${speaker(name)}/chats/${name}/words`, { words }, name);
  });
  panes[name] = { pane: section, tab, owner: "" };
  return section;
}

function choose(name) {
  for (const [each, { pane, tab }] of Object.entries(panes)) {
    pane.classList.toggle("chosen", each === name);
    tab.setAttribute("aria-current", String(each === name));
    if (each !== name) continue;
    tab.classList.remove("unread");
    rest(pane.querySelector(".log"));
  }
}

function talk(person) {
  const section = pane("talk", person.chat, person.name, person.user);
  panes[person.chat].owner = person.user;
  const path = `/${person.user}`;
  const face = section.querySelector(".face");
  Object.assign(face, { textContent: person.name[0] });
  face.dataset.face = person.user;
  section.querySelector(".role").hidden = !person.organiser;
  const tongue = section.querySelector(".tongue select");
  tongue.addEventListener("change", () => tell(`${path}/language`, { language: tongue.value }, person.chat));
  section.querySelector(".doorbell button").addEventListener("click", () => {
    tell(`${path}/chats/${person.chat}/words`, { words: "/start" }, person.chat);
    section.querySelector(".line input").focus();
  });
  for (const point of furniture.points[document.documentElement.lang]) {
    const key = make("button", { type: "button" }, point.label);
    key.addEventListener("click", () => tell(`${path}/point`, { lat: point.lat, lon: point.lon }, person.chat));
    section.querySelector(".points").append(key);
  }
  section.querySelector(".free").addEventListener("submit", (event) => {
    event.preventDefault();
    const { lat, lon } = event.target.elements;
    tell(`${path}/point`, { lat: lat.valueAsNumber, lon: lon.valueAsNumber }, person.chat);
  });
  for (const key of section.querySelectorAll("[data-thing]")) {
    key.addEventListener("click", () => tell(`${path}/thing`, { what: key.dataset.thing }, person.chat));
  }
  const more = section.querySelector(".more");
  more.addEventListener("click", (event) => event.target.closest("button") && (more.open = false));
  more.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    more.open = false;
    more.querySelector("summary").focus();
  });
  return section;
}

function wall(chat, state) {
  const section = pane("wall", chat.name, chat.title, "wall");
  Object.assign(section.querySelector("h2"), inLanguage(chat.language));
  const as = section.querySelector(".as select");
  as.append(...state.people.map((person) => make("option", { value: person.user }, person.name)));
  as.value = state.people.findLast((person) => person.language === chat.language && !person.organiser)?.user ?? "bao";
  as.addEventListener("change", () => atTheDoor(chat.name));
  section.querySelector(".knock").addEventListener("click", () => tell(`/${as.value}/chats/${chat.name}/knock`, {}, chat.name));
  const outside = section.querySelector(".outside");
  if (chat.name !== "elsewhere") outside.remove();
  outside.querySelector(".search").addEventListener("submit", (event) => {
    event.preventDefault();
    tell(`/${as.value}/search`, { words: event.target.elements.words.value }, chat.name);
  });
  const palier = outside.querySelector(".palier");
  palier.addEventListener("click", () => tell(`/${as.value}/chats/${chat.name}/palier`, { present: palier.dataset.present === "true" }, chat.name));
  if (!section.contains(palier)) section.append(make("span", { className: "palier", hidden: true }));
  return section;
}

async function turn(until) {
  const moves = $("moves");
  const trouble = $("clock-trouble");
  trouble.textContent = "";
  moves.setAttribute("aria-busy", "true");
  let response = null;
  try {
    response = await fetch("/clock", { method: "POST", body: JSON.stringify({ until }) });
  } catch {
    // Told below.
  }
  moves.setAttribute("aria-busy", "false");
  if (!response?.ok) trouble.textContent = response?.status === 422 ? trouble.dataset.past : trouble.dataset.failed;
}

for (const key of document.querySelectorAll("[data-until]")) key.addEventListener("click", () => turn(key.dataset.until));
$("moment").addEventListener("submit", (event) => {
  event.preventDefault();
  turn($("until").value);
});
$("heat").addEventListener("change", async (event) => {
  const { today, tomorrow } = event.currentTarget.elements;
  const trouble = $("clock-trouble");
  const done = await tell("/heat", { today: today.value, tomorrow: tomorrow.value });
  trouble.textContent = done ? "" : trouble.dataset.failed;
});
$("unfold").addEventListener("click", () => {
  const open = $("moves").classList.toggle("open");
  $("unfold").setAttribute("aria-expanded", String(open));
});
for (const link of document.querySelectorAll(".languages a")) {
  if (link.lang === document.documentElement.lang) link.setAttribute("aria-current", "true");
}

const on = { state: onState, post: ({ post }) => onPost(post), person: ({ person }) => onPerson(person), chat: ({ chat }) => onChat(chat), clock: ({ clock }) => onClock(clock), heat: ({ heat }) => onHeat(heat) };
const events = new EventSource("/events");
events.onmessage = ({ data }) => {
  const event = JSON.parse(data);
  on[event.kind](event);
};
events.onopen = () => ($("lost").textContent = "");
events.onerror = () => ($("lost").textContent = $("lost").dataset.lost);

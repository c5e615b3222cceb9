// The stairwell's page: draws what Palier tells it, and tells Palier what people do.
import { awaitAnswer, drawPost, hang, inLanguage, keepAtRest, make, rest, written } from "./chat.js";
import { dropForm, keepForm, keepLine, keptForm, readAll } from "./drafts.js";
import { drawSheet, putBack, sheetWith } from "./sheet.js";
import { furnishTop, onAct, onClock, onHeat } from "./top.js";

// Who stands above whom in a column of the wide page, after the walls.
const COLUMNS = [["talk-nadia", "talk-bao"], ["talk-simone", "talk-grace"], ["talk-maryam", "elsewhere"]];
const $ = (id) => document.getElementById(id);

const panes = {};
const names = {};
let furniture = {};
let settling = true;
let run = "";

// --- telling Palier

export async function tell(path, body, chat) {
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
  if (panes[chat].owner) awaitAnswer(panes[chat].pane.querySelector(".log"));
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
export function visit(where) {
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
  if (!settling && post.author && post.author === owner) awaitAnswer(log);
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
  pane.classList.toggle("spoken", Boolean(person.sheet?.asks));
  if (!person.sheet) {
    if (earlier && held.run === run) dropForm(person.user, earlier);
    else if (earlier) hint(person.chat, { hint: $("lost").dataset.restarted, refused: true });
    if (inside) pane.querySelector(".line input").focus();
    held.leftAt = inside ? performance.now() : -Infinity;
    return;
  }
  held.run = run;
  const form = layOut(person);
  paper.append(form);
  const translated = old && earlier?.id === person.sheet.id && earlier.language !== person.sheet.language;
  const kept = translated ? readAll(old) : keptForm(person.user, person.sheet, run);
  if (kept) putBack(form, kept);
  form.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  // One form may follow another: whoever was in the first is led into the next.
  const followed = performance.now() - held.leftAt < 2000 && document.activeElement === pane.querySelector(".line input");
  if (!translated && (inside || followed || expected === person.chat)) attend(form);
  if (expected === person.chat) expected = "";
}

/** A form in front of somebody, which keeps what is typed into it. */
function layOut({ user, chat, sheet }) {
  const path = `/${user}/forms/${sheet.id}`;
  const form = drawSheet(
    sheet,
    (answers) => tell(path, answers, chat),
    () => tell(`${path}/cancel`, {}, chat),
  );
  for (const event of ["input", "change", "written"]) form.addEventListener(event, () => keepForm(user, sheet, form, run));
  return form;
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
  role.textContent = chat.wall ? role.dataset.wall : role.dataset.chat;
  if (chat.wall) panes[chat.name].tab.querySelector(".name").textContent = `${role.textContent} · ${chat.language}`;
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

/** Whether this connection has told Palier which language the page is read in. */
let told = false;

function onState(state) {
  const first = !told;
  told = true;
  if (first && state.language !== document.documentElement.lang) {
    // What is drawn comes with Palier's answer to this, in the page's language.
    tell("/language", { language: document.documentElement.lang }).then((done) => done || onState(state));
    return;
  }
  settling = true;
  run = state.run;
  furniture = { menus: state.menus, points: state.points };
  Object.assign(written, state.languages);
  for (const person of state.people) names[person.user] = person.name;
  if (!$("house").children.length) build(state);
  for (const { pane } of Object.values(panes)) {
    const log = pane.querySelector(".log");
    log.setAttribute("aria-live", "off");
    log.replaceChildren();
    delete log.dataset.day;
    awaitAnswer(log, false);
    pane.classList.remove("begun");
  }
  for (const post of state.posts) onPost(post);
  for (const person of state.people) onPerson(person);
  for (const chat of state.chats) if (panes[chat.name] && !panes[chat.name].owner) onChat(chat);
  onClock(state);
  onHeat(state.heat);
  onAct(state);
  $("house").setAttribute("aria-busy", "false");
  settling = false;
  setTimeout(() => document.querySelectorAll(".log").forEach((log) => log.setAttribute("aria-live", "polite")), 300);
  document.fonts.ready.then(() => document.querySelectorAll(".log").forEach(rest));
}

// --- furnishing the page once

function build(state) {
  const chats = Object.fromEntries(state.chats.map((chat) => [chat.name, chat]));
  const owners = Object.fromEntries(state.people.map((person) => [person.chat, person]));
  const ours = (chat) => chat.language === document.documentElement.lang;
  const hung = state.chats.filter((chat) => chat.name.startsWith("wall-"));
  const walls = [...hung.filter(ours), ...hung.filter((chat) => !ours(chat))].map((chat) => chat.name);
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
  for (const label of section.querySelectorAll("[data-whom]")) label.textContent = label.dataset.whom.replace("{whom}", title);
  const log = section.querySelector(".log");
  log.setAttribute("aria-labelledby", heading.id);
  keepAtRest(log);
  const enlarge = section.querySelector(".enlarge");
  enlarge.addEventListener("click", () => enlarge.setAttribute("aria-pressed", String(section.classList.toggle("large"))));
  const tab = make("button", { type: "button", data: { face, door: name } }, make("span", { className: "name" }, title), make("span", { className: "unseen news" }, $("tabs").dataset.unread));
  tab.addEventListener("click", () => choose(name));
  $("tabs").append(tab);
  const line = section.querySelector(".line");
  const box = line.elements.words;
  keepLine(box, name);
  line.addEventListener("submit", async (event) => {
    event.preventDefault();
    const words = box.value;
    if (!words.trim()) return;
    rewrite(box, "");
    const answered = await say(name, words);
    if (!answered && !box.value) rewrite(box, words);
  });
  panes[name] = { pane: section, tab, owner: "" };
  return section;
}

/** Words of a chat; below a form they go with it as it stands, for they may answer it. */
function say(name, words) {
  const sheet = panes[name].pane.querySelector(".sheet");
  if (!sheet || words.trim().startsWith("/")) return tell(`/${speaker(name)}/chats/${name}/words`, { words }, name);
  return tell(`/${speaker(name)}/forms/${sheet.dataset.form}/words`, sheetWith(sheet, words), name);
}

function rewrite(box, words) {
  box.value = words;
  box.dispatchEvent(new Event("written"));
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

for (const link of document.querySelectorAll(".languages a")) {
  if (link.lang === document.documentElement.lang) link.setAttribute("aria-current", "true");
}

furnishTop();

const on = {
  state: onState,
  post: ({ post }) => onPost(post),
  person: ({ person }) => onPerson(person),
  chat: ({ chat }) => onChat(chat),
  clock: (event) => {
    onClock(event);
    for (const { pane } of Object.values(panes)) awaitAnswer(pane.querySelector(".log"), false);
  },
  heat: ({ heat }) => onHeat(heat),
  act: onAct,
};
const events = new EventSource("/events");
events.onmessage = ({ data }) => {
  const event = JSON.parse(data);
  on[event.kind](event);
};
events.onopen = () => {
  told = false;
  $("lost").textContent = "";
};
events.onerror = () => ($("lost").textContent = $("lost").dataset.lost);

// What stands above the house: the clock, the heat, the first minute, and a look under the hood.
import { make, momentInWords } from "./chat.js";
import { tell, visit } from "./page.js";

const $ = (id) => document.getElementById(id);

// --- the clock

export function onClock({ clock, gone }) {
  $("now").textContent = momentInWords(clock);
  $("now").dateTime = clock;
  $("until").min = clock;
  if (!$("until").value || $("until").value < clock) $("until").value = clock;
  if (gone !== undefined) $("way").value = gone;
}

let told = 0;
async function turn(until) {
  const trouble = $("clock-trouble");
  const said = $("clock-said");
  clearTimeout(told);
  trouble.textContent = said.textContent = $("heat-said").textContent = "";
  $("moves").setAttribute("aria-busy", "true");
  $("way").value = 0;
  $("way").hidden = false;
  let response = null;
  try {
    response = await fetch("/clock", { method: "POST", body: JSON.stringify({ until }) });
  } catch {
    // Told below.
  }
  $("moves").setAttribute("aria-busy", "false");
  $("way").hidden = true;
  if (!response?.ok) {
    trouble.textContent = response?.status === 422 ? trouble.dataset.past : trouble.dataset.failed;
    return;
  }
  said.textContent = (await response.json()).hint;
  told = setTimeout(() => (said.textContent = ""), 20_000);
}

// --- the heat: chosen first, then set by its button

export function onHeat(heat) {
  for (const [day, level] of Object.entries(heat)) {
    const choice = $("heat").elements[day];
    choice.value = level;
    choice.dataset.set = level;
    choice.dataset.level = level;
  }
  markHeat();
}

function markHeat() {
  const choices = [...$("heat").querySelectorAll("select")];
  for (const choice of choices) choice.dataset.level = choice.value;
  $("heat").querySelector("button").classList.toggle("main", choices.some((choice) => choice.value !== choice.dataset.set));
}

let shown = 0;
async function setHeat() {
  const { today, tomorrow } = $("heat").elements;
  const said = $("heat-said");
  clearTimeout(shown);
  said.textContent = "";
  const answered = await tell("/heat", { today: today.value, tomorrow: tomorrow.value });
  said.textContent = answered ? answered.hint : $("clock-trouble").dataset.failed;
  shown = setTimeout(() => (said.textContent = ""), 20_000);
}

// --- the first minute

let steps = [];
function showStep() {
  const lines = [...$("steps").querySelectorAll("li")];
  const next = steps.indexOf(false);
  const said = next < 0 ? $("step").dataset.done : `${next + 1}/${lines.length} · ${lines[next].textContent}`;
  if ($("step").textContent !== said) $("step").textContent = said;
  $("step-go").hidden = next < 0;
}

function goToStep() {
  const { to } = $("steps").querySelectorAll("li")[steps.indexOf(false)].dataset;
  if (to === "clock") {
    if ($("unfold").checkVisibility() && $("unfold").ariaExpanded === "false") $("unfold").click();
    document.querySelector("[data-until=morning]").focus();
  } else if (to === "wall") {
    const wall = document.querySelector(".pane.wall");
    visit(wall.id);
    [...wall.querySelectorAll(".log article")].at(-1)?.querySelector(".key")?.focus();
  } else {
    visit(to);
    document.getElementById(to).querySelector(".line input").focus();
  }
}

// --- what was stored and sent

let listed = 0;

/** Notes one act, or all that a fresh state tells of. */
export function onAct({ act, acts, steps: taken }) {
  if (acts) {
    $("acts").replaceChildren();
    listed = 0;
  }
  for (const each of acts ?? [act]) {
    if (each.number <= listed) continue;
    listed = each.number;
    $("acts").prepend(drawAct(each));
  }
  $("behind-empty").hidden = listed > 0;
  $("acts").hidden = listed === 0;
  steps = taken;
  showStep();
}

function drawAct(act) {
  const words = $("acts").dataset;
  const named = (word, kind) => words[`${kind}${word[0].toUpperCase()}${word.slice(1)}`];
  const row = ({ change, table, count, keys }) => [named(change, "row"), table, keys.length === count ? keys.join(", ") : `× ${count}`];
  const post = ({ change, chat, post: id }) => [named(change, "post"), chat, id];
  const list = (lines) =>
    make("ul", {}, ...lines.map(([what, where, which]) => make("li", {}, make("span", {}, what), " ", make("code", {}, where), ` ${which}`)));
  const lines = [...act.stored.map(row), ...act.sent.map(post)];
  return make(
    "li",
    {},
    make("p", {}, `${act.at.slice(11)} `, make("code", {}, [act.user, act.what].filter(Boolean).join(" · "))),
    lines.length ? list(lines) : make("p", {}, words.nothing),
  );
}

function lookBehind(open) {
  $("behind").hidden = !open;
  $("look-behind").setAttribute("aria-expanded", String(open));
  (open ? $("behind-close") : $("look-behind")).focus();
}

// --- once

export function furnishTop() {
  for (const key of document.querySelectorAll("[data-until]")) key.addEventListener("click", () => turn(key.dataset.until));
  $("moment").addEventListener("submit", (event) => {
    event.preventDefault();
    turn($("until").value);
  });
  $("unfold").addEventListener("click", () => {
    const open = document.querySelector(".top").classList.toggle("open");
    $("unfold").setAttribute("aria-expanded", String(open));
  });
  $("heat").addEventListener("change", markHeat);
  $("heat").addEventListener("submit", (event) => {
    event.preventDefault();
    setHeat();
  });
  $("step-go").addEventListener("click", goToStep);
  $("steps-hide").addEventListener("click", () => {
    $("steps").hidden = true;
    $("house").focus();
  });
  $("look-behind").addEventListener("click", () => lookBehind($("behind").hidden));
  $("behind-close").addEventListener("click", () => lookBehind(false));
  $("behind").addEventListener("keydown", (event) => event.key === "Escape" && lookBehind(false));
}

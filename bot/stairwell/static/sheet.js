// Draws a form as a real HTML form, and reads it back: picks and typed words alike.
import { dayInWords, inLanguage, make } from "./chat.js";

/** Writes into a text box: `value` is what Palier reads, `shown` what its author sees. */
function write(box, value, shown) {
  box.value = shown;
  if (value === shown) delete box.dataset.value;
  else box.dataset.value = value;
  box.dispatchEvent(new Event("written", { bubbles: true }));
}

function typedBox(field, id) {
  const box = field.kind === "long" ? make("textarea", { rows: 3 }) : make("input", { type: "text", autocomplete: "off" });
  Object.assign(box, { id, name: field.name });
  if (field.kind === "count") box.inputMode = "numeric";
  write(box, field.value, field.shown);
  box.addEventListener("input", () => delete box.dataset.value);
  return box;
}

/** Offers as buttons that fill the box; the chosen one is pressed. */
function chips(offers, box, label) {
  const group = make("div", { className: "chips", role: "group", ariaLabel: label });
  for (const offer of offers) {
    const chip = make("button", { type: "button", value: offer.value }, offer.label);
    const mark = () => chip.setAttribute("aria-pressed", String((box.dataset.value ?? box.value) === offer.value));
    chip.addEventListener("click", () => write(box, offer.value, offer.label));
    for (const event of ["input", "written"]) box.addEventListener(event, mark);
    mark();
    group.append(chip);
  }
  return group;
}

/** The hours offered follow the day: once it is today, those that are over are left out. */
function followDay(field, form, box, group, label) {
  const day = form.querySelector(`[name="${field.day}"]`);
  let now = group;
  const follow = () => {
    const offers = (day.dataset.value ?? day.value) === field.today ? field.offersToday : field.offers;
    const next = chips(offers, box, label);
    now.replaceWith(next);
    now = next;
  };
  for (const event of ["input", "written"]) day.addEventListener(event, follow);
  follow();
}

function picker(field, box, words, language) {
  const day = field.kind === "day";
  const input = make("input", { type: day ? "date" : "time" });
  if (day) Object.assign(input, { min: field.least, max: field.most });
  const follow = () => {
    const said = box.dataset.value ?? box.value;
    input.value = (day ? /^\d{4}-\d\d-\d\d$/ : /^\d\d:\d\d$/).test(said) ? said : "";
  };
  input.addEventListener("change", () => input.value && write(box, input.value, day ? dayInWords(input.value, language) : input.value));
  for (const event of ["input", "written"]) box.addEventListener(event, follow);
  follow();
  return make("label", { className: "picker" }, make("span", {}, day ? words.calendar : words.clock), input);
}

function ticks(field, id, words) {
  const several = field.kind === "several";
  const chosen = several ? field.value.split(",") : [field.value];
  const offers = several || field.required ? field.offers : [...field.offers, { value: "", label: words.skip }];
  return offers.map((offer, number) => {
    const tick = make("input", {
      type: several ? "checkbox" : "radio",
      name: field.name,
      value: offer.value,
      id: `${id}-${number}`,
      checked: chosen.includes(offer.value),
    });
    return make("label", { className: "tick" }, tick, make("span", {}, offer.label));
  });
}

function question(field, words) {
  const optional = field.required ? "" : make("span", { className: "optional" }, ` (${words.optional})`);
  return [field.question, optional];
}

function drawField(field, sheet) {
  const { words } = sheet;
  const id = `${sheet.id}-${field.name}`;
  const described = [];
  const below = (className, text, suffix) => {
    if (!text) return null;
    described.push(`${id}-${suffix}`);
    return make("p", { className, id: `${id}-${suffix}` }, text);
  };
  const error = below("error", field.error, "error");
  const echo = below("echo", field.echo, "echo");
  const grouped = ["choice", "several", "yesno"].includes(field.kind);
  let block;
  if (grouped) {
    block = make("fieldset", { className: "field" }, make("legend", {}, ...question(field, words)), error, echo);
    block.append(...ticks(field, id, words));
  } else {
    block = make("div", { className: "field" }, make("label", { htmlFor: id }, ...question(field, words)), error, echo);
    if (field.kind === "file") {
      if (field.kept) block.append(make("p", { className: "kept" }, field.kept));
      block.append(make("input", { type: "file", name: field.name, id }));
    } else {
      const box = typedBox(field, id);
      const label = field.kind === "place" ? words.points : words.quick;
      if (field.offers.length || field.day) block.append(chips(field.offers, box, label));
      block.append(box);
      if (field.kind === "day" || field.kind === "hour") block.append(picker(field, box, words, sheet.language));
    }
  }
  const control = block.querySelector("input[name], textarea");
  for (const marked of grouped ? block.querySelectorAll("input") : [control]) {
    if (described.length) marked.setAttribute("aria-describedby", described.join(" "));
    if (field.error) marked.setAttribute("aria-invalid", "true");
  }
  if (field.required && !grouped) control.setAttribute("aria-required", "true");
  block.dataset.control = control.id;
  return block;
}

function summary(sheet, fields) {
  const wrong = sheet.fields.filter((field) => field.error);
  if (!wrong.length && !sheet.trouble) return null;
  const box = make("div", { className: "summary", role: "alert", tabIndex: -1 }, make("p", {}, sheet.trouble || sheet.wrong));
  const list = make("ul");
  for (const field of wrong) {
    const control = fields[field.name].dataset.control;
    const link = make("a", { href: `#${control}` }, field.question);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      document.getElementById(control).focus();
    });
    list.append(make("li", {}, link));
  }
  if (wrong.length) box.append(list);
  return box;
}

/** What the form says, as Palier reads it. */
function answers(form) {
  const data = new FormData(form);
  for (const box of form.querySelectorAll("[data-value]")) data.set(box.name, box.dataset.value);
  return data;
}

/** A form as it stands, with words that were written below it. */
export function sheetWith(form, words) {
  const data = answers(form);
  data.set("typed-words", words);
  return data;
}

/** A picked answer in the form's own words: those of its button, or of its day. */
function wording(form, box, { value, shown }) {
  const chip = [...box.parentElement.querySelectorAll(".chips button")].find((each) => each.value === value);
  if (chip) return chip.textContent;
  return /^\d{4}-\d\d-\d\d$/.test(value) ? dayInWords(value, form.lang) : shown;
}

/** Puts back what was read from a form like this one. */
export function putBack(form, kept) {
  for (const each of kept) {
    const boxes = [...form.querySelectorAll("[name]")].filter((box) => box.name === each.name);
    if (each.tick) {
      for (const box of boxes) if (box.value === each.value) box.checked = each.checked;
    } else if (boxes.length && boxes[0].type !== "file") {
      const value = each.value || each.shown;
      write(boxes[0], value, each.value ? wording(form, boxes[0], each) : value);
    }
  }
}

/** The whole form; `send` gets its answers, `cancel` gives it up. */
export function drawSheet(sheet, send, cancel) {
  const title = `${sheet.id}-title`;
  const form = make("form", { className: "sheet", ...inLanguage(sheet.language), noValidate: true, data: { form: sheet.id }, aria: { labelledby: title } });
  const fields = Object.fromEntries(sheet.fields.map((field) => [field.name, drawField(field, sheet)]));
  const drop = make("button", { type: "button" }, sheet.words.cancel);
  drop.addEventListener("click", cancel);
  const end = make("div", { className: "end" }, make("button", { className: "main" }, sheet.words.send), drop);
  if (sheet.asks) fields[sheet.asks]?.setAttribute("aria-current", "step");
  const heading = make("h3", { id: title, tabIndex: -1 }, sheet.title);
  form.append(make("div", { className: "questions" }, heading, summary(sheet, fields), ...Object.values(fields)), end);
  for (const field of sheet.fields.filter((each) => each.day)) {
    const block = fields[field.name];
    followDay(field, form, block.querySelector("[name]"), block.querySelector(".chips"), sheet.words.quick);
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(answers(form));
  });
  return form;
}

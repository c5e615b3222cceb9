// Draws what hangs in a chat. What people typed only ever becomes text, never markup.

/** An element with classes, properties and children. */
export function make(tag, options = {}, ...children) {
  const element = document.createElement(tag);
  const { data = {}, aria = {}, ...rest } = options;
  Object.assign(element, rest);
  Object.assign(element.dataset, data);
  for (const [name, value] of Object.entries(aria)) element.setAttribute(`aria-${name}`, value);
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}

const hour = (at) => at.slice(11, 16);

/** How each language is written, by the name of its folder: its locale, its direction, a month's first. */
export const written = {};

/** What an element in a language is marked with. */
export const inLanguage = (language) => ({ lang: language, dir: written[language]?.direction ?? "" });

const ownLanguage = () => inLanguage(document.documentElement.lang);

/** A day (the first ten letters of an ISO moment) in words. */
export function dayInWords(at, language = document.documentElement.lang) {
  const format = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" };
  const { locale, first } = written[language] ?? {};
  const parts = new Intl.DateTimeFormat(locale ?? language, format).formatToParts(Date.parse(`${at.slice(0, 10)}T00:00Z`));
  return parts.map(({ type, value }) => (type === "day" && value === "1" && first ? first : value)).join("");
}

export const momentInWords = (at) => `${dayInWords(at)}, ${hour(at)}`;

function button(drawn, chat, post, act) {
  if (drawn.url) {
    return make("a", { className: "key", href: drawn.url, target: "_blank", rel: "noopener noreferrer" }, drawn.label);
  }
  const key = make("button", { type: "button", className: "key" }, drawn.label);
  key.addEventListener("click", () => act(drawn, chat, post, key));
  return key;
}

function attachment(file, words) {
  const link = make("a", { className: "file", href: file.url, download: file.name });
  if (file.picture) link.append(make("img", { src: file.url, alt: "" }));
  link.append(make("span", {}, `${words.download} ${file.name}`));
  return link;
}

/** One post as an article; `owner` is whose talk it is, "" on a wall. */
export function drawPost(post, names, owner, words, act) {
  const mine = post.author && post.author === owner;
  const who = post.author ? names[post.author] : "Palier";
  const kind = post.note ? "note" : post.author ? "said" : "palier";
  const article = make("article", { id: post.id, tabIndex: -1, ...inLanguage(post.language), data: { kind, author: post.author } });
  if (mine) article.classList.add("mine");
  const named = owner && kind !== "note" ? "unseen" : "who";
  const bubble = make("div", { className: "bubble" });
  if (post.pinned) bubble.append(make("p", { className: "pin", ...ownLanguage() }, words.pinned));
  bubble.append(make("p", { className: mine ? "unseen" : named }, who));
  for (const spans of post.paragraphs) {
    bubble.append(make("p", post.author ? { dir: "auto" } : {}, ...spans.map((span) => (span.bold ? make("strong", {}, span.words) : span.words))));
  }
  if (post.file) bubble.append(attachment(post.file, words));
  if (post.guarded) bubble.append(make("p", { className: "guarded" }, words.guarded));
  const edited = post.edits && !post.note ? ` · ${words.edited}` : "";
  bubble.append(make("p", { className: "at", ...ownLanguage() }, hour(post.at) + edited));
  article.append(bubble);
  for (const row of post.rows) {
    article.append(make("div", { className: "keys" }, ...row.map((each) => button(each, post.chat, post.id, act))));
  }
  return article;
}

/** Puts a post into its log: at the end, or in place of its earlier self, without an uproar. */
export function hang(log, article, post, quietly) {
  const answers = log.dataset.asked && !article.classList.contains("mine");
  if (answers) {
    log.querySelector(".answer")?.classList.remove("answer");
    article.classList.add("answer");
    delete log.dataset.asked;
  }
  const earlier = log.querySelector(`#${CSS.escape(post.id)}`);
  if (earlier) {
    const held = earlier.contains(document.activeElement);
    const nearEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
    log.setAttribute("aria-live", "off");
    if (earlier.classList.contains("answer")) article.classList.add("answer");
    earlier.replaceWith(article);
    if (!quietly) article.classList.add("changed");
    if (held) (article.querySelector(".key") ?? article).focus({ preventScroll: true });
    if (answers) rest(log);
    else if (nearEnd) log.scrollTop = log.scrollHeight;
    setTimeout(() => log.setAttribute("aria-live", "polite"), 300);
    return;
  }
  const day = post.at.slice(0, 10);
  if (log.dataset.day !== day) {
    log.dataset.day = day;
    log.append(make("p", { className: "day" }, dayInWords(post.at)));
  }
  log.append(article);
  rest(log);
}

/** From now on the next post is the answer to what somebody did, or, without an act, none is. */
export function awaitAnswer(log, asked = true) {
  log.querySelector(".answer")?.classList.remove("answer");
  if (asked) log.dataset.asked = "true";
  else delete log.dataset.asked;
}

/**
 * Scrolls to the end; in a talk whose last post, or whose answer with all that followed it, is taller
 * than the log, to the beginning of that. On a wall the buttons under a card are what is wanted.
 */
export function rest(log) {
  const from = log.closest(".wall") ? null : log.querySelector(".answer") ?? log.lastElementChild;
  const start = from ? from.offsetTop - log.offsetTop : 0;
  const tall = from && log.scrollHeight - start > log.clientHeight;
  log.scrollTop = tall ? start : log.scrollHeight;
}

/** Rests again whenever the log changes size, until somebody scrolls back to read. */
export function keepAtRest(log) {
  let reading = false;
  const mark = () => log.classList.toggle("below", log.scrollHeight - log.scrollTop - log.clientHeight > 8);
  for (const event of ["wheel", "touchmove", "keydown"]) {
    log.addEventListener(event, () => (reading = true), { passive: true });
  }
  log.addEventListener("scroll", () => {
    mark();
    if (log.scrollHeight - log.scrollTop - log.clientHeight < 40) reading = false;
  });
  new ResizeObserver(() => {
    if (!reading) rest(log);
    mark();
  }).observe(log);
}

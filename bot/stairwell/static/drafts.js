// Keeps what somebody has typed and not sent: through a reload, and while Palier is away.

const held = (key) => {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
};

function hold(key, what) {
  try {
    if (what) sessionStorage.setItem(key, JSON.stringify(what));
    else sessionStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing: the page works all the same.
  }
}

/** Keeps a line of text by its name until it is emptied; it stands there again after a reload. */
export function keepLine(box, name) {
  const key = `line ${name}`;
  box.value = held(key) ?? "";
  const keep = () => hold(key, box.value);
  for (const event of ["input", "written"]) box.addEventListener(event, keep);
}

const key = (user, sheet) => `form ${user} ${sheet.kind}`;

/** Everything in a form as it stands, files apart. */
export function readAll(form) {
  return [...form.querySelectorAll("[name]")]
    .filter((box) => box.type !== "file")
    .map((box) => {
      const tick = ["checkbox", "radio"].includes(box.type);
      return { name: box.name, value: tick ? box.value : box.dataset.value ?? "", shown: tick ? "" : box.value, tick, checked: box.checked };
    });
}

export function keepForm(user, sheet, form, run) {
  hold(key(user, sheet), { id: sheet.id, tries: sheet.tries, run, boxes: readAll(form) });
}

/** What was typed into this form since Palier last saw it, or into its like before Palier restarted. */
export function keptForm(user, sheet, run) {
  const draft = held(key(user, sheet));
  if (!draft) return null;
  if (draft.run !== run || (draft.id === sheet.id && draft.tries === sheet.tries)) return draft.boxes;
  dropForm(user, sheet);
  return null;
}

export function dropForm(user, sheet) {
  hold(key(user, sheet), null);
}

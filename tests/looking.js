// What keeps a page from being used by everybody: each list should be empty.
() => {
  const all = (css) => [...document.querySelectorAll(css)];
  const start = (element) => element.outerHTML.slice(0, 120);
  const text = (id) => document.getElementById(id)?.textContent;
  const references = (element, name) => (element.getAttribute(name) ?? "").split(" ").filter(Boolean);

  const unnamed = all("button, a, input, select, textarea, summary, [role=log], [role=group], form.sheet, nav, section")
    .filter((element) => {
      const labels = [...(element.labels ?? [])].map((label) => label.textContent);
      const own = element.matches("button, a, summary") ? [element.textContent] : [];
      const named = references(element, "aria-labelledby").map(text);
      return ![element.ariaLabel, ...named, ...labels, ...own].some((name) => name?.trim());
    })
    .filter((element) => element.checkVisibility())
    .map(start);

  const dangling = all("[aria-describedby], [aria-labelledby], [aria-controls], label[for]")
    .flatMap((element) => ["aria-describedby", "aria-labelledby", "aria-controls", "for"].flatMap((name) => references(element, name)))
    .filter((id) => !document.getElementById(id));

  const ids = all("[id]").map((element) => element.id);
  const twice = ids.filter((id, place) => ids.indexOf(id) !== place);

  // Contrast as WCAG 2 counts it, of every visible run of text against the nearest opaque colour behind it.
  const parts = (colour) => colour.match(/[\d.]+/g).map(Number);
  const luminance = (colour) =>
    parts(colour)
      .slice(0, 3)
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
  const behind = (element) => {
    const colour = getComputedStyle(element).backgroundColor;
    const opaque = parts(colour).length < 4 || parts(colour)[3] === 1;
    return opaque || !element.parentElement ? colour : behind(element.parentElement);
  };
  const contrast = (element) => {
    const [low, high] = [luminance(getComputedStyle(element).color), luminance(behind(element))].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const seen = all("body *").filter((element) => element.checkVisibility() && !element.closest(".unseen, noscript"));
  const worded = seen.filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
  const faint = worded.filter((element) => contrast(element) < 4.5).map((element) => `${contrast(element).toFixed(2)} ${start(element)}`);
  const small = worded.filter((element) => parseFloat(getComputedStyle(element).fontSize) < 16).map(start);

  // What a finger misses (24 by 24, as WCAG 2.2 counts it), links within a sentence apart.
  const tiny = seen
    .filter((element) => element.matches("button, a, summary, input, select, textarea"))
    .filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      return Math.min(width, height) < 23.9;
    })
    .map(start);

  // What a field asks for is read whole.
  const pen = document.createElement("canvas").getContext("2d");
  const cut = seen
    .filter((element) => element.matches("input[placeholder]") && !element.value)
    .filter((element) => {
      const { font, paddingLeft, paddingRight } = getComputedStyle(element);
      pen.font = font;
      const room = element.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
      return pen.measureText(element.placeholder).width > room + 1;
    })
    .map(start);

  // What a screen reader is to hear later has to be there now, were it empty.
  const deaf = all("[role=status], [role=log], [role=alert], [aria-live]")
    .filter((element) => !element.checkVisibility() && element.parentElement.checkVisibility())
    .map(start);

  // Above the house and below each log, no two controls are called the same.
  const called = (element) => {
    const labels = [...(element.labels ?? [])].map((label) => label.textContent);
    return (element.ariaLabel ?? (labels.length ? labels.join(" ") : element.textContent)).replace(/\s+/g, " ").trim();
  };
  const controls = all("header *, .composer > *, .composer form *, .composer label *, .doorbell *")
    .filter((element) => element.matches("button, a, summary, input, select") && element.checkVisibility())
    .filter((element) => !element.closest(".drawer"))
    .map(called);
  const alike = controls.filter((name, place) => controls.indexOf(name) !== place);

  return { unnamed, dangling, twice, faint, small, tiny, cut, deaf, alike };
};

"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);

  // light and dark
  const toggle = one("[data-theme-toggle]");
  const stored = (value) => {
    try { return value === undefined ? localStorage.getItem("reconcile-theme") : localStorage.setItem("reconcile-theme", value); } catch { return null; }
  };
  const dark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const say = () => { toggle.textContent = dark() ? "Light" : "Dark"; toggle.setAttribute("aria-label", `${toggle.textContent} colours`); };
  if (["light", "dark"].includes(stored())) root.dataset.theme = stored();
  toggle.hidden = false;
  toggle.addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; stored(root.dataset.theme); say(); });
  say();

  // filters; their state is the fragment "#?kind=vote&q=bridge", while "#d-…" is a place.
  // Nothing is kept about elements, so that parts of the page may be replaced: refresh() puts the state into what is there now.
  let wanted = {};
  const fields = () => all("[data-filters] select, [data-filters] input");
  const words = (text) => text.toLocaleLowerCase("en").replace(/[’‘]/g, "'").replace(/[“”]/g, '"').split(/\s+/).filter(Boolean);
  const texts = new WeakMap();
  const text = (finding) => {
    if (!texts.has(finding)) texts.set(finding, `${words(finding.textContent).join(" ")} ${finding.id}`);
    return texts.get(finding);
  };
  const fits = (finding) => Object.entries(wanted).every(([name, value]) => {
    if (!value) return true;
    if (name === "q") return words(value).every((word) => text(finding).includes(word));
    if (name === "article") return finding.dataset.articles.split(" ").includes(value);
    return finding.dataset[name] === value;
  });
  const filter = () => {
    const on = Object.values(wanted).some(Boolean);
    const findings = all("[data-finding]");
    findings.forEach((finding) => { finding.hidden = !fits(finding); });
    all("[data-group]").forEach((group) => { group.hidden = !all("[data-finding]", group).some((finding) => !finding.hidden); });
    const left = findings.filter((finding) => !finding.hidden).length;
    one("[data-filters]").hidden = !findings.length;
    one("[data-shown]").textContent = on ? `${left} of ${findings.length} findings shown` : `${findings.length} findings`;
    one("[data-reset]").hidden = !on;
    one("[data-none]").hidden = left > 0 || !findings.length;
  };
  const refresh = () => {
    fields().forEach((field) => {
      const value = wanted[field.name] || "";
      field.value = field.options && ![...field.options].some((option) => option.value === value) ? "" : value;
      wanted[field.name] = field.value;
    });
    filter();
  };
  const chosen = () => {
    wanted = Object.fromEntries(fields().map((field) => [field.name, field.value.trim()]));
    filter();
    const said = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value)).toString();
    try { history.replaceState(null, "", said ? `#?${said}` : location.pathname + location.search); } catch { /* a page without an address */ }
  };
  const recall = (query) => { wanted = Object.fromEntries(new URLSearchParams(query)); refresh(); };
  const inFilters = (event) => event.target.closest?.("[data-filters]");
  document.addEventListener("input", (event) => { if (inFilters(event)) chosen(); });
  document.addEventListener("submit", (event) => { if (inFilters(event)) event.preventDefault(); });
  document.addEventListener("reset", (event) => { if (inFilters(event)) setTimeout(chosen); });

  // places: what a link leads to is opened, shown and lit
  const visit = () => {
    all(".lit").forEach((mark) => mark.classList.remove("lit"));
    if (location.hash.startsWith("#?")) { recall(location.hash.slice(2)); return; }
    const id = location.hash.slice(1);
    const target = id && document.getElementById(id);
    if (!target) return;
    if (target.closest("[hidden]")) recall("");
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    all(".mark").filter((mark) => mark.id === id || (mark.dataset.on || "").split(" ").includes(id)).forEach((mark) => mark.classList.add("lit"));
    target.scrollIntoView();
    if (target.matches("[tabindex='-1']")) target.focus({ preventScroll: true });
  };
  addEventListener("hashchange", visit);
  refresh();
  if (location.hash) visit();

  // copying links
  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.("[data-copy]");
    if (!link) return;
    const label = link.firstChild;
    try {
      await navigator.clipboard.writeText(link.href);
      label.data = "Link copied";
      setTimeout(() => { label.data = "Link"; }, 2000);
    } catch { /* the link has been followed, and stands in the address bar */ }
  });

  // paper cannot be unfolded; agreements stay one line each
  let closed = [];
  addEventListener("beforeprint", () => { closed = all("details:not([open], .agreement)"); closed.forEach((fold) => { fold.open = true; }); });
  addEventListener("afterprint", () => closed.forEach((fold) => { fold.open = false; }));

  // for pages that replace parts of this one
  window.reconcile = { refresh, visit };
})();

"use strict";
(() => {
  const one = (selector, inside = document) => inside.querySelector(selector);
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const meta = (name) => one(`meta[name="${name}"]`).content;
  const token = meta("desk-token");
  const waiting = document.body.classList.contains("waiting");
  let revision = Number(meta("desk-revision"));
  const store = (name, value) => {
    try { return value === undefined ? localStorage.getItem(name) : localStorage.setItem(name, value); } catch { return null; }
  };

  // talking to the server
  const LOST = "The server does not answer: has it been stopped? What you see is how it was.";
  const ENTERED = "The server was started anew: open the address that it printed.";
  const troubles = new Map();
  const trouble = (of, words) => {
    if (words) troubles.set(of, words); else troubles.delete(of);
    const box = one("[data-trouble]");
    const said = [...troubles.values()].join(" ");
    if (box.textContent !== said) box.textContent = said;
    box.hidden = !said;
  };
  const send = async (path, body, type = "application/json") => {
    let answer;
    try {
      answer = await fetch(path, { method: "POST", headers: { "X-Reconcile-Token": token, "Content-Type": type }, body });
    } catch {
      throw new Error("The server does not answer: has it been stopped?");
    }
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(said.error || `The server answers ${answer.status}`);
    return said;
  };

  // what is shown while articles are read
  const told = (reading) => {
    if (reading.done < 0) return "Loading the language model, and reading the first";
    if (reading.done >= reading.names.length) return "Comparing what the articles say";
    return `Reading article ${reading.done + 1} of ${reading.names.length}: ${reading.names[reading.done]}`;
  };
  const progress = (reading) => {
    const words = one("[data-reading-words]"), bar = one("#reading-bar"), banner = one("[data-reading]");
    if (banner) banner.hidden = !reading;
    if (!reading) return;
    words.textContent = told(reading);
    bar.max = Math.max(1, reading.names.length);
    if (reading.done < 0 || !reading.names.length) bar.removeAttribute("value"); else bar.value = reading.done;
    all("[data-names] li").forEach((item, n) => item.classList.toggle("done", n < reading.done));
  };

  // the page of now, put in place of what is shown: places, filters, open parts and what is being typed stay
  const restore = () => {
    const active = document.activeElement;
    const open = all("main details[open]").map((fold) => ({ id: fold.closest("[id]")?.id, text: one("summary", fold)?.textContent }));
    const finding = active?.closest?.("main [data-finding], main .verdict");
    const inside = decide.contains(active);
    const act = active?.closest?.("[data-act]") && (active.dataset.as || "undo");
    const field = active?.name && active.closest("[data-filters]") ? active.name : null;
    const caret = field && active.selectionStart !== undefined ? [active.selectionStart, active.selectionEnd] : null;
    const fixed = nearest();
    const at = fixed && [fixed.id, fixed.getBoundingClientRect().top];
    return () => {
      open.forEach(({ id, text }) => {
        const holder = id && document.getElementById(id);
        if (!holder) return;
        (holder.matches("details") ? [holder] : all("details", holder)).forEach((fold) => { if (holder === fold || one("summary", fold).textContent === text) fold.open = true; });
      });
      const still = at && document.getElementById(at[0]);
      if (still && !still.hidden) scrollBy({ top: still.getBoundingClientRect().top - at[1], behavior: "instant" });
      const target = inside ? active : field ? one(`[data-filters] [name="${field}"]`)
        : finding && (act && one(`[data-as="${act}"]`, document.getElementById(finding.id) || document)) || (finding && document.getElementById(finding.id));
      if (target && target !== document.activeElement) target.focus({ preventScroll: true });
      if (caret && caret[0] !== null && target) try { target.setSelectionRange(...caret); } catch { /* a field without a caret */ }
    };
  };
  const update = async () => {
    let answer;
    try { answer = await fetch("/"); } catch { trouble("line", LOST); return; }
    if (answer.status === 401) { trouble("line", ENTERED); events?.close(); return; }
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = Number(one('meta[name="desk-revision"]', fresh)?.content);
    if (waiting || !(found >= 0)) { location.reload(); return; }
    if (found <= revision) return;
    const back = restore();
    const before = new Set(all("main .finding").map((finding) => finding.id));
    const checks = one('meta[name="desk-checks"]', fresh).content;
    const home = !decide.hidden && decide.dataset.finding;
    decide.remove();
    one("main").replaceChildren(...one("main", fresh).childNodes);
    one(".masthead nav").replaceWith(one(".masthead nav", fresh));
    document.title = fresh.title;
    revision = found;
    window.reconcile.refresh();
    if (!home) document.body.append(decide);
    else if (document.getElementById(home)) place(home);
    else { document.body.append(decide); leave(); say("The finding that you were deciding is not in the report any more."); }
    back();
    changed(before, checks);
  };
  // what another article brought: findings that were not there before say so until the next load
  const news = new Set();
  const plural = (count, word) => `${count} ${count === 1 ? word : word.endsWith("y") ? `${word.slice(0, -1)}ies` : `${word}s`}`;
  const changed = (before, checks) => {
    const now = all("main .finding"), count = all("main .sources tbody tr").length;
    const fresh = now.filter((finding) => !before.has(finding.id)), gone = before.size - (now.length - fresh.length);
    if (checks !== meta("desk-checks")) {
      one('meta[name="desk-checks"]').content = checks;
      fresh.forEach((finding) => news.add(finding.id));
      say(`Checked again with ${plural(count, "article")}: ${fresh.length ? plural(fresh.length, "new discrepancy") : "no new discrepancy"}${gone ? `, ${gone} gone` : ""}.`);
    }
    now.filter((finding) => news.has(finding.id)).forEach((finding) => {
      const chip = document.createElement("span");
      chip.className = "chip plain";
      chip.textContent = "New";
      one(".meta .chip", finding).after(" ", chip);
    });
  };
  let queue = Promise.resolve();
  const refresh = () => { queue = queue.then(update, update); return queue; };

  // every change comes over one line; a window that nobody sees lets go of it, since browsers have few of them
  let events = null;
  const live = one("[data-live]");
  const listen = () => {
    events?.close();
    events = new EventSource("/events");
    events.onmessage = (event) => {
      const state = JSON.parse(event.data);
      if (state.run !== meta("desk-run")) { location.reload(); return; }
      trouble("line", "");
      trouble("server", state.problem);
      progress(state.reading);
      if (live) live.textContent = "";
      if (state.ready && (waiting || state.revision > revision)) refresh();
    };
    events.onerror = () => {
      if (live) live.textContent = "Not connected";
      if (waiting) trouble("line", LOST);
      // a refusal closes the line for good: find out why, and try again where it may be mended
      if (events.readyState === EventSource.CLOSED) fetch("/").then((answer) => (answer.status === 401 ? trouble("line", ENTERED) : setTimeout(listen, 2000)), () => setTimeout(listen, 2000));
      else trouble("line", LOST);
    };
  };
  document.addEventListener("visibilitychange", () => { if (document.hidden) events?.close(); else listen(); });
  if (["light", "dark"].includes(store("reconcile-theme"))) document.documentElement.dataset.theme = store("reconcile-theme");
  if (waiting) { listen(); return; }

  // a line at the foot of the window
  const toast = one("[data-toast]");
  const undoButton = one("[data-toast-undo]");
  let last = null, timer = 0;
  const say = (words, undo = null) => {
    one("[data-toast-words]").textContent = words;
    toast.hidden = false;
    undoButton.hidden = !undo;
    if (undo) last = undo;
    clearTimeout(timer);
    timer = setTimeout(() => { if (!toast.contains(document.activeElement)) toast.hidden = true; }, undo ? 12000 : 8000);
  };
  one("[data-toast-close]").addEventListener("click", () => { toast.hidden = true; });
  undoButton.addEventListener("click", () => undo(last));

  // findings in the order of the page
  const PLACES = "main .verdict:not(.agree), main .finding";
  const places = () => all(PLACES).filter((place) => !place.closest("[hidden]"));
  const edge = () => one(".masthead").getBoundingClientRect().bottom;
  const nearest = () => document.activeElement?.closest?.(PLACES) || places().find((place) => place.getBoundingClientRect().bottom > edge() + 40);
  const go = (place) => {
    if (!place) return;
    place.scrollIntoView({ block: "start" });
    place.focus({ preventScroll: true });
  };
  const step = (by) => {
    const order = places(), here = document.activeElement?.closest?.(PLACES);
    if (here && order.includes(here)) { go(order[order.indexOf(here) + by]); return; }
    const near = order.findIndex((place) => place.getBoundingClientRect().bottom > edge() + 40);
    go(by > 0 ? order[near] : order[(near < 0 ? order.length : near) - 1]);
  };

  // deciding
  const decide = one("[data-decide]");
  const wrong = (words) => { const box = one("[data-wrong]"); box.textContent = words; box.hidden = !words; };
  const headline = (finding) => one("h4 bdi, .what > bdi", finding).textContent;
  const place = (id) => one("[data-act]", document.getElementById(id)).after(decide);
  const leave = () => {
    const home = document.getElementById(decide.dataset.finding);
    const inside = decide.contains(document.activeElement);
    decide.hidden = true;
    decide.reset();
    decide.dataset.finding = "";
    if (inside && home) (home.matches("[tabindex]") ? home : one("[data-act] button", home)).focus({ preventScroll: true });
  };
  const begin = (finding, verdict) => {
    const button = one(`[data-as="${verdict}"]`, finding);
    if (decide.dataset.finding !== finding.id) decide.elements.reason.value = "";
    decide.dataset.finding = finding.id;
    decide.dataset.verdict = verdict;
    decide.dataset.seen = one("[data-act]", finding).dataset.seen;
    one("[data-decide-title]").textContent = `${button.textContent}: why?`;
    one("[data-save]").textContent = button.textContent === "Unsure" ? "Save" : button.textContent;
    decide.elements.by.value = store("reconcile-name") || "";
    wrong("");
    place(finding.id);
    decide.hidden = false;
    decide.elements.reason.focus({ preventScroll: true });
    decide.scrollIntoView({ block: "nearest" });
  };
  const DONE = { confirmed: "Confirmed", dismissed: "Dismissed", resolved: "Resolved", unsure: "Marked as unsure" };
  const save = async () => {
    const { reason, by, until } = decide.elements;
    if (!reason.value.trim()) { wrong("Say in a few words why, for whoever asks later."); reason.focus(); return; }
    const finding = document.getElementById(decide.dataset.finding), verdict = decide.dataset.verdict, words = headline(finding);
    const button = one("[data-save]");
    button.disabled = true;
    try {
      const said = { finding: finding.id, as: verdict, reason: reason.value, by: by.value, until: until.value, seen: decide.dataset.seen };
      const made = await send("/decisions", JSON.stringify(said));
      store("reconcile-name", by.value.trim());
      const order = places(), here = order.indexOf(finding);
      const settles = ["dismissed", "resolved"].includes(verdict);
      const next = settles && here >= 0 ? [...order.slice(here + 1), ...order.slice(0, here)].find((item) => !item.matches(".done")) : null;
      const [to, from] = [next?.id || finding.id, finding.id];
      leave();
      await refresh();
      const after = document.getElementById(to);
      if (after && to !== from) go(after);
      else if (after?.matches("[tabindex]")) after.focus({ preventScroll: true });
      say(`${DONE[verdict]}: ${words}`, made.decision);
    } catch (error) {
      wrong(error.message);
      refresh().then(() => { const act = document.getElementById(decide.dataset.finding) && one("[data-act]", document.getElementById(decide.dataset.finding)); if (act) decide.dataset.seen = act.dataset.seen; });
    } finally {
      button.disabled = false;
    }
  };
  const undo = async (decision) => {
    if (!decision) return;
    const holder = one(`[data-undo="${CSS.escape(decision)}"]`)?.closest("[data-finding]");
    try {
      await send("/undo", JSON.stringify({ decision, by: store("reconcile-name") || "" }));
      if (last === decision) last = null;
      await refresh();
      say("Taken back: the finding is open again.");
      // who types something else by now is not called back
      if (holder && !document.activeElement?.matches("input, select, textarea")) go(document.getElementById(holder.id));
    } catch (error) {
      say(error.message);
    }
  };
  decide.addEventListener("submit", (event) => { event.preventDefault(); save(); });
  one("[data-cancel]").addEventListener("click", leave);
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button[data-as], button[data-undo]");
    if (!button) return;
    if (button.dataset.undo) undo(button.dataset.undo);
    else if (button.closest("[data-finding]")) begin(button.closest("[data-finding]"), button.dataset.as);
  });

  // keys
  const help = one("[data-help]");
  const keysOn = one("[data-keys-on]");
  keysOn.checked = store("reconcile-keys") !== "off";
  keysOn.addEventListener("change", () => store("reconcile-keys", keysOn.checked ? "on" : "off"));
  one("[data-keys]").addEventListener("click", () => help.showModal());
  // a verdict on the draft leads to the finding behind it, where there is one
  const decidable = (here) => {
    if (!here || one("[data-act]", here)) return here;
    const behind = one('.meta a[href^="#"]:not(.place)', here);
    return behind && document.getElementById(behind.hash.slice(1));
  };
  const VERDICTS = { c: "confirmed", d: "dismissed", r: "resolved", u: "unsure" };
  document.addEventListener("keydown", (event) => {
    if (decide.contains(event.target)) {
      if (event.key === "Escape") { event.preventDefault(); leave(); }
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); save(); }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || help.open || event.target.closest("input, select, textarea")) return;
    if (event.key === "?") { event.preventDefault(); help.showModal(); return; }
    if (!keysOn.checked) return;
    const here = document.activeElement?.closest?.("[data-finding]") || document.activeElement?.closest?.(PLACES) || null;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") { event.preventDefault(); one("[data-filters] [name=q]").focus(); }
    else if (event.key === "z") undo(here && one("[data-undo]", here)?.dataset.undo || last);
    else if (VERDICTS[event.key] && decidable(here)) {
      event.preventDefault();
      if (decidable(here) !== here) go(decidable(here));
      begin(decidable(here), VERDICTS[event.key]);
    }
  });

  // articles that are dropped on the page
  const drop = one("[data-drop]");
  const input = one("[data-files]");
  const carries = (event) => [...(event.dataTransfer?.types || [])].includes("Files");
  let depth = 0;
  const add = async (files) => {
    const refused = [], warned = [];
    let added = 0;
    for (const file of files) {
      say(`Adding ${file.name}`);
      try {
        const said = await send(`/articles?name=${encodeURIComponent(file.name)}`, file, "application/octet-stream");
        added += said.articles.length;
        warned.push(...said.warnings);
      } catch (error) {
        refused.push(`${file.name}: ${error.message}`);
      }
    }
    const count = added === 1 ? "1 article joins the story." : `${added} articles join the story.`;
    say([added || !refused.length ? count : "", ...refused, ...warned].filter(Boolean).join(" "));
  };
  addEventListener("dragenter", (event) => { if (carries(event)) { event.preventDefault(); depth += 1; drop.hidden = false; } });
  addEventListener("dragleave", (event) => { if (carries(event)) { depth -= 1; if (depth <= 0) { depth = 0; drop.hidden = true; } } });
  addEventListener("dragover", (event) => { if (carries(event)) event.preventDefault(); });
  addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    depth = 0;
    drop.hidden = true;
    const folders = [...event.dataTransfer.items].some((item) => item.webkitGetAsEntry?.()?.isDirectory);
    if (folders) say("Folders cannot be dropped; drop the files in them.");
    else if (one("[data-add]")) add([...event.dataTransfer.files]);
  });
  one("[data-add]")?.addEventListener("click", () => input.click());
  input.addEventListener("change", () => { add([...input.files]); input.value = ""; });
  listen();
})();

"use strict";
// The key stands after the # of the address, which browsers never send; here it is handed in for a cookie, and leaves the address.
(async () => {
  const key = new URLSearchParams(location.hash.slice(1)).get("key");
  if (!key) return;
  const words = document.querySelector("[data-key-words]");
  history.replaceState(null, "", "/");
  try {
    const answer = await fetch("/open", { method: "POST", headers: { "X-Reconcile-Token": key } });
    if (answer.ok) location.replace("/");
    else words.textContent = (await answer.json()).error;
  } catch {
    words.textContent = "The server does not answer: has it been stopped?";
  }
})();

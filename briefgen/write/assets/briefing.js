// On the page of a document: buttons that copy a citation, and one that prints; who came for a line or a sentence that
// stands on a further page of a long document is led there. Without this script the words are there
// to be selected, and the browser prints.
(function start() {
  "use strict";
  if (document.readyState === "loading") return addEventListener("DOMContentLoaded", start);
  const button = (words, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "bg-button";
    made.textContent = words;
    made.addEventListener("click", () => act(made));
    return made;
  };
  const say = (made, words) => {
    const before = made.textContent;
    made.textContent = words;
    made.setAttribute("aria-live", "polite");
    setTimeout(() => { made.textContent = before; }, 2000);
  };
  const lead = () => {
    const way = document.getElementById(location.hash.slice(1))?.closest(".bg-elsewhere")?.firstChild;
    if (way) location.replace(way.href + location.hash);
  };
  addEventListener("hashchange", lead);
  lead();

  for (const place of document.querySelectorAll("[data-bg-print]")) place.append(button("Print", () => print()));

  // A site that does not know its address writes paths; on a server the address is known here.
  const address = /^https?:/.test(location.protocol) ? location.href.replace(/[?#].*/, "") : "";
  const whole = (words, path) => (address && path ? words.replaceAll(` ${path}`, ` ${address}`) : words);

  for (const place of document.querySelectorAll("[data-bg-copy]")) {
    const words = () => whole(place.textContent, place.dataset.bgCopy);
    place.after(button("Copy", (made) => {
      // Where the clipboard is closed to pages, the words are selected for the reader's own keys.
      const refused = () => { getSelection().selectAllChildren(place); say(made, "Selected"); };
      if (navigator.clipboard) navigator.clipboard.writeText(words()).then(() => say(made, "Copied"), refused);
      else refused();
    }));
  }
})();

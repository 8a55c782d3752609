// The review desk: one finding at a time, by keys or buttons. Served by `briefgen review` only; never a part of a site.
// Cards come as finished HTML from our own templates, with everything escaped; what is put together here is text.
"use strict";

const WINDOW = [6, 40]; // entries of the queue that are drawn before and after the one that is shown
const $ = (id) => document.getElementById(id);
const filters = $("filters");
let queue = [], shown = [], key = "", busy = false, waiting = null;

async function ask(path, body) {
  const sent = body && { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  let answer;
  try { answer = await fetch(path, sent); } catch { throw new Error("The desk does not answer. Is `briefgen review` still running in the terminal?"); }
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.error);
  return said;
}

function say(words, fault = "") {
  $("said").textContent = words;
  $("fault").textContent = fault;
}

// One thing after another. A decision that is made while something is under way counts for nothing, so that it never meets
// another finding than the one that was seen; of the ways to another finding the last one is gone afterwards.
async function doing(work, going = false) {
  if (busy) { if (going) waiting = work; return; }
  busy = true;
  try { await work(); } catch (error) { say("", error.message); } finally { busy = false; }
  const then = waiting;
  waiting = null;
  if (then) await doing(then, true);
}

function filtered() {
  const { document: name, kind, doubtful, open } = filters.elements;
  return queue.filter((one) => (!name.value || one.document === name.value) && (!kind.value || one.kind === kind.value)
    && (!doubtful.checked || one.doubtful) && (!open.checked || !one.state || one.key === key));
}

function draw() {
  shown = filtered();
  const at = shown.findIndex((one) => one.key === key);
  const looked = shown.filter((one) => one.looked).length;
  $("progress").textContent = shown.length ? `${looked.toLocaleString("en")} of ${shown.length.toLocaleString("en")} looked at` : "No finding is left with these filters.";
  const first = Math.max(0, at - WINDOW[0]);
  $("queue").start = first + 1;
  $("queue").replaceChildren(...shown.slice(first, at + WINDOW[1]).map((one) => {
    const item = document.createElement("li"), button = document.createElement("button"), words = document.createElement("span"), note = document.createElement("span");
    button.type = "button";
    button.dataset.key = one.key;
    if (one.key === key) button.setAttribute("aria-current", "true");
    words.textContent = `${one.doubtful ? "⚑ " : ""}${one.words}`;
    words.dir = "auto";
    note.className = "quiet";
    note.textContent = [one.kind, one.state && `✓ ${one.state}`].filter(Boolean).join(" · ");
    button.append(words, note);
    item.append(button);
    return item;
  }));
}

// The focus goes to the finding, so that it is read out; what was done is told by the live region.
function put(card, focus = true) {
  key = card.key;
  $("card").innerHTML = card.html;
  $("card").setAttribute("aria-busy", "false");
  open(false);
  $("because").value = "";
  const one = queue.find((each) => each.key === key);
  if (one) one.looked = true;
  draw();
  if (focus) {
    scrollTo({ top: 0 });
    $("statement").focus({ preventScroll: true });
  }
}

async function show(wanted, focus = true) {
  if (wanted) put(await ask(`card?key=${encodeURIComponent(wanted)}`), focus);
}

async function move(by) {
  const at = shown.findIndex((one) => one.key === key), next = shown[at < 0 ? 0 : at + by];
  if (!next) return say(by > 0 ? "This is the last finding." : "This is the first finding.");
  say("");
  await show(next.key);
}

function decided(states) {
  for (const one of queue) if (one.key in states) one.state = states[one.key];
}

async function decide(does, given = {}) {
  const { said, states, ...card } = await ask("decide", { key, does, given, because: $("because").value });
  decided(states);
  const at = shown.findIndex((one) => one.key === key), next = shown[at + 1];
  put(card);
  if (filters.elements.on.checked && does !== "change" && next) await show(next.key);
  say(said);
}

async function undo() {
  const { said, states, ...card } = await ask("undo", {});
  decided(states);
  put(card);
  say(said);
}

function open(wanted) {
  const form = $("fix");
  if (form) form.hidden = !wanted;
  document.querySelector("[data-act=fix]").setAttribute("aria-expanded", String(Boolean(form && wanted)));
  if (form && wanted) (form.querySelector("select, input, textarea") || form).focus();
}

function everywhere() {
  const chosen = $("field-everywhere").value;
  for (const part of document.querySelectorAll("#fix [data-for]")) part.hidden = !part.dataset.for.split(" ").includes(chosen);
}

function write(form) {
  const given = Object.fromEntries(new FormData(form));
  if (given.everywhere === "type") given.other = given.type;
  delete given.type;
  return decide("change", given);
}

const acts = {
  next: () => doing(() => move(1), true),
  previous: () => doing(() => move(-1), true),
  accept: () => doing(() => decide("accept")),
  drop: () => doing(() => decide("drop")),
  undo: () => doing(undo),
  fix: () => busy || open(Boolean($("fix")?.hidden)),
  close: () => { open(false); $("statement").focus(); },
  help: () => $("help").showModal(),
};
const KEYS = { j: "next", ArrowDown: "next", k: "previous", ArrowUp: "previous", a: "accept", d: "drop", f: "fix", u: "undo", "?": "help" };

document.addEventListener("keydown", (event) => {
  if ($("help").open || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && $("fix") && !$("fix").hidden) return acts.close();
  const act = KEYS[event.key];
  if (!act || event.repeat && !["next", "previous"].includes(act)) return;
  if (!filters.elements.keys.checked || event.target.closest("input:not([type=checkbox]), textarea, select")) return;
  event.preventDefault();
  acts[act]();
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.act) acts[button.dataset.act]();
  else if (button?.dataset.key) doing(() => show(button.dataset.key), true);
  else if (button?.id === "help-open") acts.help();
});
document.addEventListener("submit", (event) => {
  if (event.target.method === "dialog") return;
  event.preventDefault();
  if (event.target.id === "fix") doing(() => write(event.target));
});
document.addEventListener("change", (event) => {
  if (event.target.id === "field-everywhere") everywhere();
  if (!filters.contains(event.target) || ["keys", "on"].includes(event.target.name)) return;
  doing(async () => {
    draw();
    if (!shown.some((one) => one.key === key) && shown.length) await show((shown.find((one) => !one.looked) || shown[0]).key, false);
  }, true);
});

doing(async () => {
  queue = await ask("queue");
  shown = filtered();
  draw();
  const first = shown.find((one) => !one.looked) || shown[0];
  if (first) await show(first.key);
  else $("statement").textContent = "Nothing was found in the documents.";
});

// What the pages do by themselves: look for news, copy texts, mark lines. Without this script everything else still works.

const pauseMs = 1000;
let version = "";
const delivered = new Map(regions(document).map((region) => [region.dataset.live, region.innerHTML]));

if (delivered.size > 0) setTimeout(lookForNews, pauseMs);
document.addEventListener("click", copy);
window.addEventListener("hashchange", markLines);
document.addEventListener("change", tick);
markLines();
enableTasks();

// A page that takes long to make is asked for less often.
async function lookForNews() {
  const start = Date.now();
  if (!document.hidden) await refresh().catch(() => undefined);
  setTimeout(lookForNews, Math.max(pauseMs, 4 * (Date.now() - start)));
}

async function refresh() {
  const answer = await fetch(location.href, { headers: { "if-none-match": version }, cache: "no-store" });
  if (answer.status !== 200 || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  version = answer.headers.get("etag") ?? "";
  document.title = fresh.title;
  for (const region of regions(fresh)) replace(region);
}

// A region in use (a chosen option, a pressed button, selected text) is left alone; the next round takes it.
function replace(fresh) {
  const name = fresh.dataset.live;
  const markup = fresh.innerHTML;
  const shown = document.querySelector(`[data-live="${name}"]`);
  if (!shown || delivered.get(name) === markup) return;
  if (isInUse(shown)) {
    version = "";
    return;
  }
  const open = [...shown.querySelectorAll("details")].map((details) => details.open);
  const known = new Set([...shown.querySelectorAll("[id]")].map((element) => element.id));
  shown.innerHTML = markup;
  delivered.set(name, markup);
  shown.querySelectorAll("details").forEach((details, index) => {
    details.open = open[index] ?? details.open;
  });
  enableTasks();
  for (const element of shown.querySelectorAll(".said[id]")) element.classList.toggle("is-new", !known.has(element.id));
}

function isInUse(region) {
  if (region.querySelector("select:focus, button:active, a:active")) return true;
  const selection = getSelection();
  return selection !== null && !selection.isCollapsed && region.contains(selection.anchorNode);
}

function regions(page) {
  return [...page.querySelectorAll("[data-live]")];
}

// Tasks of an issue can be ticked; whoever has no script sees them as they are.
function enableTasks() {
  for (const box of document.querySelectorAll("[data-tasks] input")) box.disabled = false;
}

async function tick(event) {
  const list = event.target.closest("[data-tasks]");
  if (!list) return;
  const task = [...list.querySelectorAll("input")].indexOf(event.target);
  const state = event.target.checked ? "done" : "open";
  await fetch(list.dataset.tasks, { method: "POST", body: new URLSearchParams({ task, state }) });
}

async function copy(event) {
  const button = event.target instanceof Element ? event.target.closest("[data-copy]") : null;
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  button.classList.add("is-copied");
  setTimeout(() => button.classList.remove("is-copied"), 1500);
}

// `#L10` and `#L10-L12`.
function markLines() {
  for (const line of document.querySelectorAll("tr[aria-current]")) line.removeAttribute("aria-current");
  const range = /^#L(\d+)(?:-L(\d+))?$/.exec(location.hash);
  if (!range) return;
  const from = Number(range[1]);
  const to = Number(range[2] ?? from);
  for (let number = from; number <= to && number - from < 1000; number += 1) {
    document.getElementById(`L${number}`)?.setAttribute("aria-current", "true");
  }
  document.getElementById(`L${from}`)?.scrollIntoView({ block: "center" });
}

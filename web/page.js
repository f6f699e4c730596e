// The page around the desk: takes series in, keeps a list of them, opens one in a frame, gives one away.
import { chosen, dropped } from "./bring.js";

const $ = (id) => document.getElementById(id);
const root = new URL(".", location.href);
/** What is open: the name of the series, and the mark of its desk, which no other tab has. */
let open = null;
let worker;

/** Has the worker do something. */
const have = (work, data = {}) => new Promise((resolve, reject) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data: { done, failed } }) => (failed ? reject(new Error(failed)) : resolve(done));
  worker.postMessage({ work, ...data }, [port2]);
});

const say = (words) => { $("said").textContent = words; };

const attempt = (words, work) => async (...given) => {
  say(words);
  try {
    await work(...given);
    say("");
  } catch (error) {
    say(`That did not work: ${error.message}.`);
  }
};

/** Reads which series and view the address names: `#name/view`. */
const address = () => {
  const [, name, view] = location.hash.match(/^#([^/]+)(\/.*)?$/) ?? [];
  return { series: name && decodeURIComponent(name), view: view ?? "/" };
};

/** Lists the series that are kept. */
const list = async () => {
  const all = await have("list");
  $("kept").hidden = all.length === 0;
  $("series").replaceChildren(...all.map(({ name, count }) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `#${encodeURIComponent(name)}`;
    link.textContent = name;
    const about = document.createElement("span");
    about.className = "quiet";
    about.textContent = count === 1 ? "1 file" : `${count} files`;
    const away = document.createElement("button");
    away.type = "button";
    away.textContent = "Remove";
    away.setAttribute("aria-label", `Remove ${name}`);
    away.addEventListener("click", attempt("", async () => {
      if (!confirm(`Remove “${name}” from this browser? What was not saved as a zip is lost.`)) return;
      await have("remove", { series: name });
      await list();
    }));
    item.append(link, about, away);
    return item;
  }));
};

const show = async () => {
  const { series, view } = address();
  if (!series) {
    open = null;
    $("frame").removeAttribute("src");
    document.body.className = "";
    document.title = "chapbook";
    await list();
    return;
  }
  if (open?.series === series) return;
  if (!(await have("list")).some(({ name }) => name === series)) {
    location.hash = "";
    throw new Error(`this browser keeps no series called “${series}”`);
  }
  const desk = crypto.randomUUID();
  const path = `${root.pathname}desk/${desk}`;
  await have("open", { series, root: path, token: crypto.randomUUID() });
  open = { series, desk };
  $("name").textContent = series;
  document.body.className = "open";
  $("frame").src = path + view;
};

/** Browsers fetch what is to be downloaded past the service worker: it is fetched here, and handed over. */
const give = attempt("", async (event) => {
  const link = event.target.closest("a[download]");
  if (!link) return;
  event.preventDefault();
  const answer = await fetch(link.href);
  if (!answer.ok) throw new Error(await answer.text());
  save(link.download, await answer.blob());
});

/** The address names the view that is shown: reloading the page, or a bookmark, leads back to it. */
$("frame").addEventListener("load", () => {
  const shown = $("frame").contentWindow.location;
  const [, view] = shown.pathname.match(/\/desk\/[^/]+(\/.*)$/) ?? [];
  if (!open || view === undefined) return;
  $("frame").contentDocument.addEventListener("click", give);
  history.replaceState(null, "", `#${encodeURIComponent(open.series)}${view}${shown.search}`);
  document.title = `${$("frame").contentDocument.title} – chapbook`;
});

const take = attempt("Taking the files in …", async (bringing) => {
  const { name, files } = await bringing;
  if (files.length === 0) throw new Error("there are no files in it");
  // The browser is asked not to clear what is kept when its disk is full; it may say no.
  await navigator.storage?.persist?.();
  const series = await have("add", { name, files });
  location.hash = encodeURIComponent(series);
});

const save = (name, blob) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

for (const field of ["files", "folder"]) {
  $(field).addEventListener("change", () => { if ($(field).files.length > 0) take(chosen($(field).files)); });
}
addEventListener("dragover", (event) => {
  event.preventDefault();
  document.body.classList.add("over");
});
addEventListener("dragleave", () => document.body.classList.remove("over"));
addEventListener("drop", (event) => {
  event.preventDefault();
  document.body.classList.remove("over");
  take(dropped(event.dataTransfer));
});
$("zip").addEventListener("click", attempt("", async () => save(`${open.series}.zip`, new Blob([await have("archive")]))));
addEventListener("hashchange", attempt("Opening …", show));

/** Passes on what the frame asks for. */
navigator.serviceWorker?.addEventListener("message", ({ data, ports: [port] }) => {
  if (!data.desk || data.desk !== open?.desk) return;
  port.postMessage("mine");
  worker.postMessage({ ask: data.ask }, [port]);
});

const begin = async () => {
  if (!navigator.serviceWorker) {
    throw new Error("this browser keeps no pages here. Use another browser or window: not a private one, and https");
  }
  say("Getting ready: the first time, a few megabytes are fetched …");
  await navigator.serviceWorker.register("sw.js");
  await navigator.serviceWorker.ready;
  if (!navigator.serviceWorker.controller) {
    await new Promise((resolve) => { navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }); setTimeout(resolve, 2_000); });
  }
  worker = new Worker("worker.js", { type: "module" });
  await show();
  document.body.dataset.ready = "yes";
  const { port1, port2 } = new MessageChannel();
  // What fails now is fetched when it is needed.
  port1.onmessage = async ({ data }) => {
    if (!data) return;
    await have("rest").catch(() => {});
    document.body.dataset.whole = "yes";
  };
  navigator.serviceWorker.controller?.postMessage("keep the rest", [port2]);
};
attempt("", begin)();

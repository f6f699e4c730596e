// Shows what has changed on disk as soon as it has, turns pages with the arrow keys, leads from a word on a page to its
// line, takes files that are dropped, and asks before what was typed is lost. Without it there are links and buttons for
// all of that.

const { changed, anew } = document.documentElement.dataset;
let known = document.documentElement.dataset.version;

/** Puts the view as it is now in place of the one shown; the place and the focus stay. */
const renew = async () => {
  const answer = await fetch(location.href, { cache: "no-store" });
  const made = new DOMParser().parseFromString(await answer.text(), "text/html");
  const [old, now] = [document.querySelector("main"), made.querySelector("main")];
  if (!now) return;
  known = made.documentElement.dataset.version;
  // Somebody may have begun to type meanwhile.
  if (isHeld()) {
    offer();
    return;
  }
  document.title = made.title;
  document.querySelector(".series").textContent = made.querySelector(".series").textContent;
  if (old.innerHTML === now.innerHTML) return;
  const { scrollX, scrollY } = window;
  const within = old.contains(document.activeElement);
  old.replaceWith(now);
  if (within) now.focus({ preventScroll: true });
  window.scrollTo(scrollX, scrollY);
};

/** Tells whether somebody has typed or chosen something in a field. */
const isTouched = (field) => {
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (!field.options) return field.value !== field.defaultValue;
  // A list of which no choice is marked begins with its first one.
  const marked = [...field.options].findIndex((option) => option.defaultSelected);
  return field.selectedIndex !== Math.max(marked, 0);
};

/** Returns the forms with something in them that is not saved; one that is to be confirmed says so of itself. */
const unsaved = () => [...document.querySelectorAll("main form[method=post]")].filter((form) => {
  const fields = [...form.elements].filter((field) => field.matches("input:not([type=hidden]), select, textarea"));
  return "unsaved" in form.dataset || fields.some(isTouched);
});

/** Somebody may be filling in a form; an e-reader would lose its page. */
const isHeld = () => document.querySelector("main form:focus-within, main iframe, main textarea") || unsaved().length > 0;

/** A browser asks in its own words whether a page is to be left on which something is not saved. */
let sent = null;
addEventListener("beforeunload", (event) => {
  if (unsaved().some((form) => form !== sent)) event.preventDefault();
  sent = null;
});
addEventListener("click", (event) => {
  // Who leaves it as it is has been asked. Another tab leaves nothing.
  const link = event.target.closest?.("[data-leave]");
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  sent = link.closest("form") ?? document.querySelector("main form[data-unsaved]");
});

/** Says something above the view, unless that stands there already. */
const say = (name, words, ...more) => {
  const main = document.querySelector("main");
  if (main.querySelector(`.${name}`)) return;
  const said = document.createElement("p");
  said.className = `stale ${name}`;
  said.setAttribute("role", "status");
  said.append(words, ...more);
  main.prepend(said);
};

/** Says that there is something new, and leaves it to the reader when to see it. */
const offer = () => {
  const button = document.createElement("button");
  button.className = "small";
  button.textContent = anew;
  button.addEventListener("click", () => location.reload());
  say("is-old", `${changed} `, button);
};

const pause = (time) => new Promise((wait) => { setTimeout(wait, time); });

/** A page that is left waits no longer: a browser keeps six connections to an address, and a kept page would hold one. */
let left = new AbortController();
addEventListener("pagehide", () => left.abort());

const follow = async () => {
  const here = new AbortController();
  left = here;
  while (!here.signal.aborted) {
    try {
      const answer = await fetch(`version?after=${known}`, { cache: "no-store", signal: here.signal });
      if (!answer.ok) throw new Error(answer.statusText);
      const now = await answer.text();
      if (now === known) continue;
      if (isHeld()) {
        offer();
        known = now;
      } else {
        await renew();
      }
    } catch {
      // The program was stopped or refuses; it may be started again.
      await pause(1000);
    }
    while (document.hidden && !here.signal.aborted) await pause(300);
  }
};
// A page that the browser has kept comes back as it was left.
addEventListener("pageshow", follow);

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, textarea, select")) return;
  const isTurned = document.querySelector(".spread[dir=rtl]");
  const keys = isTurned ? { ArrowRight: "prev", ArrowLeft: "next" } : { ArrowLeft: "prev", ArrowRight: "next" };
  const to = keys[event.key];
  const link = to && document.querySelector(`a[rel=${to}]`);
  if (link) link.click();
});

/** What takes a while says so, and is asked for once. A page that the browser has kept comes back as it was. */
addEventListener("submit", (event) => {
  const button = event.submitter ?? event.target.querySelector("button");
  const { meanwhile } = event.target.dataset;
  // A button that leads elsewhere makes nothing.
  if (!meanwhile || !button || button.hasAttribute("formaction")) return;
  if (button.dataset.was) {
    event.preventDefault();
    return;
  }
  button.dataset.was = button.textContent;
  button.textContent = meanwhile;
  button.setAttribute("aria-busy", "true");
});
addEventListener("submit", (event) => {
  if (!event.defaultPrevented) sent = event.target;
});
addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("[data-was]")) {
    button.textContent = button.dataset.was;
    delete button.dataset.was;
    button.removeAttribute("aria-busy");
  }
});

/** Returns what a folder holds: a browser gives it in portions. */
const portions = async (reader) => {
  const some = await new Promise((resolve, reject) => { reader.readEntries(resolve, reject); });
  return some.length ? [...some, ...await portions(reader)] : [];
};

/** Returns the files of a folder and its folders, each by its path: an article says where its pictures lie. */
const within = async (folder, path) => {
  const all = await portions(folder.createReader());
  return (await Promise.all(all.map((entry) => below(entry, path)))).flat();
};

/** Returns the files of what was dropped; what begins with a full stop is left. */
const below = async (entry, path) => {
  if (entry.name.startsWith(".")) return [];
  if (entry.isDirectory) return within(entry, `${path}${entry.name}/`);
  const file = await new Promise((resolve, reject) => { entry.file(resolve, reject); });
  return [path ? new File([file], path + entry.name, { type: file.type }) : file];
};

/** Returns the files of all that was dropped: those of a folder that is dropped by itself lie in the series as they do there. */
const dropped = async (entries) => {
  const [first] = entries;
  if (entries.length === 1 && first.isDirectory && !first.name.startsWith(".")) return within(first, "");
  return (await Promise.all(entries.map((entry) => below(entry, "")))).flat();
};

/** Files and folders that are dropped anywhere on the series go into its form. */
const field = () => document.querySelector(".add input[type=file]");
addEventListener("dragover", (event) => {
  if (!field()) return;
  event.preventDefault();
  field().closest("form").classList.add("over");
});
addEventListener("drop", async (event) => {
  if (!field() || !event.dataTransfer.files.length) return;
  event.preventDefault();
  const { files } = event.dataTransfer;
  const { unread } = field().closest("form").dataset;
  // Entries are gone once this function waits for something.
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const all = new DataTransfer();
  const hasFolder = entries.some((entry) => entry.isDirectory);
  try {
    if (hasFolder) for (const file of await dropped(entries)) all.items.add(file);
  } catch {
    say("is-unread", unread);
    return;
  }
  // The view may have been put anew meanwhile.
  const now = field();
  if (!now) {
    offer();
    return;
  }
  now.files = hasFolder ? all.files : files;
  now.closest("form").requestSubmit();
});

addEventListener("click", (event) => {
  // A word on a page leads to its line, unless somebody selects words.
  const words = event.target.closest?.("text[data-at]");
  if (words && getSelection().isCollapsed) {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(words.getScreenCTM().inverse());
    const sign = Math.max(words.getCharNumAtPosition(point), 0);
    const before = new TextEncoder().encode(words.textContent.slice(0, sign)).length;
    const [node, byte] = words.dataset.at.split(".").map(Number);
    location.href = `text?at=${node}.${byte + before}`;
  }
  // The number of a paragraph is written into the study file.
  const put = event.target.closest?.("[data-put]");
  const area = put && document.querySelector("textarea");
  if (area) {
    area.setRangeText(put.dataset.put, area.selectionStart, area.selectionEnd, "end");
    area.focus();
  }
});

/** A field that an address names may stand in a group that is closed. */
const unfold = () => {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const group = named?.closest("details:not([open])");
  if (!group) return;
  group.open = true;
  named.scrollIntoView();
};
addEventListener("hashchange", unfold);
unfold();

// Shows what has changed on disk, and turns pages with the arrow keys. Everything works without it.

const version = async () => (await fetch("/version", { cache: "no-store" })).text();

/** Puts the view as it is now in place of the one shown; the place and the focus stay. */
const renew = async () => {
  const answer = await fetch(location.href, { cache: "no-store" });
  if (!answer.ok) return;
  const made = new DOMParser().parseFromString(await answer.text(), "text/html");
  const [old, now] = [document.querySelector("main"), made.querySelector("main")];
  if (!now || old.innerHTML === now.innerHTML) return;
  const { scrollX, scrollY } = window;
  const within = old.contains(document.activeElement);
  old.replaceWith(now);
  document.title = made.title;
  if (within) now.focus({ preventScroll: true });
  window.scrollTo(scrollX, scrollY);
};

let known = await version();
setInterval(async () => {
  if (document.hidden) return;
  try {
    const now = await version();
    // Somebody may be filling in a form; an e-reader would lose its page.
    if (now !== known && !document.querySelector("form:focus-within, iframe")) {
      known = now;
      await renew();
    }
  } catch {
    // The program was stopped; it may be started again.
  }
}, 1000);

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, textarea, select")) return;
  const to = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
  const link = to && document.querySelector(`a[rel=${to}]`);
  if (link) link.click();
});

/** Files that are dropped anywhere on the series go into its form. */
const field = () => document.querySelector(".add input[type=file]");
addEventListener("dragover", (event) => {
  if (!field()) return;
  event.preventDefault();
  field().closest("form").classList.add("over");
});
addEventListener("drop", (event) => {
  if (!field() || !event.dataTransfer.files.length) return;
  event.preventDefault();
  field().files = event.dataTransfer.files;
  field().closest("form").requestSubmit();
});

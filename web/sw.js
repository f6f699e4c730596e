// Keeps the site in the browser, and answers what the desk's frame asks for: by the page that the frame is in.

const VERSION = "@VERSION@";
/** What the first page needs, and the parts of the library that most series do. */
const FILES = [/* @FILES@ */];
/** All other parts, which are kept once the first page is there: then every series can be made without a network. */
const REST = [/* @REST@ */];
const scope = new URL(self.registration.scope);
const TYPES = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  wasm: "application/wasm",
};
/** As the desk's own policy; and a script may compile the library, which runs in a worker. */
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; img-src 'self' data:; "
  + "connect-src 'self'; frame-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** So long a page may take to say that a desk is its own. */
const PATIENCE = 5_000;

self.addEventListener("install", (event) => {
  const all = FILES.map((name) => new Request(name, { cache: "no-cache" }));
  event.waitUntil(caches.open(VERSION).then((cache) => cache.addAll(all)));
});

self.addEventListener("activate", (event) => {
  const others = caches.keys().then((names) => Promise.all(
    names.filter((name) => name !== VERSION).map((name) => caches.delete(name)),
  ));
  event.waitUntil(others.then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return;
  const path = url.pathname.slice(scope.pathname.length);
  const desk = path.match(/^desk\/([0-9a-f-]+)(\/.*)$/);
  if (!desk) {
    event.respondWith(kept(path, request));
  } else if (request.mode === "navigate" && request.destination === "document") {
    // A page of the desk in a tab of its own: it is shown in a frame there, too.
    event.respondWith(Response.redirect(`${scope.href}#${desk[2]}${url.search}`, 303));
  } else {
    event.respondWith(asked(request, desk[1], desk[2] + url.search));
  }
});

self.addEventListener("message", (event) => {
  event.waitUntil(keepRest().then(() => event.ports[0].postMessage("kept"), () => event.ports[0].postMessage("")));
});

/** Keeps what is not kept yet, one after the other: somebody may be waiting for something else. */
const keepRest = async () => {
  const cache = await caches.open(VERSION);
  for (const name of REST) if (!(await cache.match(name))) await cache.add(new Request(name, { cache: "no-cache" }));
};

/** Returns a file of the site. */
const kept = async (path, request) => {
  const name = path || "index.html";
  const cache = await caches.open(VERSION);
  const found = await cache.match(new URL(name, scope), { ignoreSearch: true, ignoreVary: true });
  if (!found) {
    const fetched = await fetch(request);
    if (fetched.ok && REST.includes(name)) await cache.put(new URL(name, scope), fetched.clone());
    return fetched;
  }
  const headers = {
    "Content-Type": TYPES[name.split(".").pop()] ?? "application/octet-stream",
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
  };
  return new Response(found.body, { headers });
};

/** Asks the page that has a desk. */
const asked = async (request, desk, target) => {
  const body = request.method === "POST" ? await request.arrayBuffer() : new ArrayBuffer(0);
  const { method, headers } = request;
  // The browser puts its languages into a request only after it has left here.
  const languages = navigator.languages.join(", ");
  const message = { desk, ask: { method, target, languages, type: headers.get("Content-Type"), body } };
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const answer = await new Promise((resolve) => {
    const none = setTimeout(() => resolve(null), PATIENCE);
    for (const page of pages.filter((page) => page.frameType === "top-level")) {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => {
        clearTimeout(none);
        if (data !== "mine") resolve(data);
      };
      page.postMessage(message, [port2]);
    }
  });
  if (!answer) return new Response("This desk was put away: open the series again.", { status: 404 });
  const { status, type, policy, location } = answer;
  if (location) return Response.redirect(new URL(location, scope), status);
  return new Response(answer.body, {
    status,
    headers: {
      "Content-Type": type,
      "Content-Security-Policy": policy,
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "same-origin",
      "Cache-Control": "no-store",
    },
  });
};

// Keeps one whole release for use without a network. Written by scripts/worker.mjs: the
// release is the hash of the list, each file is held to its own hash, so a release is
// stored complete and unmixed or not at all.
const RELEASE = "%RELEASE%";
const FILES = "%FILES%";
const scope = self.registration.scope;
const PREFIX = `subsidy ${scope} `; // other calculators on this origin keep theirs
const CACHE = PREFIX + RELEASE;
const address = (name) => new URL(name, scope).href;
const SHELL = address("./");
const KNOWN = new Set(FILES.map(([name]) => address(name)));

async function load(name, integrity) {
  const get = (cache) => fetch(address(name), { cache, integrity });
  // A name with a hash in it may come from the browser's own cache: the page has just loaded it.
  const response = /-[0-9a-f]{16}\./.test(name)
    ? await get("default").catch(() => get("reload"))
    : await get("reload");
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  // A redirected answer may not be given to a navigation.
  return response.redirected ? new Response(response.body, { headers: response.headers }) : response;
}

self.addEventListener("install", (event) => event.waitUntil((async () => {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(FILES.map(async ([name, integrity]) => cache.put(address(name), await load(name, integrity))));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
})()));

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
})()));

// The page says when: see web/load/release.js.
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const url = request.url.replace(/[?#].*/s, "");
  const page = url === SHELL || url === `${SHELL}index.html`;
  const key = request.mode === "navigate" && page ? SHELL : url;
  if (!KNOWN.has(key) || (request.mode === "navigate" && !page)) return;
  event.respondWith((async () => {
    const cache = await caches.open(CACHE);
    return (await cache.match(key, { ignoreVary: true })) || fetch(request);
  })());
});

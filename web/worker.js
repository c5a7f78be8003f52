// Keeps one whole release for use without a network. Filled in by site/src/publish/worker.rs: the
// release is the hash of the list, each file is held to its own hash, so a release is
// stored complete and unmixed or not at all. Some servers refuse files by their ending: what is not
// needed to run may be missing then.
const RELEASE = "%RELEASE%";
const FILES = "%FILES%";
const PROVINCES = "%PROVINCES%"; // the folder of the provinces' files, where the law comes by province
const scope = self.registration.scope;
const PREFIX = `subsidy ${scope} `; // other calculators on this origin keep theirs
const CACHE = PREFIX + RELEASE;
const address = (name) => new URL(name, scope).href;
const SHELL = address("./");
const KNOWN = new Map(FILES.map((file) => [address(file[0]), file]));
const NEEDED = /^\.\/$|\.(js|wasm|bin)$/;
// Their names say what is in them, so they are kept as they come; and so are those of hosts who want all at once.
const isKeptAsItComes = (url) => PROVINCES !== "" && [PROVINCES, "all-"].some((start) => url.startsWith(address(start)));

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

/** Whether the server refuses a file. Its words for that have another hash, so asking for the file itself only fails. */
async function isRefused(name) {
  const { status } = await fetch(address(name), { cache: "no-store" });
  return status >= 400 && status < 500;
}

/** Files of provinces that were kept before, whose places somebody here has asked about: of this release. */
async function keepProvinces(cache) {
  const names = new Set();
  const folder = new RegExp(`^${address("provinces-").replace(/[^\w:/-]/g, "\\$&")}[0-9a-f]+/(.+)$`);
  for (const name of (await caches.keys()).filter((one) => one.startsWith(PREFIX) && one !== CACHE)) {
    for (const { url } of await (await caches.open(name)).keys()) {
      const [, file] = folder.exec(url) || [];
      if (file) names.add(file);
    }
  }
  await Promise.all(Array.from(names, async (file) => {
    const url = address(PROVINCES + file);
    const response = await fetch(url);
    if (response.ok) await cache.put(url, response);
  }));
}

self.addEventListener("install", (event) => event.waitUntil((async () => {
  const cache = await caches.open(CACHE);
  const missing = [];
  try {
    await Promise.all(FILES.map(async ([name, integrity]) => {
      try {
        await cache.put(address(name), await load(name, integrity));
      } catch (error) {
        if (NEEDED.test(name) || !await isRefused(name)) throw error;
        missing.push(name);
      }
    }));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
  if (PROVINCES) await keepProvinces(cache).catch(() => undefined);
  if (!missing.length) return;
  const pages = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
  pages.forEach((page) => page.postMessage({ missing })); // web/later/release.js says it
})()));

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
})()));

// The page says when: see web/later/release.js.
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const url = request.url.replace(/[?#].*/s, "");
  const page = url === SHELL || url === `${SHELL}index.html`;
  const key = request.mode === "navigate" && page ? SHELL : url;
  if (isKeptAsItComes(url)) {
    event.respondWith((async () => {
      const cache = await caches.open(CACHE);
      const stored = await cache.match(url, { ignoreVary: true });
      if (stored) return stored;
      const response = await fetch(request);
      if (response.ok) await cache.put(url, response.clone());
      return response;
    })());
    return;
  }
  if (!KNOWN.has(key) || (request.mode === "navigate" && !page)) return;
  event.respondWith((async () => {
    const cache = await caches.open(CACHE);
    const stored = await cache.match(key, { ignoreVary: true });
    if (stored) return stored;
    // Refused when the release was stored; perhaps no longer.
    try {
      const response = await load(...KNOWN.get(key));
      await cache.put(key, response.clone());
      return response;
    } catch (_) {
      return fetch(request);
    }
  })());
});

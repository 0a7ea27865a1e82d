// The shell without a network: built files are kept, pages fall back to the kept shell, and nothing that the API
// answers is ever stored. The version and the list are filled in by the build.
const version = 'varn-__VERSION__';
const files = __FILES__;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(version)
      .then((cache) => cache.addAll(files.map((file) => new Request(file, { cache: 'no-cache' })))),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name !== version).map((name) => caches.delete(name))),
      )
      .then(() => self.clients.claim()),
  );
});

// The page asks for this when its reader has agreed to the new version.
self.addEventListener('message', (event) => {
  if (event.data === 'activate') {
    self.skipWaiting();
  }
});

async function page(request) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match('/index.html')) ?? Response.error();
  }
}

async function builtFile(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const isServers = url.pathname.startsWith('/varn/') || url.pathname.startsWith('/federation/');
  if (request.method !== 'GET' || url.origin !== location.origin || isServers) {
    return;
  }
  if (request.mode === 'navigate') {
    event.respondWith(page(request));
  } else if (files.includes(url.pathname)) {
    event.respondWith(builtFile(request));
  }
});

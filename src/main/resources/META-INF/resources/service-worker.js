// Shows a copy of a screen, or "You are offline", if the network does not load a page. Touches nothing else: no files, no calls, no
// forms. The copies are those of frontend/src/offline/copy.ts. See docs/decisions/0038-offline-copies.md.
/* global offlinePage */
'use strict';

importScripts('offline-page.js');
try {
  importScripts('push-worker.js');
} catch (missing) {
  console.warn('Push messages are not available', missing);
}

addEventListener('install', (event) => {
  // A new version replaces the old one at once, also for open pages.
  skipWaiting();
  // Chromium then asks this worker for pages only. Other browsers ask it for each file, and it declines.
  const routes = event.addRoutes?.({ condition: { not: { requestMode: 'navigate' } }, source: 'network' });
  event.waitUntil(Promise.resolve(routes).catch(() => {}));
});

addEventListener('activate', (event) => {
  // The browser requests a page while this worker starts.
  event.waitUntil(Promise.all([clients.claim(), registration.navigationPreload?.enable()]));
});

addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate' && event.request.method === 'GET') {
    event.respondWith(load(event));
  }
});

async function load(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    return offlinePage(new URL(event.request.url));
  }
}

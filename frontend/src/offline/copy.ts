// <cura-offline-copy path="practices/42" as-of="2026-01-31T12:00:00Z">: stores a copy of its parent's content in this browser each time
// `as-of` changes, and deletes the stored copy of the path if `as-of` is missing. `as-of` arrives with the content, so a copy is never
// older than it says. Without a network, service-worker.js shows the copies. See docs/decisions/0038-offline-copies.md.

import { registerServiceWorker } from '../service-worker';
import { contentOf } from './parts';

/** Cookie of the server with the id of the device session. Copies of any other session are deleted. */
const COOKIE = /(?:^|; )(?:__Host-|__Secure-)?curasync-offline=([^;]+)/;
/** Begin of the name of the cache with the copies; the id follows. */
const PREFIX = 'curasync-offline-';
/** Response header with the time of a copy. */
const AS_OF = 'as-of';

const MAX_PRACTICES = 20;
const MAX_AGE_MS = 7 * 86_400_000;
/** Time for components to render. Short, because a user may soon leave the screen. */
const DELAY_MS = 100;
/** Minimum time between two copies of busy content. */
const INTERVAL_MS = 1000;

/** The service worker can read the cookie only with the Cookie Store API, and pages have caches only over TLS or on this machine. */
const isSupported = 'serviceWorker' in navigator && 'caches' in window && 'cookieStore' in window;

const cacheName = () => {
  const id = COOKIE.exec(document.cookie)?.[1];
  return id && PREFIX + id;
};

async function store(name: string, path: string, asOf: string, content: HTMLElement) {
  const copy = { path, asOf, ...contentOf(content) };
  const cache = await caches.open(name);
  await cache.put(path, Response.json(copy, { headers: { [AS_OF]: asOf } }));
  // The keys are in the order in which the copies were stored.
  const practices = (await cache.keys()).filter(({ url }) => /\/practices\/\d+$/.test(url));
  await Promise.all(practices.slice(0, -MAX_PRACTICES).map((oldest) => cache.delete(oldest)));
  await removeForeign();
}

/** Deletes the copies of all other sessions: of an earlier sign-in or another user, and all if no one is signed in. */
async function removeForeign() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== cacheName());
  await Promise.all(names.map((name) => caches.delete(name)));
}

async function removeOld() {
  const name = cacheName();
  if (!name || !(await caches.has(name))) {
    return;
  }
  const cache = await caches.open(name);
  for (const request of await cache.keys()) {
    const asOf = (await cache.match(request))?.headers.get(AS_OF) ?? 0;
    if (Date.now() - new Date(asOf).getTime() > MAX_AGE_MS) {
      await cache.delete(request);
    }
  }
}

class OfflineCopy extends HTMLElement {
  static readonly observedAttributes = ['path', AS_OF];
  private waiting: number | undefined;
  private updatedAt = 0;

  attributeChangedCallback() {
    this.waiting ??= window.setTimeout(
      () => {
        this.waiting = undefined;
        this.updatedAt = Date.now();
        void this.update();
      },
      Math.max(DELAY_MS, this.updatedAt + INTERVAL_MS - Date.now()),
    );
  }

  private async update() {
    const name = cacheName();
    const path = this.getAttribute('path');
    const asOf = this.getAttribute(AS_OF);
    const content = this.parentElement;
    if (!isSupported || !this.isConnected || !name || name !== session || !path || !content) {
      return;
    }
    if (asOf) {
      await store(name, path, asOf, content);
    } else {
      await (await caches.open(name)).delete(path);
    }
  }
}

/** The cache of the session in which this page was loaded. If it is no longer that of the cookie, the content is another user's. */
const session = cacheName();

if (isSupported) {
  void removeForeign().then(removeOld);
  // Not before the page has loaded, because the worker's scripts would compete with it.
  window.addEventListener('load', () => {
    registerServiceWorker().catch(() => {});
  });
}

customElements.define('cura-offline-copy', OfflineCopy);

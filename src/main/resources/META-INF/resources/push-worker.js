// Part of the service worker: shows push notifications, and opens what they are about.

self.addEventListener('push', (event) => {
  const { title, body, url, tag } = event.data.json();
  const options = { body, tag, renotify: true, icon: 'assets/icon-192.png', data: { url } };
  event.waitUntil(self.registration.showNotification(title, options));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(showAddress(addressOf(event.notification.data.url)));
});

/** Returns the address of a path of this application. Opens the start screen instead of an address of another site. */
function addressOf(path) {
  const scope = self.registration.scope;
  const address = new URL(path, scope).href;
  return address.startsWith(scope) ? address : scope;
}

/** Focuses the window that shows the address. Does not navigate another window, in which somebody may be entering data. */
async function showAddress(address) {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const shown = windows.find(({ url }) => url === address);
  return shown ? shown.focus() : self.clients.openWindow(address);
}

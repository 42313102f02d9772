// Registers the service worker, which shows copies of screens without a network and receives push notifications.

/** Rejects if the browser refuses, for example over TLS with a certificate that it does not trust. */
export const registerServiceWorker = () =>
  navigator.serviceWorker.register(new URL('service-worker.js', document.baseURI), { updateViaCache: 'none' });

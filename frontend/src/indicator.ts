// What Vaadin's own indicator of the connection says is announced, to those too who do not see it.

const INDICATOR = 'vaadin-connection-indicator';

function announce(): boolean {
  const indicator = document.querySelector(INDICATOR);
  indicator?.setAttribute('role', 'status');
  return indicator !== null;
}

// Vaadin adds it once its client has loaded.
if (!announce()) {
  new MutationObserver((_, observer) => announce() && observer.disconnect()).observe(document.body, { childList: true });
}

// Navigation inside the application. A click changes the address and then requests the screen of the address from the server. Only
// one request runs at a time. If the address has changed when the response arrives, the screen of the new address is requested.
// The last target therefore always wins, and targets in between are skipped. Replaces React Router, which Flow needs only for the
// first screen: see docs/decisions/0023-navigation.md.

export {};

interface Client {
  isActive(): boolean;
  sendEventMessage(node: number, event: string, data: object): void;
}

interface Container extends HTMLElement {
  serverConnected(cancel?: boolean): void;
  serverPaused(): void;
}

interface Frame {
  Vaadin?: { Flow?: { clients?: Record<string, Client> } };
}

/** A change of the address that Java code makes through Flow's History. */
interface Move {
  url: string;
  state: unknown;
  replace?: boolean;
  /**
   * Whether the client must request the screen of the address. Ignored while Flow requests the first screen, which the server already
   * knows.
   */
  callback?: boolean;
}

/** Cause of a navigation, with the names that Flow uses. */
type Trigger = 'link' | 'client' | 'history';

const ROOT_NODE = 1;

const address = () => location.pathname + location.search;

/** The address of the current screen. */
let shown = address();
/** The address of the pending request; undefined if there is none. */
let asked: string | undefined;
let askedAt = 0;

/**
 * Time for which a request counts as pending although the client is not active: the client becomes active only when it sends the
 * request. The server would ignore a second request in the same message.
 */
const SENDING_MS = 1000;

function container(): Container | undefined {
  const known = (document.body as unknown as { $?: Record<string, HTMLElement> }).$ ?? {};
  // If the first screen forwarded to another one, Flow still lists its container, which is detached.
  return Object.values(known).find(
    (element) => element.localName.startsWith('flow-container-') && element.isConnected,
  ) as Container | undefined;
}

function client(): Client | undefined {
  const clients = (window as Frame).Vaadin?.Flow?.clients ?? {};
  const id = Object.keys(clients).find((name) => name !== 'TypeScript');
  return id === undefined ? undefined : clients[id];
}

/** Returns whether Flow has shown the first screen. Until then, Flow handles navigation itself. */
function isReady(): boolean {
  const view = container();
  return client()?.sendEventMessage !== undefined && view !== undefined && view.style.display !== 'none';
}

function ask(trigger: Trigger) {
  // If the client is active or has just been asked, the response is pending. Otherwise the response was lost.
  if (asked !== undefined && (client()!.isActive() || Date.now() - askedAt < SENDING_MS)) {
    return;
  }
  asked = address();
  askedAt = Date.now();
  const view = container()!;
  view.serverConnected = answered;
  view.serverPaused = answered;
  client()!.sendEventMessage(ROOT_NODE, 'ui-navigate', {
    route: location.pathname.slice(new URL(document.baseURI).pathname.length),
    query: location.search.slice(1),
    appShellTitle: '',
    historyState: history.state,
    trigger,
  });
}

function answered() {
  if (asked === undefined) {
    return;
  }
  shown = asked;
  asked = undefined;
  if (address() !== shown) {
    ask('history');
  }
}

function followLink(event: MouseEvent) {
  const link = linkOf(event);
  if (!link || !isReady()) {
    return;
  }
  event.preventDefault();
  if (link.pathname + link.search !== address()) {
    history.pushState(null, '', link.href);
  }
  ask(link.hasAttribute('router-link') ? 'link' : 'client');
}

/** Returns the link that a click follows. Undefined unless it is a plain click on a link that opens a screen of the application. */
function linkOf(event: MouseEvent): HTMLAnchorElement | undefined {
  if (event.defaultPrevented || event.button !== 0 || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) {
    return undefined;
  }
  const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
  if (
    !link?.href.startsWith(document.baseURI) ||
    (link.target && link.target !== '_self') ||
    link.hasAttribute('download') ||
    link.hasAttribute('router-ignore') ||
    (link.hash !== '' && link.pathname + link.search === address())
  ) {
    return undefined;
  }
  return link;
}

function followHistory(event: PopStateEvent) {
  if (!isReady()) {
    return;
  }
  event.stopImmediatePropagation();
  if (asked !== undefined || address() !== shown) {
    ask('history');
  }
}

/** Handles a change of the address by Java code. */
function followServer(event: CustomEvent<Move>) {
  event.stopImmediatePropagation();
  if (asked !== undefined && asked !== address()) {
    // The change belongs to a screen that the user has left.
    return;
  }
  const { url, state, replace, callback } = event.detail;
  history[replace ? 'replaceState' : 'pushState'](state, '', new URL(url, document.baseURI));
  if (asked !== undefined) {
    asked = address();
  } else if (callback && isReady()) {
    ask('client');
  } else {
    shown = address();
  }
}

/** Handles a route that the server does not know and leaves to the client. Requests its screen from the server anyway. */
function followRoute(event: CustomEvent<URL>) {
  event.stopImmediatePropagation();
  history.pushState(null, '', event.detail);
  ask('client');
}

// These listeners must run before those of React Router, which would block the events. PageInitializer.java therefore loads this
// module before Vaadin's bundle.
document.addEventListener('click', followLink);
window.addEventListener('popstate', followHistory, { capture: true });
window.addEventListener('vaadin-navigate', (event) => followServer(event as CustomEvent<Move>), { capture: true });
window.addEventListener('vaadin-router-go', (event) => followRoute(event as CustomEvent<URL>), { capture: true });

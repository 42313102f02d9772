// Navigation inside the application. A click changes the address, then requests its screen from the server. Only one request runs at
// a time. If the address has changed when the response arrives, the new one is requested. So the last target always wins, and
// targets in between are skipped. Replaces React Router, which Flow only needs for the first
// screen: see docs/decisions/0023-navigation.md.

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

/** A request of the server's History. */
interface Move {
  url: string;
  state: unknown;
  replace?: boolean;
  /** Whether the client must request the screen. The server already knows it while Flow requests the first one. */
  callback?: boolean;
}

/** Names used by Flow. */
type Trigger = 'link' | 'client' | 'history';

const ROOT_NODE = 1;

const address = () => location.pathname + location.search;

/** The address of the current screen. */
let shown = address();
/** The address of the pending request. */
let asked: string | undefined;
let askedAt = 0;

/** The client is not active until it sends a request. The server would ignore a second one in the same message. */
const SENDING_MS = 1000;

function container(): Container | undefined {
  const known = (document.body as unknown as { $?: Record<string, HTMLElement> }).$ ?? {};
  // Flow leaves the detached container of a first screen that forwarded.
  return Object.values(known).find(
    (element) => element.localName.startsWith('flow-container-') && element.isConnected,
  ) as Container | undefined;
}

function client(): Client | undefined {
  const clients = (window as Frame).Vaadin?.Flow?.clients ?? {};
  const id = Object.keys(clients).find((name) => name !== 'TypeScript');
  return id === undefined ? undefined : clients[id];
}

/** Whether Flow has shown its first screen, to which it navigates itself. */
function isReady(): boolean {
  const view = container();
  return client()?.sendEventMessage !== undefined && view !== undefined && view.style.display !== 'none';
}

function ask(trigger: Trigger) {
  // While the client is busy, a response is pending. Otherwise it was lost.
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

/** The target link of a plain click, if it leads into the application. */
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

/** Handles a request of the server's History, after Java code has changed the address. */
function followServer(event: CustomEvent<Move>) {
  event.stopImmediatePropagation();
  if (asked !== undefined && asked !== address()) {
    // The request belongs to a screen that the user has left.
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

/** A route that the server does not know and leaves to the client. It is requested anyway. */
function followRoute(event: CustomEvent<URL>) {
  event.stopImmediatePropagation();
  history.pushState(null, '', event.detail);
  ask('client');
}

// These listeners must run before those of React Router, which would block events. This module is the first of the page
// (PageInitializer.java).
document.addEventListener('click', followLink);
window.addEventListener('popstate', followHistory, { capture: true });
window.addEventListener('vaadin-navigate', (event) => followServer(event as CustomEvent<Move>), { capture: true });
window.addEventListener('vaadin-router-go', (event) => followRoute(event as CustomEvent<URL>), { capture: true });

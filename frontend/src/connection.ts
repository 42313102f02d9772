// Tells when the page has lost its server, so that nobody takes numbers for true that no longer change: by a banner, and for
// styles by `data-connection="interrupted"` on the page. Vaadin knows of requests that fail and of a network that is gone; that the
// server's pushes have stopped it knows only when the user does something, so their transport is asked itself.

interface ConnectionStateStore {
  state: string;
  addStateChangeListener(listener: (previous: string, current: string) => void): void;
}

interface PushTransport {
  /** Taken once, however often it is added. */
  addCallback(callback: (response: { state: string }) => void): void;
}

interface Frame {
  Vaadin?: { connectionState?: ConnectionStateStore };
  vaadinPush?: { atmosphere?: PushTransport };
}

const LOST = new Set(['reconnecting', 'connection-lost']);
const PUSH_LOST = new Set(['closed', 'error']);
const PUSH_OPEN = new Set(['opening', 're-opening', 'messageReceived']);
/** Both come later than this module, and the transport may come anew. */
const LOOK_MS = 1000;
/** A hiccup that short is nobody's concern. */
const PATIENCE_MS = 700;
const GOOD_NEWS_MS = 4000;

const timeOfDay = new Intl.DateTimeFormat('en-US', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

class ConnectionBanner extends HTMLElement {
  private store: ConnectionStateStore | undefined;
  private pushLost = false;
  private lostAt: Date | undefined;
  private waiting: number | undefined;

  private readonly pushed = ({ state }: { state: string }) => {
    if (PUSH_LOST.has(state) || PUSH_OPEN.has(state)) {
      this.pushLost = PUSH_LOST.has(state);
      this.changed();
    }
  };

  connectedCallback() {
    this.setAttribute('role', 'status');
    this.hidden = true;
    window.setInterval(() => this.look(), LOOK_MS);
  }

  private look() {
    const { Vaadin, vaadinPush } = window as Frame;
    if (!this.store && Vaadin?.connectionState) {
      this.store = Vaadin.connectionState;
      this.store.addStateChangeListener(() => this.changed());
      this.changed();
    }
    vaadinPush?.atmosphere?.addCallback(this.pushed);
  }

  private changed() {
    if (this.pushLost || LOST.has(this.store?.state ?? '')) {
      this.lostAt ??= new Date();
      this.waiting ??= window.setTimeout(() => this.interrupted(), PATIENCE_MS);
    } else if (this.lostAt) {
      window.clearTimeout(this.waiting);
      this.waiting = undefined;
      this.lostAt = undefined;
      if (document.documentElement.dataset['connection']) {
        this.restored();
      }
    }
  }

  private interrupted() {
    document.documentElement.dataset['connection'] = 'interrupted';
    const since = this.lostAt ? timeOfDay.format(this.lostAt) : 'a moment ago';
    this.say('warn', `Live updates are interrupted. What you see is as of ${since}; trying to reconnect …`);
  }

  private restored() {
    delete document.documentElement.dataset['connection'];
    this.say('ok', 'Connected again: what you see is up to date.');
    window.setTimeout(() => {
      if (!this.lostAt) {
        this.hidden = true;
      }
    }, GOOD_NEWS_MS);
  }

  private say(tone: string, text: string) {
    this.dataset['tone'] = tone;
    this.textContent = text;
    this.hidden = false;
  }
}

customElements.define('cura-connection', ConnectionBanner);
document.body.append(document.createElement('cura-connection'));

// Tells when the page has lost its server, so that nobody takes numbers for true that no longer change: by a banner, and for
// styles by `data-connection="interrupted"` on the page. Vaadin knows the state: of the server's pushes, of requests, of the network.

interface ConnectionStateStore {
  state: string;
  addStateChangeListener(listener: (previous: string, current: string) => void): void;
}

const INTERRUPTED = new Set(['reconnecting', 'connection-lost']);
/** A hiccup that short is nobody's concern. */
const PATIENCE_MS = 700;
const GOOD_NEWS_MS = 4000;

const timeOfDay = new Intl.DateTimeFormat('en-US', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

class ConnectionBanner extends HTMLElement {
  private waiting: number | undefined;
  private lostAt: Date | undefined;

  connectedCallback() {
    this.setAttribute('role', 'status');
    this.hidden = true;
    this.follow();
  }

  /** Vaadin comes later than this module. */
  private follow() {
    const store = (window as { Vaadin?: { connectionState?: ConnectionStateStore } }).Vaadin?.connectionState;
    if (!store) {
      window.setTimeout(() => this.follow(), 200);
      return;
    }
    store.addStateChangeListener((_, current) => this.changed(current));
    this.changed(store.state);
  }

  private changed(state: string) {
    if (INTERRUPTED.has(state)) {
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

// Shows that the page has lost its server: a banner, the text of every <cura-interrupted>, and `data-connection="interrupted"` on
// the page for styles. Vaadin reports failed requests. It notices a lost push connection only at the next request, so this module
// listens to the push transport. A server that hangs causes no failure: after a quiet period it is polled with a deadline.

interface ConnectionStateStore {
  state: string;
  addStateChangeListener(listener: (previous: string, current: string) => void): void;
}

interface PushTransport {
  /** Registered once, even if added repeatedly. */
  addCallback(callback: (response: { state: string }) => void): void;
}

interface Frame {
  Vaadin?: { connectionState?: ConnectionStateStore };
  vaadinPush?: { atmosphere?: PushTransport };
}

const LOST = new Set(['reconnecting', 'connection-lost']);
const PUSH_LOST = new Set(['closed', 'error']);
const PUSH_OPEN = new Set(['opening', 're-opening', 'messageReceived']);
/** Both are loaded after this module, and the transport may be replaced. */
const LOOK_MS = 1000;
/** Shorter interruptions are not shown. */
const HICCUP_MS = 700;
const GOOD_NEWS_MS = 4000;

/** Needs no session and has no rate limit. */
const SIGN_OF_LIFE = 'alive';
/** Their sum is the time until a hanging server is noticed: below ten seconds. */
const QUIET_MS = 4500;
const DEADLINE_MS = 4000;
const RETRY_MS = 1500;

const timeOfDay = new Intl.DateTimeFormat('en-US', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

class ConnectionBanner extends HTMLElement {
  private store: ConnectionStateStore | undefined;
  private pushLost = false;
  private silent = false;
  /** Time of the last push or response. */
  private heardAt = Date.now();
  private listening: number | undefined;
  private asking = false;
  private lostAt: Date | undefined;
  private waiting: number | undefined;

  private readonly pushed = ({ state }: { state: string }) => {
    if (PUSH_LOST.has(state) || PUSH_OPEN.has(state)) {
      this.pushLost = PUSH_LOST.has(state);
      this.changed();
    }
    if (PUSH_OPEN.has(state)) {
      this.heard();
    }
  };

  connectedCallback() {
    this.setAttribute('role', 'status');
    this.hidden = true;
    window.setInterval(() => this.look(), LOOK_MS);
    this.listen(QUIET_MS);
    document.addEventListener('visibilitychange', () => this.askIfQuiet());
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

  private listen(millis: number) {
    window.clearTimeout(this.listening);
    this.listening = window.setTimeout(() => this.askIfQuiet(), millis);
  }

  /** Does not poll for a hidden page, or while pushes arrive. */
  private askIfQuiet() {
    if (this.asking || document.hidden) {
      return;
    }
    const quiet = Date.now() - this.heardAt;
    if (this.silent || quiet >= QUIET_MS) {
      void this.ask();
    } else {
      this.listen(QUIET_MS - quiet);
    }
  }

  private async ask() {
    this.asking = true;
    const isAlive = await fetch(SIGN_OF_LIFE, {
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(DEADLINE_MS),
    }).then(({ ok }) => ok, () => false);
    this.asking = false;
    if (isAlive) {
      this.heard();
    } else if (Date.now() - this.heardAt >= DEADLINE_MS) {
      this.silent = true;
      this.changed();
    }
    this.listen(isAlive ? QUIET_MS : RETRY_MS);
  }

  private heard() {
    this.heardAt = Date.now();
    if (this.silent) {
      this.silent = false;
      this.changed();
    }
  }

  private changed() {
    if (this.silent || this.pushLost || LOST.has(this.store?.state ?? '')) {
      this.lostAt ??= new Date(this.heardAt);
      this.waiting ??= window.setTimeout(() => this.interrupted(), this.silent ? 0 : HICCUP_MS);
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
    const since = timeOfDay.format(this.lostAt);
    Interrupted.show(`Interrupted · as of ${since}`);
    this.say('warn', `Live updates are interrupted. You see the state of ${since}. Trying to reconnect …`);
  }

  private restored() {
    delete document.documentElement.dataset['connection'];
    Interrupted.show('');
    this.say('ok', 'Connected again. You see the current state.');
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

/** <cura-interrupted>: shows the text of an interruption, and nothing otherwise. */
class Interrupted extends HTMLElement {
  private static readonly all = new Set<Interrupted>();
  private static text = '';

  static show(text: string) {
    Interrupted.text = text;
    Interrupted.all.forEach((one) => (one.textContent = text));
  }

  connectedCallback() {
    Interrupted.all.add(this);
    this.textContent = Interrupted.text;
  }

  disconnectedCallback() {
    Interrupted.all.delete(this);
  }
}

customElements.define('cura-interrupted', Interrupted);
customElements.define('cura-connection', ConnectionBanner);
document.body.append(document.createElement('cura-connection'));

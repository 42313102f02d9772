// Shows that the page has lost the connection to the server: with a banner, with a text in every <cura-interrupted>, and for styles
// with `data-connection="interrupted"` on the root element. There are three sources. Vaadin reports failed requests. The push
// transport reports a lost push connection, which Vaadin would notice only at the next request. A server that hangs causes no
// failure, so after a quiet period the page sends a heartbeat request with a timeout.
//
// A server that cannot reach its database says so with the attributes of <cura-database>, and is shown in the same places.

interface ConnectionStateStore {
  state: string;
  addStateChangeListener(listener: (previous: string, current: string) => void): void;
}

interface PushTransport {
  /** Registers a callback. Has no effect if the callback is already registered. */
  addCallback(callback: (response: { state: string }) => void): void;
}

interface Frame {
  Vaadin?: { connectionState?: ConnectionStateStore };
  vaadinPush?: { atmosphere?: PushTransport };
}

const LOST = new Set(['reconnecting', 'connection-lost']);
const PUSH_LOST = new Set(['closed', 'error']);
const PUSH_OPEN = new Set(['opening', 're-opening', 'messageReceived']);
/**
 * Interval at which the page looks for Vaadin's connection state and for the push transport. Both are loaded after this module, and the
 * transport may be replaced.
 */
const LOOK_MS = 1000;
/** Minimum duration of an interruption that is shown, unless the server hangs. */
const HICCUP_MS = 700;
/** Duration for which the banner shows that the page is connected again. */
const GOOD_NEWS_MS = 4000;

/** Path of the heartbeat request, which needs no session and has no rate limit. */
const SIGN_OF_LIFE = 'alive';
/**
 * Time without any contact after which the page sends a heartbeat. A hanging server is noticed after QUIET_MS + DEADLINE_MS, which
 * must be below ten seconds.
 */
const QUIET_MS = 4500;
/** Timeout of a heartbeat. */
const DEADLINE_MS = 4000;
/** Delay after a failed heartbeat. */
const RETRY_MS = 1500;

const timeOfDay = new Intl.DateTimeFormat('en-US', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

/** Problem of the database, empty if there is none, and the time of the data on screen in ms since the epoch. */
const database = { problem: '', since: 0 };

class ConnectionBanner extends HTMLElement {
  private store: ConnectionStateStore | undefined;
  private pushLost = false;
  /** Whether heartbeats get no answer. */
  private silent = false;
  /** Time of the last contact, which is a push message, an opened push connection or an answered heartbeat. In ms since the epoch. */
  private heardAt = Date.now();
  private listening: number | undefined;
  private asking = false;
  /** Last contact before the current interruption. */
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

  /** Sends a heartbeat unless the page is hidden or there was a contact recently. */
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

  private get lost() {
    return this.silent || this.pushLost || LOST.has(this.store?.state ?? '');
  }

  changed() {
    if (this.lost || database.problem) {
      this.lostAt ??= new Date(this.lost ? this.heardAt : database.since);
      if (document.documentElement.dataset['connection']) {
        this.interrupted();
      } else {
        this.waiting ??= window.setTimeout(() => this.interrupted(), this.silent || database.problem ? 0 : HICCUP_MS);
      }
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
    const problem = this.lost ? '' : database.problem;
    Interrupted.show(`${problem || 'Interrupted'} · as of ${since}`);
    this.say(
      'warn',
      problem
        ? `${problem}. You see the state of ${since}. This page continues by itself.`
        : `Live updates are interrupted. You see the state of ${since}. Trying to reconnect …`,
    );
  }

  private restored() {
    delete document.documentElement.dataset['connection'];
    Interrupted.show('');
    if (document.querySelector('[data-outage]')) {
      // An error page: its view could not be opened without the database.
      window.location.reload();
      return;
    }
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

/** <cura-interrupted>: shows a text during an interruption, and is empty otherwise. */
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

/** <cura-database problem="The database is not reachable" since="1790000000000">: without attributes if the database is available. */
class DatabaseStatus extends HTMLElement {
  static readonly observedAttributes = ['problem', 'since'];

  connectedCallback() {
    this.update();
  }

  attributeChangedCallback() {
    if (this.isConnected) {
      this.update();
    }
  }

  private update() {
    database.problem = this.getAttribute('problem') ?? '';
    database.since = Number(this.getAttribute('since'));
    banner.changed();
  }
}

customElements.define('cura-interrupted', Interrupted);
customElements.define('cura-connection', ConnectionBanner);
const banner = new ConnectionBanner();
document.body.append(banner);
customElements.define('cura-database', DatabaseStatus);

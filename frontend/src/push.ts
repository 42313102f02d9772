// Push notifications on this device. The service worker shows them (push-worker.js), the server sends them.

import { html, LitElement, nothing } from 'lit';
import { registerServiceWorker } from './service-worker';

/** Name in localStorage of the user who has turned push notifications on in this browser. */
const TURNED_ON_BY = 'curasync-push';

type State = 'looking' | 'insecure' | 'install' | 'unsupported' | 'blocked' | 'ready';

const EXPLANATIONS: Record<Exclude<State, 'looking' | 'ready'>, string> = {
  insecure: 'This device cannot receive push notifications, because CuraSync is not opened with https.',
  install:
    'On an iPhone or iPad, install CuraSync first: press Share and Add to Home Screen. Open it from there and turn push notifications on.',
  unsupported: 'This browser does not support push notifications.',
  blocked: 'This browser blocks notifications of CuraSync. Allow them in the settings of the browser for this site, then reload the page.',
};

function look(): State {
  if (!window.isSecureContext) {
    return 'insecure';
  }
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) {
    return isAppleMobile() ? 'install' : 'unsupported';
  }
  return Notification.permission === 'denied' ? 'blocked' : 'ready';
}

// An iPad says that it is a Mac, but a Mac has no touch screen.
const isAppleMobile = () =>
  /iPhone|iPad/.test(navigator.userAgent) || (navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1);

async function currentSubscription(): Promise<PushSubscription | undefined> {
  const registration = await navigator.serviceWorker.getRegistration(document.baseURI);
  return (await registration?.pushManager.getSubscription()) ?? undefined;
}

/** Returns the subscription of this browser with the key. Creates it if there is none, or one with another key. */
async function subscribe(key: string): Promise<PushSubscription> {
  const registration = await registerServiceWorker();
  await navigator.serviceWorker.ready;
  const existing = await registration.pushManager.getSubscription();
  if (existing && isOf(existing, key)) {
    return existing;
  }
  await existing?.unsubscribe();
  return registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) });
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function isOf(subscription: PushSubscription, key: string): boolean {
  const used = subscription.options.applicationServerKey;
  return used !== null && new Uint8Array(used).join() === bytes(key).join();
}

function report(element: HTMLElement, event: string, subscription: PushSubscription) {
  element.dispatchEvent(new CustomEvent(event, { detail: JSON.stringify(subscription) }));
}

/**
 * <cura-push user="7" server-key="…" endpoints="https://… https://…">: turns push notifications on and off on this device. Fires
 * `push-on` with the subscription as JSON, and `push-off` with its endpoint. `endpoints` are those to which the server sends.
 */
class PushSwitch extends LitElement {
  static override properties = {
    user: {},
    serverKey: { attribute: 'server-key' },
    endpoints: {},
    state: { state: true },
    endpoint: { state: true },
    busy: { state: true },
    problem: { state: true },
  };

  declare user: string;
  declare serverKey: string;
  declare endpoints: string;
  declare state: State;
  declare endpoint: string | undefined;
  declare busy: boolean;
  declare problem: string;

  constructor() {
    super();
    this.endpoints = '';
    this.state = 'looking';
    this.busy = false;
    this.problem = '';
  }

  override connectedCallback() {
    super.connectedCallback();
    void this.look();
  }

  /** The button is styled by the page. */
  protected override createRenderRoot() {
    return this;
  }

  private get isOn() {
    return this.endpoint !== undefined && this.endpoints.split(' ').includes(this.endpoint);
  }

  protected override render() {
    if (this.state === 'looking') {
      return nothing;
    }
    if (this.state !== 'ready') {
      return html`<span role="status">${EXPLANATIONS[this.state]}</span>`;
    }
    const text = this.isOn ? 'This device receives push notifications.' : 'This device receives no push notifications.';
    return html`
      <span role="status">${this.problem || text}</span>
      <vaadin-button ?disabled=${this.busy} @click=${() => void this.change()}>
        ${this.isOn ? 'Turn off for this device' : 'Turn on for this device'}
      </vaadin-button>
    `;
  }

  private async look() {
    this.state = look();
    this.endpoint = this.state === 'ready' ? (await currentSubscription())?.endpoint : undefined;
  }

  private async change() {
    this.busy = true;
    this.problem = '';
    try {
      await (this.isOn ? this.turnOff() : this.turnOn());
    } catch (failure) {
      console.warn('Push notifications could not be changed', failure);
      this.problem = 'The push service of this browser cannot be reached. Check the network and try again.';
    }
    await this.look();
    this.busy = false;
  }

  /** The browser asks for the permission only directly after a click. */
  private async turnOn() {
    if ((await Notification.requestPermission()) !== 'granted') {
      this.problem = 'Notifications were not allowed. Turn them on again and allow them.';
      return;
    }
    const subscription = await subscribe(this.serverKey);
    localStorage.setItem(TURNED_ON_BY, this.user);
    report(this, 'push-on', subscription);
  }

  private async turnOff() {
    const subscription = await currentSubscription();
    localStorage.removeItem(TURNED_ON_BY);
    if (subscription) {
      this.dispatchEvent(new CustomEvent('push-off', { detail: subscription.endpoint }));
      await subscription.unsubscribe();
    }
  }
}

/**
 * <cura-push-renewal user="7" server-key="…">: on each page of a user who has turned push notifications on in this browser, fires
 * `push-renew` with the subscription as JSON. The server ended it if the device was signed out meanwhile.
 */
class PushRenewal extends HTMLElement {
  connectedCallback() {
    this.hidden = true;
    void this.renew().catch((failure) => console.warn('Push notifications could not be renewed', failure));
  }

  private async renew() {
    const user = this.getAttribute('user');
    if (localStorage.getItem(TURNED_ON_BY) === user && look() === 'ready' && Notification.permission === 'granted') {
      report(this, 'push-renew', await subscribe(this.getAttribute('server-key')!));
    }
  }

  /** Ends the subscription of this browser. Called by the server if the user has removed this device from another one. */
  async forget() {
    localStorage.removeItem(TURNED_ON_BY);
    await (await currentSubscription())?.unsubscribe();
  }
}

customElements.define('cura-push', PushSwitch);
customElements.define('cura-push-renewal', PushRenewal);

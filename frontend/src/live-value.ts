// <cura-live of="42 orders" value="48" since="2026-01-31T12:00:00Z">…</cura-live>: is briefly highlighted if the value differs from the
// last value with the same name (`of`), even if another element showed that value. The last values are stored by name, because a
// grid reuses cells for other rows. A value whose name was not shown before is highlighted if it changed within the last five
// seconds, according to the optional time `since`.

import { goOut, lightUp } from './light-up';

/** Maximum number of stored values. */
const MOST = 2000;
const JUST_NOW_MILLIS = 5000;

const shown = new Map<string, string>();

function remember(name: string, value: string) {
  shown.delete(name);
  shown.set(name, value);
  if (shown.size > MOST) {
    shown.delete(shown.keys().next().value!);
  }
}

class LiveValue extends HTMLElement {
  static readonly observedAttributes = ['of', 'value'];
  private looking = false;

  connectedCallback() {
    this.attributeChangedCallback();
  }

  attributeChangedCallback() {
    if (!this.looking) {
      this.looking = true;
      // Deferred until all attributes of this element are set.
      queueMicrotask(() => {
        this.looking = false;
        this.look();
      });
    }
  }

  private look() {
    const name = this.getAttribute('of');
    const value = this.getAttribute('value') ?? '';
    if (!name || !this.isConnected) {
      return;
    }
    const before = shown.get(name);
    remember(name, value);
    goOut(this);
    if (before === undefined ? this.isNew() : before !== value) {
      lightUp(this);
    }
  }

  private isNew(): boolean {
    const since = this.getAttribute('since');
    return since !== null && Math.abs(Date.now() - Date.parse(since)) < JUST_NOW_MILLIS;
  }
}

customElements.define('cura-live', LiveValue);

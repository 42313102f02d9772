// <cura-live of="42 orders" value="48" since="2026-01-31T12:00:00Z">…</cura-live>: is highlighted briefly when the value of
// the same name (`of`) has changed, even if it was shown elsewhere before. A grid reuses cells for other rows, so the last values
// are stored by name. A value that was not shown before is highlighted if it has just changed (`since`).

import { goOut, lightUp } from './light-up';

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
      // Deferred until all attributes of this cell are set.
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

import { css, html, LitElement } from 'lit';

/** Maximum time between the g key and the second key. */
const SEQUENCE_MILLIS = 1500;

const GO = 'g';
const HELP = '?';

interface Shortcut {
  keys: string[];
  does: string;
}

/** Maximum time to wait for the search field of the screen that the slash key has opened. */
const SEARCH_MILLIS = 5000;

/**
 * <cura-keys>: keyboard shortcuts of the application. With `data-go="p"` on a link, the keys g and p follow the link. With
 * `data-slash` on a field, the slash key focuses the field. If the screen has no such field, the slash key follows the link with
 * `data-search` and focuses the field of the new screen. The ? key lists all shortcuts.
 */
class Keys extends LitElement {
  static override properties = { shortcuts: { state: true } };

  static override styles = css`
    dialog {
      min-width: min(340px, 80vw);
      padding: 22px 26px;
      border: 1px solid var(--cs-border);
      border-radius: var(--cs-radius);
      background: var(--cs-surface);
      color: var(--cs-text);
      font: inherit;
    }
    dialog::backdrop { background: rgb(0 0 0 / 35%); }
    h2 { margin: 0 0 12px; font-size: 15px; font-weight: 650; }
    dl { display: grid; grid-template-columns: auto 1fr; gap: 9px 22px; margin: 0 0 18px; font-size: 13px; }
    dt { white-space: nowrap; }
    dd { margin: 0; color: var(--cs-muted); }
    kbd {
      display: inline-block;
      min-width: 11px;
      padding: 1px 6px;
      border: 1px solid var(--cs-border);
      border-radius: 5px;
      background: var(--cs-raised);
      font: inherit;
      font-size: 12px;
      text-align: center;
    }
    button {
      padding: 7px 14px;
      border: 1px solid var(--cs-border);
      border-radius: 9px;
      background: var(--cs-raised);
      color: inherit;
      font: inherit;
      font-weight: 600;
      cursor: pointer;
    }
    button:focus-visible { outline: 2px solid var(--cs-accent); outline-offset: 2px; }
  `;

  declare shortcuts: Shortcut[];
  private goUntil = 0;
  private readonly pressed = (event: KeyboardEvent) => this.press(event);

  constructor() {
    super();
    this.shortcuts = [];
  }

  override connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this.pressed);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.pressed);
  }

  protected override render() {
    return html`<dialog aria-labelledby="title">
      <h2 id="title">Keyboard</h2>
      <dl>
        ${this.shortcuts.map(({ keys, does }) => html`<dt>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${does}</dd>`)}
      </dl>
      <form method="dialog"><button autofocus>Close</button></form>
    </dialog>`;
  }

  private press(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event) || this.isCovered()) {
      return;
    }
    const going = Date.now() < this.goUntil;
    this.goUntil = 0;
    if (going) {
      this.follow(event);
    } else if (event.key === GO) {
      this.goUntil = Date.now() + SEQUENCE_MILLIS;
    } else if (event.key === HELP) {
      event.preventDefault();
      void this.help();
    } else if (event.key === '/') {
      this.search(event);
    }
  }

  private follow(event: KeyboardEvent) {
    const link = goLinks().find((candidate) => candidate.dataset['go'] === event.key);
    if (link) {
      event.preventDefault();
      link.click();
    }
  }

  private search(event: KeyboardEvent) {
    const field = searchField();
    const link = document.querySelector<HTMLElement>('a[data-search]');
    if (field) {
      event.preventDefault();
      field.focus();
    } else if (link) {
      event.preventDefault();
      link.click();
      const until = Date.now() + SEARCH_MILLIS;
      const look = () => {
        const shown = searchField();
        if (shown) {
          shown.focus();
        } else if (Date.now() < until) {
          requestAnimationFrame(look);
        }
      };
      look();
    }
  }

  /** Returns whether a dialog is open, which makes the shortcuts inactive. */
  private isCovered(): boolean {
    const own = this.renderRoot.querySelector('dialog');
    return own?.open === true || document.querySelector('vaadin-dialog[opened]') !== null;
  }

  private async help() {
    this.shortcuts = [
      { keys: ['/'], does: 'Search' },
      { keys: ['↑', '↓'], does: 'Move in a list; Enter opens' },
      { keys: ['Esc'], does: 'Close what is open' },
      ...goLinks().map((link) => ({ keys: [GO, link.dataset['go']!], does: link.dataset['title'] ?? link.innerText })),
      { keys: [HELP], does: 'This list' },
    ];
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')!.showModal();
  }
}

const searchField = () => document.querySelector<HTMLElement>('[data-slash]');

const goLinks = () => [...document.querySelectorAll<HTMLElement>('a[data-go]')];

/** Elements that use letter keys: fields for text, and lists that jump to the first item with the typed initial. */
const TAKES_LETTERS = 'input, textarea, select, [contenteditable], vaadin-select, [role="listbox"], [role="menu"]';

const isTyping = (event: KeyboardEvent) =>
  event.composedPath().some((element) => element instanceof Element && element.matches(TAKES_LETTERS));

customElements.define('cura-keys', Keys);

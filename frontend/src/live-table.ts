// <cura-live-table><table>… <tr data-key="TX">: briefly highlights each cell whose text has changed for the same row key. When rows
// swap ranks, the server keeps the row elements and exchanges their contents, so this module stores the last texts by row key.

import { goOut, lightUp } from './light-up';

class LiveTable extends HTMLElement {
  private said = new Map<string, string[]>();
  private places: string[] = [];
  private readonly changes = new MutationObserver(() => this.look());

  connectedCallback() {
    this.look();
    this.changes.observe(this, { subtree: true, childList: true, characterData: true });
  }

  disconnectedCallback() {
    this.changes.disconnect();
  }

  private look() {
    const rows = [...this.querySelectorAll<HTMLTableRowElement>('tbody tr[data-key]')];
    const saying = new Map(
      rows.map((row) => [row.dataset.key!, [...row.cells].map((cell) => cell.textContent ?? '')] as const),
    );
    rows.forEach((row, place) => {
      const before = this.said.get(row.dataset.key!);
      const moved = this.places[place] !== row.dataset.key;
      saying.get(row.dataset.key!)!.forEach((text, column) => {
        const changed = before !== undefined && before[column] !== text;
        if (moved || changed) {
          goOut(row.cells[column]);
        }
        if (changed) {
          lightUp(row.cells[column]);
        }
      });
    });
    // Rows without text are not stored, because filling an empty row is not a change.
    this.said = new Map([...saying].filter(([, texts]) => texts.some((text) => text !== '')));
    this.places = rows.map((row) => row.dataset.key!);
  }
}

customElements.define('cura-live-table', LiveTable);

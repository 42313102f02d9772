// <cura-live-table><table>… <tr data-key="TX">: a cell lights up for a moment when what it says of the same row has changed.
// Rows that change places stay where they are and show each other's contents, so what was last said is kept by key.

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
    // A row that says nothing yet is about to be filled for the first time, which is no change.
    this.said = new Map([...saying].filter(([, texts]) => texts.some((text) => text !== '')));
    this.places = rows.map((row) => row.dataset.key!);
  }
}

customElements.define('cura-live-table', LiveTable);

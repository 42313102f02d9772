import { html, nothing, type PropertyDeclarations, render } from 'lit';
import { goOut, lightUp } from './light-up';
import { LiveItems } from './live-items';

/** Content of a cell; see io.curasync.kpi.ui.TableCell. */
type Cell =
  | string
  | { text: string; title: string }
  | { text: string; href?: string }
  | { name: string; initials: string; href: string }
  | { weeks: number[] }
  | { number: string; percent: number };

interface Row {
  key: string;
  cells: Cell[];
}

/**
 * <cura-live-table><table>…: renders the rows into the body of the table, with the CSS classes `columns` of the cells, and marks the row
 * with the key `selected`. Fires `pick` with the key of a clicked row. When rows swap ranks, their elements stay and exchange their
 * contents, so a link keeps the focus. Briefly highlights each cell whose text has changed for the same key.
 */
class LiveTable extends LiveItems<Row> {
  static override properties: PropertyDeclarations = { selected: { attribute: false } };

  declare selected: string | null | undefined;
  declare columns: string[];

  private said = new Map<string, string[]>();
  private places: string[] = [];

  constructor() {
    super();
    this.addEventListener('click', ({ target }) => {
      const row = target instanceof Element && !target.closest('a') ? target.closest<HTMLElement>('tbody tr') : null;
      if (row) {
        this.dispatchEvent(new CustomEvent('pick', { detail: row.dataset.key }));
      }
    });
  }

  protected override show() {
    const body = this.querySelector('tbody');
    if (body) {
      render(
        this.items.map((row) => this.row(row)),
        body,
      );
      this.highlightChanges(body);
    }
  }

  private row({ key, cells }: Row) {
    return html`<tr data-key=${key} aria-selected=${key === this.selected ? 'true' : nothing}>
      ${cells.map((cell, column) => html`<td class=${this.columns[column]?.trim() || nothing}>${content(cell)}</td>`)}
    </tr>`;
  }

  private highlightChanges(body: HTMLTableSectionElement) {
    const rows = [...body.rows];
    const saying = new Map(
      rows.map((row) => [row.dataset.key!, [...row.cells].map((cell) => cell.textContent ?? '')] as const),
    );
    rows.forEach((row, place) => {
      const before = this.said.get(row.dataset.key!);
      const moved = this.places[place] !== row.dataset.key;
      saying.get(row.dataset.key!)!.forEach((text, column) => {
        const changed = before !== undefined && before[column] !== text;
        if (moved || changed) {
          goOut(row.cells[column]!);
        }
        if (changed) {
          lightUp(row.cells[column]!);
        }
      });
    });
    this.said = saying;
    this.places = rows.map((row) => row.dataset.key!);
  }
}

function content(cell: Cell) {
  if (typeof cell === 'string') {
    return cell;
  }
  if ('weeks' in cell) {
    return html`<cura-sparkline bars .values=${cell.weeks}></cura-sparkline>`;
  }
  if ('percent' in cell) {
    return html`<span class="kpi-share">${cell.number}<span style="width: ${cell.percent}%"></span></span>`;
  }
  if ('name' in cell) {
    return html`<span class="kpi-person"
      ><span class="cs-avatar cs-small" aria-hidden="true">${cell.initials}</span
      ><a href=${cell.href} title=${cell.name}>${cell.name}</a></span
    >`;
  }
  if ('title' in cell) {
    return html`<span title=${cell.title}>${cell.text}</span>`;
  }
  return cell.href === undefined ? html`<span>${cell.text}</span>` : html`<a href=${cell.href}>${cell.text}</a>`;
}

customElements.define('cura-live-table', LiveTable);

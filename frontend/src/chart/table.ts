import { html, nothing, type TemplateResult } from 'lit';
import { type Data, type Days, formatDay, formatValue, valueOn } from './data';

interface Row {
  key: string;
  cells: string[];
}

function rows(data: Data): { head: string[]; body: Row[] } {
  switch (data.kind) {
    case 'days':
      return {
        head: ['Day', data.values.name, ...(data.earlier ? [data.earlier.name] : [])],
        body: data.days.map((day, i) => ({
          key: day,
          cells: [formatDay(day), ...[data.values, data.earlier].flatMap((line) => (line ? [number(valueOn(line, i), data.unit)] : []))],
        })),
      };
    case 'bars':
      return { head: ['What', 'Result'], body: data.bars.map((bar) => ({ key: bar.key, cells: [bar.label, bar.text] })) };
    case 'states':
      return {
        head: ['State', data.unit, 'More'],
        body: data.states.map((state) => ({ key: state.code, cells: [state.name, number(state.value), state.text ?? ''] })),
      };
  }
}

const number = (value: number | undefined, unit: Days['unit'] = 'COUNT') => (value === undefined ? '–' : formatValue(value, unit));

/** Moves the focus to the next or previous row with the arrow keys. All rows together are a single stop of the Tab key. */
function moveFocus(event: KeyboardEvent) {
  const row = (event.target as HTMLElement).closest('tr');
  const next = { ArrowUp: row?.previousElementSibling, ArrowDown: row?.nextElementSibling }[event.key]?.querySelector('button');
  if (next) {
    event.preventDefault();
    (event.target as HTMLElement).tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }
}

/**
 * Returns the data of a chart as a table, for screen readers and for selection by keyboard.
 *
 * @param picks called for the rows: `pick` on selection, `point` with the index on focus and with undefined on blur; undefined if
 * rows cannot be selected
 */
export function asTable(
  data: Data,
  caption: string,
  picks: { pick: (key: string) => void; point: (index: number | undefined) => void } | undefined,
): TemplateResult {
  const { head, body } = rows(data);
  // There may be 90 days, too many to pass with the Tab key. The rows of a grid are one stop; the arrow keys lead to the others.
  const isDays = data.kind === 'days';
  return html`<table role=${isDays && picks ? 'grid' : nothing}>
    <caption>${caption}</caption>
    <thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
    <tbody>
      ${body.map(
        ({ key, cells: [name, ...rest] }, index) => html`<tr>
          <th scope="row">
            ${picks
              ? html`<button
                  tabindex=${isDays && index < body.length - 1 ? -1 : 0}
                  @keydown=${isDays ? moveFocus : undefined}
                  @click=${() => picks.pick(key)}
                  @focus=${() => picks.point(index)}
                  @blur=${() => picks.point(undefined)}
                >${name}</button>`
              : (name ?? nothing)}
          </th>
          ${rest.map((cell) => html`<td>${cell}</td>`)}
        </tr>`,
      )}
    </tbody>
  </table>`;
}

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

/** The data of the chart as a table, for screen readers and for selection by keyboard. */
export function asTable(
  data: Data,
  caption: string,
  picks: { pick: (key: string) => void; point: (index: number | undefined) => void } | undefined,
): TemplateResult {
  const { head, body } = rows(data);
  return html`<table>
    <caption>${caption}</caption>
    <thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
    <tbody>
      ${body.map(
        ({ key, cells: [name, ...rest] }, index) => html`<tr>
          <th scope="row">
            ${picks
              ? html`<button
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

// Small line and bar charts without axes, stretched to their container and hidden from screen readers. The same as
// io.curasync.ui.chart.Sparkline, for elements that receive values instead of markup.

import { html, nothing, svg, type TemplateResult } from 'lit';

const WIDTH = 100;
const HEIGHT = 24;
const MARGIN = 1.5;
/** Width of a bar, as a fraction of the width that is available for each value. */
const BAR_WIDTH = 0.7;
/** Height of a bar with the value 0, so that the bar is visible. */
const MIN_BAR_HEIGHT = 1;

/** Returns a line chart of the values, oldest first. The caller shows at least two values. */
export function line(values: number[]): TemplateResult {
  const lowest = Math.min(...values);
  const range = Math.max(...values) - lowest;
  const points = values.map((value, i) => {
    const share = range === 0 ? 0.5 : (value - lowest) / range;
    return `${decimal((WIDTH * i) / (values.length - 1))} ${decimal(HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN))}`;
  });
  const path = `M${points.join('L')}`;
  return drawing(svg`${range === 0 ? nothing : svg`<path class="area" d=${`${path}L100 24L0 24Z`}></path>`}<path
    class="line" d=${path}></path>`);
}

/** Returns a bar chart of the values, oldest first. The bars start at 0, and negative values are drawn as 0. */
export function bars(values: number[]): TemplateResult {
  const largest = Math.max(...values);
  const step = WIDTH / values.length;
  const path = values.map((value, i) => {
    const share = largest <= 0 ? 0 : Math.max(0, value) / largest;
    const height = MIN_BAR_HEIGHT + share * (HEIGHT - MIN_BAR_HEIGHT);
    return `M${decimal(i * step + (step * (1 - BAR_WIDTH)) / 2)} 24v-${decimal(height)}h${decimal(step * BAR_WIDTH)}V24Z`;
  });
  return drawing(values.length < 2 ? nothing : svg`<path class="bars" d=${path.join('')}></path>`);
}

function drawing(paths: unknown): TemplateResult {
  return html`<span class="cs-sparkline" aria-hidden="true"
    >${paths === nothing ? nothing : html`<svg viewBox="0 0 100 24" preserveAspectRatio="none">${paths}</svg>`}</span
  >`;
}

const decimal = (value: number) => value.toFixed(1);

import { html, nothing, type PropertyDeclarations, type PropertyValues, ReactiveElement, render } from 'lit';

const WIDTH = 100;
const HEIGHT = 24;
const MARGIN = 1.5;
/** Width of a bar, as a fraction of the width that is available for each value. */
const BAR_WIDTH = 0.7;
/** Height of a bar with the value 0, so that the bar is visible. */
const MIN_BAR_HEIGHT = 1;

/**
 * <cura-sparkline>: a small chart of `values`, oldest first, without axes and stretched to the element. Draws a line, or bars if it has
 * the attribute `bars`. Empty with fewer than two values. Hidden from screen readers, so the text next to it must contain the number.
 * Renders into the light DOM, where the style sheets apply.
 */
class Sparkline extends ReactiveElement {
  static override properties: PropertyDeclarations = { values: { attribute: false }, bars: { type: Boolean } };

  declare values: number[] | undefined;
  declare bars: boolean;

  override connectedCallback() {
    super.connectedCallback();
    this.setAttribute('aria-hidden', 'true');
  }

  protected override createRenderRoot() {
    return this;
  }

  protected override updated(changed: PropertyValues) {
    super.updated(changed);
    const values = this.values ?? [];
    render(values.length < 2 ? nothing : this.bars ? bars(values) : line(values), this);
  }
}

function line(values: number[]) {
  const lowest = Math.min(...values);
  const range = Math.max(...values) - lowest;
  const points = values.map((value, i) => {
    const share = range === 0 ? 0.5 : (value - lowest) / range;
    return `${decimal((WIDTH * i) / (values.length - 1))} ${decimal(HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN))}`;
  });
  const path = `M${points.join('L')}`;
  return html`<svg viewBox="0 0 100 24" preserveAspectRatio="none"
    ><path class="area" d=${range === 0 ? '' : `${path}L100 24L0 24Z`}></path><path class="line" d=${path}></path
  ></svg>`;
}

/** The bars start at 0, and negative values are drawn as 0. */
function bars(values: number[]) {
  const largest = Math.max(...values);
  const step = WIDTH / values.length;
  const path = values.map((value, i) => {
    const share = largest <= 0 ? 0 : Math.max(0, value) / largest;
    const height = MIN_BAR_HEIGHT + share * (HEIGHT - MIN_BAR_HEIGHT);
    return `M${decimal(i * step + (step * (1 - BAR_WIDTH)) / 2)} 24v-${decimal(height)}h${decimal(step * BAR_WIDTH)}V24Z`;
  });
  return html`<svg viewBox="0 0 100 24" preserveAspectRatio="none"><path class="bars" d=${path.join('')}></path></svg>`;
}

const decimal = (value: number) => value.toFixed(1);

customElements.define('cura-sparkline', Sparkline);

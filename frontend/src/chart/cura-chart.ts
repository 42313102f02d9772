import type { EChartsType } from 'echarts/core';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { type Data, formatNumber, largest, type Tone } from './data';
import type * as Engine from './engine';
import { readPalette, watchTheme } from './palette';
import { asTable } from './table';

/**
 * <cura-chart caption="…">: draws `data` and outlines the state with the code `marked`. With `pickable`, fires `pick` with the date
 * of a selected day, the key of a selected bar or the code of a selected state.
 */
class CuraChart extends LitElement {
  static override properties = {
    data: { attribute: false },
    marked: { attribute: false },
    caption: {},
    pickable: { type: Boolean, reflect: true },
  };

  static override styles = css`
    :host { display: flex; flex-direction: column; position: relative; min-width: 0; height: 280px; flex-grow: 1; }
    :host([hidden]) { display: none; }
    .canvas { flex: 1; min-height: 0; overflow: hidden; }
    .legend { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 4px 16px; font-size: 12px; color: var(--cs-muted); }
    .legend span { display: inline-flex; align-items: center; gap: 8px; }
    .legend i { width: 14px; border-top: 3px solid var(--tone); border-radius: 2px; }
    .legend i.dashed { border-top: 2px dashed var(--cs-muted); border-radius: 0; }
    .scale i {
      width: 100px;
      height: 6px;
      border: 0;
      border-radius: 3px;
      background: linear-gradient(to right, var(--cs-map-low), var(--cs-accent));
    }
    .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  `;

  declare data: Data | undefined;
  declare marked: string | null | undefined;
  declare caption: string | undefined;
  declare pickable: boolean;

  private chart: EChartsType | undefined;
  private engine: typeof Engine | undefined;
  private stopWatching: (() => void) | undefined;
  private watched: HTMLElement | undefined;
  private readonly resizing = new ResizeObserver(() => this.fit());

  override connectedCallback() {
    super.connectedCallback();
    this.stopWatching = watchTheme(() => this.draw());
    this.requestUpdate();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.stopWatching?.();
    this.resizing.disconnect();
    this.watched = undefined;
    this.chart?.dispose();
    this.chart = undefined;
  }

  protected override render() {
    if (!this.data) {
      return html`<div class="canvas"></div>`;
    }
    const caption = this.caption ?? '';
    return html`
      ${this.data.kind === 'states' ? nothing : this.legend(this.data)}
      <div class="canvas" aria-hidden="true"></div>
      ${this.data.kind === 'states' ? this.legend(this.data) : nothing}
      <div class="hidden">
        ${asTable(this.data, caption, this.pickable ? { pick: (key) => this.pick(key), point: (index) => this.point(index) } : undefined)}
      </div>
    `;
  }

  private legend(data: Data) {
    switch (data.kind) {
      case 'days':
        return data.earlier
          ? html`<div class="legend" aria-hidden="true">
              <span><i style="--tone: var(--cs-accent)"></i>${data.values.name}</span>
              <span><i class="dashed"></i>${data.earlier.name}</span>
            </div>`
          : nothing;
      case 'bars':
        return html`<div class="legend" aria-hidden="true">
          ${Object.entries(data.legend).map(
            ([tone, word]) => html`<span><i style="--tone: ${toneColor(tone as Tone)}"></i>${word}</span>`,
          )}
        </div>`;
      case 'states':
        return html`<div class="legend" aria-hidden="true"><span class="scale">0 <i></i> ${formatNumber(largest(data))}</span></div>`;
    }
  }

  protected override updated(changed: PropertyValues) {
    // For the style sheet: the surrounding card may have space for the legend beside its title.
    this.toggleAttribute('legend', this.renderRoot.querySelector('.legend + .canvas') !== null);
    if (changed.has('data') || changed.has('marked') || !this.chart) {
      void this.drawWhenLoaded();
    }
  }

  private async drawWhenLoaded() {
    const [engine] = await Promise.all([import('./engine'), this.data?.kind === 'states' ? import('./us-map') : undefined]);
    this.engine = engine;
    this.draw();
  }

  private draw() {
    const canvas = this.renderRoot.querySelector<HTMLElement>('.canvas');
    if (!this.isConnected || !this.engine || !this.data || !canvas) {
      return;
    }
    if (canvas !== this.watched) {
      this.watched = canvas;
      this.resizing.observe(canvas);
    }
    // Drawing a map fails if the canvas has no size, for example while the chart is hidden.
    if (canvas.clientWidth === 0 || canvas.clientHeight === 0) {
      return;
    }
    if (!this.chart) {
      this.chart = this.engine.draw(canvas);
      this.chart.on('click', ({ dataIndex, name }) => this.pick(this.keyOf(dataIndex, name)));
      // A line without symbols has nothing to click on, so a day is selected anywhere above it.
      const surface = this.chart.getZr();
      surface.on('click', ({ offsetX, offsetY }) => this.pick(this.dayAt(offsetX, offsetY)));
      surface.on('mousemove', ({ offsetX, offsetY }) => {
        if (this.pickable && this.dayAt(offsetX, offsetY)) {
          surface.setCursorStyle('pointer');
        }
      });
    }
    const animate = !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const marked = this.marked ?? undefined;
    this.chart.setOption(this.engine.toOption(this.data, readPalette(this.renderRoot), animate, marked, canvas.clientWidth));
  }

  private fit() {
    const canvas = this.renderRoot.querySelector<HTMLElement>('.canvas');
    if (!canvas || canvas.clientWidth === 0 || canvas.clientHeight === 0) {
      return;
    }
    const drawn = this.chart;
    if (drawn && (drawn.getWidth() !== canvas.clientWidth || drawn.getHeight() !== canvas.clientHeight)) {
      drawn.resize();
      this.draw();
    } else if (!drawn) {
      this.draw();
    }
  }

  private keyOf(index: number, name: string): string | undefined {
    switch (this.data?.kind) {
      case 'bars':
        return this.data.bars[index]?.key;
      case 'states':
        return this.data.states.find((state) => state.name === name)?.code;
      default:
        return undefined;
    }
  }

  private dayAt(x: number, y: number): string | undefined {
    if (this.data?.kind !== 'days' || !this.chart?.containPixel('grid', [x, y])) {
      return undefined;
    }
    const [index] = this.chart.convertFromPixel('grid', [x, y]) as number[];
    return this.data.days[index ?? -1];
  }

  private pick(key: string | undefined) {
    if (this.pickable && key) {
      this.dispatchEvent(new CustomEvent('pick', { detail: key }));
    }
  }

  private point(index: number | undefined) {
    if (index === undefined) {
      this.chart?.dispatchAction({ type: 'downplay', seriesIndex: 0 });
      this.chart?.dispatchAction({ type: 'hideTip' });
      return;
    }
    const target = this.data?.kind === 'states' ? { name: this.data.states[index]?.name } : { dataIndex: index };
    // The last day is a bar, the second series.
    const seriesIndex = this.data?.kind === 'days' && index === this.data.days.length - 1 ? 1 : 0;
    this.chart?.dispatchAction({ type: 'highlight', seriesIndex, ...target });
    this.chart?.dispatchAction({ type: 'showTip', seriesIndex, ...target });
  }
}

const toneColor = (tone: Tone) =>
  ({ OK: 'var(--cs-ok)', WARN: 'var(--cs-warn)', ERROR: 'var(--cs-error)', RUNNING: 'var(--cs-accent)', NEUTRAL: 'var(--cs-muted)' })[tone];

customElements.define('cura-chart', CuraChart);

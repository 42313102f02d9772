import { html, nothing, type PropertyValues, ReactiveElement, render } from 'lit';

/** Content of a card; see io.curasync.ui.chart.KpiFigure. */
interface Content {
  text: string;
  value: string;
  delta?: { text: string; spoken: string; tone: string; since: string };
  trend: number[];
  footnote: string;
}

/**
 * <cura-kpi>: a card with a figure. Renders into the light DOM. Has the class `cs-changed`, which highlights the card, for the length of
 * the animation after the number has changed.
 */
class Kpi extends ReactiveElement {
  static override properties = {
    name: { attribute: false },
    label: { attribute: false },
    href: { attribute: false },
    content: { attribute: false },
  };

  declare name: string;
  declare label: string;
  declare href: string | undefined;
  declare content: Content | undefined;

  constructor() {
    super();
    this.addEventListener('animationend', ({ target }) => target === this && this.classList.remove('cs-changed'));
  }

  protected override createRenderRoot() {
    return this;
  }

  protected override updated(changed: PropertyValues) {
    super.updated(changed);
    const { content, label, href } = this;
    render(
      html`<span class="cs-kpi-label">${href ? html`<a class="cs-cover" href=${href}>${label}</a>` : label}</span>
        <div class="cs-kpi-number"
          ><span class="cs-kpi-value" data-kpi=${this.name} data-value=${content?.value ?? nothing}>${content?.text ?? '–'}</span
          >${this.delta()}</div
        >
        ${content && content.trend.length > 1 ? html`<cura-sparkline .values=${content.trend}></cura-sparkline>` : nothing}
        <span class="cs-kpi-footnote">${content?.footnote}</span>`,
      this,
    );
    const before = changed.get('content') as Content | undefined;
    if (before && before.value !== content?.value) {
      this.highlight();
    }
  }

  private delta() {
    const delta = this.content?.delta;
    return delta
      ? html`<span class="cs-kpi-delta" data-tone=${delta.tone} title=${delta.since}
          ><span aria-hidden="true">${delta.text}</span><span class="cs-visually-hidden">${delta.spoken}</span></span
        >`
      : nothing;
  }

  private highlight() {
    this.classList.remove('cs-changed');
    // Without this, a running animation would not start again.
    void this.offsetWidth;
    this.classList.add('cs-changed');
  }
}

customElements.define('cura-kpi', Kpi);

import { html, render } from 'lit';
import { LiveItems } from './live-items';
import { formatDate } from './relative-time';

/** An entry; see io.curasync.kpi.ui.Feed. Times are ISO 8601. */
interface Entry {
  icon: string;
  tone: string;
  href: string;
  title: string;
  detail: string;
  lastOrderAt: string | null;
  at: string | null;
  placedAt: string | null;
}

/**
 * <cura-feed>: entries with a link, details and a time. `icons` contains the markup of the icons, a constant of the application, by
 * name. When entries move, their elements stay and exchange their contents, so a link keeps the focus.
 */
class Feed extends LiveItems<Entry> {
  declare icons: Record<string, string>;

  protected override show() {
    render(
      this.items.map((entry) => this.entry(entry)),
      this,
    );
  }

  private entry(entry: Entry) {
    return html`<div class="cs-feed-item">
      <span class="cs-icon cs-tile" aria-hidden="true" data-tone=${entry.tone.toLowerCase()} .innerHTML=${this.icons[entry.icon]}></span>
      <div class="cs-feed-text">
        <div class="cs-feed-title"><a href=${entry.href} title=${entry.title}>${entry.title}</a></div>
        ${detail(entry)}
      </div>
      ${when(entry)}
    </div>`;
  }
}

const detail = ({ lastOrderAt, detail }: Entry) =>
  lastOrderAt
    ? html`<span><span>last order </span><cura-time datetime=${lastOrderAt}></cura-time><span> · ${detail}</span></span>`
    : html`<span title=${detail}>${detail}</span>`;

function when({ at, placedAt }: Entry) {
  if (placedAt) {
    return html`<span class="kpi-when"><span>placed ${formatDate(new Date(placedAt))}</span></span>`;
  }
  return at ? html`<span class="kpi-when"><cura-time datetime=${at}></cura-time></span>` : '';
}

customElements.define('cura-feed', Feed);

// Part of service-worker.js: builds the page that the browser shows without a network, from the copies of frontend/src/offline/copy.ts.
'use strict';

// In a block, so that its names do not collide with those of other scripts of the worker.
{
  const COPIES = 'curasync-offline-';
  const COPIES_COOKIE = /^(__Host-|__Secure-)?curasync-offline$/;
  const MAX_COPY_AGE_MS = 7 * 86_400_000;

  const TAGS = new Set(['h1', 'h2', 'h3', 'p', 'ul', 'ol', 'li', 'span', 'div']);
  const LINK = /^((tel|mailto|geo|maps):|(today|practices|practices\/\d+)$)/;

  const CLOCK = new Intl.DateTimeFormat('en-US', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const MONTH = new Intl.DateTimeFormat('en-US', { month: 'short' });

  const STYLE = `
    :root { color-scheme: light dark; --bg: light-dark(#eff0f4, #14161b); --surface: light-dark(#fcfdff, #1d2027);
      --border: light-dark(#e0e3ea, #2e323c); --text: light-dark(#16181f, #eceef4); --muted: light-dark(#5c6173, #9aa0b0);
      --accent: light-dark(#2f62e3, #7aa2ff); --warn: light-dark(#8f5400, #eeb050); }
    :root[data-scheme=light] { color-scheme: light; }
    :root[data-scheme=dark] { color-scheme: dark; }
    body { margin: 0; padding: 0 14px; background: var(--bg); color: var(--text); font: 15px/1.5 system-ui, sans-serif;
      overflow-wrap: anywhere; }
    header, main, nav { max-width: 720px; margin: 0 auto; padding: 14px 0; }
    header { position: sticky; top: 0; display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 8px;
      background: var(--bg); }
    header p { margin: 0; padding: 4px 12px; border: 1px solid currentcolor; border-radius: 99px; color: var(--warn); font-weight: 600; }
    main { padding: 14px; border: 1px solid var(--border); border-radius: 14px; background: var(--surface); }
    .note { color: var(--warn); }
    h1 { margin: 0; font-size: 22px; } h2 { margin: 12px 0 4px; font-size: 16px; } h3 { margin: 8px 0 2px; font-size: 15px; }
    p { margin: 6px 0; } ul, ol { margin: 6px 0; padding-inline-start: 20px; }
    .row { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 14px; padding: 4px 0; }
    a { display: inline-block; padding-block: 6px; color: var(--accent); }
    nav li { padding: 6px 0; } small { color: var(--muted); font-size: 13px; }`;

  /** Opens the real screen as soon as the server answers again. */
  const SCRIPT = `
    const retry = () => fetch('alive', { cache: 'no-store', credentials: 'omit' })
      .then(({ status }) => status === 204 && location.reload(), () => {});
    addEventListener('online', retry);
    setInterval(retry, 5000);`;

  /** Returns the page for an address without a network: its copy, or a list of the copies on this device. */
  self.offlinePage = async ({ pathname }) => {
    const cookies = (await self.cookieStore?.getAll()) ?? [];
    const copies = await readCopies(cookies.find(({ name }) => COPIES_COOKIE.test(name))?.value);
    // The application starts with the list of the day.
    const path = pathname.slice(new URL(registration.scope).pathname.length) || 'today';
    const copy = copies.find((one) => one.path === path);
    const scheme = cookies.find(({ name }) => name === 'curasync-appearance')?.value ?? '';
    const nonce = crypto.randomUUID();
    return new Response(html(copy, copies, scheme, nonce), {
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': `default-src 'none'; connect-src 'self'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}';`
          + " base-uri 'self'; form-action 'none'",
        'Cache-Control': 'no-store',
      },
    });
  };

  /** Reads the copies of the session with the id, and deletes all others. Returns none without an id. */
  async function readCopies(id) {
    const names = (await caches.keys()).filter((name) => name.startsWith(COPIES));
    const own = names.find((name) => name === COPIES + id);
    await Promise.all(names.filter((name) => name !== own).map((name) => caches.delete(name)));
    if (!own) {
      return [];
    }
    const cache = await caches.open(own);
    const responses = await Promise.all((await cache.keys()).map((request) => cache.match(request)));
    const copies = await Promise.all(responses.filter(Boolean).map((response) => response.json()));
    return copies.filter(({ asOf }) => Date.now() - Date.parse(asOf) <= MAX_COPY_AGE_MS).reverse();
  }

  function html(copy, copies, scheme, nonce) {
    const title = copy?.title ?? 'You are offline';
    return `<!doctype html>
      <html lang="en" data-scheme="${escapeHtml(scheme)}"><head><meta charset="utf-8"><title>${escapeHtml(title)} · CuraSync</title>
      <base href="${escapeHtml(registration.scope)}"><meta name="viewport" content="width=device-width, initial-scale=1">
      <style nonce="${nonce}">${STYLE}</style></head><body>
      <header><strong>CuraSync</strong><p role="status">Offline${copy ? ` · as of ${moment(copy.asOf)}` : ''}</p></header>
      <main>${copy ? content(copy) : sorry(copies)}</main>
      ${list(copies.filter((one) => one !== copy))}
      <script nonce="${nonce}">${SCRIPT}</script></body></html>`;
  }

  function content({ title, asOf, parts }) {
    return `<h1>${escapeHtml(title)}</h1>${warning(asOf)}${parts.map(render).join('')}`;
  }

  /** Copies contain words such as "today" and "overdue", which are wrong on another day. */
  function warning(asOf) {
    const time = new Date(asOf);
    return time.toDateString() === new Date().toDateString()
      ? ''
      : `<p class="note">This copy is not from today. Read it as of ${day(time)}.</p>`;
  }

  function sorry(copies) {
    const sentence = copies.length > 0 ? 'This device has no copy of this screen.' : 'This device has no copies to show.';
    return `<h1>You are offline</h1><p>${sentence} The screen opens when the connection is back.</p>`;
  }

  function list(copies) {
    const items = copies.map(
      ({ path, title, asOf }) => `<li><a href="${escapeHtml(path)}">${escapeHtml(title)}</a> <small>as of ${moment(asOf)}</small></li>`,
    );
    return items.length > 0 ? `<nav aria-labelledby="copies"><h2 id="copies">On this device</h2><ul>${items.join('')}</ul></nav>` : '';
  }

  function render(part) {
    if (typeof part === 'string') {
      return escapeHtml(part);
    }
    if (part.time) {
      return `<time datetime="${escapeHtml(part.time)}">${moment(part.time)}</time>`;
    }
    const content = part.parts.map(render).join('');
    const linked = LINK.test(part.href ?? '') ? `<a href="${escapeHtml(part.href)}">${content}</a>` : content;
    return TAGS.has(part.tag) ? `<${part.tag}>${linked}</${part.tag}>` : `<div class="row">${linked}</div>`;
  }

  /** Formats a time in the zone of the device as "12:04, 29 Nov", with the year if it is another one. */
  function moment(iso) {
    const time = new Date(iso);
    return `${CLOCK.format(time)}, ${day(time)}`;
  }

  function day(time) {
    const year = time.getFullYear() === new Date().getFullYear() ? '' : ` ${time.getFullYear()}`;
    return `${time.getDate()} ${MONTH.format(time)}${year}`;
  }

  function escapeHtml(text) {
    return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  }
}

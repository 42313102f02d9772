// Shows the exact time in a popover when the user taps a time, because a touch screen has no hover for the tooltip.

const SHOWN_MS = 4000;
let bubble: HTMLElement | undefined;
let timer: number | undefined;

function show(text: string, place: DOMRect) {
  bubble ??= create();
  bubble.textContent = text;
  bubble.showPopover();
  const width = document.documentElement.clientWidth;
  const left = Math.min(Math.max(8, place.left), Math.max(8, width - bubble.offsetWidth - 8));
  const above = place.top - bubble.offsetHeight - 6;
  bubble.style.left = `${left}px`;
  bubble.style.top = `${above > 8 ? above : place.bottom + 6}px`;
  window.clearTimeout(timer);
  timer = window.setTimeout(() => bubble?.hidePopover(), SHOWN_MS);
}

function create(): HTMLElement {
  const created = document.createElement('div');
  created.popover = 'auto';
  created.setAttribute('role', 'status');
  created.style.cssText =
    'position:fixed;margin:0;padding:6px 10px;border:1px solid var(--cs-border);border-radius:8px;max-width:calc(100vw - 16px);' +
    'background:var(--cs-surface);color:var(--cs-text);font:500 12.5px/1.4 var(--aura-font-family, sans-serif)';
  document.body.append(created);
  return created;
}

/** Shows the title of the element when it is tapped. On hover with a mouse, the browser itself shows the title. */
export function showTitleOnTap(element: HTMLElement) {
  element.addEventListener('pointerup', (event) => {
    if (event.pointerType === 'touch' && element.title) {
      // Deferred, because the click that follows the tap would close the popover.
      window.setTimeout(() => show(element.title, element.getBoundingClientRect()));
    }
  });
}

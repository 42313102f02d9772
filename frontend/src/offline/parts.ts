// Reads the visible content of an element as plain data, which offline-page.js renders.

/** Plain text, a time, or an element with content. Contains neither markup nor scripts. */
export type Part = string | { time: string } | { tag: string; href?: string; parts: Part[] };

/** Controls, and what is about the connection or decoration. */
const SKIPPED = 'button, input, textarea, select, [hidden], [aria-hidden="true"], .cs-live, .cs-contributions, cura-interrupted';
const KEPT_TAGS = new Set(['h1', 'h2', 'h3', 'p', 'ul', 'ol', 'li']);
const DEVICE_LINK = /^(tel|mailto|geo|maps):/;
const COPIED_SCREEN = /^(today|practices|practices\/\d+)$/;

/** Returns the text of the first heading, and everything else. */
export function contentOf(element: HTMLElement): { title: string; parts: Part[] } {
  const heading = element.querySelector('h1, h2');
  return { title: heading?.textContent ?? '', parts: childrenOf(element, heading) };
}

function childrenOf(element: HTMLElement, heading: Element | null): Part[] {
  return [...element.childNodes].flatMap((child) => partsOf(child, heading));
}

function partsOf(node: Node, heading: Element | null): Part[] {
  if (node instanceof Text) {
    return node.data ? [node.data] : [];
  }
  if (!(node instanceof HTMLElement) || node === heading || node.matches(SKIPPED) || node.localName.startsWith('vaadin-')) {
    return [];
  }
  const style = getComputedStyle(node);
  if (style.display === 'none') {
    return [];
  }
  if (node.localName === 'cura-time') {
    const time = node.getAttribute('datetime');
    return [time ? { time } : 'never'];
  }
  const parts = childrenOf(node, heading);
  const href = linkOf(node);
  // A link with a label is an action, which makes no sense as text.
  const isDeadAction = node instanceof HTMLAnchorElement && !href && node.ariaLabel !== null;
  return parts.length === 0 || isDeadAction ? [] : [{ tag: tagOf(node, style), href, parts }];
}

/** Returns the tag, or `row`, which stands for an element whose children are side by side. */
function tagOf(element: HTMLElement, { display, flexDirection }: CSSStyleDeclaration): string {
  if (KEPT_TAGS.has(element.localName)) {
    return element.localName;
  }
  if (/^inline|^contents/.test(display)) {
    return 'span';
  }
  return display === 'flex' && flexDirection === 'row' ? 'row' : 'div';
}

/** Returns the target if it works without a network. */
function linkOf(element: HTMLElement): string | undefined {
  const href = element instanceof HTMLAnchorElement ? element.href : '';
  if (DEVICE_LINK.test(href)) {
    return href;
  }
  const path = href.startsWith(document.baseURI) ? href.slice(document.baseURI.length).replace(/[?#].*/, '') : '';
  return COPIED_SCREEN.test(path) ? path : undefined;
}

/** What lights up now. To ask an element for its animations would make the browser bring all styles up to date first. */
const lit = new WeakMap<Element, Animation>();

/** Has something stand out for a moment, since it has just changed. */
export function lightUp(element: Element) {
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const color = getComputedStyle(element).getPropertyValue('--cs-accent-soft');
  const animation = element.animate(
    [{ backgroundColor: color }, { backgroundColor: color, offset: 0.5 }, { backgroundColor: 'transparent' }],
    { duration: 2400, easing: still ? 'step-end' : 'ease-out' },
  );
  lit.set(element, animation);
}

/** Ends that at once. */
export function goOut(element: Element) {
  lit.get(element)?.cancel();
  lit.delete(element);
}

/** Elements that are highlighted now. Reading an element's animations would force a style recalculation. */
const lit = new WeakMap<Element, Animation>();

/** Highlights an element briefly after a change. */
export function lightUp(element: Element) {
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const color = getComputedStyle(element).getPropertyValue('--cs-accent-soft');
  const animation = element.animate(
    [{ backgroundColor: color }, { backgroundColor: color, offset: 0.5 }, { backgroundColor: 'transparent' }],
    { duration: 2400, easing: still ? 'step-end' : 'ease-out' },
  );
  lit.set(element, animation);
}

/** Ends the highlight immediately. */
export function goOut(element: Element) {
  lit.get(element)?.cancel();
  lit.delete(element);
}

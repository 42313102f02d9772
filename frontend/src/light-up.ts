/** Animations by highlighted element. Reading an element's animations from the browser would force a style recalculation. */
const lit = new WeakMap<Element, Animation>();

/** Briefly highlights an element, without a fade if the user prefers reduced motion. */
export function lightUp(element: Element) {
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const color = getComputedStyle(element).getPropertyValue('--cs-accent-soft');
  const animation = element.animate(
    [{ backgroundColor: color }, { backgroundColor: color, offset: 0.5 }, { backgroundColor: 'transparent' }],
    { duration: 2400, easing: still ? 'step-end' : 'ease-out' },
  );
  lit.set(element, animation);
}

/** Ends the highlight of an element immediately. Does nothing if the element is not highlighted. */
export function goOut(element: Element) {
  lit.get(element)?.cancel();
  lit.delete(element);
}

/** Has something stand out for a moment, since it has just changed. */
export function lightUp(element: Element) {
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const colour = getComputedStyle(element).getPropertyValue('--cs-accent-soft');
  element.animate(
    [{ backgroundColor: colour }, { backgroundColor: colour, offset: 0.5 }, { backgroundColor: 'transparent' }],
    { duration: 2400, easing: still ? 'step-end' : 'ease-out' },
  );
}

/** Ends that at once. */
export function goOut(element: Element) {
  element.getAnimations().forEach((animation) => animation.cancel());
}

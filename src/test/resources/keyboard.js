// Looks on while somebody presses Tab: what is reached, whether one sees that it has the focus, and what is left out.
(() => {
  const INTERACTIVE = ['a[href]', 'button', 'input', 'select', 'textarea', 'summary', '[contenteditable]', '[tabindex="0"]',
    ...['button', 'link', 'tab', 'checkbox', 'switch', 'radio', 'combobox', 'menuitem'].map((role) => `[role=${role}]`)].join();
  /** Tab reaches one of their members, arrows the others. */
  const COMPOSITE = '[role=grid], [role=treegrid], [role=tablist], [role=listbox], [role=menubar], [role=radiogroup]';
  /** How far around an input its component may draw the outline. */
  const AROUND = 5;

  const reached = new Set();
  const shown = new Set();
  const unseen = new Set();

  /** An element and all that it is drawn in. */
  function* path(element) {
    for (let at = element; at; at = at.assignedSlot ?? at.parentNode ?? at.host) {
      if (at instanceof Element) {
        yield at;
      }
    }
  }

  function* everything(root) {
    for (const element of root.querySelectorAll('*')) {
      yield element;
      if (element.shadowRoot) {
        yield* everything(element.shadowRoot);
      }
    }
  }

  function focused() {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) {
      at = at.shadowRoot.activeElement;
    }
    return at === document.body ? null : at;
  }

  function name(element) {
    const label = element.getAttribute('aria-label') ?? element.textContent.trim().replace(/\s+/g, ' ').slice(0, 40);
    const within = [...path(element)].slice(1).find((one) => one.className)?.className;
    return `<${element.localName} class="${element.className}"> "${label}" within "${within}"`;
  }

  const isOutlined = (element) => [null, '::before', '::after'].some((pseudo) => {
    const style = getComputedStyle(element, pseudo);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  });

  function showsFocus(element) {
    const around = [...path(element)].slice(0, AROUND);
    return around.some(isOutlined) || around.some((one) => one.shadowRoot && [...one.shadowRoot.querySelectorAll('*')].some(isOutlined));
  }

  const isExposed = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 0 &&
    !element.disabled && element.getAttribute('aria-disabled') !== 'true' &&
    ![...path(element)].some((one) => one.inert || one.getAttribute('aria-hidden') === 'true');

  /** A label's click is its control's. */
  const isReached = (element) =>
    reached.has(element) || reached.has(element.control) || [...path(element)].some((one) => one.matches(COMPOSITE) && reached.has(one));

  /** Looks as if it could be clicked. Inside a component it may be the component that takes the click. */
  const isPointedAt = (element) =>
    getComputedStyle(element).cursor === 'pointer' && element.getRootNode() === document
    && getComputedStyle(element.parentElement).cursor !== 'pointer';

  const holdsReached = (element) => element.querySelector('*') && [...reached].some((one) => element.contains(one));

  // A drawer that opens takes the focus, which needs no outline unless someone uses the keyboard. Tab comes by again and then shows it.
  function look() {
    const element = focused();
    if (element && showsFocus(element)) {
      unseen.delete(name(element));
      shown.add(element);
    } else if (element && !shown.has(element)) {
      unseen.add(name(element));
    }
    if (element && !reached.has(element)) {
      for (const one of path(element)) {
        reached.add(one);
      }
    }
  }

  // When the focus is about to go on: by then all that it brings with it is there.
  addEventListener('keydown', (event) => event.key === 'Tab' && look(), true);

  window.keyboard = {
    isOutside: () => focused() === null,
    faults() {
      look();
      const exposed = [...everything(document.body)].filter(isExposed);
      return [
        ...exposed.filter((one) => one.matches(INTERACTIVE) && !isReached(one)).map((one) => `not reached: ${name(one)}`),
        ...exposed
          .filter((one) => isPointedAt(one) && !isReached(one) && !holdsReached(one))
          .map((one) => `for the mouse only: ${name(one)}`),
        ...[...unseen].map((one) => `focus not seen: ${one}`),
      ];
    },
  };
})();

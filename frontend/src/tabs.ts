// Removes the `tabindex` of a scrolling div in the shadow DOM of vaadin-tabs. The attribute makes the div a child of the tablist for
// screen readers, but a tablist may contain only tabs (axe: aria-required-children). Without the attribute, browsers still scroll to
// a focused tab, and users can still scroll by mouse.

interface VaadinTabs extends HTMLElement {
  ready(): void;
}

void customElements.whenDefined('vaadin-tabs').then((defined) => {
  const tabs = defined.prototype as VaadinTabs;
  const ready = tabs.ready;
  tabs.ready = function () {
    ready.call(this);
    this.shadowRoot!.getElementById('scroll')!.removeAttribute('tabindex');
  };
});

export {};

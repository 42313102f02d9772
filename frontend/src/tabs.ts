// vaadin-tabs is a tablist whose shadow DOM has a scrolling div with tabindex around the tabs. For screen readers, the attribute
// makes the div a child of the tablist, which may contain only tabs (axe: aria-required-children). Browsers scroll to a focused
// tab, and scroll by mouse, without the attribute.

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

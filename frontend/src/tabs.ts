// vaadin-tabs is a tablist whose shadow has a scrolling div with tabindex around the tabs. That makes the div a part of the
// tablist, which may hold tabs only, for screen readers (axe: aria-required-children). Browsers scroll to a focused tab and let
// the mouse scroll without the attribute too.

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

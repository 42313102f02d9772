import { type PropertyDeclarations, type PropertyValues, ReactiveElement } from 'lit';

/**
 * An element that shows a list of values. The server sends the values as the properties `item0`, `item1` and so on, their number as
 * `count`, and then changes `revision`. Renders into the light DOM, where the style sheets apply.
 */
export abstract class LiveItems<T> extends ReactiveElement {
  static override properties: PropertyDeclarations = { revision: { attribute: false } };

  declare revision: number | undefined;
  declare count: number | undefined;

  protected override createRenderRoot() {
    return this;
  }

  protected get items(): T[] {
    const values = this as unknown as Record<string, T>;
    return Array.from({ length: this.count ?? 0 }, (_, index) => values[`item${index}`]!);
  }

  protected override updated(changed: PropertyValues) {
    super.updated(changed);
    this.show();
  }

  /** Renders the items. */
  protected abstract show(): void;
}

package io.curasync.ui.shell;

import com.vaadin.flow.component.html.Span;
import io.curasync.ui.Icon;

/** Logo and name of the product. */
public final class Brand extends Span {

    public Brand() {
        Span mark = Icon.SYNC.create();
        mark.addClassName("cs-mark");
        addClassName("cs-brand");
        add(mark, new Span("CuraSync"));
    }
}

package io.curasync.ui.list;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.curasync.ui.Icon;

/** A link that downloads the rows of a list as CSV. */
public final class CsvLink extends Anchor {

    public CsvLink(DownloadHandler csv) {
        super(csv, "");
        add(Icon.DOWNLOAD.create(), new Span("CSV"));
        addClassName("cs-export");
        getElement().setAttribute("download", true).setAttribute("aria-label", "Export as CSV");
    }
}

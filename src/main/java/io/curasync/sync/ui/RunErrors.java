package io.curasync.sync.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import io.curasync.ledger.quarantine.Quarantine.RowOfRun;
import io.curasync.platform.text.JsonMasker;
import io.curasync.ui.RelativeTime;
import io.curasync.ui.StatusBadge;
import java.util.List;

/** Creates the list of the rows that a run quarantined, with the reasons and the content of the rows. Secrets in the content are masked. */
final class RunErrors {

    private RunErrors() {}

    static Div of(List<RowOfRun> rows) {
        Div list = new Div();
        list.addClassName("sync-errors");
        rows.forEach(row -> list.add(item(row)));
        return list;
    }

    private static Div item(RowOfRun row) {
        Span key = new Span(row.rowKey());
        key.addClassName("cs-strong");
        Div head = new Div(key);
        if (row.resolvedAt() == null) {
            head.add(new StatusBadge(StatusBadge.Kind.WARN, "Open"));
        } else {
            RelativeTime since = new RelativeTime(row.resolvedAt());
            since.addClassName("cs-muted");
            head.add(new StatusBadge(StatusBadge.Kind.OK, "Resolved"), since);
        }
        head.addClassName("sync-error-head");
        Pre raw = new Pre(JsonMasker.format(row.raw()));
        raw.addClassName("sync-raw");
        raw.getElement().setAttribute("tabindex", "0").setAttribute("aria-label", "Row as received");
        return new Div(head, new Span(row.reason()), raw);
    }
}

package io.curasync.monitoring.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.LitRenderer;
import io.curasync.monitoring.ErrorEntry;
import io.curasync.monitoring.ErrorSource;
import io.curasync.ui.BadgeRenderer;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.EmptyState;
import io.curasync.ui.Icon;
import io.curasync.ui.LocalText;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.StatusBadge;
import io.curasync.ui.list.ListCells;
import io.curasync.ui.list.LiveList;
import java.util.List;
import java.util.function.IntConsumer;

/** Factory for the list of the error log. Each row has a link to the screen that shows the failure. */
final class ErrorLogList {

    private static final String LINK = """
            <a class="error-summary" href="${item.link}">${item.summary}</a>""";

    private ErrorLogList() {}

    /**
     * Creates a list without rows.
     *
     * @param counted called with the number of rows each time they have been counted
     */
    static LiveList<ErrorLogUrlState, ErrorEntry> create(ErrorLogRows rows, IntConsumer counted) {
        LiveList<ErrorLogUrlState, ErrorEntry> list = new LiveList<>(
                "Error",
                rows,
                entry -> List.of(entry.source(), entry.summary()),
                ErrorLogUrlState.DEFAULT,
                empty(ErrorLogUrlState.DEFAULT),
                withLink(LitRenderer.of("""
                        <div class="cs-two-lines">
                            %s<cura-time class="cs-muted" datetime="${item.at}"></cura-time>
                            <span class="cs-muted">${item.source}</span><span class="cs-muted">${item.count}</span>
                        </div>
                        """.formatted(LINK)))
                        .withProperty("at", entry -> entry.at().toString())
                        .withProperty("source", entry -> entry.source().label())
                        .withProperty("count", entry -> NumberLabels.of(entry.count(), "time")),
                counted);
        list.column("Last time", ListCells.time(ErrorEntry::at), "120px", 0);
        list.secondaryColumn(
                "Source",
                BadgeRenderer.of(ErrorLogList::kind, entry -> entry.source().label()),
                "130px",
                0);
        list.column("Error", withLink(LitRenderer.of(LINK)), "200px", 1);
        list.secondaryColumn(
                        "Count",
                        LitRenderer.<ErrorEntry>of("<span class=\"cs-strong\">${item.count}</span>")
                                .withProperty("count", entry -> NumberLabels.of(entry.count())),
                        "90px",
                        0)
                .setTextAlign(ColumnTextAlign.END);
        list.grid().addThemeVariants(GridVariant.WRAP_CELL_CONTENT);
        return list;
    }

    /** Returns the content that is shown if the list is empty. */
    static EmptyState empty(ErrorLogUrlState state) {
        return new EmptyState(Icon.CHECK, state.emptyText());
    }

    private static LitRenderer<ErrorEntry> withLink(LitRenderer<ErrorEntry> renderer) {
        return renderer.withProperty("summary", entry -> LocalText.of(entry.summary(), BrowserTime.of(UI.getCurrent())))
                // The link must be relative to the base of the page, which may include a context path.
                .withProperty("link", entry -> entry.link().substring(1));
    }

    private static StatusBadge.Kind kind(ErrorEntry entry) {
        return entry.source() == ErrorSource.QUARANTINE ? StatusBadge.Kind.WARN : StatusBadge.Kind.ERROR;
    }
}

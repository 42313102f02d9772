package io.curasync.webhook.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import io.curasync.ui.EmptyState;
import io.curasync.ui.Icon;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.RelativeTime;
import io.curasync.webhook.ingest.UnreadableDeliveries;
import io.curasync.webhook.ingest.UnreadableDelivery;
import java.util.List;

/**
 * Dialog with the newest unreadable deliveries, at most {@value #MAX_ROWS}. For each delivery, shows the reason and the start of the
 * body.
 */
final class UnreadableDeliveriesDialog extends Dialog {

    private static final int MAX_ROWS = 200;

    UnreadableDeliveriesDialog(UnreadableDeliveries unreadableDeliveries) {
        setHeaderTitle("Rejected deliveries");
        setWidth("min(860px, 100%)");
        getFooter().add(new Button("Close", click -> close()));
        Paragraph explanation = new Paragraph(
                "Signed deliveries that are not JSON, have no type or data, or cannot be stored by PostgreSQL. They changed"
                        + " nothing. Deliveries without a valid signature are only counted. The signatures that were rejected in"
                        + " the last hour are shown above the list of events.");
        explanation.addClassName("cs-muted");
        List<UnreadableDelivery> rows = unreadableDeliveries.page(null, MAX_ROWS);
        add(explanation);
        if (rows.isEmpty()) {
            add(new EmptyState(Icon.CHECK, "No rejected deliveries."));
            return;
        }
        if (rows.size() == MAX_ROWS) {
            add(new Paragraph("The newest " + MAX_ROWS + " are shown."));
        }
        add(grid(rows));
    }

    private static Grid<UnreadableDelivery> grid(List<UnreadableDelivery> rows) {
        Grid<UnreadableDelivery> grid = new Grid<>();
        grid.addComponentColumn(row -> new RelativeTime(row.at()))
                .setHeader("Received")
                .setWidth("120px")
                .setFlexGrow(0);
        grid.addColumn(UnreadableDelivery::reason).setHeader("Reason").setFlexGrow(1);
        grid.addColumn(row -> NumberLabels.of(row.bytes(), "byte"))
                .setHeader("Size")
                .setWidth("120px")
                .setFlexGrow(0);
        grid.setItemDetailsRenderer(new ComponentRenderer<>(row -> {
            Pre excerpt = new Pre(row.excerpt().isEmpty() ? "(empty)" : row.excerpt());
            excerpt.addClassName("webhook-payload");
            return excerpt;
        }));
        grid.addThemeVariants(GridVariant.WRAP_CELL_CONTENT);
        grid.setItems(rows);
        grid.setHeight("min(480px, 60vh)");
        return grid;
    }
}

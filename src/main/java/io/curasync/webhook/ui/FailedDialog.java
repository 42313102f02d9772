package io.curasync.webhook.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.curasync.base.Quantity;
import io.curasync.webhook.Replay;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** Chooses since when failed events are replayed, and says how many those are before it does. */
final class FailedDialog extends Dialog {

    private final Replay replay;
    private final ZoneId zone;
    private final DateTimePicker since = new DateTimePicker("Failed since");
    private final Paragraph count = new Paragraph();
    private final Button go;

    /**
     * @param zone the user's
     * @param chosen told since when
     */
    FailedDialog(Replay replay, ZoneId zone, Consumer<Instant> chosen) {
        this.replay = replay;
        this.zone = zone;
        go = new Button("Replay", click -> {
            close();
            chosen.accept(moment());
        });
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        setHeaderTitle("Replay failed events");
        setWidth("min(460px, 100%)");
        since.setValue(LocalDateTime.now(zone).minusDays(1).truncatedTo(ChronoUnit.MINUTES));
        since.addValueChangeListener(change -> show());
        Div content = new Div(since, count);
        content.addClassName("webhook-dialog");
        add(content);
        getFooter().add(new Button("Cancel", click -> close()), go);
        show();
    }

    private Instant moment() {
        return since.getValue().atZone(zone).toInstant();
    }

    private void show() {
        if (since.getValue() == null) {
            count.setText("Choose a day and a time.");
            go.setEnabled(false);
            return;
        }
        Replay.Failed failed = replay.failedSince(moment());
        String rest = failed.withoutPayload() == 0
                ? ""
                : " " + Quantity.of(failed.withoutPayload())
                        + " more cannot be replayed: their payload is no longer kept.";
        count.setText(
                failed.replayable() == 0
                        ? "None that can be replayed has failed since then." + rest
                        : Quantity.of(failed.replayable(), "event") + " will be tried again." + rest);
        go.setText(failed.replayable() == 0 ? "Replay" : "Replay " + Quantity.of(failed.replayable()));
        go.setEnabled(failed.replayable() > 0);
    }
}

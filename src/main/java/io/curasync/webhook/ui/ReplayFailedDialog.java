package io.curasync.webhook.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.NumberLabels;
import io.curasync.webhook.ReplayService;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Consumer;

/** Chooses since when failed events are replayed, and says how many those are before it does. */
final class ReplayFailedDialog extends Dialog {

    private final ReplayService replayService;
    private final BrowserTime time;
    private final DateTimePicker since = new DateTimePicker("Failed since");
    private final Paragraph count = new Paragraph();
    private final Button go;

    /**
     * @param time of the user's browser
     * @param chosen told since when
     */
    ReplayFailedDialog(ReplayService replayService, BrowserTime time, Consumer<Instant> chosen) {
        this.replayService = replayService;
        this.time = time;
        go = new Button("Replay", click -> {
            close();
            chosen.accept(moment());
        });
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        setHeaderTitle("Replay failed events");
        setWidth("min(460px, 100%)");
        since.setValue(LocalDateTime.now(time.zone()).minusDays(1).truncatedTo(ChronoUnit.MINUTES));
        since.setHelperText("Your local time (" + time.zone().getDisplayName(TextStyle.FULL, Locale.US) + ")");
        since.addValueChangeListener(change -> show());
        Div content = new Div(since, count);
        content.addClassName("webhook-dialog");
        add(content);
        getFooter().add(new Button("Cancel", click -> close()), go);
        show();
    }

    private Instant moment() {
        return since.getValue().atZone(time.zone()).toInstant();
    }

    private void show() {
        if (since.getValue() == null) {
            count.setText("Choose a day and a time.");
            go.setEnabled(false);
            return;
        }
        ReplayService.Failed failed = replayService.failedSince(moment());
        String rest = failed.withoutPayload() == 0
                ? ""
                : " " + NumberLabels.of(failed.withoutPayload())
                        + " more cannot be replayed: their payload was deleted.";
        count.setText(
                failed.replayable() == 0
                        ? "No event that can be replayed failed since then." + rest
                        : NumberLabels.of(failed.replayable(), "event") + " will be tried again." + rest);
        go.setText(failed.replayable() == 0 ? "Replay" : "Replay " + NumberLabels.of(failed.replayable()));
        go.setEnabled(failed.replayable() > 0);
    }
}

package io.curasync.webhook.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.NumberLabels;
import io.curasync.webhook.inbox.ReplayService;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Consumer;

/** Dialog that asks for a time. Shows how many of the events that have failed since that time can be replayed, and how many cannot. */
final class ReplayFailedDialog extends Dialog {

    private final ReplayService replayService;
    private final BrowserTime time;
    private final DateTimePicker since = new DateTimePicker("Failed since");
    private final Paragraph count = new Paragraph();
    private final Button replay;

    /**
     * Creates the dialog. The initial time is one day ago.
     *
     * @param time time zone and format of the user's browser
     * @param chosen called with the chosen time after the user has confirmed
     */
    ReplayFailedDialog(ReplayService replayService, BrowserTime time, Consumer<Instant> chosen) {
        this.replayService = replayService;
        this.time = time;
        replay = new Button("Replay", click -> {
            close();
            chosen.accept(chosenTime());
        });
        replay.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        setHeaderTitle("Replay failed events");
        setWidth("min(460px, 100%)");
        since.setValue(LocalDateTime.now(time.zone()).minusDays(1).truncatedTo(ChronoUnit.MINUTES));
        since.setHelperText("Your local time (" + time.zone().getDisplayName(TextStyle.FULL, Locale.US) + ")");
        since.addValueChangeListener(change -> show());
        Div content = new Div(since, count);
        content.addClassName("webhook-dialog");
        add(content);
        getFooter().add(new Button("Cancel", click -> close()), replay);
        show();
    }

    private Instant chosenTime() {
        return since.getValue().atZone(time.zone()).toInstant();
    }

    private void show() {
        if (since.getValue() == null) {
            count.setText("Choose a day and a time.");
            replay.setEnabled(false);
            return;
        }
        ReplayService.FailedCounts failed = replayService.countFailedSince(chosenTime());
        String rest = failed.withoutPayload() == 0
                ? ""
                : " " + NumberLabels.of(failed.withoutPayload())
                        + " more cannot be replayed: their payload was deleted.";
        count.setText(
                failed.replayable() == 0
                        ? "No event that can be replayed failed since then." + rest
                        : NumberLabels.of(failed.replayable(), "event") + " will be tried again." + rest);
        replay.setText(failed.replayable() == 0 ? "Replay" : "Replay " + NumberLabels.of(failed.replayable()));
        replay.setEnabled(failed.replayable() > 0);
    }
}

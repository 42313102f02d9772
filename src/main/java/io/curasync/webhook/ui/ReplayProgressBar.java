package io.curasync.webhook.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.LocalText;
import io.curasync.ui.NumberLabels;
import io.curasync.webhook.ReplayProgress;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Progress bar of a bulk replay. After the replay has ended, shows the result for five minutes. */
final class ReplayProgressBar extends Div {

    private static final Duration RESULT_VISIBLE = Duration.ofMinutes(5);

    private final Span text = new Span();
    private final ProgressBar bar = new ProgressBar(0, 1);

    ReplayProgressBar() {
        bar.getElement().setAttribute("aria-label", "Progress of the replay");
        addClassNames("cs-card", "webhook-replay");
        getElement().setAttribute("role", "status");
        add(text, bar);
        setVisible(false);
    }

    /**
     * Updates the bar.
     *
     * @param progress progress of the replay that is running, or of the last one; null if there was none
     * @param time time zone and format of the user's browser
     */
    void show(@Nullable ReplayProgress progress, BrowserTime time) {
        setVisible(progress != null
                && (progress.endedAt() == null
                        || progress.endedAt().isAfter(Instant.now().minus(RESULT_VISIBLE))));
        if (progress == null) {
            return;
        }
        String description = LocalText.of(progress.description(), time);
        String failed = progress.failed() == 0 ? "" : " · " + NumberLabels.of(progress.failed()) + " failed again";
        text.setText(
                progress.running()
                        ? "Replaying %s · %s of %s%s"
                                .formatted(
                                        description,
                                        NumberLabels.of(progress.attempted()),
                                        NumberLabels.of(progress.total()),
                                        failed)
                        : "Replayed " + description + failed);
        bar.setVisible(progress.running());
        bar.setValue((double) progress.attempted() / Math.max(1, progress.total()));
    }
}

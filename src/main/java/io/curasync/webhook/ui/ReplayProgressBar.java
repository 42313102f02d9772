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

/** How far a replay of many is; for a while after its end, what it came to. */
final class ReplayProgressBar extends Div {

    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final Span words = new Span();
    private final ProgressBar bar = new ProgressBar(0, 1);

    ReplayProgressBar() {
        bar.getElement().setAttribute("aria-label", "Progress of the replay");
        addClassNames("cs-card", "webhook-replay");
        getElement().setAttribute("role", "status");
        add(words, bar);
        setVisible(false);
    }

    /** @param time of the user's browser */
    void show(@Nullable ReplayProgress progress, BrowserTime time) {
        setVisible(progress != null
                && (progress.endedAt() == null
                        || progress.endedAt().isAfter(Instant.now().minus(REMEMBERED))));
        if (progress == null) {
            return;
        }
        String what = LocalText.of(progress.what(), time);
        String failed = progress.failed() == 0 ? "" : " · " + NumberLabels.of(progress.failed()) + " failed again";
        words.setText(
                progress.running()
                        ? "Replaying %s · %s of %s%s"
                                .formatted(
                                        what,
                                        NumberLabels.of(progress.settled()),
                                        NumberLabels.of(progress.total()),
                                        failed)
                        : "Replayed " + what + failed);
        bar.setVisible(progress.running());
        bar.setValue((double) progress.settled() / Math.max(1, progress.total()));
    }
}

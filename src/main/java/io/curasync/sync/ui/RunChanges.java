package io.curasync.sync.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import io.curasync.ledger.FactOutcome;
import io.curasync.ledger.LedgerChanges.Difference;
import io.curasync.ledger.RunChangesQuery.Step;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.FeedItem;
import io.curasync.ui.Icon;
import io.curasync.ui.LocalText;
import io.curasync.ui.RelativeTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Creates the list of the practices that a run created, updated or marked as missing, with the changed fields. The list also contains
 * practices for which the row of the run was stale and changed nothing.
 */
final class RunChanges {

    private RunChanges() {}

    /**
     * Creates the list.
     *
     * @param time time zone and format of the user's browser
     */
    static Div of(List<Step> steps, BrowserTime time) {
        Div list = new Div();
        list.addClassName("sync-feed");
        steps.forEach(step -> list.add(item(step, time)));
        return list;
    }

    private static FeedItem item(Step step, BrowserTime time) {
        Anchor practice = new Anchor("practices/" + step.practice(), step.label());
        RelativeTime when = RelativeTime.clock(step.at());
        return switch (step.outcome()) {
            case CREATED ->
                new FeedItem(Icon.BUILDING, FeedItem.Tone.WARN, practice, LocalText.of(describe(step), time), when);
            case UPDATED ->
                new FeedItem(Icon.SYNC, FeedItem.Tone.ACCENT, practice, LocalText.of(describe(step), time), when);
            default ->
                new FeedItem(Icon.PAUSE, FeedItem.Tone.NEUTRAL, practice, LocalText.of(describe(step), time), when);
        };
    }

    private static String describe(Step step) {
        String outcome = SyncLabels.capitalized(step.outcome().name());
        if (step.outcome() == FactOutcome.STALE) {
            return outcome + " · older than the known values, no change";
        }
        return step.differences().isEmpty()
                ? outcome
                : outcome + " · "
                        + step.differences().stream().map(RunChanges::describe).collect(Collectors.joining(" · "));
    }

    /** Returns text such as {@code total orders 3 → 5}. */
    private static String describe(Difference difference) {
        String field = difference.field().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        String after = text(difference.after());
        return text(difference.before()).isEmpty()
                ? field + " " + after
                : field + " " + text(difference.before()) + " → " + (after.isEmpty() ? "none" : after);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}

package io.curasync.sync.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import io.curasync.base.FeedItem;
import io.curasync.base.Icon;
import io.curasync.base.RelativeTime;
import io.curasync.ledger.LedgerChanges.Difference;
import io.curasync.ledger.Outcome;
import io.curasync.ledger.RunTrace.Step;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a run did to practices. */
final class RunChanges {

    private RunChanges() {}

    static Div of(List<Step> steps) {
        Div list = new Div();
        list.addClassName("sync-feed");
        steps.forEach(step -> list.add(item(step)));
        return list;
    }

    private static FeedItem item(Step step) {
        Anchor practice = new Anchor("practices/" + step.practice(), step.label());
        RelativeTime when = RelativeTime.clock(step.at());
        return switch (step.outcome()) {
            case CREATED -> new FeedItem(Icon.BUILDING, FeedItem.Tone.WARN, practice, words(step), when);
            case UPDATED -> new FeedItem(Icon.SYNC, FeedItem.Tone.ACCENT, practice, words(step), when);
            default -> new FeedItem(Icon.PAUSE, FeedItem.Tone.NEUTRAL, practice, words(step), when);
        };
    }

    private static String words(Step step) {
        String outcome = Words.capitalized(step.outcome().name());
        if (step.outcome() == Outcome.STALE) {
            return outcome + " · it was older than what is known, so it changed nothing";
        }
        return step.differences().isEmpty()
                ? outcome
                : outcome + " · "
                        + step.differences().stream().map(RunChanges::words).collect(Collectors.joining(" · "));
    }

    /** {@code total orders 3 → 5}. */
    private static String words(Difference difference) {
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

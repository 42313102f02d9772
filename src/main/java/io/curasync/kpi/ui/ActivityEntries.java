package io.curasync.kpi.ui;

import io.curasync.kpi.activity.Activity;
import io.curasync.practice.TimelineEntry;
import io.curasync.ui.FeedItem.Tone;
import io.curasync.ui.Icon;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.chart.SharedJson;
import java.util.List;
import java.util.Locale;

/** Entries of the activity feed. The time of an entry is that of its receipt, or that at which the sync run ended. */
final class ActivityEntries {

    /** The icons of all entries. */
    static final SharedJson ICONS = Feed.markup(List.of(
            Icon.CART, Icon.BOLT, Icon.BUILDING, Icon.PENCIL, Icon.CHECK, Icon.PEOPLE, Icon.WARNING, Icon.SYNC));

    private static final String SUCCEEDED = "SUCCEEDED";

    private ActivityEntries() {}

    static Feed.Entry of(Activity activity) {
        return switch (activity) {
            case Activity.PracticeActivity(TimelineEntry entry) -> ofPractice(entry);
            case Activity.SyncActivity sync -> ofSync(sync);
        };
    }

    private static Feed.Entry ofPractice(TimelineEntry entry) {
        return new Feed.Entry(
                icon(entry),
                tone(entry),
                PracticeLinks.practice(entry.practice()),
                entry.label(),
                entry.effect().isEmpty() ? entry.headline() : entry.headline() + " · " + entry.effect(),
                null,
                entry.placedLongBefore() == null ? entry.receivedAt() : null,
                entry.placedLongBefore());
    }

    private static Icon icon(TimelineEntry entry) {
        return switch (entry.kind()) {
            case ORDER -> Icon.CART;
            case ACTIVATION -> Icon.BOLT;
            case ENROLLMENT -> Icon.BUILDING;
            case NOTE -> Icon.PENCIL;
            case NEXT_STEP -> Icon.CHECK;
            case PEOPLE -> Icon.PEOPLE;
            case MISSING -> Icon.WARNING;
            case CHANGE, STALE, SEEN -> Icon.SYNC;
        };
    }

    private static Tone tone(TimelineEntry entry) {
        return switch (entry.kind()) {
            case ORDER, ACTIVATION -> Tone.OK;
            case ENROLLMENT, NOTE, NEXT_STEP, PEOPLE -> Tone.ACCENT;
            case MISSING -> Tone.WARN;
            case CHANGE, STALE, SEEN -> Tone.NEUTRAL;
        };
    }

    private static Feed.Entry ofSync(Activity.SyncActivity sync) {
        boolean succeeded = SUCCEEDED.equals(sync.status());
        String kind = sync.kind().charAt(0) + sync.kind().substring(1).toLowerCase(Locale.ROOT) + " sync";
        String detail = (succeeded ? "" : sync.status().toLowerCase(Locale.ROOT) + " · ")
                + NumberLabels.of(sync.seen()) + " seen · " + NumberLabels.of(sync.changed()) + " changed"
                + (sync.missedByWebhooks() == null
                        ? ""
                        : " · " + NumberLabels.of(sync.missedByWebhooks()) + " missed by webhooks");
        return new Feed.Entry(
                succeeded ? Icon.SYNC : Icon.WARNING,
                succeeded ? Tone.NEUTRAL : Tone.WARN,
                PracticeLinks.sync(sync.run()),
                kind,
                detail,
                null,
                sync.at(),
                null);
    }
}

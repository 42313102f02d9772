package io.curasync.kpi.ui;

import io.curasync.base.FeedItem.Tone;
import io.curasync.base.Icon;
import io.curasync.base.Quantity;
import io.curasync.kpi.Happening;
import io.curasync.practice.TimelineEntry;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the activity feed.
 *
 * @param at when CuraSync received it
 * @param placedAt when an order was placed, if that was long before; {@code null} if it has just happened
 */
record Telling(
        Look look,
        String href,
        String title,
        String detail,
        Instant at,
        @Nullable Instant placedAt) {

    private static final String SUCCEEDED = "SUCCEEDED";

    record Look(Icon icon, Tone tone) {}

    static Telling of(Happening happening) {
        return switch (happening) {
            case Happening.OfPractice(TimelineEntry entry) -> ofPractice(entry);
            case Happening.OfSync sync -> ofSync(sync);
        };
    }

    private static Telling ofPractice(TimelineEntry entry) {
        String detail = entry.effect().isEmpty() ? entry.headline() : entry.headline() + " · " + entry.effect();
        return new Telling(
                look(entry),
                Links.practice(entry.practice()),
                entry.label(),
                detail,
                entry.receivedAt(),
                entry.placedLongBefore());
    }

    private static Look look(TimelineEntry entry) {
        return switch (entry.kind()) {
            case ORDER -> new Look(Icon.CART, Tone.OK);
            case ACTIVATION -> new Look(Icon.BOLT, Tone.OK);
            case ENROLMENT -> new Look(Icon.BUILDING, Tone.ACCENT);
            case PEOPLE -> new Look(Icon.PEOPLE, Tone.ACCENT);
            case MISSING -> new Look(Icon.WARNING, Tone.WARN);
            case CHANGE, STALE, SEEN -> new Look(Icon.SYNC, Tone.NEUTRAL);
        };
    }

    private static Telling ofSync(Happening.OfSync sync) {
        boolean succeeded = SUCCEEDED.equals(sync.status());
        String kind = sync.kind().charAt(0) + sync.kind().substring(1).toLowerCase(Locale.ROOT) + " sync";
        String detail = (succeeded ? "" : sync.status().toLowerCase(Locale.ROOT) + " · ")
                + Quantity.of(sync.seen()) + " seen · " + Quantity.of(sync.changed()) + " changed"
                + (sync.unannounced() == null ? "" : " · " + Quantity.of(sync.unannounced()) + " missed by webhooks");
        Look look = succeeded ? new Look(Icon.SYNC, Tone.NEUTRAL) : new Look(Icon.WARNING, Tone.WARN);
        return new Telling(look, Links.sync(sync.run()), kind, detail, sync.at(), null);
    }
}

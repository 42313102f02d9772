package io.curasync.kpi;

import io.curasync.practice.TimelineEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry of the activity feed. */
public sealed interface Activity {

    Instant at();

    /** Returns a key that identifies this activity. */
    String key();

    /** A change of a practice. */
    record OfPractice(TimelineEntry entry) implements Activity {

        @Override
        public Instant at() {
            return entry.receivedAt();
        }

        @Override
        public String key() {
            return "practice " + entry.id();
        }
    }

    /**
     * A finished sync run. Only admins see it.
     *
     * @param kind {@code FULL} or {@code INCREMENTAL}
     * @param status final status, such as {@code SUCCEEDED}
     * @param missedByWebhooks practices the run changed although no webhook had announced it; {@code null} if not known
     */
    record OfSync(
            long run,
            String kind,
            String status,
            Instant at,
            long seen,
            long changed,
            @Nullable Long missedByWebhooks) implements Activity {

        @Override
        public String key() {
            return "sync " + run;
        }
    }
}

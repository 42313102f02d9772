package io.curasync.kpi;

import io.curasync.practice.TimelineEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that has just happened. */
public sealed interface Activity {

    Instant at();

    /** The same for the same happening, and for no other. */
    String key();

    /** Something changed a practice. */
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
     * A sync run ended. Only admins see it.
     *
     * @param kind {@code FULL} or {@code INCREMENTAL}
     * @param status how it ended, such as {@code SUCCEEDED}
     * @param unannounced practices it changed that no webhook had announced; null: not known
     */
    record OfSync(
            long run,
            String kind,
            String status,
            Instant at,
            long seen,
            long changed,
            @Nullable Long unannounced) implements Activity {

        @Override
        public String key() {
            return "sync " + run;
        }
    }
}

package io.curasync.kpi;

import io.curasync.practice.TimelineEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry of the activity feed. */
public sealed interface Activity {

    Instant at();

    /** Returns a key that is unique among activities. */
    String key();

    /** A change of a practice. */
    record PracticeActivity(TimelineEntry entry) implements Activity {

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
     * A finished sync run. Only admins see these activities.
     *
     * @param kind {@code FULL} or {@code INCREMENTAL}
     * @param status final status, such as {@code SUCCEEDED}
     * @param seen number of rows that CuraGenesis sent
     * @param changed number of practices that the run created or updated
     * @param missedByWebhooks number of practices that the run changed although no webhook had announced the change; {@code null}
     *     if unknown
     */
    record SyncActivity(
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

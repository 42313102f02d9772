package io.curasync.kpi.activity;

import io.curasync.practice.TimelineEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry of the activity feed. */
public sealed interface Activity {

    /** Returns the time of the activity: the time at which CuraSync received the fact, or at which the sync run ended. */
    Instant at();

    /** Returns a key that is unique among all activities. */
    String key();

    /** A timeline entry that had an effect on its practice, such as a new order or a changed field. */
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
     * A finished sync run. Only the feed of admins contains these activities.
     *
     * @param run id of the run
     * @param kind {@code FULL} or {@code INCREMENTAL}
     * @param status final status, such as {@code SUCCEEDED}
     * @param at time at which the run ended
     * @param seen number of rows that CuraGenesis sent
     * @param changed number of practices that the run created or updated
     * @param missedByWebhooks number of practices that the run created or updated although no webhook had announced the change;
     *     {@code null} if unknown
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

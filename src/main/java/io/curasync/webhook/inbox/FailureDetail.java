package io.curasync.webhook.inbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failure group with a sample event and the practices of its events.
 *
 * @param practices practices with the most events of the group, at most {@value #MAX_PRACTICES}
 */
public record FailureDetail(FailureGroup group, EventDetail sample, List<AffectedPractice> practices) {

    static final int MAX_PRACTICES = 20;

    /**
     * A practice whose id is contained in events of the group.
     *
     * @param practice id of the practice in CuraSync; null if no practice with the id is known
     * @param label name of the practice; its id if it has no name or is not known
     * @param events number of events of the group that contain the id
     */
    public record AffectedPractice(@Nullable Long practice, String label, int events) {}
}

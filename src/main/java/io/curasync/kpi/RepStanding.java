package io.curasync.kpi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the leaderboard on the dashboard.
 *
 * @param userId 0: these practices have no rep
 * @param repKey for practices without a rep the name that CuraGenesis writes, without case and surplus blanks; "": none
 * @param place among users; null: this is no user
 * @param weekly orders of the last {@link #WEEKS} weeks, oldest first; the last week ended yesterday
 */
public record RepStanding(
        long userId,
        String repKey,
        RepFigures figures,
        @Nullable Place place,
        List<Long> weekly) {

    public static final int WEEKS = 8;

    /**
     * A rank among users.
     *
     * @param behind how many orders fewer than the next one above; null for the first
     * @param ahead how many orders more than the next one below; null for the last
     */
    public record Place(
            long rank, @Nullable Long behind, @Nullable Long ahead) {}

    /** The same for the same rep, and for no other. */
    public String key() {
        return userId > 0 ? Long.toString(userId) : "name:" + repKey;
    }
}

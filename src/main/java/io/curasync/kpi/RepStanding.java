package io.curasync.kpi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the dashboard's leaderboard.
 *
 * @param userId 0 for unmatched practices
 * @param repKey for unmatched practices the rep name from CuraGenesis, normalized in case and blanks; empty if it sent none
 * @param place rank among users; {@code null} if the row is not a user
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
     * @param behind orders missing to the next higher rank; {@code null} for the first
     * @param ahead orders more than the next lower rank; {@code null} for the last
     */
    public record Place(
            long rank, @Nullable Long behind, @Nullable Long ahead) {}

    /** Returns a key that identifies this row. */
    public String key() {
        return userId > 0 ? Long.toString(userId) : "name:" + repKey;
    }
}

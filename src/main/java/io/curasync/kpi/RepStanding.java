package io.curasync.kpi;

import java.util.List;

/**
 * A rep on the dashboard.
 *
 * @param userId 0: these are nobody's practices
 * @param repKey for nobody's practices the name that CuraGenesis writes, without case and surplus blanks; "": none
 * @param trend orders of the last 30 days (UTC) that are over, oldest first
 */
public record RepStanding(long userId, String repKey, RepFigures figures, List<Long> trend) {

    /** The same for the same rep, and for no other. */
    public String key() {
        return userId > 0 ? Long.toString(userId) : "name:" + repKey;
    }
}

package io.curasync.assignment;

import java.time.Instant;
import java.util.Collection;

/**
 * Practices to assign to a rep.
 *
 * @param practices CuraSync's ids
 * @param names to remember as the rep's aliases: all unmatched practices with them follow, now and later
 * @param rep the user
 * @param since orders before it were earned by the rep of that time
 * @param announced the number of practices in the confirmation. If more would change hands, none does.
 */
public record Handover(Collection<Long> practices, Collection<String> names, long rep, Instant since, long announced) {}

package io.curasync.assignment;

import java.time.Instant;
import java.util.Collection;

/**
 * An assignment of practices to a rep.
 *
 * @param practices ids in CuraSync
 * @param names new aliases of the rep; all unmatched practices with these names are assigned too, now and in the future
 * @param rep user id of the rep
 * @param since start of the assignment; earlier orders count for the rep at their time
 * @param announced number of practices in the confirmation; if more practices would change their rep, none is assigned
 */
public record Handover(Collection<Long> practices, Collection<String> names, long rep, Instant since, long announced) {}

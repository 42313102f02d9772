package io.curasync.assignment;

import java.time.Instant;
import java.util.Collection;

/**
 * An assignment of practices to a rep.
 *
 * @param practices CuraSync's ids of the practices
 * @param names new aliases of the rep; all unmatched practices with these names are assigned too, now and in the future
 * @param rep user id of the rep
 * @param since start of the rep's ownership of {@code practices}; see {@link io.curasync.ledger.PracticeAssignments#assign}
 * @param announced number of practices that the dialog showed before the user confirmed; if more practices would change their rep,
 *     {@link AssignmentService} assigns none
 */
public record Handover(Collection<Long> practices, Collection<String> names, long rep, Instant since, long announced) {}

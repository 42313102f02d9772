package io.curasync.practice.ui;

import io.curasync.ledger.details.PracticeDetails;
import io.curasync.practice.PracticeOrderQuery;
import io.curasync.practice.PracticeProblem;
import io.curasync.practice.PracticeRow;
import io.curasync.practice.TimelineEntry;
import io.curasync.practice.nextstep.FollowUp;
import io.curasync.practice.ui.followup.RereadNotes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data that {@link PracticeDrawer} displays about a practice. {@link DetailLoader} reads it.
 *
 * @param submission id of the submission from which the practice was created; {@code null} if there is none, or if the user may not see the
 *     submission
 * @param newer timeline entries that the drawer does not contain yet, newest first; at most one page
 * @param notes displayed notes that were read again, because they may have been edited
 * @param problems data from CuraGenesis that had no effect, newest first
 */
record DetailData(
        PracticeRow practice,
        PracticeDetails details,
        PracticeOrderQuery.Figures figures,
        @Nullable Long submission,
        FollowUp followUp,
        List<TimelineEntry> newer,
        RereadNotes notes,
        List<PracticeProblem> problems) {}

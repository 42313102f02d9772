package io.curasync.assignment.ui;

import io.curasync.account.CurrentUserAccess;
import io.curasync.assignment.AssignmentQuery;
import io.curasync.assignment.AssignmentService;
import io.curasync.ledger.PracticeAssignments;
import org.springframework.stereotype.Component;

/** Opens the assignment dialogs for views of other modules. Admins only. */
@Component
public class AssignDialogs {

    private final AssignmentService assignmentService;
    private final AssignmentQuery query;
    private final PracticeAssignments practiceAssignments;

    AssignDialogs(AssignmentService assignmentService, AssignmentQuery query, PracticeAssignments practiceAssignments) {
        this.assignmentService = assignmentService;
        this.query = query;
        this.practiceAssignments = practiceAssignments;
    }

    /**
     * Opens a dialog in which an admin assigns a practice to a rep from a day on, whether or not the practice has a rep.
     *
     * @param practice id in CuraSync
     * @param label display name
     */
    public void reassign(long practice, String label) {
        new ReassignDialog(
                        assignmentService,
                        CurrentUserAccess.require(),
                        practice,
                        label,
                        query.sourceRep(practice),
                        practiceAssignments.periods(practice))
                .open();
    }
}

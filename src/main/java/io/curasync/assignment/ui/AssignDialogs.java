package io.curasync.assignment.ui;

import io.curasync.account.CurrentUserAccess;
import io.curasync.assignment.AssignmentQuery;
import io.curasync.assignment.AssignmentService;
import io.curasync.ledger.PracticeAssignments;
import org.springframework.stereotype.Component;

/** Opens the dialogs that hand practices over, for views of other modules. Only for admins. */
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
     * Lets an admin hand one practice, whose-ever it is, to a rep as of a day.
     *
     * @param practice CuraSync's id
     * @param label what to call it
     */
    public void reassign(long practice, String label) {
        new ReassignDialog(
                        assignmentService,
                        CurrentUserAccess.require(),
                        practice,
                        label,
                        query.upstream(practice),
                        practiceAssignments.periods(practice))
                .open();
    }
}

package io.curasync.assignment.ui;

import io.curasync.account.CurrentUserAccess;
import io.curasync.assignment.AssignmentQuery;
import io.curasync.assignment.AssignmentService;
import io.curasync.assignment.BulkHandoverService;
import io.curasync.ledger.PracticeAssignments;
import java.util.List;
import org.springframework.stereotype.Component;

/** Opens handover dialogs from the screens of other modules. Only admins can hand practices over. */
@Component
public class AssignDialogs {

    private final AssignmentService assignmentService;
    private final BulkHandoverService bulkHandoverService;
    private final AssignmentQuery query;
    private final PracticeAssignments practiceAssignments;

    AssignDialogs(
            AssignmentService assignmentService,
            BulkHandoverService bulkHandoverService,
            AssignmentQuery query,
            PracticeAssignments practiceAssignments) {
        this.assignmentService = assignmentService;
        this.bulkHandoverService = bulkHandoverService;
        this.query = query;
        this.practiceAssignments = practiceAssignments;
    }

    /**
     * Opens a dialog that hands one practice over or releases it. The dialog also shows the history of the practice's reps.
     *
     * @param practice CuraSync's id of the practice
     * @param label display name of the practice
     */
    public void handOver(long practice, String label) {
        new HandoverDialog(
                        assignmentService,
                        bulkHandoverService,
                        query,
                        CurrentUserAccess.require(),
                        List.of(practice),
                        label,
                        practiceAssignments.periods(practice),
                        () -> {})
                .open();
    }

    /**
     * Opens a dialog that hands practices over or releases them.
     *
     * @param practices CuraSync's ids, from one to {@value BulkHandoverService#MAX_PRACTICES}
     * @param done called after the practices were handed over or released
     */
    public void handOver(List<Long> practices, Runnable done) {
        new HandoverDialog(
                        assignmentService,
                        bulkHandoverService,
                        query,
                        CurrentUserAccess.require(),
                        practices,
                        null,
                        List.of(),
                        done)
                .open();
    }
}

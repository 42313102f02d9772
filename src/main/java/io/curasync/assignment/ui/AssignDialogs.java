package io.curasync.assignment.ui;

import io.curasync.account.CurrentUsers;
import io.curasync.assignment.Assigning;
import io.curasync.assignment.AssignmentQuery;
import io.curasync.ledger.Assignments;
import org.springframework.stereotype.Component;

/** Opens the dialogs that hand practices over, for views of other modules. Only for admins. */
@Component
public class AssignDialogs {

    private final Assigning assigning;
    private final AssignmentQuery query;
    private final Assignments assignments;

    AssignDialogs(Assigning assigning, AssignmentQuery query, Assignments assignments) {
        this.assigning = assigning;
        this.query = query;
        this.assignments = assignments;
    }

    /**
     * Lets an admin hand one practice, whose-ever it is, to a rep as of a day.
     *
     * @param practice CuraSync's id
     * @param label what to call it
     */
    public void reassign(long practice, String label) {
        new ReassignDialog(
                        assigning,
                        CurrentUsers.require(),
                        practice,
                        label,
                        query.upstream(practice),
                        assignments.periods(practice))
                .open();
    }
}

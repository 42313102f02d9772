package io.curasync.practice;

import io.curasync.account.CurrentUser;
import io.curasync.ledger.details.PracticeDetailsEdit;
import io.curasync.ledger.details.PracticeDetailsEditor;
import io.curasync.ledger.details.PracticeDetailsEditor.Result;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Changes the name, the phone, the address and the contacts of practices on behalf of users, within their scope. */
@Service
public class PracticeDetailsService {

    private final PracticeDetailsEditor editor;
    private final ChangeSignal signal;
    private final TransactionOperations transaction;

    PracticeDetailsService(PracticeDetailsEditor editor, ChangeSignal signal, TransactionOperations transaction) {
        this.editor = editor;
        this.signal = signal;
        this.transaction = transaction;
    }

    /**
     * Changes the name or the details of a practice. If a value has changed, notifies the screens of all instances.
     *
     * @param practice CuraSync's id of the practice
     * @return whether a value has changed, or the reason why nothing was changed
     */
    public Result edit(long practice, PracticeDetailsEdit edit, CurrentUser by) {
        Result result = Objects.requireNonNull(transaction.execute(status -> editor.edit(practice, edit, by)));
        if (result instanceof Result.Done(boolean changed) && changed) {
            signal.publish(Topic.LEDGER);
        }
        return result;
    }
}

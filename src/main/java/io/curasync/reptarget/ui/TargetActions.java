package io.curasync.reptarget.ui;

import io.curasync.account.CurrentUser;
import io.curasync.account.CurrentUserAccess;
import io.curasync.reptarget.TargetChange;
import io.curasync.reptarget.TargetChanges;
import io.curasync.reptarget.TargetFile;
import io.curasync.reptarget.TargetFileReader;
import io.curasync.reptarget.TargetKey;
import io.curasync.reptarget.TargetLabels;
import io.curasync.reptarget.TargetMeasure;
import io.curasync.reptarget.TargetService;
import io.curasync.reptarget.TargetTable;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.Toast;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes targets for the Targets screen. After each change, shows a toast with an undo button. */
final class TargetActions {

    private final TargetService service;
    private final CurrentUser user = CurrentUserAccess.require();
    private final Runnable changed;

    /**
     * Creates the actions.
     *
     * @param changed called after each call that has changed targets, and after each undo
     */
    TargetActions(TargetService service, Runnable changed) {
        this.service = service;
        this.changed = changed;
    }

    /** Opens the dialog that sets or clears one target. */
    void edit(TargetTable.Row row, TargetTable.Cell cell, TargetMeasure measure) {
        new TargetDialog(row, cell, measure, target -> set(row, cell.month(), measure, target)).open();
    }

    private void set(TargetTable.Row row, YearMonth month, TargetMeasure measure, @Nullable Long target) {
        TargetKey key = new TargetKey(row.userId(), month, measure);
        TargetChanges done = service.change(user, List.of(new TargetChange(key, target)), null);
        String subject = "Target of %s for %s ".formatted(row.name(), TargetLabels.month(month));
        announce(
                done,
                subject + (target == null ? "cleared." : "set to %s.".formatted(TargetLabels.value(measure, target))));
    }

    /** Copies the targets of the previous month to the given month. Does not replace targets that exist in the given month. */
    void copyTo(YearMonth month, TargetMeasure measure) {
        TargetChanges done = service.copyPreviousMonth(user, month, measure);
        String from = TargetLabels.month(month.minusMonths(1));
        if (done.replaced().isEmpty()) {
            Toast.show("Nothing to copy: no rep has a target in %s and none in %s."
                    .formatted(from, TargetLabels.month(month)));
            return;
        }
        announce(
                done,
                "%s copied from %s to %s. Existing targets remain."
                        .formatted(
                                NumberLabels.of(
                                        done.created(),
                                        (measure == TargetMeasure.ORDERS ? "order" : "sales") + " target"),
                                from,
                                TargetLabels.month(month)));
    }

    /** Opens the dialog that uploads a file of targets. */
    void upload(TargetFileReader reader) {
        new TargetUploadDialog(reader, this::save).open();
    }

    private void save(TargetFile file, String name) {
        TargetChanges done = service.change(user, file.changes(), name);
        announce(
                done,
                "%s saved: %,d new, %,d changed, %,d unchanged."
                        .formatted(
                                NumberLabels.of(file.changes().size(), "target"),
                                done.created(),
                                done.updated(),
                                done.unchanged()));
    }

    private void announce(TargetChanges done, String sentence) {
        if (done.replaced().isEmpty()) {
            Toast.show("No target changed.");
            return;
        }
        changed.run();
        Toast.undoable(sentence, () -> undo(done));
    }

    private void undo(TargetChanges done) {
        if (service.undo(user, done)) {
            changed.run();
        } else {
            Toast.refused("Nothing was undone, because a target has changed since. Change it in the table instead.");
        }
    }
}

package io.curasync.assignment;

import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A handover or a release that is executed in batches.
 *
 * @param id unique key of the action
 * @param rep the receiving rep; {@code null} for a release
 * @param names names that become aliases of the rep; empty for a release
 * @param by the user who hands over
 */
record HandoverAction(
        String id, BulkHandover handover, @Nullable User rep, List<String> names, CurrentUser by) {

    HandoverAction {
        names = List.copyOf(names);
    }

    boolean isRelease() {
        return rep == null;
    }

    int size() {
        return handover.practices().size();
    }

    /** Returns an undo without any changes. The undo of each batch is added to it with {@link HandoverUndo#plus}. */
    HandoverUndo nothingDone() {
        return rep == null ? HandoverUndo.nothing("CuraGenesis", by.id()) : HandoverUndo.nothing(rep.email(), rep.id());
    }
}

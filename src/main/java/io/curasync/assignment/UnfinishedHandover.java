package io.curasync.assignment;

import org.jspecify.annotations.Nullable;

/**
 * A handover or a release whose last batch has not been committed.
 *
 * @param action unique key of the action
 * @param by id of the user who handed over
 * @param actor email of that user
 * @param address address of the user's client; {@code null} if unknown
 * @param released whether the action released practices
 * @param done changes of the committed batches. The changes contain the owners of the practices but not the ownership periods, so this
 *     undo cannot be executed.
 * @param processed number of practices that the committed batches have processed
 * @param practices number of practices of the action
 */
record UnfinishedHandover(
        String action,
        long by,
        String actor,
        @Nullable String address,
        boolean released,
        HandoverUndo done,
        int processed,
        int practices) {}

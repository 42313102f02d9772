package io.curasync.demo.book;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notes about a practice from the past weeks, and possibly a next step. The demo enters them on behalf of the rep.
 *
 * @param notes oldest first, at least one
 * @param step next step that follows from the last note; {@code null} if there is none
 */
public record PlannedFollowUp(
        String practiceId, List<Note> notes, @Nullable Step step) {

    public record Note(String text, Instant at) {}

    /**
     * A next step.
     *
     * @param dueIn days from today until the due day; negative if the next step is overdue
     */
    public record Step(String text, int dueIn) {}
}

package io.curasync.practice.timeline;

import io.curasync.practice.PracticeProblem;
import io.curasync.practice.PracticeProblemQuery;
import io.curasync.practice.TimelineEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Position between two pages of a timeline, which the API uses as a cursor. Entries and problems are read separately. The position
 * therefore consists of the last entry and the last problem that earlier pages contain.
 *
 * @param entry id of the last entry
 * @param problem position of the last problem
 */
record TimelinePosition(long entry, PracticeProblemQuery.Position problem) {

    private static final TimelinePosition START =
            new TimelinePosition(Long.MAX_VALUE, PracticeProblemQuery.Position.START);

    private static final String EVENT = "e";
    private static final String ROW = "r";
    private static final Pattern CURSOR =
            Pattern.compile("(\\d{1,19})-(\\d{1,18})-(%s|%s)(\\d{1,19})".formatted(EVENT, ROW));

    /**
     * Parses a cursor.
     *
     * @param cursor {@code null} or empty for the start
     * @throws ResponseStatusException with status 400 if the cursor is malformed
     */
    static TimelinePosition of(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return START;
        }
        Matcher parts = CURSOR.matcher(cursor);
        try {
            if (parts.matches()) {
                return new TimelinePosition(
                        Long.parseLong(parts.group(1)),
                        new PracticeProblemQuery.Position(
                                Instant.EPOCH.plus(Long.parseLong(parts.group(2)), ChronoUnit.MICROS),
                                parts.group(3).equals(EVENT),
                                Long.parseLong(parts.group(4))));
            }
        } catch (NumberFormatException e) {
            // Falls through to the exception below.
        }
        throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "cursor must be the nextCursor of a previous page.");
    }

    TimelinePosition after(TimelineEntry last) {
        return new TimelinePosition(last.id(), problem);
    }

    TimelinePosition after(PracticeProblem last) {
        return new TimelinePosition(entry, PracticeProblemQuery.Position.of(last));
    }

    String cursor() {
        return "%d-%d-%s%d"
                .formatted(
                        entry,
                        ChronoUnit.MICROS.between(Instant.EPOCH, problem.at()),
                        problem.isEvent() ? EVENT : ROW,
                        problem.id());
    }
}

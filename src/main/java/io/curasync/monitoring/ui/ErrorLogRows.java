package io.curasync.monitoring.ui;

import io.curasync.monitoring.ErrorEntry;
import io.curasync.ui.list.ListSource;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Supplies the entries of the error log to a list. The list requests pages and the number of rows separately, but the log can only be
 * read as a whole. Therefore, the entries that match a filter are cached for one second.
 */
final class ErrorLogRows implements ListSource<ErrorLogUrlState, ErrorEntry> {

    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    private final Function<ErrorLogUrlState, List<ErrorEntry>> read;
    private volatile @Nullable Snapshot last;

    ErrorLogRows(Function<ErrorLogUrlState, List<ErrorEntry>> read) {
        this.read = read;
    }

    /** The rows that match a filter. {@code readAtNanos} is the value of {@link System#nanoTime()} just before they were read. */
    private record Snapshot(ErrorLogUrlState state, List<ErrorEntry> rows, long readAtNanos) {

        boolean isCurrent(ErrorLogUrlState asked) {
            return state.equals(asked) && System.nanoTime() - readAtNanos < MAX_AGE.toNanos();
        }
    }

    @Override
    public List<ErrorEntry> page(ErrorLogUrlState state, int offset, int limit) {
        return rows(state).stream().skip(offset).limit(limit).toList();
    }

    @Override
    public int count(ErrorLogUrlState state) {
        return rows(state).size();
    }

    private List<ErrorEntry> rows(ErrorLogUrlState state) {
        Snapshot snapshot = last;
        if (snapshot == null || !snapshot.isCurrent(state)) {
            long now = System.nanoTime();
            snapshot = new Snapshot(state, read.apply(state), now);
            last = snapshot;
        }
        return snapshot.rows();
    }
}

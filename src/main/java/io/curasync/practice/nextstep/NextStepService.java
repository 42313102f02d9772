package io.curasync.practice.nextstep;

import io.curasync.account.CurrentUser;
import io.curasync.ledger.note.PeopleTimeline;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import io.curasync.practice.timeline.EnteredText;
import io.curasync.practice.timeline.InvalidTextException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sets, completes, drops and reopens the next steps of practices. Each change is recorded on the timeline. All methods identify practices
 * by CuraSync's id, and change nothing if the practice does not exist or is out of the user's scope.
 */
@Service
public class NextStepService {

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2099, 12, 31);

    private final NextStepRepository repository;
    private final PeopleTimeline timeline;
    private final TransactionOperations transaction;
    private final ChangeSignal signal;

    NextStepService(
            NextStepRepository repository,
            PeopleTimeline timeline,
            TransactionOperations transaction,
            ChangeSignal signal) {
        this.repository = repository;
        this.timeline = timeline;
        this.transaction = transaction;
        this.signal = signal;
    }

    /**
     * Sets the next step of a practice. Replaces the previous next step if there is one.
     *
     * @param entered text that the user has entered; see {@link EnteredText#line}
     * @param dueOn due day in the business time zone
     * @return the next step; empty if nothing was changed, because the practice does not exist or is out of scope
     * @throws InvalidTextException if the text is not valid, or if the day is not in the years 2000 to 2099
     */
    public Optional<NextStep> set(CurrentUser by, long practice, String entered, LocalDate dueOn) {
        return set(by, practice, entered, dueOn, null);
    }

    /**
     * Sets a next step that the user may have planned earlier, for example outside CuraSync. Otherwise works like
     * {@link #set(CurrentUser, long, String, LocalDate)}.
     *
     * @param at time at which the user planned the step; {@code null} for now. A time in the future counts as now.
     */
    public Optional<NextStep> set(
            CurrentUser by, long practice, String entered, LocalDate dueOn, @Nullable Instant at) {
        String text = EnteredText.line(entered);
        if (dueOn.isBefore(EARLIEST) || dueOn.isAfter(LATEST)) {
            throw new InvalidTextException("Choose a day between 2000 and 2099.");
        }
        return change(by, practice, () -> {
            NextStep before = repository.find(practice).orElse(null);
            if (before == null || !before.text().equals(text) || !before.dueOn().equals(dueOn)) {
                repository.put(practice, text, dueOn, by.id(), at);
                record(by, practice, before == null ? "set" : "changed", before, text, dueOn, at);
            }
            return repository.find(practice);
        });
    }

    /**
     * Removes the next step of a practice because the step was done. Returns the removed step; empty if there was none, or if the practice
     * is out of scope.
     */
    public Optional<NextStep> complete(CurrentUser by, long practice) {
        return remove(by, practice, "done");
    }

    /**
     * Removes the next step of a practice although the step was not done. Returns the removed step; empty if there was none, or if the
     * practice is out of scope.
     */
    public Optional<NextStep> drop(CurrentUser by, long practice) {
        return remove(by, practice, "dropped");
    }

    private Optional<NextStep> remove(CurrentUser by, long practice, String event) {
        return change(by, practice, () -> {
            Optional<NextStep> removed = repository.find(practice);
            removed.ifPresent(step -> {
                repository.delete(practice);
                record(by, practice, event, step, null, null, null);
            });
            return removed;
        });
    }

    /**
     * Restores a next step that was completed or dropped.
     *
     * @param removed result of {@link #complete} or {@link #drop}
     * @return the restored next step; empty if the practice has another next step now, or is out of scope
     */
    public Optional<NextStep> reopen(CurrentUser by, long practice, NextStep removed) {
        return change(by, practice, () -> {
            if (repository.find(practice).isPresent()) {
                return Optional.empty();
            }
            repository.put(practice, removed.text(), removed.dueOn(), removed.setById(), null);
            record(by, practice, "reopened", null, removed.text(), removed.dueOn(), null);
            return repository.find(practice);
        });
    }

    private Optional<NextStep> change(CurrentUser by, long practice, Supplier<Optional<NextStep>> change) {
        Optional<NextStep> step = Objects.requireNonNull(transaction.execute(
                status -> timeline.lock(by.scope(), practice) ? change.get() : Optional.<NextStep>empty()));
        if (step.isPresent()) {
            signal.publish(Topic.LEDGER);
        }
        return step;
    }

    private void record(
            CurrentUser by,
            long practice,
            String event,
            @Nullable NextStep before,
            @Nullable String text,
            @Nullable LocalDate dueOn,
            @Nullable Instant at) {
        Map<String, Object> changes = new LinkedHashMap<>();
        put(changes, "text", before == null ? null : before.text(), text);
        put(changes, "dueOn", before == null ? null : before.dueOn(), dueOn);
        timeline.add(practice, by.id(), PeopleTimeline.NEXT_STEP + event, Map.of("changes", changes), at);
    }

    private static void put(
            Map<String, Object> changes, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.put(field, Arrays.asList(before, after));
        }
    }
}

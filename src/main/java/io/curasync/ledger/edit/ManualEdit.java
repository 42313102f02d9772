package io.curasync.ledger.edit;

import io.curasync.ledger.FactOutcome;
import io.curasync.ledger.FieldDiff;
import io.curasync.ledger.LedgerChanges;
import io.curasync.ledger.LedgerChanges.PracticeChanged;
import io.curasync.ledger.PracticeState;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import io.curasync.ledger.details.PracticeDetails;
import io.curasync.ledger.details.PracticeDetailsRepository;
import io.curasync.ledger.state.PracticeStateReader;
import io.curasync.ledger.state.TimelineWriter;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Applies changes that people make to practices, within the caller's transaction. Locks the practices in order, executes the
 * change, writes the differences to the timelines, and publishes {@link LedgerChanges}.
 */
@Component
public class ManualEdit {

    private static final String LOCK =
            "select practice from practice_observation where practice = any(?) order by practice for update";

    private static final String LOCAL_FIELDS = """
            select p.id, p.name, p.npi, p.owner_id, u.name as owner from practice p left join user_directory u on u.id = p.owner_id
            where p.id = any(?)""";

    private final JdbcClient jdbc;
    private final PracticeStateReader states;
    private final PracticeDetailsRepository detailsRepository;
    private final TimelineWriter timelineWriter;
    private final ApplicationEventPublisher events;

    ManualEdit(
            JdbcClient jdbc,
            PracticeStateReader states,
            PracticeDetailsRepository detailsRepository,
            TimelineWriter timelineWriter,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.states = states;
        this.detailsRepository = detailsRepository;
        this.timelineWriter = timelineWriter;
        this.events = events;
    }

    /** Values of a practice that {@link FieldDiff} does not compare: the name, the NPI, the owner and the details. */
    private record LocalFields(
            @Nullable String name,
            @Nullable String npi,
            @Nullable Long ownerId,
            @Nullable String owner,
            PracticeDetails details) {

        static final LocalFields NONE = new LocalFields(null, null, null, null, PracticeDetails.NONE);

        Map<String, Object> differencesTo(LocalFields after) {
            Map<String, Object> changes = new LinkedHashMap<>();
            put(changes, "name", name, after.name);
            put(changes, "npi", npi, after.npi);
            // Compares ids, because two users may have the same name.
            if (!Objects.equals(ownerId, after.ownerId)) {
                changes.put("owner", Arrays.asList(owner, after.owner));
            }
            changes.putAll(details.differencesTo(after.details));
            return changes;
        }

        private static void put(
                Map<String, Object> changes, String field, @Nullable String before, @Nullable String after) {
            if (!Objects.equals(before, after)) {
                changes.put(field, Arrays.asList(before, after));
            }
        }
    }

    /**
     * Executes a change of practices. Writes the differences to the timelines. Publishes {@link LedgerChanges} if a {@link PracticeState}
     * changed.
     *
     * @param practices CuraSync's ids of the practices to lock and compare
     * @param created ids of the practices that this transaction created
     * @param by id of the user who makes the change
     * @param fact the name of the change on the timeline
     * @param reason shown to people on the timeline
     * @param change makes the change; called while the practices are locked
     * @return ids of the practices that were created, or have a change that the timeline shows
     * @throws PessimisticLockingFailureException if a practice does not exist, for example because it was merged concurrently; the caller
     *     can retry
     */
    public Set<Long> edit(
            Collection<Long> practices, Set<Long> created, long by, String fact, String reason, Runnable change) {
        Set<Long> all = new HashSet<>(practices);
        Long[] ids = all.toArray(Long[]::new);
        if (lock(all) < all.size()) {
            throw new PessimisticLockingFailureException("A practice was merged concurrently");
        }
        Map<Long, PracticeState> before = states.of(all);
        Map<Long, LocalFields> localBefore = localFields(all);
        change.run();
        Map<Long, PracticeState> after = states.of(all);
        Map<Long, LocalFields> localAfter = localFields(all);
        Provenance provenance = new Provenance(Source.PEOPLE, by, null, Instant.now());
        List<PracticeChanged> changes = new ArrayList<>();
        Map<Long, TimelineWriter.Entry> entries = new LinkedHashMap<>();
        for (Long practice : ids) {
            boolean isNew = created.contains(practice);
            PracticeState stateBefore = isNew ? null : before.get(practice);
            PracticeState stateAfter = Objects.requireNonNull(after.get(practice));
            Map<String, Object> differences = FieldDiff.between(stateBefore, stateAfter);
            LocalFields local = isNew ? LocalFields.NONE : Objects.requireNonNull(localBefore.get(practice));
            differences.putAll(local.differencesTo(Objects.requireNonNull(localAfter.get(practice))));
            if (!stateAfter.equals(stateBefore)) {
                changes.add(new PracticeChanged(practice, stateBefore, stateAfter));
            }
            if (isNew || !differences.isEmpty()) {
                FactOutcome factOutcome = isNew ? FactOutcome.CREATED : FactOutcome.UPDATED;
                entries.put(
                        practice,
                        TimelineWriter.Entry.of(
                                practice,
                                fact,
                                provenance,
                                factOutcome,
                                Map.of("changes", differences, "reason", reason)));
            }
        }
        timelineWriter.write(List.copyOf(entries.values()));
        if (!changes.isEmpty()) {
            events.publishEvent(new LedgerChanges(changes, List.of()));
        }
        return entries.keySet();
    }

    /** Locks practices until the transaction ends. Returns the number of locked practices, without those that do not exist. */
    public int lock(Collection<Long> practices) {
        return jdbc.sql(LOCK)
                .param(practices.toArray(Long[]::new))
                .query()
                .listOfRows()
                .size();
    }

    private Map<Long, LocalFields> localFields(Set<Long> practices) {
        Map<Long, PracticeDetails> details = detailsRepository.read(practices);
        Map<Long, LocalFields> fields = HashMap.newHashMap(practices.size());
        jdbc.sql(LOCAL_FIELDS).param(practices.toArray(Long[]::new)).query((ResultSet row) -> {
            long practice = row.getLong("id");
            fields.put(
                    practice,
                    new LocalFields(
                            row.getString("name"),
                            row.getString("npi"),
                            row.getObject("owner_id", Long.class),
                            row.getString("owner"),
                            details.getOrDefault(practice, PracticeDetails.NONE)));
        });
        return fields;
    }
}

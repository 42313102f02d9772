package io.curasync.ledger;

import io.curasync.ledger.details.PracticeDetails;
import io.curasync.ledger.details.PracticeDetailsFiller;
import io.curasync.ledger.edit.ManualEdit;
import io.curasync.ledger.edit.PracticeIdResolver;
import io.curasync.ledger.edit.PracticeIdResolver.Found;
import io.curasync.ledger.edit.PracticeValueStore;
import io.curasync.platform.AdvisoryLocks;
import io.curasync.platform.SqlArrays;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Applies data that people enter about practices: names, NPIs, reps and details. Creates a practice if CuraSync does not know it
 * yet. Later webhooks and syncs find the practice by its ids.
 */
@Component
public class ManualPractices {

    private static final String UPDATE = """
            update practice p set name = coalesce(v.name, p.name), npi = coalesce(v.npi, p.npi),
                owner_id = coalesce(v.owner_id, p.owner_id),
                owner_is_manual = p.owner_is_manual or v.owner_id is distinct from p.owner_id and v.owner_id is not null,
                changed_at = now()
            from unnest(:ids::bigint[], :names::text[], :npis::text[], :owners::bigint[])
                as v (id, name, npi, owner_id)
            where p.id = v.id and (coalesce(v.name, p.name) is distinct from p.name
                or coalesce(v.npi, p.npi) is distinct from p.npi
                or coalesce(v.owner_id, p.owner_id) is distinct from p.owner_id)""";

    private final JdbcClient jdbc;
    private final PracticeIdResolver ids;
    private final ManualEdit manualEdit;
    private final PracticeValueStore values;
    private final PracticeDetailsFiller detailsFiller;

    ManualPractices(
            JdbcClient jdbc,
            PracticeIdResolver ids,
            ManualEdit manualEdit,
            PracticeValueStore values,
            PracticeDetailsFiller detailsFiller) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.manualEdit = manualEdit;
        this.values = values;
        this.detailsFiller = detailsFiller;
    }

    /**
     * The outcome of applying the data of one practice.
     *
     * @param reason reason for the quarantine, shown to people; null unless the data was quarantined
     * @param edit the values before and after, for an undo; null if nothing changed or the data was quarantined
     */
    public record Result(
            FactOutcome outcome,
            @Nullable String reason,
            @Nullable PracticeEdit edit) {}

    /**
     * The practice about which data was entered.
     *
     * @param id CuraSync's id of the practice; null if the entered ids contradict known practices
     * @param quarantineReason reason for quarantining the data; null if the data can be applied
     */
    private record Resolved(@Nullable Long id, @Nullable String quarantineReason) {}

    /**
     * Applies the data within the caller's transaction.
     *
     * @param by id of the user who entered the data
     * @param fact the name of the change on the timelines, such as {@code practice.enrolled}
     * @param reason text that explains the change to people on the timelines
     * @return one result per practice, in the order of the practices: created, updated, unchanged, or quarantined with the reason
     * @throws org.springframework.dao.PessimisticLockingFailureException if a practice was merged concurrently; the caller can
     *     retry
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Result> apply(List<ManualPractice> practices, long by, String fact, String reason) {
        AdvisoryLocks.share(jdbc, AdvisoryLocks.ALIASES);
        Found found = ids.find(practices);
        Map<Long, ManualPractice> known = new LinkedHashMap<>();
        List<Resolved> resolved = new ArrayList<>(practices.size());
        for (ManualPractice practice : practices) {
            String quarantineReason = found.contradiction(practice);
            Long id = quarantineReason == null ? found.id(practice) : null;
            if (id != null && known.putIfAbsent(id, practice) != null) {
                quarantineReason = "the same practice is listed twice";
            }
            resolved.add(new Resolved(id, quarantineReason));
        }
        Set<Long> created = new HashSet<>(found.created());
        Map<Long, PracticeValues> before = new HashMap<>();
        Set<Long> differing = manualEdit.edit(known.keySet(), created, by, fact, reason, () -> {
            Set<Long> existing = new HashSet<>(known.keySet());
            existing.removeAll(created);
            before.putAll(values.read(existing));
            created.forEach(practice -> before.put(practice, PracticeValues.none(practice)));
            update(known);
            Map<Long, PracticeDetails> details = new HashMap<>();
            known.forEach((id, practice) -> details.put(id, practice.details()));
            details.values().removeIf(PracticeDetails.NONE::equals);
            detailsFiller.fill(details, by);
        });
        Map<Long, PracticeValues> after = values.read(differing);
        List<Result> results = new ArrayList<>(practices.size());
        for (Resolved one : resolved) {
            Long id = one.id();
            if (one.quarantineReason() != null) {
                results.add(new Result(FactOutcome.QUARANTINED, one.quarantineReason(), null));
            } else if (differing.contains(id)) {
                PracticeEdit edit =
                        new PracticeEdit(Objects.requireNonNull(before.get(id)), Objects.requireNonNull(after.get(id)));
                results.add(new Result(created.contains(id) ? FactOutcome.CREATED : FactOutcome.UPDATED, null, edit));
            } else {
                results.add(new Result(FactOutcome.UNCHANGED, null, null));
            }
        }
        return results;
    }

    private void update(Map<Long, ManualPractice> known) {
        jdbc.sql(UPDATE)
                .param("ids", known.keySet().toArray(Long[]::new))
                .param("names", SqlArrays.texts(known.values(), ManualPractice::name))
                .param("npis", SqlArrays.texts(known.values(), ManualPractice::npi))
                .param("owners", SqlArrays.texts(known.values(), ManualPractice::ownerId))
                .update();
    }
}

package io.curasync.ledger;

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
 * Applies data that people enter about practices: names, NPIs and reps. Creates a practice that no channel has reported yet;
 * later webhooks and syncs find it by its ids.
 */
@Component
public class ManualPractices {

    private static final String UPDATE = """
            update practice p set name = coalesce(k.name, p.name), npi = coalesce(k.npi, p.npi),
                owner_id = coalesce(k.owner_id, p.owner_id),
                owner_is_manual = p.owner_is_manual or k.owner_id is distinct from p.owner_id and k.owner_id is not null,
                changed_at = now()
            from unnest(:ids::bigint[], :names::text[], :npis::text[], :owners::bigint[])
                as k (id, name, npi, owner_id)
            where p.id = k.id and (coalesce(k.name, p.name) is distinct from p.name
                or coalesce(k.npi, p.npi) is distinct from p.npi
                or coalesce(k.owner_id, p.owner_id) is distinct from p.owner_id)""";

    private final JdbcClient jdbc;
    private final PracticeIdResolver ids;
    private final ManualEdit manualEdit;
    private final PracticeValueStore values;

    ManualPractices(JdbcClient jdbc, PracticeIdResolver ids, ManualEdit manualEdit, PracticeValueStore values) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.manualEdit = manualEdit;
        this.values = values;
    }

    /**
     * The outcome of posting one practice.
     *
     * @param reason shown to people; null unless the practice was quarantined
     * @param edit what was changed, for an undo; null if nothing was
     */
    public record Posted(
            FactOutcome outcome,
            @Nullable String reason,
            @Nullable PracticeEdit edit) {}

    /** The id of a practice, or the reason why it cannot be applied. */
    private record Resolved(@Nullable Long id, @Nullable String refusal) {}

    /**
     * Applies the data within the caller's transaction.
     *
     * @param by the user who enters the data
     * @param fact the name of the change on the timelines, such as {@code practice.enrolled}
     * @param reason shown to people on the timelines
     * @return one result per practice, in their order: created, updated, unchanged, or quarantined with the reason
     * @throws org.springframework.dao.PessimisticLockingFailureException if a practice was merged concurrently; the caller can
     *     retry
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Posted> post(List<ManualPractice> practices, long by, String fact, String reason) {
        AdvisoryLocks.share(jdbc, AdvisoryLocks.ALIASES);
        Found found = ids.find(practices);
        Map<Long, ManualPractice> known = new LinkedHashMap<>();
        List<Resolved> resolved = new ArrayList<>(practices.size());
        for (ManualPractice practice : practices) {
            String refusal = found.contradiction(practice);
            Long id = refusal == null ? found.id(practice) : null;
            if (id != null && known.putIfAbsent(id, practice) != null) {
                refusal = "the same practice is listed twice";
            }
            resolved.add(new Resolved(id, refusal));
        }
        Set<Long> created = new HashSet<>(found.created());
        Map<Long, PracticeValues> before = new HashMap<>();
        Set<Long> differing = manualEdit.edit(known.keySet(), created, by, fact, reason, () -> {
            Set<Long> existing = new HashSet<>(known.keySet());
            existing.removeAll(created);
            before.putAll(values.read(existing));
            created.forEach(practice -> before.put(practice, PracticeValues.none(practice)));
            update(known);
        });
        Map<Long, PracticeValues> after = values.read(differing);
        List<Posted> posted = new ArrayList<>(practices.size());
        for (Resolved one : resolved) {
            Long id = one.id();
            if (one.refusal() != null) {
                posted.add(new Posted(FactOutcome.QUARANTINED, one.refusal(), null));
            } else if (differing.contains(id)) {
                PracticeEdit edit =
                        new PracticeEdit(Objects.requireNonNull(before.get(id)), Objects.requireNonNull(after.get(id)));
                posted.add(new Posted(created.contains(id) ? FactOutcome.CREATED : FactOutcome.UPDATED, null, edit));
            } else {
                posted.add(new Posted(FactOutcome.UNCHANGED, null, null));
            }
        }
        return posted;
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

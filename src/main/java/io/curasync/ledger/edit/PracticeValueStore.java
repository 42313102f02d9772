package io.curasync.ledger.edit;

import io.curasync.ledger.PracticeOwnership;
import io.curasync.ledger.PracticeValues;
import io.curasync.ledger.details.PracticeDetails;
import io.curasync.ledger.details.PracticeDetailsRepository;
import io.curasync.ledger.ownership.PracticeOwnershipRepository;
import io.curasync.platform.SqlArrays;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and replaces the values of practices that people can set. Callers must lock the practices before writing. */
@Component
public class PracticeValueStore {

    /**
     * SQL condition that the field {@code #} still has the value that a person entered. This is the case if no fact has set the
     * field and no sync has seen the practice.
     */
    private static final String IS_MANUAL = "p.#_at = '-infinity' and x.seen_at = '-infinity'";

    private static final String STATE_IS_MANUAL = IS_MANUAL.replace("#", "state");
    private static final String SPECIALTY_IS_MANUAL = IS_MANUAL.replace("#", "specialty");

    private static final String READ = """
            select p.id, p.name, p.npi, case when %s then p.state end as state,
                case when %s then p.specialty end as specialty
            from practice p join practice_observation x on x.practice = p.id
            where p.id = any(?)""".formatted(STATE_IS_MANUAL, SPECIALTY_IS_MANUAL);

    private static final String WRITE = """
            update practice p set name = v.name, npi = v.npi,
                state = case when %s then v.state else p.state end,
                specialty = case when %s then v.specialty else p.specialty end, changed_at = now()
            from unnest(:practices::bigint[], :names::text[], :npis::text[], :states::text[], :specialties::text[])
                as v (practice, name, npi, state, specialty)
                join practice_observation x on x.practice = v.practice
            where p.id = v.practice""".formatted(STATE_IS_MANUAL, SPECIALTY_IS_MANUAL);

    private final JdbcClient jdbc;
    private final PracticeOwnershipRepository practiceOwnershipRepository;
    private final PracticeDetailsRepository detailsRepository;

    PracticeValueStore(
            JdbcClient jdbc,
            PracticeOwnershipRepository practiceOwnershipRepository,
            PracticeDetailsRepository detailsRepository) {
        this.jdbc = jdbc;
        this.practiceOwnershipRepository = practiceOwnershipRepository;
        this.detailsRepository = detailsRepository;
    }

    /** Returns the values by practice. The map does not contain practices that do not exist. */
    public Map<Long, PracticeValues> read(Collection<Long> practices) {
        Map<Long, PracticeOwnership> ownerships = practiceOwnershipRepository.read(practices);
        Map<Long, PracticeDetails> details = detailsRepository.read(practices);
        Map<Long, PracticeValues> values = HashMap.newHashMap(practices.size());
        jdbc.sql(READ).param(practices.toArray(Long[]::new)).query((ResultSet row) -> {
            long practice = row.getLong("id");
            PracticeOwnership ownership = ownerships.get(practice);
            // The ownership is null if another transaction created the practice between the two statements.
            if (ownership != null) {
                values.put(
                        practice,
                        new PracticeValues(
                                row.getString("name"),
                                row.getString("npi"),
                                row.getString("state"),
                                row.getString("specialty"),
                                ownership,
                                details.getOrDefault(practice, PracticeDetails.NONE)));
            }
        });
        return values;
    }

    /**
     * Writes the values of each practice whose values differ from the previous ones. Does not change a state or specialty that
     * CuraGenesis has set.
     *
     * @param before previous values by practice, as returned by {@link #read}; contains all practices of {@code after}
     * @param after the values to write
     * @param by id of the user who makes the change
     */
    public void write(Map<Long, PracticeValues> before, Collection<PracticeValues> after, long by) {
        Collection<PracticeValues> changed = after.stream()
                .filter(values -> !values.equals(before.get(values.practice())))
                .toList();
        jdbc.sql(WRITE)
                .param(
                        "practices",
                        changed.stream().map(PracticeValues::practice).toArray(Long[]::new))
                .param("names", SqlArrays.texts(changed, PracticeValues::name))
                .param("npis", SqlArrays.texts(changed, PracticeValues::npi))
                .param("states", SqlArrays.texts(changed, PracticeValues::state))
                .param("specialties", SqlArrays.texts(changed, PracticeValues::specialty))
                .update();
        Collection<PracticeOwnership> ownerships = changed.stream()
                .filter(values -> !values.ownership()
                        .equals(Objects.requireNonNull(before.get(values.practice()))
                                .ownership()))
                .map(PracticeValues::ownership)
                .toList();
        if (!ownerships.isEmpty()) {
            practiceOwnershipRepository.write(ownerships);
        }
        Map<Long, PracticeDetails> details = new HashMap<>();
        changed.forEach(values -> details.put(values.practice(), values.details()));
        detailsRepository.replace(details, by);
    }
}

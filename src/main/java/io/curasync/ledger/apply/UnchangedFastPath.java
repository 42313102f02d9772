package io.curasync.ledger.apply;

import io.curasync.ledger.FactOutcome;
import io.curasync.ledger.FactResult;
import io.curasync.ledger.PracticeField;
import io.curasync.ledger.Provenance;
import io.curasync.platform.SqlArrays;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Fast path for practices that a sync sends unchanged, which are nearly all practices. If the hash of the received practice
 * equals the hash in {@code practice_observation}, only the times and the run in that table are updated.
 */
@Component
class UnchangedFastPath {

    // Locks every known practice of the round, including changed ones. The CTE "received" takes the locks in order.
    // The update alone would lock rows in physical order if the planner used a hash join. The CTE is materialized,
    // because PostgreSQL would otherwise evaluate it for each row if the planner assumed that there are no practices.
    // The update compares the hash of the locked row, so it includes the changes of the transaction that held the lock
    // before. A fact that is older than the last observation confirms nothing.
    private static final String UPDATE_OBSERVATIONS = """
            with received as materialized (
                select x.practice, s.position, s.snapshot_hash, o.version, o.as_of, o.source_id
                from unnest(:practices::text[], :hashes::bigint[], :origins::int[])
                        with ordinality s(practice_id, snapshot_hash, origin, position)
                    join unnest(:versions::timestamptz[], :asOfs::timestamptz[], :sources::bigint[])
                        with ordinality o(version, as_of, source_id, origin) on o.origin = s.origin
                    join practice p on p.practice_id collate "C" = s.practice_id
                    join practice_observation x on x.practice = p.id
                order by x.practice for update of x
            ), updated as (
                update practice_observation x set
                    seen_at = greatest(plausible_time(x.seen_at), t.version),
                    as_of = greatest(plausible_time(x.as_of), t.as_of),
                    run_id = t.source_id
                from received t
                where x.practice = t.practice and x.snapshot_hash = t.snapshot_hash
                returning t.position, x.seen_at = t.version as confirmed
            )
            select fact.position from generate_series(1, :size) fact(position)
            where not exists (select from updated where updated.position = fact.position and updated.confirmed)""";

    private static final String STORE_HASHES = """
            update practice_observation x set snapshot_hash = s.snapshot_hash
            from ledger_stage s join practice p on p.id = s.practice
            where x.practice = s.practice and s.complete and s.quarantine_reason is null and x.seen_at = s.version
              and p.practice_id = s.practice_id and p.missing_since is null
              and p.total_base = s.total and p.total_orders = s.total
              and\s""" + PracticeField.each("p.# is not distinct from s.#", " and ");

    private final JdbcClient jdbc;

    UnchangedFastPath(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Updates {@code practice_observation} for unchanged practices and adds the results of their facts. Returns the other facts
     * of the round.
     */
    List<StagedPracticeFact> confirm(List<StagedPracticeFact> round, BatchResult result) {
        List<StagedPracticeFact> received =
                round.stream().filter(UnchangedFastPath::isComplete).toList();
        if (received.isEmpty()) {
            return round;
        }
        Set<Integer> confirmed = new HashSet<>();
        received.forEach(fact -> confirmed.add(fact.index()));
        updateObservations(received)
                .forEach(position -> confirmed.remove(received.get(position - 1).index()));
        List<StagedPracticeFact> rest = new ArrayList<>();
        for (StagedPracticeFact fact : round) {
            if (confirmed.contains(fact.index())) {
                result.add(FactResult.of(fact.fact(), FactOutcome.UNCHANGED));
            } else {
                rest.add(fact);
            }
        }
        return rest;
    }

    private static boolean isComplete(StagedPracticeFact fact) {
        return fact.content().complete() && fact.content().practiceId() != null;
    }

    /**
     * Updates the observations of unchanged practices.
     *
     * @return the positions of the facts that were not confirmed, counted from 1
     */
    private List<Integer> updateObservations(List<StagedPracticeFact> received) {
        @Nullable String[] practices = new @Nullable String[received.size()];
        long[] hashes = new long[received.size()];
        int[] origins = new int[received.size()];
        List<Provenance> provenances = new ArrayList<>();
        SnapshotHash hash = new SnapshotHash();
        for (int i = 0; i < received.size(); i++) {
            StagedPracticeFact fact = received.get(i);
            // All rows of a page share one provenance and are adjacent.
            if (provenances.isEmpty() || fact.provenance() != provenances.getLast()) {
                provenances.add(fact.provenance());
            }
            practices[i] = fact.content().practiceId();
            hashes[i] = hash.of(fact.content());
            origins[i] = provenances.size();
        }
        return jdbc.sql(UPDATE_OBSERVATIONS)
                .param("practices", practices)
                .param("hashes", hashes)
                .param("origins", origins)
                .param("versions", SqlArrays.texts(provenances, Provenance::version))
                .param("asOfs", SqlArrays.texts(provenances, Provenance::asOf))
                .param(
                        "sources",
                        provenances.stream().mapToLong(Provenance::sourceId).toArray())
                .param("size", received.size())
                .query(Integer.class)
                .list();
    }

    /**
     * Stores the hash of each complete staged fact that now equals the state of its practice. The next sync compares with this
     * hash.
     */
    void storeHashes() {
        jdbc.sql(STORE_HASHES).update();
    }
}

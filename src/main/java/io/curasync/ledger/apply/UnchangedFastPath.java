package io.curasync.ledger.apply;

import io.curasync.ledger.FactOutcome;
import io.curasync.ledger.FactResult;
import io.curasync.ledger.PracticeField;
import io.curasync.ledger.Provenance;
import io.curasync.platform.SqlArrays;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
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

    // Locks every known practice of the round, including changed ones, in the order of practices. An insert with a
    // conflict processes its rows in order, whatever the planner chooses. An update could lock them in physical order.
    // Nothing is inserted, because every practice has an observation, and a practice with a practice id is never
    // deleted. The statement compares the hash of the locked row, so it includes the changes of the transaction that
    // held the lock before. A fact that is older than the last observation confirms nothing. The CTE "received" is
    // materialized, because PostgreSQL would otherwise evaluate it for each row if the planner assumed that there are
    // no practices.
    private static final String UPDATE_OBSERVATIONS = """
            with received as materialized (
                select p.id as practice, s.position, s.snapshot_hash, o.version, o.as_of, o.source_id
                from unnest(:practices::text[], :hashes::bigint[], :origins::int[])
                        with ordinality s(practice_id, snapshot_hash, origin, position)
                    join unnest(:versions::timestamptz[], :asOfs::timestamptz[], :sources::bigint[])
                        with ordinality o(version, as_of, source_id, origin) on o.origin = s.origin
                    join practice p on p.practice_id collate "C" = s.practice_id
            ), updated as (
                insert into practice_observation as x (practice, seen_at, as_of, run_id, snapshot_hash)
                select practice, version, as_of, source_id, snapshot_hash from received order by practice
                on conflict (practice) do update set
                    seen_at = greatest(plausible_time(x.seen_at), excluded.seen_at),
                    as_of = greatest(plausible_time(x.as_of), excluded.as_of),
                    run_id = excluded.run_id
                where x.snapshot_hash = excluded.snapshot_hash
                returning x.practice, x.seen_at
            ), confirmed as (
                select t.position from updated u join received t on t.practice = u.practice where t.version = u.seen_at
            )
            select fact.position, t.practice is not null as known
            from generate_series(1, :size) fact(position) left join received t on t.position = fact.position
            where not exists (select from confirmed where confirmed.position = fact.position)""";

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
     * The facts of a round that were not confirmed.
     *
     * @param areNew whether all of them are complete, and have practice ids that no practice has
     */
    record Unconfirmed(List<StagedPracticeFact> facts, boolean areNew) {}

    /**
     * A complete fact that was not confirmed.
     *
     * @param position position of the fact, counted from 1
     * @param known whether a practice has the practice id of the fact
     */
    private record Other(int position, boolean known) {}

    /**
     * Updates {@code practice_observation} for unchanged practices and adds the results of their facts. Returns the other facts
     * of the round.
     */
    Unconfirmed confirm(List<StagedPracticeFact> round, BatchResult result) {
        List<StagedPracticeFact> received =
                round.stream().filter(UnchangedFastPath::isComplete).toList();
        if (received.isEmpty()) {
            return new Unconfirmed(round, false);
        }
        Set<Integer> confirmed = new HashSet<>();
        received.forEach(fact -> confirmed.add(fact.index()));
        List<Other> others = updateObservations(received);
        others.forEach(
                other -> confirmed.remove(received.get(other.position() - 1).index()));
        List<StagedPracticeFact> rest = new ArrayList<>();
        for (StagedPracticeFact fact : round) {
            if (confirmed.contains(fact.index())) {
                result.add(FactResult.of(fact.fact(), FactOutcome.UNCHANGED));
            } else {
                rest.add(fact);
            }
        }
        return new Unconfirmed(
                rest, rest.size() == others.size() && others.stream().noneMatch(Other::known));
    }

    private static boolean isComplete(StagedPracticeFact fact) {
        return fact.content().complete() && fact.content().practiceId() != null;
    }

    /** Updates the observations of unchanged practices. Returns the facts that were not confirmed. */
    private List<Other> updateObservations(List<StagedPracticeFact> received) {
        @Nullable String[] practices = new @Nullable String[received.size()];
        long[] hashes = new long[received.size()];
        int[] origins = new int[received.size()];
        List<Provenance> provenances = new ArrayList<>();
        for (int i = 0; i < received.size(); i++) {
            StagedPracticeFact fact = received.get(i);
            // All rows of a page share one provenance and are adjacent.
            if (provenances.isEmpty() || fact.provenance() != provenances.getLast()) {
                provenances.add(fact.provenance());
            }
            practices[i] = fact.content().practiceId();
            hashes[i] = Objects.requireNonNull(fact.hash());
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
                .query(Other.class)
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

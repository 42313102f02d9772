package io.curasync.ledger;

import io.curasync.platform.SqlArrays;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The short way for what a sync tells about a practice that is just as it was told before, which is nearly all of a sync: the
 * digest on its sighting says so, the sighting is renewed, and nothing else is looked at.
 */
@Component
class UnchangedFastPath {

    // Locks every practice of the round that is known, those that differ as well: by a lock of its own in order, for an
    // update takes rows as they lie wherever the planner hashes. Materialized: else, where the planner believes that
    // there are no practices, all of it is done again for each. The digest is a part of what is locked, so that
    // whoever was waited for has been heard. What is older than the last sighting is not confirmed by it.
    private static final String SIGHT = """
            with told as materialized (
                select x.practice, s.place, s.digest, o.version, o.as_of, o.source_id
                from unnest(:practices::text[], :digests::bigint[], :origins::int[])
                        with ordinality s(practice_id, digest, origin, place)
                    join unnest(:versions::timestamptz[], :asOfs::timestamptz[], :sources::bigint[])
                        with ordinality o(version, as_of, source_id, origin) on o.origin = s.origin
                    join practice p on p.practice_id collate "C" = s.practice_id
                    join practice_sighting x on x.practice = p.id
                order by x.practice for update of x
            ), sighted as (
                update practice_sighting x set
                    seen_at = case when x.digest = t.digest then greatest(believed(x.seen_at), t.version) else x.seen_at end,
                    as_of = case when x.digest = t.digest then greatest(believed(x.as_of), t.as_of) else x.as_of end,
                    run_id = case when x.digest = t.digest then t.source_id else x.run_id end
                from told t
                where x.practice = t.practice
                returning t.place, x.digest = t.digest and x.seen_at = t.version as confirmed
            )
            select every.place from generate_series(1, :size) every(place)
            where not exists (select from sighted where sighted.place = every.place and sighted.confirmed)""";

    private static final String REMEMBER = """
            update practice_sighting x set digest = s.digest
            from ledger_stage s join practice p on p.id = s.practice
            where x.practice = s.practice and s.complete and s.refusal is null and x.seen_at = s.version
              and p.practice_id = s.practice_id and p.missing_since is null
              and p.total_base = s.total and p.total_orders = s.total
              and\s""" + PracticeField.each("p.# is not distinct from s.#", " and ");

    private final JdbcClient jdbc;

    UnchangedFastPath(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Renews the sightings of what is merely confirmed; returns the rest of the round. */
    List<StagedPracticeFact> confirm(List<StagedPracticeFact> round) {
        List<StagedPracticeFact> told =
                round.stream().filter(UnchangedFastPath::isWhole).toList();
        if (told.isEmpty()) {
            return round;
        }
        List<Integer> open = sight(told);
        if (open.isEmpty() && told.size() == round.size()) {
            return List.of();
        }
        Set<StagedPracticeFact> different = Collections.newSetFromMap(new IdentityHashMap<>(open.size()));
        open.forEach(place -> different.add(told.get(place - 1)));
        return round.stream()
                .filter(fact -> !isWhole(fact) || different.contains(fact))
                .toList();
    }

    private static boolean isWhole(StagedPracticeFact fact) {
        return fact.complete() && fact.practiceId() != null;
    }

    /** Returns the places, from 1, of those that differ. */
    private List<Integer> sight(List<StagedPracticeFact> told) {
        @Nullable String[] practices = new @Nullable String[told.size()];
        long[] digests = new long[told.size()];
        int[] origins = new int[told.size()];
        List<Provenance> provenances = new ArrayList<>();
        SnapshotHash digest = new SnapshotHash();
        for (int i = 0; i < told.size(); i++) {
            StagedPracticeFact fact = told.get(i);
            // A page's rows share theirs and follow each other.
            if (provenances.isEmpty() || fact.provenance() != provenances.getLast()) {
                provenances.add(fact.provenance());
            }
            practices[i] = fact.practiceId();
            digests[i] = digest.of(fact);
            origins[i] = provenances.size();
        }
        return jdbc.sql(SIGHT)
                .param("practices", practices)
                .param("digests", digests)
                .param("origins", origins)
                .param("versions", SqlArrays.texts(provenances, Provenance::version))
                .param("asOfs", SqlArrays.texts(provenances, Provenance::asOf))
                .param(
                        "sources",
                        provenances.stream().mapToLong(Provenance::sourceId).toArray())
                .param("size", told.size())
                .query(Integer.class)
                .list();
    }

    /** Remembers what was told of the staged practices that are just so now, for the next time. */
    void remember() {
        jdbc.sql(REMEMBER).update();
    }
}

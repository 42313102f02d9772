package io.curasync.ledger.apply;

import io.curasync.ledger.LedgerChanges.PracticeChanged;
import io.curasync.ledger.PracticeField;
import io.curasync.ledger.PracticeState;
import io.curasync.ledger.state.PracticeStateReader;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds or creates the practice of each staged fact. A fact may have a practice id, a user id or both. If the two ids of a fact
 * belong to different rows, the rows are merged. If the row with the user id has a different practice id, the fact is quarantined
 * instead.
 */
@Component
class PracticeResolver {

    private static final String RESOLVE = """
            update ledger_stage s set
                practice = coalesce(by_practice_id.id, by_user_id.id),
                duplicate = case when by_practice_id.id <> by_user_id.id then by_user_id.id end,
                quarantine_reason = case
                    when by_user_id.practice_id is not null and s.practice_id is not null and by_user_id.practice_id <> s.practice_id
                        then 'userId ' || s.user_id || ' is known as that of practice ' || by_user_id.practice_id
                             || ', not of ' || s.practice_id end
            from ledger_stage t
                left join practice by_practice_id on by_practice_id.practice_id = t.practice_id
                left join practice by_user_id on by_user_id.user_id = t.user_id
            where t.seq = s.seq and s.practice is null and (by_practice_id.id is not null or by_user_id.id is not null)""";

    private static final String COUNT_UNRESOLVED = """
            select count(*) as staged, count(*) filter (where practice is null and quarantine_reason is null) as unknown,
                   count(*) filter (where duplicate is not null and quarantine_reason is null) as duplicates,
                   count(duplicate) > 0 or count(distinct practice) < count(practice) as may_overlap
            from ledger_stage""";

    // Facts with different ids can concern the same row, because only the row links a practice id with a user id. A
    // fact is also removed if the earlier fact is removed itself, so that facts about the same row stay in order.
    private static final String REMOVE_OVERLAPPING = """
            with touched as (
                select seq, practice as id from ledger_stage
                union all select seq, duplicate from ledger_stage where duplicate is not null
            ), overlapping as (
                select t.seq from touched t
                    join (select id, min(seq) as seq from touched group by id) earliest on earliest.id = t.id
                where t.seq > earliest.seq
            )
            delete from ledger_stage where seq in (select seq from overlapping) returning seq""";

    /**
     * Inserts the unknown practices with the fields of their facts. For a complete fact, the statement also writes the total and the
     * observation, and removes the fact from the staging table. A partial fact remains in the table, because its total is applied later.
     * The rows are sorted, so that two transactions that insert the same new practices wait for each other instead of deadlocking. The ids
     * are compared with coalesce, because PostgreSQL cannot use a hash join for "is not distinct from". No id is empty. A total of 0 is the
     * initial value of the column, which has no version.
     */
    private static final String CREATE = """
            with inserted as (
                insert into practice (practice_id, %s, sales_rep_key, owner_id, total_base, total_orders, total_base_at, total_as_of)
                select practice_id, %s, coalesce(sales_rep_key, ''),
                    (select a.user_id from alias_directory a where a.alias_key = s.sales_rep_key),
                    coalesce(new_total, 0), coalesce(new_total, 0),
                    case when new_total <> 0 then version else '-infinity' end,
                    case when new_total <> 0 then as_of else '-infinity' end
                from (select *, case when complete then total end as new_total from ledger_stage) s
                where practice is null and quarantine_reason is null
                order by s.practice_id, s.user_id
                on conflict do nothing
                returning %s, changed_at
            ), incomplete as (
                update ledger_stage s set practice = i.id, created = true
                from inserted i where not s.complete and @same_ids
            ), finished as (
                delete from ledger_stage s using inserted i where s.complete and @same_ids
                returning s.seq, s.version, s.as_of, s.source_id, i.*,
                    case when s.practice_id is not null and s.total is not null then s.snapshot_hash end as snapshot_hash
            ), observed as (
                insert into practice_observation (practice, seen_at, as_of, run_id, snapshot_hash, changed_at)
                select id, version, as_of, source_id, snapshot_hash, date_trunc('second', changed_at) from finished order by id
            )
            select * from finished""".formatted(
                    PracticeField.each("#, #_at", ", "),
                    PracticeField.each("#, case when # is null then '-infinity' else version end", ", "),
                    PracticeStateReader.COLUMNS)
            .replace(
                    "@same_ids",
                    "coalesce(s.practice_id, '') = coalesce(i.practice_id, '')"
                            + " and coalesce(s.user_id, '') = coalesce(i.user_id, '')");

    private static final String SELECT_DUPLICATES = """
            select practice, duplicate from ledger_stage where duplicate is not null and quarantine_reason is null order by practice""";

    private final JdbcClient jdbc;
    private final PracticeMerger practiceMerger;

    PracticeResolver(JdbcClient jdbc, PracticeMerger practiceMerger) {
        this.jdbc = jdbc;
        this.practiceMerger = practiceMerger;
    }

    /**
     * Counts that determine the next steps of the resolution.
     *
     * @param staged number of staged facts
     * @param unknown number of staged facts with an unknown practice
     * @param duplicates number of staged facts that require a merge
     * @param mayOverlap whether two staged facts may concern the same row; also true whenever a merge is required; only meaningful if
     *     {@code unknown} is 0
     */
    private record ResolutionCounts(long staged, long unknown, long duplicates, boolean mayOverlap) {}

    /** A practice that a complete fact created. */
    record CreatedPractice(long practice, PracticeState state) {}

    /**
     * Result of a resolution.
     *
     * @param created practices that complete facts created, by index of the fact. These facts are applied, and no longer staged.
     * @param changes changes made by merges
     * @param deferred indexes of the facts that were removed from the staging table, because an earlier fact concerns the same
     *     row. They must be staged again after the others are applied.
     */
    record Resolution(Map<Integer, CreatedPractice> created, List<PracticeChanged> changes, Set<Integer> deferred) {}

    /**
     * Two rows to merge.
     *
     * @param practice id of the surviving row
     * @param duplicate id of the row to delete
     */
    private record DuplicatePair(long practice, long duplicate) {}

    /**
     * Sets the practice or a quarantine reason for each staged fact. Creates unknown practices and merges duplicates. Complete facts that
     * created practices are applied and removed from the staging table. A fact is also removed if it concerns the same row as an earlier
     * fact, because the earlier fact may change an id of the row.
     */
    Resolution resolve() {
        return resolve(new HashMap<>());
    }

    /**
     * Like {@link #resolve}, but first tries to create a practice for each staged fact. Saves a statement if the practices are unknown. A
     * fact whose practice exists creates none.
     *
     * @param staged number of staged facts
     */
    Resolution createOrResolve(int staged) {
        Map<Integer, CreatedPractice> created = new HashMap<>();
        create(created);
        return created.size() == staged ? new Resolution(created, List.of(), Set.of()) : resolve(created);
    }

    private Resolution resolve(Map<Integer, CreatedPractice> created) {
        ResolutionCounts counts = resolveKnown();
        while (counts.unknown() > 0) {
            int before = created.size();
            create(created);
            if (created.size() - before == counts.staged()) {
                return new Resolution(created, List.of(), Set.of());
            }
            counts = resolveKnown();
        }
        Set<Integer> deferred = counts.mayOverlap()
                ? new HashSet<>(
                        jdbc.sql(REMOVE_OVERLAPPING).query(Integer.class).list())
                : Set.of();
        return new Resolution(created, counts.duplicates() == 0 ? List.of() : mergeDuplicates(), deferred);
    }

    private void create(Map<Integer, CreatedPractice> created) {
        jdbc.sql(CREATE).query((ResultSet row) -> {
            created.put(row.getInt("seq"), new CreatedPractice(row.getLong("id"), PracticeStateReader.read(row)));
        });
    }

    private List<PracticeChanged> mergeDuplicates() {
        return jdbc.sql(SELECT_DUPLICATES).query(DuplicatePair.class).list().stream()
                .flatMap(pair -> practiceMerger.merge(pair.practice(), pair.duplicate()).stream())
                .toList();
    }

    private ResolutionCounts resolveKnown() {
        jdbc.sql(RESOLVE).update();
        return jdbc.sql(COUNT_UNRESOLVED).query(ResolutionCounts.class).single();
    }
}

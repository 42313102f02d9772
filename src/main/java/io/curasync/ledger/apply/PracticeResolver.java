package io.curasync.ledger.apply;

import io.curasync.ledger.LedgerChanges.PracticeChanged;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds or creates the practice of each staged fact. A practice has a practice id and a user id, and a fact may have only one of
 * them. If a fact has both ids and each belongs to a different row, the rows are merged.
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
            where t.seq = s.seq and s.practice is null""";

    private static final String COUNT_UNRESOLVED = """
            select count(*) filter (where practice is null and quarantine_reason is null) as unknown,
                   count(*) filter (where duplicate is not null and quarantine_reason is null) as duplicates
            from ledger_stage""";

    // Ordered, so that two transactions that insert the same new practices wait for each other instead of deadlocking.
    // Compares with coalesce, because no id is empty and PostgreSQL cannot use a hash join for "is not distinct from".
    private static final String CREATE = """
            with inserted as (
                insert into practice (practice_id, user_id, user_id_at)
                select practice_id, user_id, case when user_id is null then '-infinity' else version end
                from ledger_stage
                where practice is null and quarantine_reason is null
                order by practice_id, user_id
                on conflict do nothing
                returning id, practice_id, user_id
            )
            update ledger_stage s set practice = inserted.id, created = true
            from inserted
            where coalesce(s.practice_id, '') = coalesce(inserted.practice_id, '')
              and coalesce(s.user_id, '') = coalesce(inserted.user_id, '')""";

    private static final String SELECT_DUPLICATES = """
            select practice, duplicate from ledger_stage where duplicate is not null and quarantine_reason is null order by practice""";

    private final JdbcClient jdbc;
    private final PracticeMerger practiceMerger;

    PracticeResolver(JdbcClient jdbc, PracticeMerger practiceMerger) {
        this.jdbc = jdbc;
        this.practiceMerger = practiceMerger;
    }

    /** Numbers of staged facts whose practice is unknown, and of those that require a merge. */
    private record ResolutionCounts(long unknown, long duplicates) {}

    /** Two rows to merge; {@code practice} remains. */
    private record DuplicatePair(long practice, long duplicate) {}

    /** Sets the practice or the reason for quarantining it, of every staged fact. Returns the changes made by merges. */
    List<PracticeChanged> resolve() {
        ResolutionCounts counts = resolveKnown();
        while (counts.unknown() > 0) {
            jdbc.sql(CREATE).update();
            counts = resolveKnown();
        }
        if (counts.duplicates() == 0) {
            return List.of();
        }
        return jdbc.sql(SELECT_DUPLICATES).query(DuplicatePair.class).list().stream()
                .flatMap(pair -> practiceMerger.merge(pair.practice(), pair.duplicate()).stream())
                .toList();
    }

    private ResolutionCounts resolveKnown() {
        jdbc.sql(RESOLVE).update();
        return jdbc.sql(COUNT_UNRESOLVED).query(ResolutionCounts.class).single();
    }
}

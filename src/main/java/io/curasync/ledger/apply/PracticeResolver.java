package io.curasync.ledger.apply;

import io.curasync.ledger.LedgerChanges.PracticeChanged;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Resolves the practice of each staged fact. A practice has two ids, and a fact may have only one of them. Rows known under
 * one id each are merged when a fact has both.
 */
@Component
class PracticeResolver {

    private static final String RESOLVE = """
            update ledger_stage s set
                practice = coalesce(byp.id, byu.id),
                duplicate = case when byp.id <> byu.id then byu.id end,
                refusal = case
                    when byu.practice_id is not null and s.practice_id is not null and byu.practice_id <> s.practice_id
                        then 'userId ' || s.user_id || ' is known as that of practice ' || byu.practice_id
                             || ', not of ' || s.practice_id end
            from ledger_stage t
                left join practice byp on byp.practice_id = t.practice_id
                left join practice byu on byu.user_id = t.user_id
            where t.seq = s.seq and s.practice is null""";

    private static final String OPEN = """
            select count(*) filter (where practice is null and refusal is null) as unknown,
                   count(*) filter (where duplicate is not null and refusal is null) as twins
            from ledger_stage""";

    // Ordered, so that two transactions that insert the same new practices wait for each other instead of deadlocking.
    // Compares with coalesce, because no id is empty and PostgreSQL cannot use a hash join for "is not distinct from".
    private static final String CREATE = """
            with fresh as (
                insert into practice (practice_id, user_id, user_id_at)
                select practice_id, user_id, case when user_id is null then '-infinity' else version end
                from ledger_stage
                where practice is null and refusal is null
                order by practice_id, user_id
                on conflict do nothing
                returning id, practice_id, user_id
            )
            update ledger_stage s set practice = fresh.id, created = true
            from fresh
            where coalesce(s.practice_id, '') = coalesce(fresh.practice_id, '')
              and coalesce(s.user_id, '') = coalesce(fresh.user_id, '')""";

    private static final String TWINS = """
            select practice, duplicate from ledger_stage where duplicate is not null and refusal is null order by practice""";

    private final JdbcClient jdbc;
    private final PracticeMerger practiceMerger;

    PracticeResolver(JdbcClient jdbc, PracticeMerger practiceMerger) {
        this.jdbc = jdbc;
        this.practiceMerger = practiceMerger;
    }

    private record Open(long unknown, long twins) {}

    private record Twins(long practice, long duplicate) {}

    /** Sets the practice or a refusal of every staged fact. Returns the changes made by merges. */
    List<PracticeChanged> resolve() {
        Open open = resolveKnown();
        while (open.unknown() > 0) {
            jdbc.sql(CREATE).update();
            open = resolveKnown();
        }
        if (open.twins() == 0) {
            return List.of();
        }
        return jdbc.sql(TWINS).query(Twins.class).list().stream()
                .flatMap(twins -> practiceMerger.merge(twins.practice(), twins.duplicate()).stream())
                .toList();
    }

    private Open resolveKnown() {
        jdbc.sql(RESOLVE).update();
        return jdbc.sql(OPEN).query(Open.class).single();
    }
}

package io.curasync.ledger;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The short way for what a sync tells about a practice that is just as it is known, which is nearly all of a sync: its
 * sighting is written, and nothing else is looked at. Whatever differs in anything is left on the stage.
 */
@Component
class Confirmation {

    // First the locks, in order of practice, then, in a statement of its own, a look at what they hold still.
    private static final String SIGHT = """
            update practice_sighting x set
                seen_at = greatest(x.seen_at, s.version),
                as_of = case when s.version >= x.seen_at then s.as_of else x.as_of end,
                run_id = s.source_id
            from (
                select p.id, s.version, s.as_of, s.source_id
                from ledger_stage s join practice p on p.practice_id = s.practice_id and p.user_id = s.user_id
                where s.complete order by p.id
            ) s
            where x.practice = s.id""";

    private static final String DIFFERENT = """
            select s.seq from ledger_stage s
                left join practice p on p.practice_id = s.practice_id
                left join practice_sighting x on x.practice = p.id
            where s.complete is not true or x.seen_at is distinct from s.version or p.missing_since is not null
               or p.total_base <> s.total or p.total_orders <> s.total or %s""".formatted(PracticeField.each("p.# is distinct from s.#", " or "));

    private final JdbcClient jdbc;

    Confirmation(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes what is merely confirmed off the stage; returns the rest of the round. */
    List<StagedFact> confirm(List<StagedFact> round) {
        if (round.stream().noneMatch(StagedFact::complete)) {
            return round;
        }
        jdbc.sql(SIGHT).update();
        Set<Integer> different =
                new HashSet<>(jdbc.sql(DIFFERENT).query(Integer.class).list());
        if (different.isEmpty()) {
            return List.of();
        }
        if (different.size() < round.size()) {
            jdbc.sql("delete from ledger_stage where seq <> all(?)")
                    .param(different.toArray(Integer[]::new))
                    .update();
        }
        return round.stream().filter(fact -> different.contains(fact.index())).toList();
    }
}

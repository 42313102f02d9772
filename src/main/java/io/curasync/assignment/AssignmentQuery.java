package io.curasync.assignment;

import io.curasync.account.RepNameNormalizer;
import io.curasync.platform.BusinessTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads data for handovers and for the dialogs that start them. Does not check permissions, because all callers are restricted to admins.
 */
@Component
public class AssignmentQuery {

    private static final String COUNT_OTHERS = """
            select count(*) from practice_directory
            where owner_id is null and not owner_is_manual and sales_rep_key = any(:keys) and id <> all(:practices)""";
    private static final String SELECT_UNUSED_NAMES = """
            select distinct on (p.sales_rep_key) btrim(p.sales_rep) from practice_directory p
            where p.id = any(:practices) and p.sales_rep_key <> ''
              and not exists (select from alias_directory a where a.alias_key = p.sales_rep_key)
            order by p.sales_rep_key, p.id""";
    private static final String COUNT_TO_MOVE = """
            select count(*) from practice_directory
            where id = any(:practices) and owner_id is distinct from :rep""";
    private static final String SELECT_RELEASED = """
            select u.name as rep, count(*) as practices from practice_directory p
                left join alias_directory a on a.alias_key = p.sales_rep_key
                left join user_directory u on u.id = a.user_id
            where p.id = any(:practices) and p.owner_is_manual
            group by u.id, u.name order by u.name is null, practices desc, rep""";

    private final JdbcClient jdbc;

    AssignmentQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Number of practices that a release gives to one rep.
     *
     * @param rep name of the rep; {@code null} for the practices that will have no rep
     */
    public record Released(@Nullable String rep, long practices) {}

    /**
     * Counts the other unmatched practices that would be assigned if the rep names became aliases.
     *
     * @param practices CuraSync's ids of the practices that do not count
     * @param names rep names in CuraGenesis; if empty, the result is 0
     */
    public long countOthers(Collection<Long> practices, Collection<String> names) {
        return names.isEmpty()
                ? 0
                : jdbc.sql(COUNT_OTHERS)
                        .param(
                                "keys",
                                names.stream().map(RepNameNormalizer::key).toArray(String[]::new))
                        .param("practices", practices.toArray(Long[]::new))
                        .query(Long.class)
                        .single();
    }

    /**
     * Returns the names that CuraGenesis uses for the reps of the practices. Omits names that are already aliases of a user. If a name
     * has several spellings, returns one of them.
     *
     * @param practices CuraSync's ids
     */
    public List<String> unusedNames(Collection<Long> practices) {
        return with(SELECT_UNUSED_NAMES, practices).query(String.class).list();
    }

    /** Counts those of the given practices that are not assigned to the user. */
    public long countToMove(Collection<Long> practices, long rep) {
        return with(COUNT_TO_MOVE, practices)
                .param("rep", rep)
                .query(Long.class)
                .single();
    }

    /**
     * Returns the reps that the practices would have after a release, each with the number of practices. The rep with the most
     * practices comes first. Practices that would have no rep come last. Practices that are not assigned manually do not count,
     * because a release does not change them.
     */
    public List<Released> released(Collection<Long> practices) {
        return with(SELECT_RELEASED, practices).query(Released.class).list();
    }

    /** Returns the business time zone, in which the first day of an ownership begins. */
    public ZoneId zone() {
        return BusinessTime.read(jdbc).zone();
    }

    private JdbcClient.StatementSpec with(String sql, Collection<Long> practices) {
        return jdbc.sql(sql).param("practices", practices.toArray(Long[]::new));
    }
}

package io.curasync.assignment;

import io.curasync.account.RepNameNormalizer;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the effect of a handover, for the confirmation in dialogs. Only views for admins use it. */
@Component
public class AssignmentQuery {

    private static final String COUNT_OTHERS = """
            select count(*) from practice_directory
            where owner_id is null and not owner_is_manual and sales_rep_key = any(:keys) and id <> all(:practices)""";
    private static final String SELECT_SOURCE_REP = """
            select p.owner_is_manual, coalesce(btrim(p.sales_rep), '') as sales_rep, u.name as rep
            from practice_directory p
                left join alias_directory a on a.alias_key = p.sales_rep_key
                left join user_directory u on u.id = a.user_id
            where p.id = ?""";

    private final JdbcClient jdbc;

    AssignmentQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Rep of a practice according to CuraGenesis.
     *
     * @param ownerIsManual whether an admin assigned the practice manually
     * @param salesRep name of the rep in CuraGenesis; "" if there is none
     * @param rep name of the user with that alias; null if there is none
     */
    public record SourceRep(
            boolean ownerIsManual,
            String salesRep,
            @Nullable String rep) {}

    /** Returns the number of unmatched practices with one of these rep names, without the given practices. */
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

    public SourceRep sourceRep(long practice) {
        return jdbc.sql(SELECT_SOURCE_REP)
                .param(practice)
                .query(SourceRep.class)
                .single();
    }
}

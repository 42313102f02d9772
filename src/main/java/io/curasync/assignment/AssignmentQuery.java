package io.curasync.assignment;

import io.curasync.account.RepNameNormalizer;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what a handover would do, for the dialogs that announce it. Admins only: the views that use it are theirs. */
@Component
public class AssignmentQuery {

    private static final String COUNT_FOLLOWING = """
            select count(*) from practice
            where owner_id is null and not owner_by_hand and sales_rep_key = any(:keys) and id <> all(:practices)""";
    private static final String UPSTREAM = """
            select p.owner_by_hand, coalesce(btrim(p.sales_rep), '') as sales_rep, u.name as rep
            from practice p left join rep_alias a on a.alias_key = p.sales_rep_key left join app_user u on u.id = a.user_id
            where p.id = ?""";

    private final JdbcClient jdbc;

    AssignmentQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The rep of a practice by what CuraGenesis says.
     *
     * @param ownerByHand whether people decided otherwise
     * @param salesRep the name in CuraGenesis; "" if there is none
     * @param rep the name of the user with that alias; null if there is none
     */
    public record Upstream(
            boolean ownerByHand, String salesRep, @Nullable String rep) {}

    /** The number of unmatched practices besides these that carry one of the names. */
    public long countFollowing(Collection<Long> practices, Collection<String> names) {
        return names.isEmpty()
                ? 0
                : jdbc.sql(COUNT_FOLLOWING)
                        .param(
                                "keys",
                                names.stream().map(RepNameNormalizer::key).toArray(String[]::new))
                        .param("practices", practices.toArray(Long[]::new))
                        .query(Long.class)
                        .single();
    }

    public Upstream upstream(long practice) {
        return jdbc.sql(UPSTREAM).param(practice).query(Upstream.class).single();
    }
}

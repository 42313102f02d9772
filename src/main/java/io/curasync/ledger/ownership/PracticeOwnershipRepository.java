package io.curasync.ledger.ownership;

import io.curasync.ledger.PracticeOwnership;
import java.sql.ResultSet;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and replaces the owners of practices and their histories. Callers must lock the practices before writing. */
@Component
public class PracticeOwnershipRepository {

    private static final String READ = """
            select p.id, p.owner_id as owner, p.owner_is_manual, o.owner_id as period_owner, o.since, o.until
            from practice p left join practice_ownership o on o.practice = p.id
            where p.id = any(?) order by p.id, o.since""";
    private static final String WRITE_OWNERS = """
            update practice p set owner_is_manual = v.by_hand, changed_at = now(),
                owner_id = case when v.by_hand then v.owner_id
                    else (select a.user_id from alias_directory a where a.alias_key = p.sales_rep_key) end
            from unnest(:practices::bigint[], :owners::bigint[], :byHand::boolean[]) as v (practice, owner_id, by_hand)
            where p.id = v.practice returning p.id, p.owner_id""";
    private static final String WRITE_PERIODS = """
            insert into practice_ownership (practice, owner_id, since, until)
            select * from unnest(:practices::bigint[], :owners::bigint[], :since::timestamptz[], :until::timestamptz[])""";

    private final JdbcClient jdbc;
    private final OwnershipHistory ownershipHistory;

    PracticeOwnershipRepository(JdbcClient jdbc, OwnershipHistory ownershipHistory) {
        this.jdbc = jdbc;
        this.ownershipHistory = ownershipHistory;
    }

    /** Returns the ownerships by practice. The map does not contain practices that do not exist. */
    public Map<Long, PracticeOwnership> read(Collection<Long> practices) {
        Map<Long, PracticeOwnership> ownerships = new HashMap<>();
        jdbc.sql(READ).param(practices.toArray(Long[]::new)).query((ResultSet row) -> {
            long practice = row.getLong("id");
            List<PracticeOwnership.Period> periods = new ArrayList<>();
            PracticeOwnership previous = ownerships.get(practice);
            if (previous != null) {
                periods.addAll(previous.periods());
            }
            Long owner = row.getObject("period_owner", Long.class);
            if (owner != null) {
                periods.add(new PracticeOwnership.Period(
                        owner,
                        row.getObject("since", OffsetDateTime.class),
                        row.getObject("until", OffsetDateTime.class)));
            }
            ownerships.put(
                    practice,
                    new PracticeOwnership(
                            practice, row.getObject("owner", Long.class), row.getBoolean("owner_is_manual"), periods));
        });
        return ownerships;
    }

    /**
     * Replaces the owners and histories of practices. An owner who was not assigned manually is determined by alias again, because the
     * aliases and the rep's name in CuraGenesis may have changed since the ownership was read. If the last period of the given history
     * belongs to another owner, that period ends now, and a period of the resulting owner begins. If the history is empty, the period of
     * the resulting owner begins at {@code -infinity}.
     */
    public void write(Collection<PracticeOwnership> ownerships) {
        Long[] practices = ownerships.stream().map(PracticeOwnership::practice).toArray(Long[]::new);
        ownershipHistory.announce(
                ownerships.stream().map(PracticeOwnership::practice).toList());
        Map<Long, @Nullable Long> current = new HashMap<>();
        jdbc.sql(WRITE_OWNERS)
                .param("practices", practices)
                .param(
                        "owners",
                        ownerships.stream().map(PracticeOwnership::owner).toArray(Long[]::new))
                .param(
                        "byHand",
                        ownerships.stream().map(PracticeOwnership::byHand).toArray(Boolean[]::new))
                .query((ResultSet row) -> {
                    current.put(row.getLong("id"), row.getObject("owner_id", Long.class));
                });
        jdbc.sql("delete from practice_ownership where practice = any(?)")
                .param(practices)
                .update();
        List<Long> periodPractices = new ArrayList<>();
        List<Long> owners = new ArrayList<>();
        List<@Nullable String> since = new ArrayList<>();
        List<@Nullable String> until = new ArrayList<>();
        for (PracticeOwnership ownership : ownerships) {
            for (PracticeOwnership.Period period : ownership.periods()) {
                periodPractices.add(ownership.practice());
                owners.add(period.owner());
                since.add(literal(period.since()));
                until.add(period.until() == null ? null : literal(period.until()));
            }
        }
        jdbc.sql(WRITE_PERIODS)
                .param("practices", periodPractices.toArray(Long[]::new))
                .param("owners", owners.toArray(Long[]::new))
                .param("since", since.toArray(String[]::new))
                .param("until", until.toArray(String[]::new))
                .update();
        ownershipHistory.transferNow(current);
    }

    private static String literal(OffsetDateTime time) {
        return time.equals(OffsetDateTime.MIN) ? "-infinity" : time.toString();
    }
}

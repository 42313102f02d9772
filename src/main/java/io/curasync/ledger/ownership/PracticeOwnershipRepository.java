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

/** Reads and replaces the owners of practices and their history. The caller holds the practices' locks. */
@Component
public class PracticeOwnershipRepository {

    private static final String READ = """
            select p.id, p.owner_id as owner, p.owner_is_manual, o.owner_id as period_owner, o.since, o.until
            from practice p left join practice_ownership o on o.practice = p.id
            where p.id = any(?) order by p.id, o.since""";
    private static final String WRITE_OWNERS = """
            update practice p set owner_is_manual = h.by_hand, changed_at = now(),
                owner_id = case when h.by_hand then h.owner_id
                    else (select a.user_id from alias_directory a where a.alias_key = p.sales_rep_key) end
            from unnest(:practices::bigint[], :owners::bigint[], :byHand::boolean[]) as h (practice, owner_id, by_hand)
            where p.id = h.practice returning p.id, p.owner_id""";
    private static final String WRITE_PERIODS = """
            insert into practice_ownership (practice, owner_id, since, until)
            select * from unnest(:practices::bigint[], :owners::bigint[], :since::timestamptz[], :until::timestamptz[])""";

    private final JdbcClient jdbc;
    private final OwnershipHistory ownershipHistory;

    PracticeOwnershipRepository(JdbcClient jdbc, OwnershipHistory ownershipHistory) {
        this.jdbc = jdbc;
        this.ownershipHistory = ownershipHistory;
    }

    /** Returns ownerships by practice, without practices that no longer exist. */
    public Map<Long, PracticeOwnership> read(Collection<Long> practices) {
        Map<Long, PracticeOwnership> holdings = new HashMap<>();
        jdbc.sql(READ).param(practices.toArray(Long[]::new)).query((ResultSet row) -> {
            long practice = row.getLong("id");
            List<PracticeOwnership.Period> periods = new ArrayList<>();
            PracticeOwnership known = holdings.get(practice);
            if (known != null) {
                periods.addAll(known.periods());
            }
            Long owner = row.getObject("period_owner", Long.class);
            if (owner != null) {
                periods.add(new PracticeOwnership.Period(
                        owner,
                        row.getObject("since", OffsetDateTime.class),
                        row.getObject("until", OffsetDateTime.class)));
            }
            holdings.put(
                    practice,
                    new PracticeOwnership(
                            practice, row.getObject("owner", Long.class), row.getBoolean("owner_is_manual"), periods));
        });
        return holdings;
    }

    /**
     * Replaces owners and histories. A practice whose owner people did not choose gets the rep whom the alias identifies now,
     * because aliases and the name in CuraGenesis may have changed since the ownership was read. If so, the rep's period begins
     * now.
     */
    public void write(Collection<PracticeOwnership> holdings) {
        Long[] practices = holdings.stream().map(PracticeOwnership::practice).toArray(Long[]::new);
        Map<Long, @Nullable Long> current = new HashMap<>();
        jdbc.sql(WRITE_OWNERS)
                .param("practices", practices)
                .param("owners", holdings.stream().map(PracticeOwnership::owner).toArray(Long[]::new))
                .param(
                        "byHand",
                        holdings.stream().map(PracticeOwnership::byHand).toArray(Boolean[]::new))
                .query((ResultSet row) -> {
                    current.put(row.getLong("id"), row.getObject("owner_id", Long.class));
                });
        jdbc.sql("delete from practice_ownership where practice = any(?)")
                .param(practices)
                .update();
        List<Long> of = new ArrayList<>();
        List<Long> owners = new ArrayList<>();
        List<@Nullable String> since = new ArrayList<>();
        List<@Nullable String> until = new ArrayList<>();
        for (PracticeOwnership practiceOwnership : holdings) {
            for (PracticeOwnership.Period period : practiceOwnership.periods()) {
                of.add(practiceOwnership.practice());
                owners.add(period.owner());
                since.add(literal(period.since()));
                until.add(period.until() == null ? null : literal(period.until()));
            }
        }
        jdbc.sql(WRITE_PERIODS)
                .param("practices", of.toArray(Long[]::new))
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

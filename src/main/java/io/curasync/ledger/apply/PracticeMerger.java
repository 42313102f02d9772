package io.curasync.ledger.apply;

import io.curasync.ledger.LedgerChanges.PracticeChanged;
import io.curasync.ledger.PracticeField;
import io.curasync.ledger.PracticeState;
import io.curasync.ledger.state.OrderTotals;
import io.curasync.ledger.state.PracticeStateReader;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Merges two rows that turn out to be one practice: one known by its practice id, the other only by its user id. */
@Component
class PracticeMerger {

    private static final String LOCK =
            "select practice from practice_observation where practice in (:surviving, :duplicate) order by practice for update";

    private static final String SEEN_AT =
            "(select plausible_time(seen_at) from practice_observation where practice = k.id)";

    private static final String MERGE = """
            update practice k set
                %s,
                sales_rep_key = case when %s then t.sales_rep_key else k.sales_rep_key end,
                owner_id = case when k.owner_is_manual then k.owner_id when t.owner_is_manual then t.owner_id
                    when %2$s then t.owner_id else k.owner_id end,
                owner_is_manual = k.owner_is_manual or t.owner_is_manual,
                name = coalesce(k.name, t.name),
                npi = coalesce(k.npi, t.npi),
                total_base = case when %3$s then t.total_base else k.total_base end,
                total_as_of = case when %3$s then t.total_as_of else k.total_as_of end,
                total_base_at = greatest(plausible_time(k.total_base_at), plausible_time(t.total_base_at)),
                created_at = least(k.created_at, t.created_at),
                changed_at = now()
            from practice t where k.id = :surviving and t.id = :duplicate""".formatted(
                    PracticeField.each(
                            "# = case when " + newer("#") + " then t.# else k.# end," + " #_at = case when "
                                    + newer("#") + " then t.#_at else k.#_at end",
                            ",\n"),
                    newer("sales_rep"),
                    "(plausible_time(t.total_base_at), t.total_base) > (plausible_time(k.total_base_at), k.total_base)"
                            + " and plausible_time(t.total_base_at) > " + SEEN_AT);

    /** Runs before {@link #MERGE}, which takes the name and the NPI that the surviving row lacks, and an owner that people chose. */
    private static final String RECORD_MERGE = """
            insert into practice_merge (duplicate, surviving, inherits_name, inherits_npi, inherits_owner)
            select t.id, k.id, k.name is null, k.npi is null, t.owner_is_manual and not k.owner_is_manual
            from practice k, practice t where k.id = :surviving and t.id = :duplicate""";

    private final JdbcClient jdbc;
    private final OrderTotals orderTotals;
    private final PracticeStateReader states;

    PracticeMerger(JdbcClient jdbc, OrderTotals orderTotals, PracticeStateReader states) {
        this.jdbc = jdbc;
        this.orderTotals = orderTotals;
        this.states = states;
    }

    // A sync may have seen the surviving row, which confirms all its fields. No sync has seen the duplicate, which has
    // no
    // practice id.
    private static String newer(String column) {
        return ("(plausible_time(t.%1$s_at) > " + SEEN_AT
                        + " and (plausible_time(t.%1$s_at), coalesce(t.%1$s::text, ''))"
                        + " > (plausible_time(k.%1$s_at), coalesce(k.%1$s::text, '')))")
                .formatted(column);
    }

    List<PracticeChanged> merge(long surviving, long duplicate) {
        jdbc.sql(LOCK)
                .param("surviving", surviving)
                .param("duplicate", duplicate)
                .query()
                .listOfRows();
        PracticeState survivingBefore = states.one(surviving);
        PracticeState duplicateBefore = states.one(duplicate);
        // The duplicate's ids must be free before the surviving row can take them.
        String userId = duplicateBefore.userId();
        jdbc.sql("update practice set user_id = null, practice_id = 'merged ' || id where id = :duplicate")
                .param("duplicate", duplicate)
                .update();
        jdbc.sql(RECORD_MERGE)
                .param("surviving", surviving)
                .param("duplicate", duplicate)
                .update();
        jdbc.sql(MERGE)
                .param("surviving", surviving)
                .param("duplicate", duplicate)
                .update();
        jdbc.sql("update practice set user_id = :user where id = :surviving and user_id is null")
                .param("user", userId)
                .param("surviving", surviving)
                .update();
        move(surviving, duplicate);
        orderTotals.recount(List.of(surviving));
        List<PracticeChanged> changes = new ArrayList<>();
        changes.add(new PracticeChanged(duplicate, duplicateBefore, null));
        changes.add(new PracticeChanged(surviving, survivingBefore, states.one(surviving)));
        return changes;
    }

    private void move(long surviving, long duplicate) {
        for (String sql : List.of(
                "update practice_order set practice = :surviving where practice = :duplicate",
                "update timeline_entry set practice = :surviving where practice = :duplicate",
                "insert into unversioned_total select :surviving, as_of, total from unversioned_total where practice = :duplicate"
                        + " on conflict do nothing",
                "delete from unversioned_total where practice = :duplicate",
                "delete from practice where id = :duplicate")) {
            jdbc.sql(sql)
                    .param("surviving", surviving)
                    .param("duplicate", duplicate)
                    .update();
        }
    }
}

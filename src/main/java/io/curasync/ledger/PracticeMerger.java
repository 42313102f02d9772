package io.curasync.ledger;

import io.curasync.ledger.LedgerChanges.PracticeChanged;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Merges two rows that turn out to be one practice: one known by its practice id, the other only by its user id. */
@Component
class PracticeMerger {

    private static final String LOCK =
            "select practice from practice_sighting where practice in (:kept, :twin) order by practice for update";

    private static final String SEEN_AT = "(select believed(seen_at) from practice_sighting where practice = k.id)";

    private static final String MERGE = """
            update practice k set
                %s,
                sales_rep_key = case when %s then t.sales_rep_key else k.sales_rep_key end,
                owner_id = case when k.owner_by_hand then k.owner_id when t.owner_by_hand then t.owner_id
                    when %2$s then t.owner_id else k.owner_id end,
                owner_by_hand = k.owner_by_hand or t.owner_by_hand,
                name = coalesce(k.name, t.name),
                npi = coalesce(k.npi, t.npi),
                total_base = case when %3$s then t.total_base else k.total_base end,
                total_as_of = case when %3$s then t.total_as_of else k.total_as_of end,
                total_base_at = greatest(believed(k.total_base_at), believed(t.total_base_at)),
                created_at = least(k.created_at, t.created_at),
                changed_at = now()
            from practice t where k.id = :kept and t.id = :twin""".formatted(
                    PracticeField.each(
                            "# = case when " + newer("#") + " then t.# else k.# end," + " #_at = case when "
                                    + newer("#") + " then t.#_at else k.#_at end",
                            ",\n"),
                    newer("sales_rep"),
                    "(believed(t.total_base_at), t.total_base) > (believed(k.total_base_at), k.total_base)"
                            + " and believed(t.total_base_at) > " + SEEN_AT);

    /** Runs before {@link #MERGE}, which takes the name and the NPI that the kept row lacks, and an owner that people chose. */
    private static final String RECORD_MERGE = """
            insert into practice_merge (twin, kept, takes_name, takes_npi, takes_owner)
            select t.id, k.id, k.name is null, k.npi is null, t.owner_by_hand and not k.owner_by_hand
            from practice k, practice t where k.id = :kept and t.id = :twin""";

    private final JdbcClient jdbc;
    private final OrderTotals orderTotals;
    private final PracticeStateReader states;

    PracticeMerger(JdbcClient jdbc, OrderTotals orderTotals, PracticeStateReader states) {
        this.jdbc = jdbc;
        this.orderTotals = orderTotals;
        this.states = states;
    }

    // A sync may have seen the kept row, which confirms all its fields. No sync has seen the twin, which has no
    // practice id.
    private static String newer(String column) {
        return ("(believed(t.%1$s_at) > " + SEEN_AT + " and (believed(t.%1$s_at), coalesce(t.%1$s::text, ''))"
                        + " > (believed(k.%1$s_at), coalesce(k.%1$s::text, '')))")
                .formatted(column);
    }

    List<PracticeChanged> merge(long kept, long twin) {
        jdbc.sql(LOCK).param("kept", kept).param("twin", twin).query().listOfRows();
        PracticeState keptBefore = states.one(kept);
        PracticeState twinBefore = states.one(twin);
        // The twin's ids must be free before the kept row can take them.
        String userId = twinBefore.userId();
        jdbc.sql("update practice set user_id = null, practice_id = 'merged ' || id where id = :twin")
                .param("twin", twin)
                .update();
        jdbc.sql(RECORD_MERGE).param("kept", kept).param("twin", twin).update();
        jdbc.sql(MERGE).param("kept", kept).param("twin", twin).update();
        jdbc.sql("update practice set user_id = :user where id = :kept and user_id is null")
                .param("user", userId)
                .param("kept", kept)
                .update();
        move(kept, twin);
        orderTotals.recount(List.of(kept));
        List<PracticeChanged> changes = new ArrayList<>();
        changes.add(new PracticeChanged(twin, twinBefore, null));
        changes.add(new PracticeChanged(kept, keptBefore, states.one(kept)));
        return changes;
    }

    private void move(long kept, long twin) {
        for (String sql : List.of(
                "update practice_order set practice = :kept where practice = :twin",
                "update timeline_entry set practice = :kept where practice = :twin",
                "insert into total_hint select :kept, as_of, total from total_hint where practice = :twin"
                        + " on conflict do nothing",
                "delete from total_hint where practice = :twin",
                "delete from practice where id = :twin")) {
            jdbc.sql(sql).param("kept", kept).param("twin", twin).update();
        }
    }
}

package io.curasync.ledger.apply;

import io.curasync.ledger.LedgerChanges.PracticeChanged;
import io.curasync.ledger.PracticeField;
import io.curasync.ledger.PracticeMerged;
import io.curasync.ledger.PracticeState;
import io.curasync.ledger.state.OrderTotals;
import io.curasync.ledger.state.PracticeStateReader;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Merges two rows of the same practice. One row has the practice id. The other is a duplicate that has only the user id. */
@Component
class PracticeMerger {

    private static final String LOCK =
            "select practice from practice_observation where practice in (:surviving, :duplicate) order by practice for update";

    // Must be executed after LOCK. While it waited, another transaction may have merged the rows, or given the
    // duplicate a practice id.
    private static final String IS_DUPLICATE = """
            select exists (select from practice where id = :surviving)
                and exists (select from practice where id = :duplicate and practice_id is null)""";

    private static final String SEEN_AT =
            "(select plausible_time(seen_at) from practice_observation where practice = s.id)";

    private static final String MERGE = """
            update practice s set
                %s,
                sales_rep_key = case when %s then d.sales_rep_key else s.sales_rep_key end,
                owner_id = case when s.owner_is_manual then s.owner_id when d.owner_is_manual then d.owner_id
                    when %2$s then d.owner_id else s.owner_id end,
                owner_is_manual = s.owner_is_manual or d.owner_is_manual,
                name = coalesce(s.name, d.name),
                npi = coalesce(s.npi, d.npi),
                submission = coalesce(s.submission, d.submission),
                total_base = case when %3$s then d.total_base else s.total_base end,
                total_as_of = greatest(plausible_time(s.total_as_of), plausible_time(d.total_as_of)),
                total_base_at = greatest(plausible_time(s.total_base_at), plausible_time(d.total_base_at)),
                created_at = least(s.created_at, d.created_at),
                changed_at = now()
            from practice d where s.id = :surviving and d.id = :duplicate""".formatted(
                    PracticeField.each(
                            "# = case when " + isNewer("#") + " then d.# else s.# end," + " #_at = case when "
                                    + isNewer("#") + " then d.#_at else s.#_at end",
                            ",\n"),
                    isNewer("sales_rep"),
                    "(plausible_time(d.total_base_at), d.total_base) > (plausible_time(s.total_base_at), s.total_base)"
                            + " and plausible_time(d.total_base_at) > " + SEEN_AT);

    /**
     * Records for {@link io.curasync.ledger.PracticeEditUndo} which values the surviving row takes from the duplicate. These are the name
     * and the NPI if the surviving row has none, and the owner if only the duplicate was assigned manually. Runs before {@link #MERGE},
     * which overwrites the surviving row.
     */
    private static final String RECORD_MERGE = """
            insert into practice_merge (duplicate, surviving, inherits_name, inherits_npi, inherits_owner)
            select d.id, s.id, s.name is null, s.npi is null, d.owner_is_manual and not s.owner_is_manual
            from practice s, practice d where s.id = :surviving and d.id = :duplicate""";

    private final JdbcClient jdbc;
    private final OrderTotals orderTotals;
    private final PracticeStateReader states;
    private final ApplicationEventPublisher events;

    PracticeMerger(
            JdbcClient jdbc, OrderTotals orderTotals, PracticeStateReader states, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.orderTotals = orderTotals;
        this.states = states;
        this.events = events;
    }

    /**
     * Returns the SQL condition that the duplicate has the newer value of a field. The value must also be newer than the last
     * sync that saw the surviving row, because that sync confirmed all fields of the row. No sync has seen the duplicate, because
     * it has no practice id.
     */
    private static String isNewer(String column) {
        return ("(plausible_time(d.%1$s_at) > " + SEEN_AT
                        + " and (plausible_time(d.%1$s_at), coalesce(d.%1$s::text, ''))"
                        + " > (plausible_time(s.%1$s_at), coalesce(s.%1$s::text, '')))")
                .formatted(column);
    }

    /**
     * Merges the duplicate into the surviving practice and deletes the duplicate. Returns the changes of both practices.
     *
     * @throws PessimisticLockingFailureException if another transaction has changed the rows since they were resolved
     */
    List<PracticeChanged> merge(long surviving, long duplicate) {
        lock(surviving, duplicate);
        PracticeState survivingBefore = states.one(surviving);
        PracticeState duplicateBefore = states.one(duplicate);
        // Releases the user id for the surviving row. The duplicate gets a placeholder as its practice id, because a
        // row must have a practice id or a user id.
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
        events.publishEvent(new PracticeMerged(surviving, duplicate));
        moveReferences(surviving, duplicate);
        orderTotals.recount(List.of(surviving));
        List<PracticeChanged> changes = new ArrayList<>();
        changes.add(new PracticeChanged(duplicate, duplicateBefore, null, surviving));
        changes.add(new PracticeChanged(surviving, survivingBefore, states.one(surviving)));
        return changes;
    }

    private void lock(long surviving, long duplicate) {
        jdbc.sql(LOCK)
                .param("surviving", surviving)
                .param("duplicate", duplicate)
                .query()
                .listOfRows();
        boolean isDuplicate = jdbc.sql(IS_DUPLICATE)
                .param("surviving", surviving)
                .param("duplicate", duplicate)
                .query(Boolean.class)
                .single();
        if (!isDuplicate) {
            throw new PessimisticLockingFailureException("A practice was merged or identified concurrently");
        }
    }

    private void moveReferences(long surviving, long duplicate) {
        for (String sql : List.of(
                "update practice_order set practice = :surviving where practice = :duplicate",
                "update timeline_entry set practice = :surviving where practice = :duplicate",
                "insert into unversioned_total select :surviving, as_of, total from unversioned_total where practice = :duplicate"
                        + " on conflict do nothing",
                "delete from unversioned_total where practice = :duplicate",
                // A practice has one history of reps. The history of the surviving row applies to all orders. If that
                // row has none, it gets the history of the duplicate.
                "update practice_ownership set practice = :surviving where practice = :duplicate"
                        + " and not exists (select from practice_ownership where practice = :surviving)",
                "delete from practice where id = :duplicate")) {
            jdbc.sql(sql)
                    .param("surviving", surviving)
                    .param("duplicate", duplicate)
                    .update();
        }
    }
}

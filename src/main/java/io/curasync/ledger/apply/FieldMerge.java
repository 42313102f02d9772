package io.curasync.ledger.apply;

import io.curasync.ledger.PracticeField;
import io.curasync.ledger.PracticeState;
import io.curasync.ledger.state.OrderTotals;
import io.curasync.ledger.state.PracticeStateReader;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Applies the staged round to the practices' fields. Each field is a register in which the newer fact wins. A field's version
 * is its own or that of the practice's last sighting, whichever is later. A stored version ahead of our clock counts as unknown
 * ({@code plausible_time}). A sync sends complete practices and is stored as their sighting, so values that it only confirms
 * need no write to the practice.
 */
@Component
class FieldMerge {

    // Every writer of a practice takes this lock, in order of practice, so the statements below can neither race nor
    // deadlock.
    private static final String LOCK_PARTIAL = """
            select s.practice from practice_observation s
            where s.practice in (select practice from ledger_stage where not complete and refusal is null)
            order by s.practice for update""";

    private static final String SIGHT_COMPLETE = """
            insert into practice_observation as x (practice, seen_at, as_of, run_id)
            select practice, version, as_of, source_id from ledger_stage
            where complete and refusal is null
            order by practice
            on conflict (practice) do update set
                seen_at = greatest(plausible_time(x.seen_at), excluded.seen_at),
                as_of = greatest(plausible_time(x.as_of), excluded.as_of),
                run_id = excluded.run_id""";

    // A complete fact need not write values that it only confirms. A partial one must, because it stores no sighting.
    private static final String FIELD_WINS = """
            case when s.complete
                then x.seen_at <= s.version and s.version >= plausible_time(p.#_at) and s.# is distinct from p.#
                else s.# is not null and s.version > plausible_time(x.seen_at)
                     and (s.version, s.#::text) > (plausible_time(p.#_at), coalesce(p.#::text, ''))
            end""";

    private static final String FIELD_LOSES = """
            case when s.complete
                then s.version < plausible_time(p.#_at) and s.# is distinct from p.#
                else s.# is not null and (s.version < plausible_time(x.seen_at)
                     or (s.version, s.#::text) < (plausible_time(p.#_at), coalesce(p.#::text, '')))
            end""";

    /** {@code @as_of}: {@link OrderTotals#AS_OF}. */
    private static final String DECIDE = """
            with decided as (
                select s.seq, s.created, %s,
                    case when s.complete
                        then x.seen_at <= s.version and s.version >= plausible_time(p.total_base_at)
                             and s.total <> p.total_base
                        else s.settled and s.total is not null and s.version > plausible_time(x.seen_at)
                             and (s.version, s.total) > (plausible_time(p.total_base_at), p.total_base)
                    end as sets_total,
                    not s.complete and not s.settled and s.total is not null
                        and s.as_of > @as_of as hints_total,
                    s.complete and (p.total_orders <> s.total or p.total_base <> s.total
                        or (s.version < x.seen_at and s.as_of >= x.as_of)) as recounts,
                    (s.complete and p.missing_since is not null)
                        or (p.practice_id is null and s.practice_id is not null) as reveals,
                    (s.complete and s.version < x.seen_at) or %s
                        or (not s.complete and s.total is not null and case when s.settled
                            then s.version < plausible_time(x.seen_at)
                                or (s.version, s.total) < (plausible_time(p.total_base_at), p.total_base)
                            else s.as_of <= @as_of end) as loses
                from ledger_stage s
                    join practice_observation x on x.practice = s.practice
                    join practice p on p.id = s.practice
                where s.refusal is null
            )
            update ledger_stage s set
                sets_total = d.sets_total, hints_total = d.hints_total,
                recounts = d.recounts or d.sets_total or d.hints_total, %s
            from decided d, practice p
            where d.seq = s.seq and p.id = s.practice
              and (d.created or d.loses or d.reveals or d.sets_total or d.hints_total or d.recounts or %s)
            returning s.seq, d.created, d.loses, s.recounts, p.*""".formatted(
                    PracticeField.each("(" + FIELD_WINS + ") as sets_#", ",\n"),
                    PracticeField.each("(" + FIELD_LOSES + ")", " or "),
                    PracticeField.each("sets_# = d.sets_#", ", "),
                    PracticeField.each("d.sets_#", " or "))
            .replace("@as_of", OrderTotals.AS_OF);

    private static final String WRITE = """
            update practice p set %s,
                practice_id = coalesce(p.practice_id, s.practice_id),
                sales_rep_key = case when s.sets_sales_rep then coalesce(s.sales_rep_key, '') else p.sales_rep_key end,
                owner_id = case when s.sets_sales_rep and not p.owner_is_manual
                    then (select user_id from alias_directory where alias_key = s.sales_rep_key) else p.owner_id end,
                total_base = case when s.sets_total then s.total else p.total_base end,
                total_base_at = case when s.sets_total then s.version else p.total_base_at end,
                total_as_of = case when s.sets_total then s.as_of else p.total_as_of end,
                missing_since = case when s.complete then null else p.missing_since end,
                changed_at = now()
            from ledger_stage s
            where p.id = s.practice and s.refusal is null
              and (s.sets_total or (s.complete and p.missing_since is not null)
                   or (p.practice_id is null and s.practice_id is not null) or %s)""".formatted(
                    PracticeField.each(
                            "# = case when s.sets_# then s.# else p.# end,"
                                    + " #_at = case when s.sets_# then s.version else p.#_at end",
                            ",\n"),
                    PracticeField.each("s.sets_#", " or "));

    private static final String HINT = """
            insert into unversioned_total (practice, as_of, total)
            select practice, as_of, total from ledger_stage where hints_total
            on conflict do nothing""";

    private final JdbcClient jdbc;

    FieldMerge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A staged fact that has an effect, or that is stale.
     *
     * @param before the practice before this round
     * @param loses whether at least one field was older than the known state
     */
    record Decided(long practice, PracticeState before, boolean created, boolean loses, boolean recounts) {}

    /** Applies the staged round. Returns the decisions by index, without facts that only confirm the known state. */
    Map<Integer, Decided> apply() {
        lock();
        Map<Integer, Decided> decided = new HashMap<>();
        jdbc.sql(DECIDE).query((ResultSet row) -> {
            decided.put(
                    row.getInt("seq"),
                    new Decided(
                            row.getLong("id"),
                            PracticeStateReader.read(row),
                            row.getBoolean("created"),
                            row.getBoolean("loses"),
                            row.getBoolean("recounts")));
        });
        if (!decided.isEmpty()) {
            jdbc.sql(WRITE).update();
            jdbc.sql(HINT).update();
        }
        return decided;
    }

    private void lock() {
        int locked = jdbc.sql(LOCK_PARTIAL).query().listOfRows().size();
        int sighted = jdbc.sql(SIGHT_COMPLETE).update();
        int due = jdbc.sql("select count(*) from ledger_stage where refusal is null")
                .query(Integer.class)
                .single();
        if (locked + sighted < due) {
            throw new PessimisticLockingFailureException("A practice was merged concurrently");
        }
    }

    /** Returns the reasons of the refused facts of the round, by index. */
    Map<Integer, String> refusals() {
        Map<Integer, String> refusals = new HashMap<>();
        jdbc.sql("select seq, refusal from ledger_stage where refusal is not null")
                .query((ResultSet row) -> {
                    refusals.put(row.getInt("seq"), row.getString("refusal"));
                });
        return refusals;
    }
}

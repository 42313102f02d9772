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
 * Applies the staged facts to the fields of practices. For each field, the newer fact wins. The version of a stored field is the
 * version of the fact that wrote it, or of the last complete fact about the practice ({@code practice_observation.seen_at}) if
 * that is later. A stored time that is too far ahead of our clock counts as unknown ({@code plausible_time}). Facts of syncs are
 * complete: they are about all fields. A complete fact that only confirms values updates {@code practice_observation}, but not
 * the practice.
 */
@Component
class FieldMerge {

    // Every writer first locks the rows of its practices in practice_observation, in the order of the practices.
    // Therefore, the statements below can neither race nor deadlock.
    private static final String LOCK_FOR_PARTIAL_FACTS = """
            select s.practice from practice_observation s
            where s.practice in (select practice from ledger_stage where not complete and quarantine_reason is null)
            order by s.practice for update""";

    private static final String UPSERT_OBSERVATIONS = """
            insert into practice_observation as x (practice, seen_at, as_of, run_id)
            select practice, version, as_of, source_id from ledger_stage
            where complete and quarantine_reason is null
            order by practice
            on conflict (practice) do update set
                seen_at = greatest(plausible_time(x.seen_at), excluded.seen_at),
                as_of = greatest(plausible_time(x.as_of), excluded.as_of),
                run_id = excluded.run_id""";

    // The upsert inserts an observation if the practice was deleted concurrently. The practice is then unknown.
    private static final String COUNT_STAGED = """
            select count(*) as staged, count(p.id) as known from ledger_stage s left join practice p on p.id = s.practice
            where s.quarantine_reason is null""";

    // A complete fact does not have to write values that it only confirms, because the observation stores its version.
    // A partial fact has no observation, so it must write the value to store its version.
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

    /**
     * Decides the effect of each staged fact and stores the decision in the staging table. Returns the facts that have an effect or are
     * stale. {@code @as_of} is replaced by {@link OrderTotals#AS_OF}. A stale total does not replace the stored total. If the stale total
     * has a source time and is valid as of a later time, the stored total counts as of that time. The stored total is newer, so it includes
     * at least the same orders.
     *
     * <p>If the total orders depend on a complete fact, the statement also computes them, so that the practice is written only once. The
     * total orders after a partial fact are computed later, because they may depend on the unversioned total that the fact adds.
     */
    private static final String DECIDE = """
            with decisions as (
                select s.seq, s.created, %s,
                    case when s.complete
                        then x.seen_at <= s.version and s.version >= plausible_time(p.total_base_at)
                             and s.total <> p.total_base
                        else s.has_source_time and s.total is not null and s.version > plausible_time(x.seen_at)
                             and (s.version, s.total) > (plausible_time(p.total_base_at), p.total_base)
                    end as sets_total,
                    not s.complete and not s.has_source_time and s.total is not null
                        and s.as_of > @as_of as adds_unversioned_total,
                    not s.complete and s.has_source_time and s.total is not null and s.as_of > @as_of as raises_total_as_of,
                    s.complete and (p.total_orders <> s.total or p.total_base <> s.total
                        or (s.version < x.seen_at and s.as_of >= x.as_of)) as requires_recount,
                    (s.complete and p.missing_since is not null)
                        or (p.practice_id is null and s.practice_id is not null) as identifies,
                    @as_of as known_as_of,
                    (s.complete and s.version < x.seen_at) or %s
                        or (not s.complete and s.total is not null and case when s.has_source_time
                            then s.version < plausible_time(x.seen_at)
                                or (s.version, s.total) < (plausible_time(p.total_base_at), p.total_base)
                            else s.as_of <= @as_of end) as is_stale
                from ledger_stage s
                    join practice_observation x on x.practice = s.practice
                    join practice p on p.id = s.practice
                where s.quarantine_reason is null
            )
            update ledger_stage s set
                sets_total = d.sets_total, adds_unversioned_total = d.adds_unversioned_total,
                raises_total_as_of = d.raises_total_as_of,
                requires_recount = d.requires_recount or d.sets_total or d.adds_unversioned_total or d.raises_total_as_of,
                new_total_orders = case when @recounts then @total end,
                new_last_order_at = case when @recounts then @last_order_at end, %s
            from decisions d, practice p
            where d.seq = s.seq and p.id = s.practice
              and (d.created or d.is_stale or d.identifies or d.sets_total or d.adds_unversioned_total or d.raises_total_as_of
                   or d.requires_recount or %s)
            returning s.seq, d.created, d.is_stale, s.requires_recount, s.complete, p.*""".formatted(
                    PracticeField.each("(" + FIELD_WINS + ") as sets_#", ",\n"),
                    PracticeField.each("(" + FIELD_LOSES + ")", " or "),
                    PracticeField.each("sets_# = d.sets_#", ", "),
                    PracticeField.each("d.sets_#", " or "))
            .replace("@recounts", "s.complete and (d.requires_recount or d.sets_total)")
            .replace(
                    "@total",
                    OrderTotals.total("case when d.sets_total then s.total else p.total_base end", "d.known_as_of"))
            .replace("@last_order_at", OrderTotals.LAST_ORDER_AT)
            .replace("@as_of", OrderTotals.AS_OF);

    private static final String UPDATE_PRACTICES = """
            update practice p set %s,
                practice_id = coalesce(p.practice_id, s.practice_id),
                sales_rep_key = case when s.sets_sales_rep then coalesce(s.sales_rep_key, '') else p.sales_rep_key end,
                owner_id = case when s.sets_sales_rep and not p.owner_is_manual
                    then (select user_id from alias_directory where alias_key = s.sales_rep_key) else p.owner_id end,
                total_base = case when s.sets_total then s.total else p.total_base end,
                total_base_at = case when s.sets_total then s.version else p.total_base_at end,
                total_as_of = case when s.sets_total or s.raises_total_as_of
                    then greatest(plausible_time(p.total_as_of), s.as_of) else p.total_as_of end,
                total_orders = coalesce(s.new_total_orders, p.total_orders),
                last_order_at = case when s.new_total_orders is null then p.last_order_at else s.new_last_order_at end,
                missing_since = case when s.complete then null else p.missing_since end,
                changed_at = now()
            from ledger_stage s
            where p.id = s.practice and s.quarantine_reason is null
              and (s.sets_total or s.raises_total_as_of or (s.complete and p.missing_since is not null)
                   or (p.practice_id is null and s.practice_id is not null) or s.new_total_orders <> p.total_orders
                   or (s.new_total_orders is not null and s.new_last_order_at is distinct from p.last_order_at) or %s)""".formatted(
                    PracticeField.each(
                            "# = case when s.sets_# then s.# else p.# end,"
                                    + " #_at = case when s.sets_# then s.version else p.#_at end",
                            ",\n"),
                    PracticeField.each("s.sets_#", " or "));

    private static final String INSERT_UNVERSIONED_TOTALS = """
            insert into unversioned_total (practice, as_of, total)
            select practice, as_of, total from ledger_stage where adds_unversioned_total
            on conflict do nothing""";

    private final JdbcClient jdbc;

    FieldMerge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The effect of a staged fact that changes its practice or is stale.
     *
     * @param practice CuraSync's id of the practice
     * @param before state of the practice before the fact. For a created practice, the state of the new row, which already has the fields
     *     of the fact.
     * @param created whether this round created the practice
     * @param isStale whether at least one value of the fact is older than the known state, or the fact is complete but a newer complete
     *     fact is known
     * @param recount whether the practice's total orders depend on the fact
     */
    record Decision(long practice, PracticeState before, boolean created, boolean isStale, Recount recount) {}

    /** The computation of the total orders of a practice: not necessary, already done, or still to do. */
    enum Recount {
        NONE,
        DONE,
        REQUIRED;

        private static Recount of(boolean required, boolean complete) {
            return !required ? NONE : complete ? DONE : REQUIRED;
        }
    }

    /**
     * Applies the staged facts that are not quarantined. Returns the decisions by index of the fact. The map contains only facts that have
     * an effect or are stale.
     *
     * @throws PessimisticLockingFailureException if a practice was merged concurrently
     */
    Map<Integer, Decision> apply() {
        lockPractices();
        Map<Integer, Decision> decisions = new HashMap<>();
        jdbc.sql(DECIDE).query((ResultSet row) -> {
            decisions.put(
                    row.getInt("seq"),
                    new Decision(
                            row.getLong("id"),
                            PracticeStateReader.read(row),
                            row.getBoolean("created"),
                            row.getBoolean("is_stale"),
                            Recount.of(row.getBoolean("requires_recount"), row.getBoolean("complete"))));
        });
        if (!decisions.isEmpty()) {
            jdbc.sql(UPDATE_PRACTICES).update();
            jdbc.sql(INSERT_UNVERSIONED_TOTALS).update();
        }
        return decisions;
    }

    private void lockPractices() {
        int locked = jdbc.sql(LOCK_FOR_PARTIAL_FACTS).query().listOfRows().size();
        int upserted = jdbc.sql(UPSERT_OBSERVATIONS).update();
        StagedPractices practices =
                jdbc.sql(COUNT_STAGED).query(StagedPractices.class).single();
        if (locked + upserted < practices.staged() || practices.known() < practices.staged()) {
            throw new PessimisticLockingFailureException("A practice was merged concurrently");
        }
    }

    /** The number of staged facts that are not quarantined, and how many of their practices exist. */
    private record StagedPractices(int staged, int known) {}

    /** Returns the reasons for quarantining staged facts, by index of the fact. */
    Map<Integer, String> quarantineReasons() {
        Map<Integer, String> quarantineReasons = new HashMap<>();
        jdbc.sql("select seq, quarantine_reason from ledger_stage where quarantine_reason is not null")
                .query((ResultSet row) -> {
                    quarantineReasons.put(row.getInt("seq"), row.getString("quarantine_reason"));
                });
        return quarantineReasons;
    }
}

package io.curasync.kpi;

import io.curasync.account.Scope;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** What a book holds now, read from the slices: what it takes does not grow with the number of practices or orders. */
@Component
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class Figures {

    private static final String MOMENT = """
            select now() as now, (now() at time zone 'UTC')::date as today,
                   (select (created_at at time zone 'UTC')::date from practice order by id limit 1) as first_day,
                   (select max(finished_at) from sync_run where status in ('SUCCEEDED', 'PARTIAL')) as last_synced_at""";

    // The thirty days end now, to the second: whole hours from the slices, and of the hour they begin in, the
    // practices.
    private static final String OVERVIEW = """
            with bound as (select now() - interval '30 days' as since)
            select coalesce(sum(practices), 0) as practices, coalesce(sum(active), 0) as active,
                   coalesce(sum(orders), 0) as orders,
                   (select coalesce(sum(practices), 0) from kpi_book
                    where dimension = 'total' and owner_id = 0 and %1$s) as unmatched,
                   (select coalesce(sum(activations), 0) from kpi_activation, bound
                    where owner_id = :holder and rep_key = '' and hour > since)
                   + (select count(*) from practice, bound
                      where activated_at >= since and activated_at < date_trunc('hour', since, 'UTC') + interval '1 hour'
                        and %1$s) as recent
            from kpi_book where dimension = 'total' and owner_id = :holder and rep_key = ''""";

    private final JdbcClient jdbc;

    Figures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Overview overview(Scope scope) {
        return overview(scope, moment());
    }

    Overview overview(Scope scope, Moment moment) {
        return within(scope, OVERVIEW)
                .query((row, n) -> new Overview(
                        row.getLong("practices"),
                        row.getLong("active"),
                        row.getLong("orders"),
                        row.getLong("recent"),
                        row.getLong("unmatched"),
                        moment.now(),
                        moment.lastSyncedAt()))
                .single();
    }

    Moment moment() {
        return jdbc.sql(MOMENT)
                .query((row, n) -> {
                    OffsetDateTime synced = row.getObject("last_synced_at", OffsetDateTime.class);
                    @Nullable LocalDate firstDay = row.getObject("first_day", LocalDate.class);
                    return new Moment(
                            row.getObject("now", OffsetDateTime.class).toInstant(),
                            row.getObject("today", LocalDate.class),
                            firstDay,
                            synced == null ? null : synced.toInstant());
                })
                .single();
    }

    /** By state, most practices first. */
    public List<StateFigures> states(Scope scope) {
        return parts(scope, "state", StateFigures.class);
    }

    /** By specialty, most practices first. */
    List<SpecialtyFigures> specialties(Scope scope) {
        return parts(scope, "specialty", SpecialtyFigures.class);
    }

    private <T> List<T> parts(Scope scope, String dimension, Class<T> type) {
        return within(scope, """
                        select value as %1$s, practices, active as active_practices, orders from kpi_book
                        where dimension = '%1$s' and owner_id = :holder and rep_key = '' and practices > 0
                        order by practices desc, orders desc, value
                        """.formatted(dimension)).query(type).list();
    }

    /** The statement with the scope's condition in place of {@code %1$s}. */
    private JdbcClient.StatementSpec within(Scope scope, String sql) {
        String condition = switch (scope) {
            case Scope.All() -> "true";
            case Scope.Own own -> "owner_id = :holder";
        };
        return jdbc.sql(sql.formatted(condition))
                .param("holder", Holder.of(scope).ownerId());
    }
}

package io.curasync.webhook.ingest;

import io.curasync.platform.SqlArrays;
import io.curasync.webhook.WebhookProperties;
import io.curasync.webhook.WebhookSecret;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores the numbers of accepted and rejected deliveries per period of ten minutes, in the tables {@code webhook_acceptance} and {@code
 * webhook_rejection}. Also stores the number of invalid signatures since the last accepted delivery, in {@code webhook_watch}.
 */
@Repository
class DeliveryCountRepository {

    /**
     * Maximum number of sender addresses whose rejected deliveries are counted individually within one period. Rejected deliveries from
     * further addresses are counted together. Instances that write at the same time may exceed the maximum.
     */
    static final int MAX_ADDRESSES = 100;

    private static final String ADD_ACCEPTED = """
            insert into webhook_acceptance as a (period_start, secret, secret_suffix, scheme, deliveries, last_at)
            select date_bin('10 minutes', now(), timestamptz 'epoch'), secret, suffix, scheme, deliveries, now()
            from unnest(:secrets::smallint[], :suffixes::text[], :schemes::text[], :deliveries::bigint[])
                as c(secret, suffix, scheme, deliveries)
            order by secret, suffix, scheme
            on conflict (period_start, secret, secret_suffix, scheme) do update
                set deliveries = a.deliveries + excluded.deliveries, last_at = excluded.last_at""";

    // The order of the rows prevents deadlocks between instances. The addresses with the most deliveries are stored
    // individually.
    private static final String ADD_REJECTED = """
            with counted as (
                select * from unnest(:reasons::text[], :addresses::text[], :deliveries::bigint[]) as c(reason, address, deliveries)
            ), known as (
                select distinct address from webhook_rejection
                where period_start = date_bin('10 minutes', now(), timestamptz 'epoch') and address <> :other
            ), new_address as (
                select address, row_number() over (order by sum(deliveries) desc, address) as number
                from counted where address <> :other and address not in (select address from known) group by address
            ), named as (
                select c.reason, c.deliveries,
                       case when n.number > :max - (select count(*) from known) then :other else c.address end as address
                from counted c left join new_address n on n.address = c.address
            )
            insert into webhook_rejection as r (period_start, reason, address, deliveries, last_at)
            select date_bin('10 minutes', now(), timestamptz 'epoch'), reason, address, sum(deliveries), now()
            from named group by reason, address order by reason, address
            on conflict (period_start, reason, address) do update
                set deliveries = r.deliveries + excluded.deliveries, last_at = excluded.last_at""";

    private static final String UPDATE_REJECTED_SINCE_ACCEPTED = """
            insert into webhook_watch as w (rejected_since_accepted) values (:rejected)
            on conflict (id) do update set rejected_since_accepted =
                case when :accepted then 0 else w.rejected_since_accepted end + excluded.rejected_since_accepted
            where excluded.rejected_since_accepted > 0 or w.rejected_since_accepted > 0""";

    private final JdbcClient jdbc;
    private final List<WebhookSecret> secrets;

    DeliveryCountRepository(JdbcClient jdbc, WebhookProperties properties) {
        this.jdbc = jdbc;
        this.secrets = properties.secrets();
    }

    /** Adds the counts of a batch to the stored counts of the current period. PostgreSQL's clock determines the period. */
    @Transactional
    void add(DeliveryCounts.Batch batch) {
        if (!batch.accepted().isEmpty()) {
            addAccepted(batch.accepted());
        }
        if (!batch.rejected().isEmpty()) {
            addRejected(batch.rejected());
        }
        boolean accepted = batch.acceptances() > 0;
        jdbc.sql(UPDATE_REJECTED_SINCE_ACCEPTED)
                .param("accepted", accepted)
                // The rejected deliveries of a batch may be older than an accepted delivery of the same batch.
                .param("rejected", accepted ? 0 : batch.invalidSignatures())
                .update();
    }

    private void addAccepted(Map<DeliveryCounts.Acceptance, Long> accepted) {
        var rows = accepted.entrySet();
        jdbc.sql(ADD_ACCEPTED)
                .param("secrets", SqlArrays.texts(rows, row -> row.getKey().secret()))
                .param(
                        "suffixes",
                        SqlArrays.texts(
                                rows,
                                row -> secrets.get(row.getKey().secret() - 1).suffix()))
                .param("schemes", SqlArrays.texts(rows, row -> row.getKey().scheme()))
                .param("deliveries", SqlArrays.texts(rows, Map.Entry::getValue))
                .update();
    }

    private void addRejected(Map<DeliveryCounts.Rejection, Long> rejected) {
        var rows = rejected.entrySet();
        jdbc.sql(ADD_REJECTED)
                .param(
                        "reasons",
                        SqlArrays.texts(rows, row -> row.getKey().reason().name()))
                .param("addresses", SqlArrays.texts(rows, row -> row.getKey().address()))
                .param("deliveries", SqlArrays.texts(rows, Map.Entry::getValue))
                .param("other", DeliveryCounts.OTHER_ADDRESSES)
                .param("max", MAX_ADDRESSES)
                .update();
    }
}

// Any number of practices with orders and timelines of 400 days, by set-based SQL.
export const DAYS = 400;
export const STATES = 50;
export const SPECIALTIES = 20;
export const ORDERS_EACH = 10;

const EMPTY = `truncate practice, practice_observation, practice_order, timeline_entry, unversioned_total restart identity cascade`;

/** One in 201 has no rep. */
const practices = count => `
    insert into practice (practice_id, user_id, state, specialty, sales_rep, sales_rep_key, owner_id, activated_at,
                          total_orders, created_at, changed_at)
    select 'prac_' || lpad(i::text, 8, '0'), 'user_' || lpad(i::text, 8, '0'),
           'S' || i % ${STATES}, 'Specialty ' || i % ${SPECIALTIES},
           case when i % 201 > 0 then reps.names[1 + i % array_length(reps.ids, 1)] end,
           case when i % 201 > 0 then lower(reps.names[1 + i % array_length(reps.ids, 1)]) else '' end,
           case when i % 201 > 0 then reps.ids[1 + i % array_length(reps.ids, 1)] end,
           case when i % 5 > 0 then now() - random() * interval '${DAYS} days' end,
           ${ORDERS_EACH}, now() - random() * interval '${DAYS} days', now() - random() * interval '${DAYS} days'
    from generate_series(1, ${count}) i,
         (select array_agg(id order by id) as ids, array_agg(name order by id) as names
          from app_user where role = 'REP') reps`;

const orders = count => `
    insert into practice_order (order_id, practice, amount, placed_at, received_at)
    select 'ord_' || i, 1 + i % ${count}, 100 + i % 900, at, at
    from (select i, now() - random() * interval '${DAYS} days' as at
          from generate_series(1, ${count * ORDERS_EACH}) i) o`;

const TIMELINE = `
    insert into timeline_entry (practice, fact, source, source_id, received_at, outcome, detail)
    select practice, 'order.placed', 'WEBHOOK', 1, received_at, 'UPDATED',
           jsonb_build_object('orderId', order_id, 'amount', amount, 'placedAt', placed_at, 'counted', true)
    from practice_order`;

export async function fill(psql, count, say) {
    const step = async (what, sql) => {
        const began = performance.now();
        await psql(sql, 1_800);
        say(`${what}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
    };
    await psql(EMPTY);
    await step(`${count.toLocaleString('en')} practices`, practices(count));
    await step(`${(count * ORDERS_EACH).toLocaleString('en')} orders`, orders(count));
    await step('their timelines', TIMELINE);
    await step('recomputing all rollups', 'select kpi_rebuild()');
    await step('vacuum, as autovacuum would', 'vacuum analyze');
}

// How fast CuraSync's worker applies, from its own marks in the inbox, all by PostgreSQL's clock.

export const mark = async psql => Number(await psql('select coalesce(max(id), 0) from webhook_event'));

/** What was applied of the events after the mark; the sender was at work for so many seconds. */
export async function appliedSince(psql, mark, seconds) {
    const told = JSON.parse(await psql(`
        with e as (
            select received_at, processed_at, min(received_at) over () as began
            from webhook_event where id > ${mark} and status = 'APPLIED'
        )
        select json_build_object(
            'applied', count(*) / extract(epoch from max(processed_at) - min(began)),
            'underLoad', count(*) filter (where processed_at < began + interval '${seconds} seconds') / ${seconds}.0,
            'emptyAfter', extract(epoch from max(processed_at) - max(received_at)),
            'typicalWait', extract(epoch from percentile_disc(0.5) within group (order by processed_at - received_at)))
        from e`));
    return { ...told, emptyAfter: Math.max(0, told.emptyAfter) };
}

/** Holds the worker off by a lock on what it writes. Returns once it is held; the promise inside ends when it is let go. */
export async function holdWorker(psql, seconds) {
    const held = psql(`begin; lock table practice_order in share mode; select pg_sleep(${seconds}); commit`);
    held.catch(() => {});
    while (await psql(`select exists(select from pg_locks
        where relation = 'practice_order'::regclass and mode = 'ShareLock' and granted)`) === 'f') {
        // Only the worker's current batch stands before us.
    }
    return { held };
}

// Throughput of CuraSync's worker, from the timestamps in the inbox, all by PostgreSQL's clock.

export const mark = async psql => Number(await psql('select coalesce(max(id), 0) from webhook_event'));

/** Statistics of the events applied after the mark. The sender ran for this many seconds. */
export async function appliedSince(psql, mark, seconds) {
    const statistics = JSON.parse(await psql(`
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
    return { ...statistics, emptyAfter: Math.max(0, statistics.emptyAfter) };
}

/** Blocks the worker with a table lock. Returns once the lock is held; the inner promise resolves when it is released. */
export async function holdWorker(psql, seconds) {
    const held = psql(`begin; lock table practice_order in share mode; select pg_sleep(${seconds}); commit`);
    held.catch(() => {});
    while (await psql(`select exists(select from pg_locks
        where relation = 'practice_order'::regclass and mode = 'ShareLock' and granted)`) === 'f') {
        // Only the worker's current batch can delay the lock.
    }
    return { held };
}

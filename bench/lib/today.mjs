// Today, the list of the day of a rep with 5,000 practices, read by the classes of the application, among many reps.
import os from 'node:os';
import { compile, java } from './classes.mjs';
import { DIR, median, options, say } from './options.mjs';
import { startServer } from './postgres.mjs';
import { bench } from './processes.mjs';
import { fill, ORDERS_EACH } from './volume.mjs';

const MAIN_CLASS = 'io.curasync.today.TodayBenchmark';
const PRACTICES_EACH = 5_000;
const GOAL_MS = 20;

const { practices: PRACTICES, rounds: ROUNDS, dir: base } = options('today', 'Today of a rep with 5,000 practices.', {
    practices: { value: 1_000_000, least: 10 * PRACTICES_EACH, what: 'practices of all reps' },
    rounds: { value: 200, what: 'times that the list is read' },
    ...DIR,
});
const REPS = Math.round(PRACTICES / PRACTICES_EACH);

const MAKE_REPS = `insert into app_user (email, name, role)
    select 'rep' || i || '@localhost', 'Rep ' || i, 'REP' from generate_series(1, ${REPS}) i`;

// Of each rep's practices, 2.5 % were handed over in the past 60 days, 5 % have a next step, some of them due, and some of the
// newly dormant ones are done with. Orders and activations are spread over 400 days. id / REPS numbers the practices of a rep.
const STEPS = {
    'their details': `
        insert into practice_details (practice, phone, street, city, address_state, zip)
        select id, '(512) 555-01' || lpad((id % 100)::text, 2, '0'), id || ' Main Street', 'Austin', 'TX', '78701' from practice`,
    'their reps': `
        insert into practice_ownership (practice, owner_id, since, recorded_at)
        select id, owner_id, case when id / ${REPS} % 40 > 0 then '-infinity' else at end, at
        from (select id, owner_id, now() - random() * interval '60 days' as at from practice where owner_id is not null) p`,
    'their next steps': `
        insert into next_step (practice, owner_id, text, due_on, set_by, set_at)
        select id, owner_id, 'Call about the next clinic day', current_date - 10 + (random() * 40)::int, owner_id,
               now() - interval '20 days'
        from practice where owner_id is not null and id / ${REPS} % 20 = 7`,
    'dismissals and submissions': `
        insert into today_dismissal (user_id, event, practice, at)
        select owner_id, 'DORMANT', practice, now() from kpi_practice
        where owner_id > 0 and practice / ${REPS} % 3 = 0 and dormant_from between current_date - 14 and current_date;
        insert into practice_submission (created_by, rep_id, status, form, name, npi, email_key, state, user_id)
        select u.id, u.id, case when i <= 4 then 'REFUSED' when i <= 6 then 'UNKNOWN' when i <= 10 then 'DRAFT' else 'ACCEPTED' end,
               jsonb_build_object('name', 'Practice ' || i, 'state', 'TX'), 'Practice ' || i, 'npi ' || u.id || ' ' || i,
               u.id || '-' || i || '@example.com', 'TX', case when i > 10 then 'user_' || lpad((u.id * 100 + i)::text, 8, '0') end
        from app_user u, generate_series(1, 40) i where role = 'REP'`,
    'vacuum, as autovacuum would': 'vacuum analyze',
};

async function prepare(server) {
    const psql = (sql, seconds) => server.psql('curasync', sql, seconds);
    say('migrating');
    await java(server, MAIN_CLASS, 'migrate');
    await psql(MAKE_REPS);
    await fill(psql, PRACTICES, say);
    for (const [what, sql] of Object.entries(STEPS)) {
        say(what);
        await psql(sql, 1_800);
    }
    await server.checkpoint();
}

function report(lines, version) {
    console.log(`${new Date().toISOString().slice(0, 10)}, ${os.cpus().length} cores (${os.cpus()[0].model}), PostgreSQL ${version},`
        + ` load average ${os.loadavg()[0].toFixed(1)}; ${PRACTICES.toLocaleString('en')} practices of ${REPS} reps,`
        + ` ${(PRACTICES * ORDERS_EACH).toLocaleString('en')} orders; ${ROUNDS} reads\n`);
    console.log('| | rows | median, ms | 95 % within, ms |\n|---|---:|---:|---:|');
    for (const line of lines) {
        console.log(`| ${line.join(' | ')} |`);
    }
    const [today, floor] = lines.map(([, , median, most]) => ({ median: Number(median), most: Number(most) }));
    const met = today.most <= GOAL_MS;
    process.exitCode = met ? 0 : 1;
    console.log(`\nToday: ${today.most} ms (goal ${GOAL_MS}), ${(today.median / floor.median).toFixed(1)} times the floor in the median:`
        + ` ${met ? 'met' : 'not met'}.`);
}

await bench('today', async dir => {
    say('compiling');
    await compile();
    say('starting PostgreSQL');
    const server = await startServer(dir, { statements: false });
    await prepare(server);
    say('reading');
    report(await java(server, MAIN_CLASS, ROUNDS), server.version);
}, base);

// Load times in a browser: whole pages, and screens of the application from the click to the content.
import os from 'node:os';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChromium } from './chromium.mjs';
import { ADMIN, startCuraSync } from './curasync.mjs';
import { DIR, median, options, say } from './options.mjs';
import { startServer } from './postgres.mjs';
import { bench } from './processes.mjs';

const GOALS = { 'sign-in page, cold': 2_500, 'dashboard, reload': 1_500 };
const SCREEN_GOAL = 250;

const { rounds: ROUNDS, url, user, password, dir: base } = options('loading', 'Pages and screens in a browser.', {
    rounds: { value: 5, what: 'rounds' },
    url: { value: '', what: 'address of a running CuraSync (default: starts one)' },
    user: { value: ADMIN.email, what: 'email of the user who signs in' },
    password: { value: ADMIN.password, what: 'password of that user' },
    ...DIR,
});

const SIGN_IN = "document.querySelector('input[name=username]')?.checkVisibility()";
const DASHBOARD = `document.querySelector("[data-kpi='total-orders'][data-value]") !== null`;

/** Whether a screen shows its content: the title, and at least one row of each list unless it is empty. */
const CONTENT = `(() => {
    const grids = [...document.querySelectorAll('main vaadin-grid')].filter(grid => grid.checkVisibility());
    const filled = grid => [...grid.querySelectorAll('vaadin-grid-cell-content')]
        .some(cell => cell.textContent.trim() && !cell.slot.includes('header') && cell.checkVisibility());
    return document.querySelector('main h1')?.textContent && grids.every(grid => !grid.loading && (filled(grid) || grid.size === 0));
})()`;

/** Clicks a navigation entry and waits until the content is painted. */
const click = path => `(async () => {
    const link = document.querySelector('nav[aria-label="Main"] a[href="${path}"]');
    const began = performance.now();
    link.click();
    const shown = () => document.title.startsWith(link.dataset.title) && link.getAttribute('aria-current') === 'page'
        && ${path === '' ? DASHBOARD : CONTENT};
    while (!shown()) {
        await new Promise(requestAnimationFrame);
    }
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - began;
})()`;

const sayTime = (name, millis) => say(`${name} ${Math.round(millis)} ms`);

async function timed(step) {
    const began = performance.now();
    await step();
    return performance.now() - began;
}

/** One round, from the first page in a new browser to the last screen. */
async function round(chromium, base, note) {
    const tab = await chromium.tab();
    const page = async (name, load, condition) => {
        note(name, await timed(async () => {
            await load();
            await tab.until(condition);
        }));
        // The page's remaining work must not affect the next measurement.
        await sleep(1_000);
    };
    await page('sign-in page, cold', () => tab.navigate(`${base}/login`), SIGN_IN);
    await tab.navigate('about:blank');
    await page('sign-in page, warm', () => tab.navigate(`${base}/login`), SIGN_IN);
    const fields = { username: user, password: password };
    await tab.evaluate(`for (const [name, value] of Object.entries(${JSON.stringify(fields)})) {
        const input = document.querySelector('input[name=' + name + ']');
        input.value = value;
        input.dispatchEvent(new Event('input', { bubbles: true }));
    }`);
    await page('sign in to dashboard', () => tab.evaluate("document.querySelector('vaadin-login-form vaadin-button').click()"), DASHBOARD);
    const gone = `!window.before && ${DASHBOARD}`;
    await tab.evaluate('window.before = true');
    await page('dashboard, reload', () => tab.reload(), gone);
    const paths = await tab.evaluate(`[...document.querySelectorAll('nav[aria-label="Main"] a')].map(link => link.getAttribute('href'))`);
    // The first pass loads everything that only a first visit loads.
    for (const measured of [false, true]) {
        for (const path of [...paths.slice(1), '']) {
            const millis = await tab.evaluate(click(path));
            if (measured) {
                note(`to /${path}`, millis);
            }
            await sleep(500);
        }
    }
    await tab.evaluate(click('practices'));
    await tab.evaluate('window.before = true');
    await page('practices, reload', () => tab.reload(), `!window.before && ${CONTENT}`);
    await tab.close();
}

function report(times) {
    const load = os.loadavg().map(one => one.toFixed(1)).join(' ');
    console.log(`${new Date().toISOString().slice(0, 10)}, ${os.cpus().length} cores (${os.cpus()[0].model.trim()}),`
        + ` load average ${load}, medians of ${ROUNDS}\n`);
    console.log('| | median ms | shortest | longest | goal |\n|---|---:|---:|---:|---:|');
    let met = true;
    for (const [name, all] of times) {
        const goal = GOALS[name] ?? (name.startsWith('to /') ? SCREEN_GOAL : undefined);
        met &&= goal === undefined || median(all) <= goal;
        const cells = [median(all), Math.min(...all), Math.max(...all)].map(Math.round);
        console.log(`| ${name} | ${cells.join(' | ')} | ${goal ?? ''} |`);
    }
    process.exitCode = met ? 0 : 1;
}

async function measure(dir) {
    const base = url || `http://127.0.0.1:${(await startCuraSync(await startServer(dir, { statements: false }), dir)).port}`;
    const profile = join(dir, 'chromium');
    mkdirSync(profile);
    const chromium = startChromium(profile);
    const times = new Map();
    try {
        // The first round is a warm-up.
        await round(chromium, base, say);
        for (let i = 0; i < ROUNDS; i++) {
            await round(chromium, base, (name, millis) => {
                sayTime(name, millis);
                times.set(name, [...(times.get(name) ?? []), millis]);
            });
        }
    } finally {
        await chromium.close();
    }
    report(times);
}

await bench('loading', measure, base);

// Takes the pictures of the README from a running demo (./mvnw -Pdemo): node docs/images/capture.mjs [address]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChromium } from '../../bench/lib/chromium.mjs';

const BASE = process.argv[2] ?? 'http://127.0.0.1:8080';
const DIR = dirname(fileURLToPath(import.meta.url));
const ADMIN = { username: 'admin@demo.local', password: 'demo-admin-password' };
const REP = { username: 'dana@demo.local', password: 'demo-rep-password' };

async function signIn(tab, user) {
    await tab.navigate(`${BASE}/login`);
    await tab.until("document.querySelector('input[name=username]')?.checkVisibility()");
    await tab.evaluate(`for (const [name, value] of Object.entries(${JSON.stringify(user)})) {
        const input = document.querySelector('input[name=' + name + ']');
        input.value = value;
        input.dispatchEvent(new Event('input', { bubbles: true }));
    }
    document.querySelector('vaadin-login-form vaadin-button').click()`);
    await tab.until(`document.querySelector("[data-kpi='total-orders'][data-value]") !== null`);
}

async function capture(tab, name) {
    // Until charts have been drawn and numbers no longer light up.
    await sleep(4_000);
    writeFileSync(join(DIR, `${name}.png`), await tab.screenshot());
    console.log(`${name}.png`);
}

const profile = mkdtempSync(join(os.tmpdir(), 'curasync-images-'));
const chromium = startChromium(profile);
try {
    const admin = await chromium.tab();
    await signIn(admin, ADMIN);
    await capture(admin, 'dashboard');
    await admin.navigate(`${BASE}/practices`);
    await admin.until("document.querySelector('vaadin-grid-cell-content .cs-strong') !== null");
    await sleep(2_000);
    await admin.evaluate("document.querySelector('vaadin-grid-cell-content .cs-strong').click()");
    await admin.until("document.querySelector('.cs-drawer')?.checkVisibility()");
    await capture(admin, 'practice');
    await admin.navigate(`${BASE}/webhooks`);
    await admin.until("document.querySelector('main vaadin-grid') !== null");
    await capture(admin, 'webhooks');

    const phone = await chromium.tab();
    await phone.emulate({ width: 400, height: 860, mobile: true, dark: true });
    await signIn(phone, REP);
    await capture(phone, 'phone-dark');
} finally {
    await chromium.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}

// A headless Chromium, controlled over a pipe by the DevTools protocol.
import { spawn } from 'node:child_process';
import { onPath } from './tools.mjs';

const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
    '--remote-debugging-pipe', '--window-size=1440,900', 'about:blank'];

/** Returns `{ tab, close }`; each `tab()` has a separate profile. */
export function startChromium(dir) {
    const program = NAMES.map(onPath).find(Boolean);
    if (!program) {
        throw new Error(`a Chromium is missing: install ${NAMES[0]} (Debian) or Chrome`);
    }
    const child = spawn(program, [`--user-data-dir=${dir}`, ...FLAGS], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    const waiting = new Map();
    let number = 0;
    let text = '';
    child.stdio[4].on('data', part => {
        const messages = (text + part).split('\0');
        text = messages.pop();
        for (const { id, result, error } of messages.map(JSON.parse)) {
            waiting.get(id)?.(error ? Promise.reject(new Error(error.message)) : result);
            waiting.delete(id);
        }
    });
    const send = (method, params = {}, sessionId) => new Promise(resolve => {
        waiting.set(++number, resolve);
        child.stdio[3].write(`${JSON.stringify({ id: number, method, params, sessionId })}\0`);
    });
    /** Ends the browser. It may ignore a SIGTERM, and would then keep this process alive. */
    const close = () => new Promise(done => {
        if (child.exitCode !== null || child.signalCode !== null) {
            done();
            return;
        }
        const deadline = setTimeout(() => child.kill('SIGKILL'), 5_000);
        child.once('exit', () => {
            clearTimeout(deadline);
            done();
        });
        send('Browser.close');
    });
    return { tab: () => openTab(send), close };
}

async function openTab(send) {
    const { browserContextId } = await send('Target.createBrowserContext');
    const { targetId } = await send('Target.createTarget', { url: 'about:blank', browserContextId, width: 1440, height: 900 });
    const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
    const call = (method, params) => send(method, params, sessionId);
    const evaluate = async expression => {
        const { result, exceptionDetails } = await call('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
        if (exceptionDetails) {
            throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        }
        return result.value;
    };
    /** Waits until the expression is true. Evaluation fails while a page is being replaced. */
    const until = async (expression, seconds = 60) => {
        for (const end = Date.now() + seconds * 1000; Date.now() < end; await new Promise(done => setTimeout(done, 10))) {
            if (await evaluate(expression).catch(() => false)) {
                return;
            }
        }
        throw new Error(`not within ${seconds} s: ${expression}`);
    };
    return {
        evaluate,
        until,
        navigate: url => call('Page.navigate', { url }),
        reload: () => call('Page.reload'),
        /** Returns the visible part as PNG. */
        screenshot: async () => Buffer.from((await call('Page.captureScreenshot', { format: 'png' })).data, 'base64'),
        emulate: async ({ width, height, mobile, dark }) => {
            await call('Emulation.setDeviceMetricsOverride', { width, height, mobile, deviceScaleFactor: 2 });
            await call('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }] });
        },
        close: () => send('Target.disposeBrowserContext', { browserContextId }),
    };
}

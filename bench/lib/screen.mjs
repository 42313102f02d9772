// A browser window without a browser: signs in and opens the dashboard as the page itself does, so that the application keeps it
// up to date from then on.

function client(base) {
    const cookies = new Map();
    return async (path, options = {}) => {
        const response = await fetch(base + path, {
            redirect: 'manual',
            signal: AbortSignal.timeout(60_000),
            ...options,
            headers: { ...options.headers, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        });
        for (const cookie of response.headers.getSetCookie()) {
            const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
            cookies.set(name, value);
        }
        return { status: response.status, location: response.headers.get('location'), text: await response.text() };
    };
}

async function signIn(ask, { email, password }) {
    const page = await ask('/login');
    const csrf = /<meta name="_csrf" content="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const answer = await ask('/login', {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ _csrf: csrf, username: email, password }).toString(),
    });
    if (answer.status !== 302 || /error/.test(answer.location)) {
        throw new Error(`${email} could not sign in: ${answer.status} ${answer.location}`);
    }
}

/** Opens the dashboard; returns how many milliseconds the answer with all its figures took. */
export async function openDashboard(port, user) {
    const ask = client(`http://127.0.0.1:${port}`);
    await signIn(ask, user);
    const { appConfig } = JSON.parse((await ask('/?v-r=init&location=&query=&v-tzid=UTC&v-wn=bench')).text);
    const began = performance.now();
    const answer = await ask(`/?v-r=uidl&v-uiId=${appConfig['v-uiId']}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
            csrfToken: appConfig.uidl['Vaadin-Security-Key'],
            rpc: [{
                type: 'event', node: 1, event: 'ui-navigate',
                data: { route: '/', query: '', appShellTitle: '', historyState: { idx: 0 }, trigger: '' },
            }],
            syncId: 0,
            clientId: 0,
        }),
    });
    const millis = performance.now() - began;
    if (!answer.text.includes('total-orders')) {
        throw new Error(`the dashboard was answered ${answer.status}: ${answer.text.slice(0, 300)}`);
    }
    return millis;
}

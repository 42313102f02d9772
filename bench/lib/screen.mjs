// A simulated browser session: signs in, opens screens as the page does, and signs out.

/** Returns a signed-in client: the given one, with the cookies of its last visit, or a new one. */
export async function signIn(port, { email, password }, ask = client(port)) {
    const page = await ask('/login');
    const answer = await sendForm(ask, '/login', page, { username: email, password });
    if (answer.status !== 302 || /error/.test(answer.location)) {
        throw new Error(`${email} could not sign in: ${answer.status} ${answer.location}`);
    }
    return ask;
}

/** Ends the session of a signed-in client. */
export async function signOut(ask) {
    const answer = await sendForm(ask, '/logout', await ask('/'), {});
    if (answer.status !== 302 || (await ask('/')).status !== 302) {
        throw new Error(`signing out returned ${answer.status}, and the session has not ended`);
    }
}

/** Sends a form of this page. */
function sendForm(ask, path, page, fields) {
    const csrf = /<meta name="_csrf" content="([^"]+)"/.exec(page.text)?.[1] ?? '';
    return ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ _csrf: csrf, ...fields }).toString(),
    });
}

function client(port) {
    const cookies = new Map();
    const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const ask = async (path, options = {}) => {
        const response = await fetch(`http://127.0.0.1:${port}${path}`, {
            redirect: 'manual',
            signal: AbortSignal.timeout(60_000),
            ...options,
            headers: { ...options.headers, cookie: cookie() },
        });
        for (const one of response.headers.getSetCookie()) {
            const [, name, value] = /^([^=]+)=([^;]*)/.exec(one);
            if (value === '') {
                cookies.delete(name);
            } else {
                cookies.set(name, value);
            }
        }
        return { status: response.status, location: response.headers.get('location'), text: await response.text() };
    };
    return Object.assign(ask, { port, cookie });
}

/** Opens a dashboard in another tab; `millis` is the time of the response with all figures. */
export async function openDashboard(ask) {
    const { text, status, ...tab } = await navigate(ask, '/');
    if (!text.includes('total-orders')) {
        throw new Error(`opening the dashboard returned ${status}: ${text.slice(0, 300)}`);
    }
    return { ...tab, answer: JSON.parse(text.replace(/^for\(;;\);/, '')) };
}

/** The request by which a tab says, once a minute, that it is still open. */
export const heartbeat = ({ ui }) => `/?v-r=heartbeat&v-uiId=${ui}`;

/** Opens a screen in another tab, as the page does. */
export async function navigate(ask, route) {
    const { appConfig } = JSON.parse((await ask('/?v-r=init&location=&query=&v-tzid=UTC&v-wn=bench')).text);
    const ui = appConfig['v-uiId'];
    const began = performance.now();
    const answer = await ask(`/?v-r=uidl&v-uiId=${ui}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
            csrfToken: appConfig.uidl['Vaadin-Security-Key'],
            rpc: [{
                type: 'event', node: 1, event: 'ui-navigate',
                data: { route, query: '', appShellTitle: '', historyState: { idx: 0 }, trigger: '' },
            }],
            syncId: 0,
            clientId: 0,
        }),
    });
    const millis = performance.now() - began;
    return { ...answer, millis, ask, ui, pushId: appConfig.uidl['Vaadin-Push-ID'] };
}

// A simulated browser session: signs in, opens dashboards as the page does, and receives pushes.
import { listen } from './websocket.mjs';

/** Returns a signed-in client. */
export async function signIn(port, { email, password }) {
    const ask = client(port);
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
    return ask;
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
            cookies.set(name, value);
        }
        return { status: response.status, location: response.headers.get('location'), text: await response.text() };
    };
    return Object.assign(ask, { port, cookie });
}

/** Opens a dashboard in another tab; `millis` is the time of the response with all figures. */
export async function openDashboard(ask) {
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
                data: { route: '/', query: '', appShellTitle: '', historyState: { idx: 0 }, trigger: '' },
            }],
            syncId: 0,
            clientId: 0,
        }),
    });
    const millis = performance.now() - began;
    if (!answer.text.includes('total-orders')) {
        throw new Error(`opening the dashboard returned ${answer.status}: ${answer.text.slice(0, 300)}`);
    }
    return { millis, ask, ui, pushId: appConfig.uidl['Vaadin-Push-ID'], answer: JSON.parse(answer.text.replace(/^for\(;;\);/, '')) };
}

/**
 * Follows the total orders of the dashboard: calls `shown` with the current value and with each new one. Adds received
 * messages and bytes to `heard`. Returns a function that closes the tab.
 */
export async function followOrders({ ask, ui, pushId, answer }, heard, shown, ended) {
    const changes = [answer].flat().flatMap(message => message.changes ?? []);
    const { node } = changes.find(change => change.key === 'name' && change.value === 'total-orders');
    const take = change => {
        if (change.node === node && change.key === 'content') {
            shown(Number(change.value.value));
        }
    };
    changes.forEach(take);
    const query = new URLSearchParams({
        'v-r': 'push', 'v-uiId': ui, 'v-pushId': pushId,
        'X-Atmosphere-Transport': 'websocket', 'X-Atmosphere-Framework': '3.1.5-javascript', 'X-Atmosphere-tracking-id': '0',
        'X-Atmosphere-TrackMessageSize': 'true', 'Content-Type': 'application/json; charset=UTF-8', 'X-atmo-protocol': 'true',
    });
    let text = '';
    return listen({ port: ask.port, path: `/VAADIN/push?${query}`, headers: { cookie: ask.cookie() } }, part => {
        heard.bytes += part.length;
        text += part;
        for (let message = next(); message !== null; message = next()) {
            heard.messages++;
            // Messages without figures, such as answers to heartbeats, are not parsed.
            if (message.includes('"content"')) {
                [JSON.parse(message.replace(/^for\(;;\);/, ''))].flat().flatMap(one => one.changes ?? []).forEach(take);
            }
        }
    }, ended);

    /** Each message is preceded by its length. */
    function next() {
        const bar = text.indexOf('|');
        const end = bar + 1 + Number(text.slice(0, bar));
        if (bar < 0 || text.length < end) {
            return null;
        }
        const message = text.slice(bar + 1, end);
        text = text.slice(end);
        return message;
    }
}

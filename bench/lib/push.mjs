// Pushes to an open screen, as the page receives them.
import { listen } from './websocket.mjs';

/**
 * Receives the pushes of a tab: calls `take` with each message, and adds messages and bytes to `heard`. Returns a function that closes
 * the connection; `ended` is called when it is closed, by either side.
 */
export function receivePushes({ ask, ui, pushId }, heard, take, ended) {
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
            take(message);
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

/**
 * Follows the total orders of the dashboard: calls `shown` with the current value and with each new one. Returns a function that closes
 * the tab.
 */
export async function followOrders(dashboard, heard, shown, ended) {
    const changes = [dashboard.answer].flat().flatMap(message => message.changes ?? []);
    const { node } = changes.find(change => change.key === 'name' && change.value === 'total-orders');
    const take = change => {
        if (change.node === node && change.key === 'content') {
            shown(Number(change.value.value));
        }
    };
    changes.forEach(take);
    return receivePushes(dashboard, heard, message => {
        // Messages without figures, such as answers to heartbeats, are not parsed.
        if (message.includes('"content"')) {
            [JSON.parse(message.replace(/^for\(;;\);/, ''))].flat().flatMap(one => one.changes ?? []).forEach(take);
        }
    }, ended);
}

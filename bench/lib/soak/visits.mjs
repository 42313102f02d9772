// People who come and go: sign in, open the dashboard, sign out; and an admin who exports the list of practices again and again.
import { ADMIN } from '../curasync.mjs';
import { receivePushes } from '../push.mjs';
import { heartbeat, navigate, openDashboard, signIn, signOut } from '../screen.mjs';

export const SIGN_INS = 'sign-ins with sign-out';
export const EXPORTS = 'exports';

/** Each user comes back with the same browser, unless the last visit failed. */
export function visits(port, users) {
    const browsers = new Map();
    let at = 0;
    return async () => {
        const user = users[at++ % users.length];
        const ask = await signIn(port, user, browsers.get(user));
        browsers.delete(user);
        await openDashboard(ask);
        await signOut(ask);
        browsers.set(user, ask);
    };
}

/** Exports from one list that stays open. If that fails, the next export opens it again. */
export function exports(port, practices) {
    let list = null;

    async function open() {
        const ask = await signIn(port, ADMIN);
        const tab = await navigate(ask, 'practices');
        const path = /VAADIN\/dynamic\/resource\/[^"]+/.exec(tab.text)?.[0];
        if (!path) {
            throw new Error(`the list of practices has no export: ${tab.text.slice(0, 300)}`);
        }
        // Without a connection, the application would collect the changes of the list.
        const close = await receivePushes(tab, { messages: 0, bytes: 0 }, () => {}, () => { list = null; });
        return { ask, path: `/${path}`, heartbeat: heartbeat(tab), close };
    }

    return async () => {
        try {
            list ??= await open();
            await list.ask(list.heartbeat, { method: 'POST' });
            const { status, text } = await list.ask(list.path);
            const lines = text.trim().split('\n').length;
            if (status !== 200 || lines !== practices + 1) {
                throw new Error(`an export returned ${status} with ${lines} lines: ${text.slice(0, 200)}`);
            }
        } catch (error) {
            list?.close();
            list = null;
            throw error;
        }
    };
}

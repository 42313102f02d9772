// The webhook endpoint of one receiver under load: the plain receiver or CuraSync.
import { processorTime } from './cpu.mjs';
import { sender } from './sender.mjs';

export async function endpoint(server, receiver, dir) {
    const wrk = await sender(dir, receiver.port);
    const used = () => ({ receiver: processorTime(receiver.pid), postgres: server.processorTime() });

    async function warmUp(requests) {
        await wrk.warmUp(requests);
        await receiver.idle();
    }

    async function measure(seconds) {
        await server.checkpoint();
        const mark = await receiver.mark();
        const before = used();
        const sent = await wrk.send(seconds);
        const after = used();
        const each = (from, to, part) => (to[part] - from[part]) / sent.requests;
        const result = {
            ...sent,
            receiver: each(before, after, 'receiver'),
            postgres: each(before, after, 'postgres'),
            cpu: each(before, after, 'receiver') + each(before, after, 'postgres'),
        };
        await receiver.idle();
        const drained = used();
        // The total cost includes the work left for the worker when the sender stopped.
        result.wholeCpu = each(before, drained, 'receiver') + each(before, drained, 'postgres');
        Object.assign(result, await receiver.observe(mark, seconds));
        await wrk.settle(sent);
        await receiver.idle();
        return result;
    }

    return { warmUp, measure, sent: wrk.sent, stored: receiver.stored };
}

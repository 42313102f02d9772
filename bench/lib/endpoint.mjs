// The webhook endpoint of one receiver under load: the plain receiver or CuraSync.
import { processorTime } from './cpu.mjs';
import { sender } from './sender.mjs';

export async function endpoint(server, receiver, dir) {
    const wrk = await sender(dir, receiver.port);
    const used = () => ({ receiver: processorTime(receiver.pid), postgres: server.processorTime() });

    async function warmUp(requests) {
        let done = 0;
        for (let i = 0; i < 24 && done < requests; i++) {
            const part = await wrk.send(5);
            rejectErrors(part);
            done += part.requests;
            await wrk.settle(part);
        }
        if (done < requests) {
            throw new Error(`only ${done} requests of the warm-up in two minutes`);
        }
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

function rejectErrors({ errors }) {
    if (errors > 0) {
        throw new Error(`${errors} errors in the warm-up`);
    }
}

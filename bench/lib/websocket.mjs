// A minimal WebSocket client for listening. Node.js 20 has none, and 500 connections must be cheap.
import { randomBytes } from 'node:crypto';
import { request } from 'node:http';

const [CONTINUATION, TEXT, , CLOSE, PING, PONG] = [0, 1, 2, 8, 9, 10];
/** Length codes: the length follows in two or eight bytes. */
const [TWO_BYTES, EIGHT_BYTES] = [126, 127];

/** Calls `hear` with each text until the connection closes, then `ended`. Returns a function that closes it. */
export function listen({ port, path, headers }, hear, ended) {
    return new Promise((resolve, reject) => {
        const handshake = request({
            port, path, host: '127.0.0.1', agent: false,
            headers: {
                ...headers,
                connection: 'Upgrade',
                upgrade: 'websocket',
                'sec-websocket-version': '13',
                'sec-websocket-key': randomBytes(16).toString('base64'),
            },
        });
        handshake.on('error', reject);
        handshake.on('response', answer => {
            answer.resume();
            reject(new Error(`the WebSocket handshake returned ${answer.statusCode}`));
        });
        handshake.on('upgrade', (answer, socket, head) => {
            const take = frames(socket, hear);
            socket.on('data', take);
            socket.on('error', () => {});
            socket.on('close', ended);
            take(head);
            resolve(() => socket.destroy());
        });
        handshake.end();
    });
}

function frames(socket, hear) {
    let left = Buffer.alloc(0);
    let parts = [];
    return bytes => {
        left = left.length === 0 ? bytes : Buffer.concat([left, bytes]);
        for (let frame = first(left); frame; frame = first(left)) {
            left = left.subarray(frame.end);
            if (frame.code === PING) {
                socket.write(masked(PONG, frame.payload));
            } else if (frame.code === CLOSE) {
                socket.end();
            } else if (frame.code === TEXT || frame.code === CONTINUATION) {
                parts.push(frame.payload);
                if (frame.last) {
                    const whole = parts.length === 1 ? parts[0] : Buffer.concat(parts);
                    parts = [];
                    hear(whole.toString());
                }
            }
        }
    };
}

function first(bytes) {
    if (bytes.length < 2) {
        return null;
    }
    let length = bytes[1] & 0x7f;
    let begin = 2;
    if (length === TWO_BYTES) {
        begin = 4;
        length = bytes.length < begin ? Infinity : bytes.readUInt16BE(2);
    } else if (length === EIGHT_BYTES) {
        begin = 10;
        length = bytes.length < begin ? Infinity : Number(bytes.readBigUInt64BE(2));
    }
    const end = begin + length;
    return bytes.length < end
        ? null
        : { code: bytes[0] & 0x0f, last: (bytes[0] & 0x80) !== 0, payload: bytes.subarray(begin, end), end };
}

/** A short client frame with a masked payload. */
function masked(code, payload) {
    const key = randomBytes(4);
    return Buffer.concat([Buffer.from([0x80 | code, 0x80 | payload.length]), key, payload.map((byte, i) => byte ^ key[i % 4])]);
}

// A simulated CuraGenesis of any size, as a separate process with prerendered pages. The first line of its output is its
// address. For each number that it reads, it grows to that many practices and prints "grown" with the number. For each
// "change N" that it reads, it changes every Nth practice and prints "changed" with the number of changes so far.
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { changed, csvRow } from './book.mjs';
import { appendFileSync, writeFileSync } from 'node:fs';

const [, , csv, pageSize] = process.argv;
const PAGE = Number(pageSize);
let pages = [];
let practices = 0;
let changes = 0;
let every = 1;

const current = number => changed(number, number % every === 0 ? changes : 0);

function render(to) {
    let next = null;
    const rendered = [];
    writeFileSync(csv, '');
    for (let from = Math.floor((to - 1) / PAGE) * PAGE; from >= 0; from -= PAGE) {
        const items = Array.from({ length: Math.min(to, from + PAGE) - from }, (_, i) => current(from + i));
        rendered.push(Buffer.from(JSON.stringify({ items, nextCursor: next })));
        appendFileSync(csv, items.map(csvRow).join(''));
        next = String(from / PAGE);
    }
    pages = rendered.reverse();
    practices = to;
}

const server = createServer((request, response) => {
    const at = Number(new URL(request.url, 'http://localhost').searchParams.get('cursor') ?? 0);
    response.setHeader('content-type', 'application/json');
    response.setHeader('content-length', pages[at].length);
    response.end(pages[at]);
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));

createInterface({ input: process.stdin })
    .on('line', line => {
        if (line.startsWith('change ')) {
            every = Number(line.slice('change '.length));
            changes++;
            render(practices);
            console.log(`changed ${changes}`);
        } else {
            render(Number(line));
            console.log(`grown ${practices}`);
        }
    })
    .on('close', () => process.exit());

// Renders the PNG icons of the web manifest from icon.svg: node docs/images/icons.mjs
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startChromium } from '../../bench/lib/chromium.mjs';

const ASSETS = join(dirname(fileURLToPath(import.meta.url)), '../../src/main/resources/META-INF/resources/assets');
const rounded = readFileSync(join(ASSETS, 'icon.svg'), 'utf8');
// Android and iOS cut these into their own shape. The symbol is within the safe zone, a circle of 80 % of the width.
const square = rounded.replace(' rx="8"', '');

const ICONS = [
    ['icon-180', 180, square],
    ['icon-192', 192, rounded],
    ['icon-512', 512, rounded],
    ['icon-maskable-512', 512, square],
];

const profile = mkdtempSync(join(os.tmpdir(), 'curasync-icons-'));
const chromium = startChromium(profile);
try {
    const tab = await chromium.tab();
    for (const [name, size, svg] of ICONS) {
        const png = await tab.evaluate(`(async () => {
            const image = new Image(${size}, ${size});
            image.src = 'data:image/svg+xml,' + encodeURIComponent(${JSON.stringify(svg)});
            await image.decode();
            const canvas = new OffscreenCanvas(${size}, ${size});
            canvas.getContext('2d').drawImage(image, 0, 0, ${size}, ${size});
            const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
            return btoa(String.fromCharCode(...bytes));
        })()`);
        writeFileSync(join(ASSETS, `${name}.png`), Buffer.from(png, 'base64'));
        console.log(`${name}.png`);
    }
} finally {
    await chromium.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}

// Small line charts side by side, as one SVG image that is readable on light and dark pages.
const [COLUMNS, WIDTH, HEIGHT, GAP, TOP] = [3, 300, 150, 24, 64];
/** Room within a panel for the title, the times, and the values. */
const [HEAD, FOOT, LEFT] = [26, 20, 44];

const STYLE = `
    .page { fill: #ffffff } text { fill: #1f2328; font: 12px system-ui, sans-serif } .title { font-weight: 600 }
    .small { fill: #59636e; font-size: 11px } .grid { stroke: #d1d9e0 } .warm { fill: #f0f2f5 }
    polyline { fill: none; stroke-width: 1.8; stroke-linejoin: round }
    .s0 { stroke: #0969da } .s1 { stroke: #bc4c00 } .s2 { stroke: #1a7f37 }
    .t0 { fill: #0969da } .t1 { fill: #bc4c00 } .t2 { fill: #1a7f37 }
    @media (prefers-color-scheme: dark) {
        .page { fill: #0d1117 } text { fill: #e6edf3 } .small { fill: #9198a1 } .grid { stroke: #3d444d } .warm { fill: #1c2128 }
        .s0 { stroke: #4493f8 } .s1 { stroke: #f0883e } .s2 { stroke: #3fb950 }
        .t0 { fill: #4493f8 } .t1 { fill: #f0883e } .t2 { fill: #3fb950 }
    }`;

const escape = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const round = value => Number(value.toFixed(1));

/** The smallest round number that is not less than the value. */
export function ceiling(value) {
    const power = 10 ** Math.floor(Math.log10(value > 0 ? value : 1));
    return power * [1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10].find(step => step * power >= value);
}

const figure = value => Number(value.toPrecision(3)).toLocaleString('en-US');

/** The names of several lines, in their colors. */
const legend = (series, x, y) => (series.length < 2 ? '' : `<text class="small" text-anchor="end" x="${x}" y="${y}">`
    + `${series.map(({ name }, i) => `<tspan class="t${i}">${escape(name)}</tspan>`).join('<tspan> · </tspan>')}</text>`);

function panel({ title, series }, index, { most, warmUp }) {
    const x0 = GAP + (index % COLUMNS) * (WIDTH + GAP) + LEFT;
    const y0 = TOP + Math.floor(index / COLUMNS) * (HEIGHT + GAP) + HEAD;
    const [width, height] = [WIDTH - LEFT, HEIGHT - HEAD - FOOT];
    const top = ceiling(Math.max(0, ...series.flatMap(({ points }) => points.map(([, y]) => y))));
    const x = value => round(x0 + width * value / most);
    const y = value => round(y0 + height * (1 - value / top));
    const lines = [0, top / 2, top].map(value => `<line class="grid" x1="${x0}" x2="${x0 + width}" y1="${y(value)}" y2="${y(value)}"/>`
        + `<text class="small" text-anchor="end" x="${x0 - 6}" y="${y(value) + 4}">${figure(value)}</text>`);
    const times = [0, most / 2, most].map((value, i) => `<text class="small" text-anchor="${['start', 'middle', 'end'][i]}" x="${x(value)}"`
        + ` y="${y0 + height + 15}">${figure(value)}${i === 2 ? ' min' : ''}</text>`);
    return [
        `<text class="title" x="${x0 - LEFT}" y="${y0 - 11}">${escape(title)}</text>`,
        legend(series, x0 + width, y0 - 11),
        `<rect class="warm" x="${x0}" y="${y0}" width="${round(width * warmUp / most)}" height="${height}"/>`,
        ...lines,
        ...times,
        ...series.map(({ points }, i) => `<polyline class="s${i}"`
            + ` points="${points.map(([at, value]) => `${x(at)},${y(value)}`).join(' ')}"/>`),
    ].join('\n');
}

/**
 * @param most length of the time axis
 * @param warmUp end of the shaded part of the time axis
 * @param all panels with a title and up to three named series of points
 */
export function panels({ title, note, most, warmUp, panels: all }) {
    const width = GAP + COLUMNS * (WIDTH + GAP);
    const height = TOP + Math.ceil(all.length / COLUMNS) * (HEIGHT + GAP);
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(title)}">
<style>${STYLE}
</style>
<rect class="page" width="${width}" height="${height}" rx="6"/>
<text class="title" x="${GAP}" y="28">${escape(title)}</text>
<text class="small" x="${GAP}" y="46">${escape(note)}</text>
${all.map((one, i) => panel(one, i, { most, warmUp })).join('\n')}
</svg>
`;
}

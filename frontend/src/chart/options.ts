import type { EChartsCoreOption } from 'echarts/core';
import {
  type Bars,
  type Data,
  type Days,
  daysBefore,
  formatDay,
  formatNumber,
  formatValue,
  largest,
  type Line,
  type States,
  valueOn,
} from './data';
import type { Palette } from './palette';

export const MAP = 'us-states';

/** Width of the label of a day with its margin, in pixels. */
const LABEL_WIDTH = 64;
/** Possible distances between two labels, in days. */
const LABEL_STEPS = [1, 2, 5, 7, 10, 15, 30];

/**
 * Returns the ECharts option that draws the data.
 *
 * @param marked the code of the outlined state; undefined if there is none
 * @param width width of the canvas in pixels
 */
export function toOption(data: Data, palette: Palette, animate: boolean, marked: string | undefined, width: number): EChartsCoreOption {
  return { ...frame(palette, animate), ...drawing(data, palette, marked, width) };
}

function drawing(data: Data, palette: Palette, marked: string | undefined, width: number): EChartsCoreOption {
  switch (data.kind) {
    case 'days':
      return days(data, palette, width);
    case 'bars':
      return bars(data, palette);
    case 'states':
      return states(data, palette, marked);
  }
}

function frame(palette: Palette, animate: boolean): EChartsCoreOption {
  return {
    animation: animate,
    animationDuration: 350,
    animationDurationUpdate: 350,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: palette.muted },
  };
}

const tooltip = (palette: Palette) => ({
  confine: true,
  transitionDuration: 0.1,
  backgroundColor: palette.surface,
  borderColor: palette.border,
  padding: [8, 12],
  textStyle: { color: palette.text, fontSize: 12.5 },
});

function days(data: Days, palette: Palette, width: number): EChartsCoreOption {
  const last = data.days.length - 1;
  const known = (line: Line | null) => (line?.values ?? []).map((_, i) => valueOn(line, i) ?? null);
  const over = known(data.values).slice(0, last);
  const line = { type: 'line', showSymbol: false, emphasis: { disabled: true } };
  const series = [
    {
      ...line,
      id: 'values',
      name: data.values.name,
      data: over,
      z: 3,
      // A line with a single value would be invisible without its symbol.
      showSymbol: over.filter((value) => value !== null).length === 1,
      itemStyle: { color: palette.accent },
      lineStyle: { width: 2, color: palette.accent },
      areaStyle: { color: palette.accent, opacity: 0.12 },
    },
    {
      // The last day is drawn as a bar, because it is incomplete: as the end of the line, it would look like a decline.
      id: 'so far',
      type: 'bar',
      data: data.days.map((_, i) => (i === last ? (data.values.values[last] ?? 0) : null)),
      z: 2,
      barMaxWidth: 14,
      barMinWidth: 4,
      barMinHeight: 2,
      itemStyle: { color: palette.accent, opacity: 0.45, borderRadius: [3, 3, 0, 0] },
      emphasis: { disabled: true },
    },
    {
      ...line,
      id: 'earlier',
      name: data.earlier?.name ?? '',
      data: known(data.earlier),
      lineStyle: { width: 1.3, type: [4, 4], color: palette.muted, opacity: 0.8 },
      itemStyle: { color: palette.muted },
    },
  ];
  const step = LABEL_STEPS.find((days) => (last / days) * LABEL_WIDTH <= width - LABEL_WIDTH) ?? data.days.length;
  return {
    grid: { left: 2, right: 10, top: 14, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      ...tooltip(palette),
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: palette.border, width: 1 } },
      formatter: (points: Array<{ dataIndex: number }>) => describeDay(data, points[0]?.dataIndex ?? last),
    },
    xAxis: {
      type: 'category',
      data: data.days.map(formatDay),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.border } },
      axisLabel: {
        color: palette.muted,
        fontSize: 11,
        hideOverlap: true,
        alignMinLabel: 'left',
        alignMaxLabel: 'right',
        // Counted back from the last day, so that the last day has a label.
        interval: (index: number) => (last - index) % step === 0,
      },
    },
    yAxis: {
      type: 'value',
      min: 0,
      minInterval: 1,
      splitNumber: 4,
      splitLine: { lineStyle: { color: palette.border } },
      axisLabel: { color: palette.muted, fontSize: 11, formatter: (value: number) => formatValue(value, data.unit) },
    },
    series,
  };
}

/** Minimum number of slots for bars. A few bars thus stand on the left instead of being spread over the width. */
const BAR_SLOTS = 40;

function bars(data: Bars, palette: Palette): EChartsCoreOption {
  const empty = Array<string>(Math.max(0, BAR_SLOTS - data.bars.length)).fill('');
  return {
    grid: { left: 0, right: 0, top: 6, bottom: 2 },
    tooltip: {
      ...tooltip(palette),
      trigger: 'item',
      formatter: (point: { dataIndex: number }) => describe(data.bars[point.dataIndex]?.label, data.bars[point.dataIndex]?.text),
    },
    xAxis: { type: 'category', show: false, data: [...data.bars.map((bar) => bar.label), ...empty] },
    yAxis: { type: 'value', show: false, min: 0 },
    series: [
      {
        id: 'bars',
        type: 'bar',
        barCategoryGap: '30%',
        barMaxWidth: 12,
        barMinHeight: 3,
        data: data.bars.map((bar) => ({
          value: bar.value,
          itemStyle: { color: palette.tone[bar.tone], opacity: 0.8, borderRadius: 3 },
        })),
      },
    ],
  };
}

function states(data: States, palette: Palette, marked: string | undefined): EChartsCoreOption {
  const outline = { borderColor: palette.text, borderWidth: 1.6 };
  return {
    tooltip: {
      ...tooltip(palette),
      trigger: 'item',
      formatter: (point: { name: string }) => {
        const state = data.states.find((candidate) => candidate.name === point.name);
        const number = `${formatNumber(state?.value ?? 0)} ${data.unit}`;
        return describe(point.name, state?.text ? `${number} · ${state.text}` : number);
      },
    },
    visualMap: {
      show: false,
      type: 'continuous',
      min: 0,
      max: largest(data),
      inRange: { color: [palette.accentSoft, palette.accent] },
    },
    series: [
      {
        id: 'states',
        type: 'map',
        map: MAP,
        // The coordinates of the topology are already projected.
        projection: { project: (point: number[]) => point, unproject: (point: number[]) => point },
        top: 4,
        bottom: 4,
        left: 0,
        right: 0,
        preserveAspect: 'contain',
        selectedMode: false,
        label: { show: false },
        itemStyle: { areaColor: palette.accentSoft, borderColor: palette.surface, borderWidth: 1 },
        emphasis: { label: { show: false }, itemStyle: { areaColor: palette.accent, ...outline } },
        // The outlined state is drawn last, so that no neighbor's border covers its outline.
        data: [...data.states]
          .sort((one, other) => Number(one.code === marked) - Number(other.code === marked))
          .map(({ code, name, value }) => ({ name, value, itemStyle: code === marked ? outline : {} })),
      },
    ],
  };
}

function describeDay(data: Days, index: number): HTMLElement {
  const day = data.days[index] ?? '';
  const part = (line: Line | null, when: string) => {
    const value = valueOn(line, index);
    return value === undefined ? [] : [`${when}: ${formatValue(value, data.unit)}`];
  };
  const soFar = index === data.days.length - 1 ? 'so far' : formatDay(day);
  const parts = [...part(data.values, soFar), ...part(data.earlier, formatDay(daysBefore(day, data.days.length)))];
  return describe(formatDay(day), parts.length > 0 ? parts.join(' · ') : 'no data');
}

function describe(title = '', text = ''): HTMLElement {
  const box = document.createElement('div');
  const name = document.createElement('strong');
  name.textContent = title;
  const detail = document.createElement('div');
  detail.textContent = text;
  box.append(name, detail);
  return box;
}

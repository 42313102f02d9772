import type { EChartsCoreOption } from 'echarts/core';
import { type Bars, type Data, type Days, formatDay, formatNumber, formatValue, largest, type Line, type States } from './data';
import type { Palette } from './palette';

export const MAP = 'us-states';

/** @param marked the code of the state that stands out */
export function toOption(data: Data, palette: Palette, animate: boolean, marked: string | undefined): EChartsCoreOption {
  return { ...frame(palette, animate), ...drawing(data, palette, marked) };
}

function drawing(data: Data, palette: Palette, marked: string | undefined): EChartsCoreOption {
  switch (data.kind) {
    case 'days':
      return days(data, palette);
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

function days(data: Days, palette: Palette): EChartsCoreOption {
  const values = data.values.values;
  const last = values.length - 1;
  const line = { type: 'line', itemStyle: { color: palette.accent }, emphasis: { disabled: true } };
  const lines = [
    {
      ...line,
      id: 'values',
      name: data.values.name,
      data: values.slice(0, last),
      z: 3,
      showSymbol: false,
      lineStyle: { width: 2, color: palette.accent },
      areaStyle: { color: palette.accent, opacity: 0.12 },
    },
    {
      // The last day is not over: what it has so far is no fall.
      ...line,
      id: 'so far',
      data: values.map((value, i) => (i < last - 1 ? null : value)),
      z: 3,
      symbol: 'circle',
      showAllSymbol: true,
      symbolSize: (_: unknown, point: { dataIndex: number }) => (point.dataIndex === last ? 8 : 0),
      lineStyle: { width: 2, type: [2, 4], color: palette.accent },
    },
    {
      ...line,
      id: 'earlier',
      name: data.earlier?.name ?? '',
      data: data.earlier?.values ?? [],
      showSymbol: false,
      lineStyle: { width: 1.3, type: [4, 4], color: palette.muted, opacity: 0.8 },
      itemStyle: { color: palette.muted },
    },
  ];
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
      boundaryGap: false,
      data: data.days.map(formatDay),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.border } },
      axisLabel: { color: palette.muted, fontSize: 11, hideOverlap: true, alignMinLabel: 'left', alignMaxLabel: 'right' },
    },
    yAxis: {
      type: 'value',
      min: 0,
      minInterval: 1,
      splitNumber: 4,
      splitLine: { lineStyle: { color: palette.border } },
      axisLabel: { color: palette.muted, fontSize: 11, formatter: (value: number) => formatValue(value, data.unit) },
    },
    series: lines,
  };
}

/** Few bars stand side by side at the left, rather than spread over the width. */
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
        // The topology is drawn in its final coordinates already.
        projection: { project: (point: number[]) => point, unproject: (point: number[]) => point },
        top: 4,
        bottom: 4,
        left: 0,
        right: 0,
        selectedMode: false,
        label: { show: false },
        itemStyle: { areaColor: palette.accentSoft, borderColor: palette.surface, borderWidth: 1 },
        emphasis: { label: { show: false }, itemStyle: { areaColor: palette.accent, ...outline } },
        // What stands out is drawn last, so that no neighbour's border covers its own.
        data: [...data.states]
          .sort((one, other) => Number(one.code === marked) - Number(other.code === marked))
          .map(({ code, name, value }) => ({ name, value, itemStyle: code === marked ? outline : {} })),
      },
    ],
  };
}

function describeDay(data: Days, index: number): HTMLElement {
  const part = (line: Line | null) => {
    const value = line?.values[index];
    return value === undefined ? [] : [`${formatValue(value, data.unit)} ${line?.name}`];
  };
  const soFar = index === data.days.length - 1 ? ' so far' : '';
  return describe(formatDay(data.days[index] ?? '') + soFar, [...part(data.values), ...part(data.earlier)].join(' · '));
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

// The types of the data that io.curasync.ui.chart.Chart sends, and the formats of their values.

/** One value per day. Values before the index `first` belong to days without data. */
export interface Line {
  name: string;
  first: number;
  values: number[];
}

/** Values per day, with days as ISO 8601 dates, oldest first. The last day is still incomplete. */
export interface Days {
  kind: 'days';
  days: string[];
  values: Line;
  earlier: Line | null;
  unit: 'COUNT' | 'DOLLARS';
}

export type Tone = 'OK' | 'WARN' | 'ERROR' | 'RUNNING' | 'NEUTRAL';

export interface Bar {
  key: string;
  label: string;
  value: number;
  text: string;
  tone: Tone;
}

export interface Bars {
  kind: 'bars';
  bars: Bar[];
  legend: Partial<Record<Tone, string>>;
}

export interface State {
  code: string;
  name: string;
  value: number;
  text?: string;
}

export interface States {
  kind: 'states';
  unit: string;
  states: State[];
}

export type Data = Days | Bars | States;

const day = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' });
const count = new Intl.NumberFormat('en-US');
const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 });

export const formatDay = (isoDate: string) => day.format(new Date(`${isoDate}T00:00:00Z`));
/** Returns the date that is the given number of days before another date. */
export const daysBefore = (isoDate: string, days: number) =>
  new Date(Date.parse(`${isoDate}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
/** Returns the value of the day with the index; undefined on a day without data, or if the line is null or shorter. */
export const valueOn = (line: Line | null, index: number) => (line && index >= line.first ? line.values[index] : undefined);
export const formatNumber = (value: number) => count.format(value);
export const formatValue = (value: number, unit: Days['unit']) => (unit === 'DOLLARS' ? dollars : count).format(value);
export const largest = (data: States) => Math.max(1, ...data.states.map((state) => state.value));

// <cura-time datetime="2026-01-31T12:00:00Z">: shows a past or future time relative to now, and from a distance of 30 days the date.
// Updates the text without a request to the server. With `clock`, shows the local time of day instead, and the day if it is not
// today. Without a `datetime`, shows "never".

import { showTitleOnTap } from './exact-time';

const shown = new Set<RelativeTime>();
let timer: number | undefined;

const exact = new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeStyle: 'long' });
const timeOfDay = new Intl.DateTimeFormat('en-US', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric' });
const dayOfYear = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', year: 'numeric' });

const STEPS: ReadonlyArray<readonly [limit: number, seconds: number, unit: string]> = [
  [60, 1, 's'],
  [3600, 60, 'min'],
  [86_400, 3600, 'h'],
  [30 * 86_400, 86_400, 'd'],
];

export function relative(time: Date, now: Date): string {
  const seconds = (now.getTime() - time.getTime()) / 1000;
  const distance = Math.abs(seconds);
  if (distance < 5) {
    return 'now';
  }
  for (const [limit, length, unit] of STEPS) {
    if (distance < limit) {
      const count = `${Math.floor(distance / length)} ${unit}`;
      return seconds > 0 ? `${count} ago` : `in ${count}`;
    }
  }
  return formatDate(time, now);
}

/** Formats the day of a time, and its year if it is not the current year. */
export function formatDate(time: Date, now = new Date()): string {
  return (time.getFullYear() === now.getFullYear() ? day : dayOfYear).format(time);
}

function clock(time: Date, now: Date): string {
  const today = time.toDateString() === now.toDateString();
  return today ? timeOfDay.format(time) : `${day.format(time)} ${timeOfDay.format(time)}`;
}

class RelativeTime extends HTMLElement {
  static readonly observedAttributes = ['datetime', 'clock'];
  private readonly time = document.createElement('time');

  constructor() {
    super();
    showTitleOnTap(this.time);
  }

  connectedCallback() {
    this.replaceChildren(this.time);
    shown.add(this);
    timer ??= window.setInterval(() => shown.forEach((element) => element.tick()), 1000);
    this.attributeChangedCallback();
  }

  disconnectedCallback() {
    shown.delete(this);
    if (shown.size === 0) {
      window.clearInterval(timer);
      timer = undefined;
    }
  }

  attributeChangedCallback() {
    if (!this.isConnected) {
      // Formatting is expensive, and connecting the element calls this again.
      return;
    }
    const moment = this.moment();
    if (moment) {
      this.time.dateTime = moment.toISOString();
      this.time.title = exact.format(moment);
    } else {
      this.time.removeAttribute('datetime');
      this.time.removeAttribute('title');
    }
    this.tick();
  }

  tick() {
    const moment = this.moment();
    const now = new Date();
    const text = !moment ? 'never' : this.hasAttribute('clock') ? clock(moment, now) : relative(moment, now);
    if (this.time.textContent !== text) {
      this.time.textContent = text;
    }
  }

  private moment(): Date | undefined {
    const text = this.getAttribute('datetime');
    return text ? new Date(text) : undefined;
  }
}

customElements.define('cura-time', RelativeTime);

import type { Tone } from './data';

/** The current colors of the theme, resolved to values that ECharts accepts: no CSS variables. */
export interface Palette {
  accent: string;
  accentSoft: string;
  text: string;
  muted: string;
  border: string;
  surface: string;
  tone: Record<Tone, string>;
}

export function readPalette(root: ParentNode): Palette {
  const probe = document.createElement('span');
  probe.hidden = true;
  root.append(probe);
  const color = (token: string) => {
    probe.style.color = `var(--cs-${token})`;
    return getComputedStyle(probe).color;
  };
  const palette = {
    accent: color('accent'),
    accentSoft: color('map-low'),
    text: color('text'),
    muted: color('muted'),
    border: color('border'),
    surface: color('surface'),
    tone: {
      OK: color('ok'),
      WARN: color('warn'),
      ERROR: color('error'),
      RUNNING: color('accent'),
      NEUTRAL: color('muted'),
    },
  };
  probe.remove();
  return palette;
}

/** Calls back when the theme may have changed, by the system or by the user's choice. Returns a function that ends this. */
export function watchTheme(changed: () => void): () => void {
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const root = new MutationObserver(changed);
  system.addEventListener('change', changed);
  root.observe(document.documentElement, { attributeFilter: ['style', 'theme', 'class'] });
  return () => {
    system.removeEventListener('change', changed);
    root.disconnect();
  };
}

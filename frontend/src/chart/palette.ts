import type { Tone } from './data';

/** The theme's colours as they are right now, resolved to what a canvas understands. */
export interface Palette {
  accent: string;
  accentSoft: string;
  text: string;
  muted: string;
  border: string;
  surface: string;
  tone: Record<Tone, string>;
}

export function readPalette(element: HTMLElement): Palette {
  const probe = document.createElement('span');
  probe.hidden = true;
  element.append(probe);
  const colour = (token: string) => {
    probe.style.color = `var(--cs-${token})`;
    return getComputedStyle(probe).color;
  };
  const palette = {
    accent: colour('accent'),
    accentSoft: colour('map-low'),
    text: colour('text'),
    muted: colour('muted'),
    border: colour('border'),
    surface: colour('surface'),
    tone: {
      OK: colour('ok'),
      WARN: colour('warn'),
      ERROR: colour('error'),
      RUNNING: colour('accent'),
      NEUTRAL: colour('muted'),
    },
  };
  probe.remove();
  return palette;
}

/** Calls back whenever the theme may have changed: by the system or by the user's switch. */
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

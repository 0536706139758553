import { read, write } from './storage';

type Theme = 'light' | 'dark';

export function isTheme(text: string | null): text is Theme {
  return text === 'light' || text === 'dark';
}

/** Lets the reader choose light, dark, or the system's setting. */
export function startThemeSwitch(): void {
  const label = document.querySelector<HTMLElement>('[data-theme-switch]');
  const select = label?.querySelector('select');
  if (!label || !select) {
    return;
  }

  const saved = read('theme');
  select.value = isTheme(saved) ? saved : 'system';
  select.addEventListener('change', () => choose(select.value));
}

function choose(theme: string): void {
  write('theme', theme);
  if (isTheme(theme)) {
    document.documentElement.dataset['theme'] = theme;
  } else {
    delete document.documentElement.dataset['theme'];
  }
}

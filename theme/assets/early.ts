// Runs before the first paint, so that the colours and tabs do not change after the page is visible.
import { read } from './storage';
import { isTheme } from './theme';
import { isVariant } from './tabs';

const root = document.documentElement;
const theme = read('theme');
const variant = read('variant');

root.dataset['js'] = '';
root.dataset['variant'] = isVariant(variant) ? variant : 'shell';
if (isTheme(theme)) {
  root.dataset['theme'] = theme;
}

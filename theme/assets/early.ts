// Runs before the first paint, so that neither the theme nor the tabs change under the reader's eyes.
import { read } from './storage';
import { isTheme } from './theme';
import { isWay } from './tabs';

const root = document.documentElement;
const theme = read('theme');
const way = read('way');

root.dataset['js'] = '';
root.dataset['way'] = isWay(way) ? way : 'shell';
if (isTheme(theme)) {
  root.dataset['theme'] = theme;
}

import { startCopyButtons } from './copy';
import { startLanguageSwitch } from './language';
import { startTabs } from './tabs';
import { startThemeSwitch } from './theme';

startThemeSwitch();
startLanguageSwitch();
startTabs();
startCopyButtons();

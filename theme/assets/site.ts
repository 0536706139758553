import { startCopyButtons } from './copy';
import { startLanguageSwitch } from './language';
import { startScrollers } from './scrollers';
import { startTabs } from './tabs';
import { startThemeSwitch } from './theme';

startThemeSwitch();
startLanguageSwitch();
startTabs();
startScrollers();
startCopyButtons();

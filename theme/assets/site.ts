import { startContents } from './contents';
import { startCopyButtons } from './copy';
import { startHeadingLinks } from './headings';
import { startLanguageSwitch } from './language';
import { startPlayers } from './play';
import { startScrollers } from './scrollers';
import { startSearch } from './search/opener';
import { startTabs } from './tabs';
import { startThemeSwitch } from './theme';

startThemeSwitch();
startLanguageSwitch();
startSearch();
startTabs();
startScrollers();
startCopyButtons();
startPlayers();
startContents();
startHeadingLinks();

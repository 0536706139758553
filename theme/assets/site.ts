import { startContents } from './contents';
import { startCopyButtons } from './copy';
import { startHeadingLinks } from './headings';
import { startLanguageSwitch } from './language';
import { startPlayers } from './play';
import { startScrollers } from './scrollers';
import { startTerms } from './terms';
import { startTabs } from './tabs';
import { startThemeSwitch } from './theme';

startThemeSwitch();
startLanguageSwitch();
startTabs();
startScrollers();
startCopyButtons();
startPlayers();
startContents();
startHeadingLinks();
startTerms();

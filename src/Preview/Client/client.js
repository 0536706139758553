// Reloads a page that `serve` serves after each edit, and shows problems on it. The built site does not contain this script.
(() => {
  const { version } = document.currentScript.dataset;
  const position = `drydock-position:${location.pathname}`;

  // The colours come from the page's stylesheet and follow its theme. If the page has no stylesheet, light colours are used.
  const style = `
    dialog, .reopen { font: 1rem/1.5 system-ui, sans-serif; color: var(--ink, #16242d); background: var(--surface, #fff); }
    dialog { box-sizing: border-box; width: min(52rem, calc(100vw - 1.5rem)); max-width: none; max-height: calc(100dvh - 1.5rem);
      overflow: auto; margin: auto; padding: 1rem 1.25rem 1.25rem; border: 1px solid var(--line-strong, #9fadb3);
      border-top: 4px solid var(--lead, #a8391f); border-radius: 4px; }
    dialog::backdrop { background: rgb(10 19 25 / 55%); }
    .head { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; justify-content: space-between; }
    h2 { margin: 0; font-size: 1.15rem; color: var(--lead, #a8391f); }
    p { margin: .25rem 0; overflow-wrap: anywhere; }
    ol { list-style: none; margin: .75rem 0 0; padding: 0; }
    li { padding: .75rem 0; border-top: 1px solid var(--line, #d2d9d9); }
    .location { font: .875rem/1.5 ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace; }
    .what { font-weight: 600; }
    .soft, .help { color: var(--ink-soft, #4b5b65); }
    button { font: inherit; min-height: 2.25rem; padding: 0 .75rem; cursor: pointer; color: inherit; background: transparent;
      border: 1px solid var(--line-strong, #9fadb3); border-radius: 4px; }
    :focus-visible { outline: 2px solid var(--focus, #14627f); outline-offset: 2px; }
    .reopen { position: fixed; z-index: 2147483647; inset: auto auto .75rem .75rem;
      border-color: var(--lead, #a8391f); color: var(--lead, #a8391f); }
    [hidden] { display: none; }
    @media print { :host { display: none; } }
  `;

  const element = (name, properties = {}, ...children) => {
    const created = Object.assign(document.createElement(name), properties);
    created.append(...children);
    return created;
  };

  // Problems are in English, as in the terminal. The words around them are in the page's language.
  const words = document.documentElement.lang.startsWith('zh') ? {
    lang: 'zh-Hans',
    dismiss: '关闭（Esc）',
    kept: '后面是上一次成功生成的页面。改好文件后，这个提示会自行消失。',
    fault: '无法生成站点',
    problems: (count) => `${count} 个问题`,
  } : {
    lang: 'en',
    dismiss: 'Close (Esc)',
    kept: 'Behind this message is the last good version of the page. The message disappears once the files are fixed.',
    fault: 'The site cannot be built',
    problems: (count) => count === 1 ? '1 problem' : `${count} problems`,
  };

  const overlay = (() => {
    const host = element('div', { id: 'drydock-problems', lang: words.lang });
    const title = element('h2', { id: 'title' });
    const list = element('ol', { lang: 'en', ariaLive: 'polite' });
    const dismiss = element('button', { type: 'button', textContent: words.dismiss });
    const kept = element('p', { id: 'kept', className: 'soft', textContent: words.kept });
    const dialog = element('dialog', {}, element('div', { className: 'head' }, title, dismiss), kept, list);
    const reopen = element('button', { type: 'button', className: 'reopen', hidden: true });
    dialog.setAttribute('role', 'alertdialog');
    dialog.setAttribute('aria-labelledby', 'title');
    dialog.setAttribute('aria-describedby', 'kept');
    dismiss.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => { reopen.hidden = !list.hasChildNodes(); });
    reopen.addEventListener('click', () => { reopen.hidden = true; dialog.showModal(); });

    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    root.append(dialog, reopen);

    return {
      show(heading, items) {
        title.textContent = reopen.textContent = heading;
        list.replaceChildren(...items);
        if (!host.isConnected) document.body.append(host);
        if (!dialog.open) dialog.showModal();
        reopen.hidden = true;
      },
      hide() {
        list.replaceChildren();
        dialog.close();
        host.remove();
      },
    };
  })();

  const problemItem = ({ severity, code, location: at, what, help }) => element('li', {},
    element('p', { className: 'location', textContent: `${at}: ${severity} ${code}` }),
    element('p', { className: 'what', textContent: what }),
    element('p', { className: 'help', textContent: help }));

  const showProblems = ({ fault, problems }) => {
    if (fault) {
      overlay.show(words.fault, [element('li', {}, element('p', { className: 'what', textContent: fault }))]);
    } else if (problems.length > 0) {
      overlay.show(words.problems(problems.length), problems.map(problemItem));
    } else {
      overlay.hide();
    }
  };

  const reload = () => {
    const open = [...document.querySelectorAll('details')].map((details) => details.open);
    sessionStorage.setItem(position, JSON.stringify({ x: scrollX, y: scrollY, open }));
    history.scrollRestoration = 'manual';
    location.reload();
  };

  // Late layout moves the page by a few pixels, which adds up over many reloads. The position is therefore restored a second time when
  // the page has loaded, unless the reader has scrolled in the meantime.
  const restorePosition = () => {
    const kept = JSON.parse(sessionStorage.getItem(position) ?? 'null');
    sessionStorage.removeItem(position);
    history.scrollRestoration = 'auto';
    if (kept) {
      const moved = new AbortController();
      const stop = { once: true, passive: true, signal: moved.signal };
      const scroll = () => scrollTo({ left: kept.x, top: kept.y, behavior: 'instant' });
      document.querySelectorAll('details').forEach((details, index) => { details.open = kept.open[index] ?? details.open; });
      scroll();
      addEventListener('load', scroll, { once: true, signal: moved.signal });
      ['wheel', 'touchmove', 'keydown', 'pointerdown'].forEach((act) => addEventListener(act, () => moved.abort(), stop));
    }
  };

  // A browser allows six connections to one host, so hidden pages close theirs. They miss nothing, because the server sends the current
  // state first when they connect again.
  let events = null;
  const connect = () => {
    events?.close();
    events = null;
    if (document.visibilityState === 'visible') {
      events = new EventSource('/_drydock/events');
      events.onmessage = ({ data }) => {
        const state = JSON.parse(data);
        showProblems(state);
        if (state.version !== version) reload();
      };
    }
  };

  document.addEventListener('visibilitychange', connect);
  addEventListener('pagehide', () => events?.close());
  addEventListener('pageshow', connect);
  restorePosition();
})();

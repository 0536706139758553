// Updates a page that `serve` serves after each edit, and shows problems on it. The built site does not contain this script.
(() => {
  const here = document.currentScript;
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

  // What has changed is found by comparing the page as the server sent it with the new one, and only that is changed in the document. So
  // everything stays that scripts and the reader have changed in the document: what is open, chosen or typed, and where the reader is.
  // This is a copy of the page as it was sent, and for each node of it, the node of the document that it became.
  const twins = new WeakMap();

  // What is in these is text to a browser with scripts, but not to its parser of documents.
  const withoutFallbacks = (tree) => {
    tree.querySelectorAll('noscript').forEach((fallback) => fallback.replaceChildren());
    return tree;
  };
  const pair = (sent, shown) => {
    twins.set(sent, shown);
    for (let a = sent.firstChild, b = shown.firstChild; a && b; a = a.nextSibling, b = b.nextSibling) pair(a, b);
    return sent;
  };
  const sent = {
    head: pair(document.head.cloneNode(true), document.head),
    body: withoutFallbacks(pair(document.body.cloneNode(true), document.body)),
  };

  // Scripts know the parts of these, so that they are replaced as a whole.
  const whole = '.terminal, form.question, [data-names]';
  const isWhole = (node) => node.nodeType === Node.ELEMENT_NODE && node.matches(whole);
  const isStylesheet = (node) => node.nodeName === 'LINK' && node.rel === 'stylesheet';
  const scripts = (head) => [...head.querySelectorAll('script[src]')].map((script) => script.getAttribute('src')).join();
  const isAlike = (a, b) => a.nodeType === b.nodeType && a.nodeName === b.nodeName && a.id === b.id && !isWhole(a) && !isStylesheet(a);

  // Pairs the children of two nodes in order. Those that are the same come first, as many as possible; of the others, those of one kind.
  const pairs = (olds, news) => {
    const found = [];
    let start = 0;
    while (start < olds.length && start < news.length && olds[start].isEqualNode(news[start])) start++;
    let [oldEnd, newEnd] = [olds.length, news.length];
    while (oldEnd > start && newEnd > start && olds[oldEnd - 1].isEqualNode(news[newEnd - 1])) { oldEnd--; newEnd--; }
    const [a, b] = [olds.slice(start, oldEnd), news.slice(start, newEnd)];

    // The longest common subsequence of what is left. It is rarely more than a few nodes, and often only one.
    const cells = a.length === 1 && b.length === 1 ? 0 : a.length * b.length;
    const texts = new Map(cells > 0 ? [...a, ...b].map((node) => [node, node.outerHTML ?? node.data]) : []);
    const isSame = (one, other) => one.nodeType === other.nodeType && texts.get(one) === texts.get(other);
    const longest = cells === 0 || cells > 1e6 ? [] : Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
    for (let i = longest.length - 2; i >= 0; i--) {
      for (let j = b.length - 1; j >= 0; j--) {
        longest[i][j] = isSame(a[i], b[j]) ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }

    let [from, to] = [0, 0];
    const pairAlike = (oldLimit, newLimit) => {
      for (; to < newLimit; to++) {
        const next = a.findIndex((node, index) => index >= from && index < oldLimit && isAlike(node, b[to]));
        if (next >= 0) {
          found.push([a[next], b[to]]);
          from = next + 1;
        }
      }

      from = oldLimit;
    };
    for (let [i, j] = [0, 0]; longest.length > 0 && i < a.length && j < b.length;) {
      if (isSame(a[i], b[j])) {
        pairAlike(i, j);
        i++; j++;
        [from, to] = [i, j];
      } else if (longest[i + 1][j] >= longest[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }

    pairAlike(a.length, b.length);
    return { found, removed: a, added: b, before: olds[oldEnd] ?? null };
  };

  const patchAttributes = (old, fresh) => {
    for (const { name, value } of fresh.attributes) {
      if (old.getAttribute(name) !== value) [old, twins.get(old)].forEach((node) => node.setAttribute(name, value));
    }

    for (const name of old.getAttributeNames().filter((name) => !fresh.hasAttribute(name))) {
      [old, twins.get(old)].forEach((node) => node.removeAttribute(name));
    }
  };

  // A new stylesheet comes beside the old one, which goes when the new one is loaded: otherwise the page would be without any for a moment.
  const remove = (old) => {
    const shown = twins.get(old);
    old.remove();
    if (isStylesheet(old)) {
      const next = shown.nextElementSibling;
      if (next && isStylesheet(next)) ['load', 'error'].forEach((end) => next.addEventListener(end, () => shown.remove()));
      else shown.remove();
    } else {
      shown.remove();
    }
  };

  // Thrown when a script has moved or removed what has changed. The page is then loaded again.
  const lost = new Error('The document is no longer like the page');

  const patchChildren = (old, fresh) => {
    const { found, removed, added, before } = pairs([...old.childNodes], [...fresh.childNodes]);
    const kept = new Map(found.map(([a, b]) => [b, a]));
    const gone = removed.filter((node) => !found.some(([a]) => a === node));
    let next = before;
    for (const node of added.toReversed()) {
      const known = kept.get(node);
      if (known) {
        patch(known, node);
        next = known;
        continue;
      }

      const shown = document.importNode(node, true);
      const after = next ? twins.get(next) : null;
      const last = next ? null : old.lastChild && twins.get(old.lastChild);
      if (after?.parentNode) after.before(shown);
      else if (last?.parentNode) last.after(shown);
      else twins.get(old).append(shown);
      old.insertBefore(node, next);
      pair(node, shown);
      next = node;
    }

    gone.forEach(remove);
  };

  const patch = (old, fresh) => {
    if (old.isEqualNode(fresh)) return;
    if (!twins.get(old)?.isConnected) throw lost;
    if (old.nodeType === Node.ELEMENT_NODE) {
      patchAttributes(old, fresh);
      patchChildren(old, fresh);
    } else if (old.data !== fresh.data) {
      old.data = twins.get(old).data = fresh.data;
    }
  };

  // If what had the focus was replaced, what took its place gets it.
  const keepFocus = (change) => {
    const active = document.activeElement;
    const box = active?.closest(whole);
    const place = box ? [[...document.querySelectorAll(whole)].indexOf(box), [...box.querySelectorAll('*')].indexOf(active)] : null;
    change();
    if (place && !active.isConnected) {
      const fresh = document.querySelectorAll(whole)[place[0]];
      (place[1] < 0 ? fresh : fresh?.querySelectorAll('*')[place[1]])?.focus({ preventScroll: true });
    }
  };

  const reload = () => {
    const open = [...document.querySelectorAll('details')].map((details) => details.open);
    sessionStorage.setItem(position, JSON.stringify({ x: scrollX, y: scrollY, open }));
    history.scrollRestoration = 'manual';
    location.reload();
  };

  // Live mode keeps the steps of a lesson and their terminals in its own hands.
  const isLive = () => document.querySelector('script[src^="/_drydock/live"]') !== null;
  const hasSteps = (body) => [...body.querySelectorAll(whole)].map((part) => part.outerHTML).join();

  const load = async () => {
    const answer = await fetch(location.href, { cache: 'no-store' });
    return answer.ok ? await answer.text() : '';
  };

  const update = async (html) => {
    const page = withoutFallbacks(new DOMParser().parseFromString(html, 'text/html'));
    const fresh = page.querySelector(`script[src="${here.getAttribute('src')}"]`);
    const isSamePage = page.documentElement.lang === document.documentElement.lang
      && page.documentElement.dataset.page === document.documentElement.dataset.page;
    if (!fresh || !isSamePage || scripts(page.head) !== scripts(sent.head)
      || (isLive() && hasSteps(page.body) !== hasSteps(sent.body))) {
      reload();
      return;
    }

    try {
      keepFocus(() => {
        patch(sent.head, page.head);
        patch(sent.body, page.body);
      });
      document.dispatchEvent(new Event('drydock:patched'));
    } catch (fault) {
      if (fault !== lost) throw fault;
      reload();
    }
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
  let updating = Promise.resolve();
  const connect = () => {
    events?.close();
    events = null;
    if (document.visibilityState === 'visible') {
      const page = encodeURIComponent(decodeURIComponent(location.pathname));
      events = new EventSource(`/_drydock/events?page=${page}&version=${here.dataset.version}`);
      events.onmessage = ({ data }) => {
        const state = JSON.parse(data);
        showProblems(state);
        updating = updating.then(async () => {
          if (state.version !== here.dataset.version) await update(state.page ?? await load());
        });
      };
    }
  };

  document.addEventListener('visibilitychange', connect);
  addEventListener('pagehide', () => events?.close());
  addEventListener('pageshow', connect);
  restorePosition();
})();

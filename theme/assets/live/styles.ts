/*
 * xterm.js puts its styles into <style> elements and `style` attributes, which the pages' Content-Security-Policy does not allow. Here the
 * same styles go into constructed stylesheets and the CSSOM, which it does allow. Not all of xterm.js asks its option `documentOverride`
 * for elements, so bundle.mjs gives its code this document in place of the global one.
 */

/** The document, except that its new elements take styles in ways that the policy allows. */
export const document = new Proxy(globalThis.document, {
  get(target, key) {
    if (key === 'createElement') {
      return (name: string) => create(target, name);
    }

    const value: unknown = Reflect.get(target, key, target);
    return typeof value === 'function' ? value.bind(target) : value;
  },
  set: (target, key, value) => Reflect.set(target, key, value, target),
});

function create(target: Document, name: string): HTMLElement {
  switch (name) {
    case 'style':
      return stylesheet(target);
    case 'span':
      return withStyleAttribute(target.createElement('span'));
    default:
      return target.createElement(name);
  }
}

/** An element whose text is a stylesheet of the document until it is removed. */
function stylesheet(target: Document): HTMLElement {
  const holder = target.createElement('span');
  const sheet = new CSSStyleSheet();
  target.adoptedStyleSheets.push(sheet);
  holder.hidden = true;
  Object.defineProperty(holder, 'textContent', { set: (css: string) => sheet.replaceSync(css) });
  holder.remove = () => {
    target.adoptedStyleSheets = target.adoptedStyleSheets.filter((other) => other !== sheet);
    Element.prototype.remove.call(holder);
  };
  return holder;
}

function withStyleAttribute(piece: HTMLElement): HTMLElement {
  piece.setAttribute = (name: string, value: string) => {
    if (name === 'style') {
      piece.style.cssText = value;
    } else {
      Element.prototype.setAttribute.call(piece, name, value);
    }
  };
  return piece;
}

/*
 * xterm.js puts its styles into <style> elements and `style` attributes, which the pages' Content-Security-Policy does not allow. Here the
 * same styles go into constructed stylesheets and the CSSOM, which it does allow.
 */

/** A document whose new elements take styles in ways that the policy allows. */
export function styled(original: Document): Document {
  return new Proxy(original, {
    get(target, key) {
      if (key === 'createElement') {
        return (name: string, options?: ElementCreationOptions) => create(target, name, options);
      }

      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** Runs code that makes its elements with the page's own document, which is the case for the scroll bar of xterm.js. */
export function withStyles(action: () => void): void {
  document.createElement = (name: string, options?: ElementCreationOptions) => create(document, name, options);
  try {
    action();
  } finally {
    // This uncovers the method of the prototype.
    delete (document as Partial<Document>).createElement;
  }
}

function create(target: Document, name: string, options?: ElementCreationOptions): HTMLElement {
  const make = (made: string): HTMLElement => Document.prototype.createElement.call(target, made, options);
  switch (name) {
    case 'style':
      return stylesheet(make('span'));
    case 'span':
      return withStyleAttribute(make('span'));
    default:
      return make(name);
  }
}

/** An element whose text is a stylesheet of the document until it is removed. */
function stylesheet(holder: HTMLElement): HTMLElement {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);
  holder.hidden = true;
  Object.defineProperty(holder, 'textContent', { set: (css: string) => sheet.replaceSync(css) });
  holder.remove = () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
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

type Properties<K extends keyof HTMLElementTagNameMap> = Partial<Omit<HTMLElementTagNameMap[K], 'style' | 'dataset'>>;

/** Makes an element. What is given as a child text is never read as HTML. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Properties<K> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const created = Object.assign(document.createElement(name), properties);
  created.append(...children);
  return created;
}

export function button(className: string, label: string, press: () => void): HTMLButtonElement {
  const created = element('button', { type: 'button', className, textContent: label });
  created.addEventListener('click', press);
  return created;
}

/**
 * Text from the machine as it may be shown: control characters, and those that turn the direction of writing, become visible. Tabs and line
 * feeds stay.
 */
export function visible(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (character) =>
    `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * What a program says, which is in English unless its author has written it in Chinese. On a page in the other language, it is set off as the
 * output of a program, with its language for screen readers.
 */
export function said(text: string): HTMLElement | string {
  const language = /\p{Script=Han}/u.test(text) ? 'zh-Hans' : 'en';
  const shown = visible(text);
  return text === '' || document.documentElement.lang === language ? shown : element('samp', { lang: language, textContent: shown });
}

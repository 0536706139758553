import { hasTips, hideTip, isTipOf, leaveTip, showTip, stayWithTip } from './tips';

/**
 * Terms of the glossary show their meaning while the pointer or the focus is on them. On a touch screen the first tap
 * shows the meaning and the second follows the link.
 */
export function startTerms(): void {
  for (const link of hasTips ? document.querySelectorAll<HTMLAnchorElement>('a.term[aria-describedby]') : []) {
    const tip = document.getElementById(link.getAttribute('aria-describedby') ?? '');
    if (tip) {
      start(link, tip);
    }
  }
}

function start(link: HTMLAnchorElement, tip: HTMLElement): void {
  let tappedShut = false;
  const show = (): void => showTip(link, tip);
  tip.hidden = false;
  link.addEventListener('pointerenter', (event) => event.pointerType !== 'touch' && show());
  tip.addEventListener('pointerenter', stayWithTip);
  for (const part of [link, tip]) {
    part.addEventListener('pointerleave', (event) => event.pointerType !== 'touch' && leaveTip());
  }

  link.addEventListener('focus', show);
  link.addEventListener('blur', hideTip);
  // A tap moves the focus before it clicks, so what it meant is decided when it begins.
  link.addEventListener('pointerdown', (event) => (tappedShut = event.pointerType === 'touch' && !isTipOf(link)));
  link.addEventListener('click', (event) => {
    if (tappedShut) {
      event.preventDefault();
      tappedShut = false;
      show();
    }
  });
}

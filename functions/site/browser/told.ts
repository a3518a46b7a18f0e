/** What was done is heard first, and Tab goes on from there; unless something on the page has the focus already. */
export function goOnFrom(told: HTMLElement): void {
  if (document.activeElement === document.body) told.focus({ preventScroll: true })
}

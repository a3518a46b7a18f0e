/** What was done is heard first, and Tab goes on from there; unless something on the page has the focus already or asks for it. */
export function goOnFrom(told: HTMLElement): void {
  const go = () => {
    const isFree = document.activeElement === document.body && document.querySelector('[autofocus]') === null
    if (isFree) told.focus({ preventScroll: true })
  }
  // Going to the part that an address names takes the focus away again: that is waited for.
  if (location.hash === '') go()
  else addEventListener('load', () => setTimeout(go))
}

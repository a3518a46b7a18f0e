/** What was done is heard first, and Tab goes on from there; unless something on the page has the focus already or asks for it. */
export function goOnFrom(told: HTMLElement): void {
  whenStill(() => {
    if (isFree() && document.querySelector('[autofocus]') === null) told.focus({ preventScroll: true })
  })
}

/** Where an address names a part of the page, no browser gives the focus to what asks for it. */
export function askAgain(asking: HTMLElement): void {
  if (location.hash === '') return
  whenStill(() => {
    if (isFree()) asking.focus()
  })
}

const isFree = () => document.activeElement === document.body

/** Going to the part that an address names takes the focus away again: that is waited for. */
function whenStill(go: () => void): void {
  if (location.hash === '') go()
  else addEventListener('load', () => setTimeout(go))
}

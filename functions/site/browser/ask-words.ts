export type Words = Record<string, string | undefined>

/** Whether the row waits, is over with a yes, or otherwise, or has its buttons below what is said. */
export type Look = 'waiting' | 'done' | 'gone' | ''

/** What stands in the place of a row's buttons. */
export interface Said {
  text: string
  button?: { label: string; name: string; press: () => void }
  link?: { label: string; href: string }
}

/** Asked from within: no place is asked what it `contains`, since a form answers with its control of that name. */
export function hasFocus(row: HTMLElement): boolean {
  return document.activeElement?.closest('[data-ask]') === row
}

/** Says in a row what is happening with its yes; whoever stood in what was there before goes on from here. */
export function sayIn(row: HTMLElement, said: Said, look: Look): void {
  const old = row.querySelector('.ask-said')
  const hadFocus = hasFocus(row)
  const place = document.createElement('div')
  place.className = 'ask-said'
  place.tabIndex = -1
  place.append(textOf(said.text))
  if (said.link) place.append(linkOf(said.link))
  const button = said.button && buttonOf(said.button)
  if (button) place.append(button)
  if (old) old.replaceWith(place)
  else row.append(place)
  row.classList.toggle('waiting', look === 'waiting')
  row.classList.toggle('settled', look === 'done' || look === 'gone')
  row.classList.toggle('done', look === 'done')
  if (hadFocus) (button ?? place).focus({ preventScroll: true })
}

/** The row with its buttons again, and the focus on its yes if it was in the row. */
export function unsay(row: HTMLElement): void {
  const hadFocus = hasFocus(row)
  row.querySelector('.ask-said')?.remove()
  row.classList.remove('waiting', 'settled', 'done')
  if (hadFocus) row.querySelector<HTMLElement>('[data-one-tap] button')?.focus({ preventScroll: true })
}

function textOf(text: string): HTMLElement {
  const place = document.createElement('span')
  place.textContent = text
  return place
}

function linkOf(link: { label: string; href: string }): HTMLElement {
  const place = document.createElement('a')
  place.href = link.href
  place.textContent = link.label
  return place
}

function buttonOf(given: NonNullable<Said['button']>): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button secondary'
  const name = document.createElement('span')
  name.className = 'spoken'
  name.textContent = `: ${given.name}`
  button.append(given.label, name)
  button.addEventListener('click', given.press)
  return button
}

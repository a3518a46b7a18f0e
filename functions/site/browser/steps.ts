/** Number fields get a button on each side, so that a thumb counts without a keyboard. */
export function addSteps(place: HTMLElement): void {
  const { less = '', more = '' } = place.dataset
  place.querySelectorAll<HTMLInputElement>('input[type="number"]').forEach((input) => {
    const row = document.createElement('div')
    row.className = 'steps-row'
    const buttons = [stepButton(input, '−', less), stepButton(input, '+', more)] as const
    input.replaceWith(row)
    row.append(buttons[0], input, buttons[1])
  })
}

function stepButton(input: HTMLInputElement, sign: '−' | '+', words: string): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button secondary'
  button.textContent = sign
  button.setAttribute('aria-label', `${input.labels?.[0]?.textContent.trim() ?? ''}: ${words}`)
  button.addEventListener('click', () => {
    if (sign === '+') input.stepUp()
    else input.stepDown()
  })
  return button
}

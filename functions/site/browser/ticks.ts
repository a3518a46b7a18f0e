import type { Inbox, OneTap } from './one-tap.ts'

/** The button below the rows says how many are ticked, sends each of them as its own row would, and takes all of them back together. */
export function countTicks(
  list: HTMLElement,
  inbox: Inbox,
  tapOf: (row: Element | null) => OneTap | undefined,
): void {
  const form = list.querySelector<HTMLFormElement>('.asks-bar')
  const button = form?.querySelector('button')
  if (!form || !button) return
  const undo = undoButton(form, button, inbox)
  const ticked = () => Array.from(list.querySelectorAll<HTMLInputElement>('.ask-tick input:checked'))
  const show = (): void => {
    const count = ticked().length
    button.hidden = count === 0
    button.textContent = (inbox.words['count'] ?? '').replace('{count}', String(count))
    form.hidden = count === 0 && undo.hidden
    form.classList.toggle('afloat', !form.hidden)
  }
  let sent: OneTap[] = []
  list.addEventListener('change', show)
  form.addEventListener('submit', (event) => {
    const boxes = ticked()
    const taps = boxes.map((box) => tapOf(box.closest('[data-ask]'))).filter((tap) => tap?.say())
    if (taps.length < boxes.length) return
    event.preventDefault()
    sent = taps as OneTap[]
    boxes.forEach((box) => (box.checked = false))
    undo.hidden = false
    show()
    undo.focus({ preventScroll: true })
    inbox.hear((inbox.words['heardAll'] ?? '').replace('{count}', String(sent.length)))
  })
  undo.addEventListener('click', () => {
    sent.forEach((tap) => tap.takeBack())
    sent[0]?.row.querySelector<HTMLElement>('[data-one-tap] button')?.focus()
  })
  list.addEventListener('ask-settled', () => {
    const isOver = !sent.some((tap) => tap.isWaiting)
    if (isOver && document.activeElement === undo)
      sent[0]?.row.querySelector<HTMLElement>('.ask-said')?.focus()
    undo.hidden = isOver
    show()
  })
  show()
}

function undoButton(form: HTMLElement, beside: HTMLElement, inbox: Inbox): HTMLButtonElement {
  const undo = document.createElement('button')
  undo.type = 'button'
  undo.className = 'button secondary'
  undo.textContent = inbox.words['undoAll'] ?? ''
  undo.hidden = true
  form.insertBefore(undo, beside.nextSibling)
  return undo
}

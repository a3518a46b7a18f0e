import type { Words } from './ask-words.ts'
import { forgetYes, keptYes } from './kept-yes.ts'
import { OneTap } from './one-tap.ts'
import type { Inbox } from './one-tap.ts'
import { standingOf } from './send-yes.ts'
import { countTicks } from './ticks.ts'

/**
 * One tap says yes, and for ten seconds it can be taken back. Only then it goes out, so nobody hears of what was taken back; a page that
 * is left sends at once what waits, and what does not arrive is kept and sent when the inbox is open again.
 */
export function answerAtOnce(list: HTMLElement): void {
  const inbox = inboxOf(list)
  const taps = Array.from(list.querySelectorAll<HTMLElement>('[data-ask]'), (row) => new OneTap(row, inbox))
  const tapOf = (row: Element | null) => taps.find((tap) => tap.row === row)
  list.addEventListener('submit', (event) => {
    const form = event.target as HTMLElement
    if (form.dataset['oneTap'] === undefined) return
    const tap = tapOf(form.closest('[data-ask]'))
    if (!tap?.say()) return
    event.preventDefault()
    inbox.hear((inbox.words['heardOne'] ?? '').replace('{name}', tap.row.dataset['name'] ?? ''))
  })
  countTicks(list, inbox, tapOf)
  goOn(taps, inbox)
  const hurry = () => taps.forEach((tap) => tap.hurry())
  document.addEventListener('visibilitychange', () => document.hidden && hurry())
  addEventListener('pagehide', hurry)
  addEventListener('online', () => taps.forEach((tap) => tap.tryAgain()))
}

function inboxOf(list: HTMLElement): Inbox {
  const heard = list.querySelector('[data-heard]')
  return {
    words: JSON.parse(list.dataset['words'] ?? '{}') as Words,
    keeper: { by: list.dataset['inbox'] ?? '', path: location.pathname },
    doors: { sends: list.dataset['sends'] ?? '', reads: list.dataset['reads'] ?? '' },
    hear: (text) => {
      if (heard) heard.textContent = text
    },
  }
}

/** What was said before this page was opened: it still waits, or it did not arrive. What is no more in the inbox has been decided. */
function goOn(taps: readonly OneTap[], inbox: Inbox): void {
  for (const kept of keptYes(inbox.keeper)) {
    const tap = taps.find((each) => each.row.dataset['ask'] === kept.id)
    if (tap) tap.goOn(kept)
    else void tellDecided(kept.id, inbox).catch(() => undefined)
  }
}

async function tellDecided(id: string, inbox: Inbox): Promise<void> {
  const outcome = await standingOf(inbox.doors, id)
  if (outcome === 'sign-in') return
  forgetYes(id, inbox.keeper)
  if (outcome === 'gone') inbox.hear(inbox.words['gone'] ?? '')
}

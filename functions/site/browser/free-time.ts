import { fits, freeOf, widened } from './spans.ts'
import type { Day, Span } from './spans.ts'

interface Availability {
  rooms: { room: string; days: Day[] }[]
}

interface Chosen extends Span {
  rooms: string[]
  date: string
  setUp: number
  tidyUp: number
}

const fields = ['rooms', 'date', 'from', 'to', 'setUpMinutes', 'tidyUpMinutes']

/** Shows what is free while somebody chooses. It only tells: sending is never held up, and without an answer the panel stays as it is. */
export function showFreeTime(panel: HTMLElement): void {
  const form = panel.closest('form')
  if (!form) return
  let waiting: ReturnType<typeof setTimeout> | undefined
  let asked: AbortController | undefined
  const look = (): void => {
    asked?.abort()
    asked = new AbortController()
    refresh(panel, chosenIn(form), asked.signal).catch(() => undefined)
  }
  form.addEventListener('change', (event) => {
    if (!fields.includes((event.target as HTMLInputElement).name)) return
    clearTimeout(waiting)
    waiting = setTimeout(look, 200)
  })
  look()
}

function chosenIn(form: HTMLFormElement): Chosen {
  const data = new FormData(form)
  const text = (name: string) => (form.elements.namedItem(name) as HTMLInputElement).value
  return {
    rooms: data.getAll('rooms').map(String),
    date: text('date'),
    from: text('from'),
    to: text('to'),
    setUp: Number(text('setUpMinutes')),
    tidyUp: Number(text('tidyUpMinutes')),
  }
}

async function refresh(panel: HTMLElement, chosen: Chosen, signal: AbortSignal): Promise<void> {
  const box = panel.firstElementChild as HTMLElement
  if (chosen.date === '' || chosen.rooms.length === 0) {
    box.hidden = true
    return
  }
  const query = new URLSearchParams({ rooms: chosen.rooms.join(','), from: chosen.date })
  const answer = await fetch(`${panel.dataset['freeTime']}?${query}`, { signal })
  if (!answer.ok) return
  const found = (await answer.json()) as Availability
  const own = panel.dataset['own'] ? (JSON.parse(panel.dataset['own']) as Chosen) : undefined
  const gaps = JSON.parse(panel.dataset['gaps'] ?? '{}') as Record<string, number>
  const days = found.rooms.map((each) =>
    widened(withoutOwn(each.days[0] as Day, each.room, own), gaps[each.room] ?? 0),
  )
  tell(panel, box, freeOf(days), chosen)
}

/** What the booking holds that is being moved is free for it. */
function withoutOwn(day: Day, room: string, own: Chosen | undefined): Day {
  if (own?.date !== day.date) return day
  const isOwn = (use: Day['taken'][0]) =>
    use.kind === 'booking' &&
    (use.rooms ?? [room]).some((each) => own.rooms.includes(each)) &&
    use.from <= own.from &&
    use.to >= own.to
  const taken = day.taken.filter((use) => !isOwn(use))
  return { date: day.date, open: day.open, taken }
}

function tell(panel: HTMLElement, box: HTMLElement, free: Span[], chosen: Chosen): void {
  const words = panel.dataset
  const times = free.map((span) => `${span.from}–${span.to}${words['clock']}`).join(words['comma'])
  const isTime = chosen.from !== '' && chosen.from < chosen.to
  const verdict = fits(free, chosen) ? words['fits'] : words['taken']
  const lines = box.querySelectorAll('[data-line]')
  lines[0]!.textContent = times === '' ? (words['none'] ?? '') : times
  lines[1]!.textContent = isTime
    ? (verdict ?? '').replace('{from}', chosen.from).replace('{to}', chosen.to)
    : ''
  if (!box.hidden) return
  box.hidden = false
  // It pushes down what comes below it, perhaps off the screen: whoever is there already stays in sight.
  const here = document.activeElement
  if (here && box.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING)
    here.scrollIntoView({ block: 'nearest' })
}

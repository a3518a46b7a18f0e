import { fits, freeOf } from './spans.ts'
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
  form.addEventListener('change', ({ target }) => {
    if (!fields.includes((target as HTMLInputElement).name)) return
    clearTimeout(waiting)
    waiting = setTimeout(look, 200)
  })
  look()
}

function chosenIn(form: HTMLFormElement): Chosen {
  const data = new FormData(form)
  const text = (name: string) => String(data.get(name) ?? '')
  const [rooms, setUp, tidyUp] = [
    data.getAll('rooms').map(String),
    text('setUpMinutes'),
    text('tidyUpMinutes'),
  ]
  const time = { date: text('date'), from: text('from'), to: text('to') }
  return { ...time, rooms, setUp: Number(setUp), tidyUp: Number(tidyUp) }
}

async function refresh(panel: HTMLElement, chosen: Chosen, signal: AbortSignal): Promise<void> {
  const { date, rooms } = chosen
  const box = panel.firstElementChild as HTMLElement
  if (date === '' || rooms.length === 0) {
    box.hidden = true
    return
  }
  const query = new URLSearchParams({ rooms: rooms.join(','), from: date })
  const answer = await fetch(`${panel.dataset['freeTime']}?${query}`, { signal })
  if (!answer.ok) return
  const { rooms: found } = (await answer.json()) as Availability
  const own = panel.dataset['own'] ? (JSON.parse(panel.dataset['own']) as Chosen) : undefined
  const days = found.map(({ room, days: [day] }) =>
    withoutOwn(day ?? { date, open: [], taken: [] }, room, own),
  )
  tell(panel, box, freeOf(days), chosen)
}

/** What the booking holds that is being moved is free for it. */
function withoutOwn(day: Day, room: string, own: Chosen | undefined): Day {
  if (own?.date !== day.date || !own.rooms.includes(room)) return day
  const isOwn = ({ from, to, kind }: Day['taken'][number]) =>
    kind === 'booking' && from <= own.from && own.to <= to
  return { ...day, taken: day.taken.filter((use) => !isOwn(use)) }
}

function tell(panel: HTMLElement, box: HTMLElement, free: Span[], chosen: Chosen): void {
  const { clock = '', none = '', fits: good = '', taken = '' } = panel.dataset
  const list = free.map(({ from, to }) => `${from}–${to}${clock}`).join(', ')
  const { from, to } = chosen
  const verdict = from === '' || to <= from ? '' : fits(free, chosen) ? good : taken
  const [times, answer] = box.querySelectorAll<HTMLElement>('[data-line]')
  if (times) times.textContent = list || none
  if (answer) answer.textContent = verdict.replace('{from}', from).replace('{to}', to)
  box.hidden = false
}

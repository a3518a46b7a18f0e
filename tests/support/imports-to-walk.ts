import type { Running } from './running.ts'

const two = (number: number) => String(number).padStart(2, '0')

/** More than the page has time for: half hours of April, twenty a day. */
function longCalendar(): string {
  const events = Array.from({ length: 270 }, (_, at) => {
    const start = `202704${two(5 + Math.floor(at / 20))}T${two(8 + (at % 10))}${at % 20 < 10 ? '00' : '30'}00`
    const lines = [`UID:long ${at}`, `SUMMARY:Beratung ${at + 1}`, `DTSTART:${start}`, 'DURATION:PT30M']
    return ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\n')
  })
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR'].join('\n')
}

/** Sends a calendar that goes on by itself; the page of its progress has something to tell then. */
export async function importLong({ url }: Running, cookie: string): Promise<void> {
  const body = new FormData()
  const fields = { room: 'beratung-3', as: 'bookings', name: 'Beratungsstelle', step: 'take' }
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  body.set('file', new Blob([longCalendar()], { type: 'text/calendar' }), 'lang.ics')
  const headers = { cookie, origin: url }
  const answer = await fetch(`${url}/manage/aef/import`, {
    method: 'POST',
    headers,
    body,
    redirect: 'manual',
  })
  if (answer.status !== 303) throw new Error(`The long calendar was answered with ${answer.status}`)
}

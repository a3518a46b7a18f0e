import { addDays } from '../../shared/time/civil.ts'
import type { LocalDate } from '../../shared/time/civil.ts'

/** A request as somebody sent it, and what they know of it. */
export interface Sent {
  number: number
  key: string
  body: { contact: { email: string }; purpose: string }
  /** Answered 201. */
  booked?: { id: string; manageToken: string }
  /** Answered 409: somebody else has the slot. */
  isRefused?: true
  /** Asked for by its contact after it was booked; true once that was answered. */
  isCancelled?: boolean
}

export interface Load {
  sent: readonly Sent[]
  /** Resolves when so many more have been answered 201. */
  answered(count: number): Promise<void>
  /** Lets the requests under way come to their end. */
  stop(): Promise<void>
}

const house = 'aef'
const rooms = ['seminarraum', 'teekueche', 'beratung-1', 'beratung-2', 'beratung-3']
const headers = { 'content-type': 'application/json' }

/** Every fifth wish wants the slot of the one before it. */
function wishOf(number: number, today: LocalDate): Sent {
  const slot = number % 5 === 4 ? number - 1 : number
  const hour = 8 + (Math.floor(slot / rooms.length) % 7) * 2
  const time = (at: number) => `${String(at).padStart(2, '0')}:00`
  const body = {
    rooms: slot % 10 === 0 ? ['seminarraum', 'teekueche'] : [rooms[slot % rooms.length] ?? ''],
    date: addDays(today, 2 + Math.floor(slot / 35)),
    from: time(hour),
    to: time(hour + 1),
    purpose: `Vorhaben ${number} von vielen`,
    contact: { name: 'Gruppe', email: `gruppe-${number}@gruppe.example` },
  }
  return { number, key: `wish-${number}`, body }
}

/** Sends a wish, again if it was sent before; what is not answered leaves `sent` as it is. */
export async function send(url: string, sent: Sent): Promise<void> {
  const answer = await fetch(`${url}/api/houses/${house}/bookings`, {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': sent.key },
    body: JSON.stringify(sent.body),
  })
  const json = (await answer.json()) as { id: string; manageToken: string }
  if (answer.status === 201) sent.booked = { id: json.id, manageToken: json.manageToken }
  else if (answer.status === 409) sent.isRefused = true
  else if (answer.status < 500) throw new Error(`${answer.status}: ${JSON.stringify(json)}`)
}

async function cancel(url: string, sent: Sent): Promise<void> {
  sent.isCancelled = false
  const { id = '', manageToken = '' } = sent.booked ?? {}
  const answer = await fetch(`${url}/api/bookings/${id}/cancel`, {
    method: 'POST',
    body: '{}',
    headers: { ...headers, authorization: `Bearer ${manageToken}` },
  })
  await answer.arrayBuffer()
  if (answer.status === 200) sent.isCancelled = true
  else if (answer.status < 500) throw new Error(`cancel: ${answer.status}`)
}

/** Several people at once, each wish after wish from `first` on, until told to stop; every seventh cancels what it got. */
export function startLoad(url: string, today: LocalDate, first: number): Load {
  const sent: Sent[] = []
  const waiting: { count: number; done: () => void }[] = []
  const end = new AbortController()
  let faults = 0
  const count = () => sent.filter(({ booked }) => booked).length
  const person = async (): Promise<void> => {
    while (!end.signal.aborted) {
      const wish = wishOf(first + sent.length, today)
      sent.push(wish)
      try {
        await send(url, wish)
        if (wish.number % 7 === 0 && wish.booked) await cancel(url, wish)
      } catch (error) {
        // Nobody answers, or the answer was cut: that is what this is about. Anything else is a fault.
        if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error
        faults += 1
        if (faults > 1000) throw error
        await new Promise((done) => setTimeout(done, 20))
      }
      for (const each of waiting) if (count() >= each.count) each.done()
    }
  }
  const people = Promise.all(Array.from({ length: 4 }, person))
  people.catch(() => undefined)
  return {
    sent,
    answered: async (more) => {
      const reached = new Promise<void>((done) => waiting.push({ count: count() + more, done }))
      await Promise.race([reached, people])
    },
    stop: async () => {
      end.abort()
      await people
    },
  }
}

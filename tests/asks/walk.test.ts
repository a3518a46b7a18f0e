import { expect } from 'vitest'
import { slotOf } from '../../functions/bookings/rules/move.ts'
import { isInside, sharedDates } from '../../functions/bookings/rules/shares.ts'
import { holdsSlot } from '../../functions/bookings/rules/state.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import { founded, founder } from '../groups/a-group.ts'
import type { Grouped } from '../groups/a-group.ts'
import { aStage } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { seed, some } from '../support/budget.ts'
import { itInTurn } from '../support/in-turn.ts'
import { aRequest } from '../support/builders.ts'
import { allItems, bookingsAmong, halves } from '../support/crash-consistency.ts'

const rooms = { saal: { contains: ['links', 'rechts'] }, links: {}, rechts: { gapMinutes: 30 } }
const dates = ['2026-12-10', '2026-12-11', '2026-12-12', '2026-12-13']
const { contact: _contact, ...noContact } = aRequest()

/** The same numbers for the same seed. */
function dice(from: number) {
  let state = from
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  return {
    next,
    pick: <Value>(values: readonly Value[]): Value => values[Math.floor(next() * values.length)]!,
  }
}

type Dice = ReturnType<typeof dice>

interface Held {
  id: string
  by: Grouped
  /** Shares no date. */
  isAlone: boolean
}

function aSlot({ next, pick }: Dice) {
  const hour = 9 + Math.floor(next() * 4)
  const time = (of: number) => `${String(of).padStart(2, '0')}:00`
  const where = { rooms: [pick(Object.keys(rooms))], date: pick(dates) }
  return { ...where, from: time(hour), to: time(hour + 1 + Math.floor(next() * 3)) }
}

async function holds(stage: Staged, by: Grouped, slot: object): Promise<void> {
  const body = { ...noContact, ...slot, group: by.id, attendees: 2 }
  const asked = await stage.post('/api/houses/aef/bookings', body, by.host.token)
  if (asked.status === 201) await stage.manage(`/api/bookings/${asked.json.id}/approve`)
}

/** One thing that somebody does with what there is; what is refused is refused. True where a question got its yes. */
async function step(stage: Staged, roll: Dice, groups: readonly Grouped[], held: Held[]): Promise<boolean> {
  const kind = roll.next()
  if (held.length < 2 || kind < 0.1) {
    await holds(stage, roll.pick(groups), aSlot(roll))
    return false
  }
  const [one, other] = [roll.pick(held), roll.pick(held)]
  if (kind < 0.2) {
    await stage.manage(`/api/bookings/${one.id}/cancel`)
    return false
  }
  if (kind < 0.45) {
    await stage.manage(`/api/bookings/${one.id}/move`, aSlot(roll))
    return false
  }
  const alone = held.filter(({ isAlone }) => isAlone)
  const [mine = one, theirs = other] =
    roll.next() < 0.9 && alone.length > 1 ? [roll.pick(alone), roll.pick(alone)] : []
  const asking = { kind: roll.pick(['swap', 'share', 'merge']), words: 'Bitte', mine: { booking: mine.id } }
  const asked = await stage.post(`/api/bookings/${theirs.id}/ask-holder`, asking, mine.by.host.token)
  if (asked.status !== 201) return false
  const answer = await stage.post(`/api/asks/${asked.json.id}`, { answer: 'yes' }, theirs.by.host.token)
  expect([200, 409]).toContain(answer.status)
  return answer.status === 200
}

/** Two who hold one time in rooms that keep each other from being used, and shares of which one side knows nothing. */
function faultsOf(bookings: readonly Booking[]): string[] {
  const kept: Record<string, string[]> = {
    saal: ['saal', 'links', 'rechts'],
    links: ['links', 'saal'],
    rechts: ['rechts', 'saal'],
  }
  const all = bookings.flatMap((booking) =>
    booking.occurrences
      .filter(({ state, sharedWith }) => holdsSlot(state) && sharedWith === undefined)
      .map((date) => ({ id: booking.id, ...slotOf(booking, date) })),
  )
  const doubles = all.filter((one, at) =>
    all
      .slice(at + 1)
      .some(
        (two) =>
          one.date === two.date &&
          one.from < two.to &&
          two.from < one.to &&
          one.rooms.some((room) => two.rooms.some((each) => kept[room]?.includes(each))),
      ),
  )
  const alone = bookings.flatMap((booking) =>
    sharedDates(booking).flatMap(({ key, as, other }) => {
      const own = booking.occurrences.find((date) => date.key === key)!
      const partner = bookings.find(({ id }) => id === other.booking)
      const theirs = partner?.occurrences.find((date) => date.key === other.key)
      const back = as === 'guest' ? theirs?.sharedWith : theirs?.guest
      if (!partner || !theirs || back?.booking !== booking.id || back.key !== key)
        return [`${booking.id} ${as}`]
      const [host, guest] =
        as === 'guest'
          ? [slotOf(booking, own), slotOf(partner, theirs)]
          : [slotOf(partner, theirs), slotOf(booking, own)]
      return isInside(guest, host) && holdsSlot(own.state) ? [] : [`${booking.id} ${as} outside`]
    }),
  )
  return [...doubles.map(({ id }) => `${id} twice`), ...alone]
}

/** A few days of a house with four groups; how often somebody said yes. */
async function days(roll: Dice): Promise<number> {
  await using stage = await aStage({}, { house: { maxOpenRequests: 50 }, rooms })
  const groups: Grouped[] = []
  for (const name of ['Nähcafé', 'Chor', 'Band', 'Schach'])
    groups.push(await founded(stage, { name, askable: true, host: { name, email: founder } }))
  for (const [at, group] of groups.entries())
    for (const [room, from, to] of [
      ['links', '09:00', '11:00'],
      ['rechts', '13:00', '16:00'],
    ])
      await holds(stage, group, { rooms: [room], date: dates[at], from, to })
  const { engine } = stage.world
  let yes = 0
  let held: Held[] = []
  for (let count = 0; count < 30; count += 1) {
    if (await step(stage, roll, groups, held)) yes += 1
    stage.world.clock.advance(3 * 60)
    const items = await allItems(engine.endpoint, engine.tableName)
    const bookings = bookingsAmong(items)
    expect([...halves(items), ...faultsOf(bookings)], `seed ${seed}, after step ${count}`).toEqual([])
    held = bookings.flatMap(({ id, state, group, ...booking }) => {
      const by = groups.find((each) => each.id === group)
      return state === 'approved' && by ? [{ id, by, isAlone: sharedDates(booking).length === 0 }] : []
    })
  }
  return yes
}

itInTurn(
  'whatever is shared, swapped, moved and cancelled, a slot has one holder and no guest is lost',
  async () => {
    const roll = dice(seed)
    let yes = 0
    for (let walk = 0; walk < some(33); walk += 1) yes += await days(roll)
    expect(yes, `seed ${seed}`).toBeGreaterThan(0)
  },
)

import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { declineBooking } from '../../functions/bookings/actions/decline-booking.ts'
import { proofToken } from '../../functions/contacts/rules/access.ts'
import type { Actor } from '../../shared/actor.ts'
import { Refusal } from '../../shared/refusal.ts'
import { addDays } from '../../shared/time/civil.ts'
import type { Called } from '../support/front-door.ts'
import type { World } from '../support/world.ts'
import { managerMail } from '../support/builders.ts'
import { pick } from '../vacancy/chance.ts'
import type { Chance } from '../vacancy/chance.ts'

export const victim = 'opfer@privat.example'

interface Made {
  id: string
  manageToken: string
  slot: object
}

/** A house in which some ask for rooms and one does harm. */
export interface Town {
  world: World
  manager: Actor
  chance: Chance
  /** What the hostile one has entered, and what they know of others. */
  hostile: Made[]
  honest: { id: string; email: string }[]
  /** How often each act was taken. */
  taken: Map<string, number>
}

const networks = ['192.0.2.66', '198.51.100.66', '2001:db8:66::1', '2001:db8:66::2']

function aSlot(chance: Chance) {
  const hour = 8 + Math.floor(chance() * 12)
  return {
    rooms: [pick(['saal', 'seminarraum', 'teekueche'], chance)],
    date: addDays('2026-12-03', Math.floor(chance() * 40)),
    from: `${String(hour).padStart(2, '0')}:00`,
    to: `${String(hour + 1).padStart(2, '0')}:00`,
  }
}

function post({ world, chance }: Town, path: string, body: object, token?: string): Promise<Called> {
  return world.call('POST', path, { body, from: pick(networks, chance), ...(token ? { token } : {}) })
}

/** What the hostile one does with something of their own. */
const own = (step: string, bodyOf: (town: Town) => object) => (town: Town) => {
  const { id, manageToken } = lastOf(town)
  return post(town, `/api/bookings/${id}/${step}`, bodyOf(town), manageToken)
}
const nothing: Made = { id: '000000000000', manageToken: 'wrong', slot: {} }
/** One of the last: what is older has lapsed. */
const lastOf = ({ hostile, chance }: Town) => (hostile.length > 0 ? pick(hostile.slice(-6), chance) : nothing)

async function asks(town: Town, email: string, more: object = {}): Promise<Called> {
  const contact = { name: 'Sie haben gewonnen https://evil.example', email }
  const slot = aSlot(town.chance)
  const body = { ...slot, purpose: 'Feier', contact, ...more }
  const answer = await post(town, '/api/houses/aef/bookings', body)
  if (answer.status === 201) town.hostile.push({ ...(answer.json as Made), slot })
  return answer
}

export const hostileActs: Record<string, (town: Town) => Promise<Called>> = {
  'asks in a victim’s name': (town) => asks(town, victim),
  'asks by an invented address': (town) => asks(town, `niemand-${town.hostile.length}@nirgends.example`),
  'asks for a series': (town) => asks(town, victim, { repeat: { every: 'week', count: 20, mode: 'free' } }),
  'waits in a victim’s name': (town) =>
    post(town, '/api/houses/aef/queue', { ...lastOf(town).slot, contact: { name: 'Wer', email: victim } }),
  moves: own('move', ({ chance }) => aSlot(chance)),
  changes: own('change', () => ({ contact: { name: 'Wer' }, purpose: 'https://evil.example' })),
  'goes on with a series': async (town) => {
    const known = town.hostile.length
    const asked = await asks(town, victim, { repeat: { every: 'week', count: 3, mode: 'free' } })
    const series = town.hostile[known]
    if (series === undefined) return asked
    return post(town, `/api/bookings/${series.id}/extend`, { until: '2027-04-01' }, series.manageToken)
  },
  cancels: own('cancel', () => ({})),
  'asks for codes': (town) => post(town, '/api/sign-in', { email: managerMail }),
  'uses a wrong link': (town) =>
    town.honest.length === 0
      ? post(town, '/api/bookings/000000000000/cancel', {}, 'wrong')
      : post(town, `/api/bookings/${pick(town.honest, town.chance).id}/cancel`, {}, 'wrong'),
}

/** Somebody asks from home, and uses the link of the mail. */
export async function asksHonestly(town: Town): Promise<void> {
  const at = town.honest.length
  const contact = { name: 'Ada', email: `ada-${at}@gruppe.example` }
  const from = `203.0.113.${at % 250}`
  const body = { ...aSlot(town.chance), purpose: 'Spieleabend', contact }
  const { status, json } = await town.world.call('POST', '/api/houses/aef/bookings', { body, from })
  if (status !== 201) return
  const token = proofToken(await town.world.ctx.secret(), { id: json.id, contact })
  await town.world.call('POST', `/bookings/${json.id}/proof/${token}`, { from })
  town.honest.push({ id: json.id, email: contact.email })
}

/** Somebody of the house sees to what waits: yes, or no where somebody else has the time by now. */
export async function decides(
  { world: { ctx }, manager, honest }: Town,
  decided: Set<string>,
): Promise<void> {
  for (const { id } of honest.filter((each) => !decided.has(each.id))) {
    try {
      await approveBooking(ctx, manager, { id })
    } catch (error) {
      if (!(error instanceof Refusal) || !competing.includes(error.code)) throw error
      if (error.code !== 'already-decided')
        await declineBooking(ctx, manager, { id, reason: 'Die Zeit ist vergeben.' })
    }
    decided.add(id)
  }
}

/** Where requests compete, a yes to one is a no to the others. */
const competing = ['room-taken', 'already-decided']

import { addMinutes, instantOf } from '../../shared/time/civil.ts'
import { heldUntil } from '../../functions/waitlist/rules/hold.ts'

/** A meeting and all who come to it, as somebody would keep it on paper: what happens is said in the plainest way. */
export interface Model {
  now: string
  isShown: boolean
  terms: Terms
  access: { text: string; hours: number; version: number }
  dates: Day[]
  parties: Party[]
  helpers: Helper[]
  closure?: { id: string; at: string; lost: string[] }
  /** Mails that somebody must have got, by address and what they say. */
  mails: string[]
}

export interface Terms {
  places?: number
  newcomerPlaces?: number
  newcomersUntilHours: number
  waitingList: boolean
  closesMinutesBefore: number
}

export interface Day {
  key: string
  date: string
  from: string
  to: string
  isOnline: boolean
  isOn: boolean
  /** Versions of the access data that all who came to it have been told. */
  told: number[]
}

export interface Party {
  id: string
  token: string
  key: string
  heads: number
  isNew: boolean
  email?: string
  state: 'coming' | 'waiting' | 'offered' | 'left' | 'expired'
  until?: string
  /** The beginning of the date when they said yes to it. */
  agreed: string
  /** Versions of the access data that were sent to them. */
  sent: number[]
}

export interface Helper {
  key: string
  duty: keyof typeof needed
  token: string
}

const zone = 'Europe/Berlin'
/** How many do what, at each date. */
export const needed = { key: 1, tea: 2 }

export const beginningOf = ({ date, from }: Day) => `${date}T${from}`
export const startOf = ({ date, from }: Day) => instantOf(date, from, zone)
export const endOf = ({ date, to }: Day) => instantOf(date, to, zone)

export const dayOf = ({ dates }: Model, key: string) => dates.find((day) => day.key === key)!

/** All who are there for one date, in the order in which they came. */
export function those({ parties }: Model, key: string, ...states: Party['state'][]): Party[] {
  return parties.filter((party) => party.key === key && states.includes(party.state))
}

/** So many heads wait before a party. */
export function headsBefore(model: Model, party: Party): number {
  const waiting = those(model, party.key, 'waiting')
  return headsOf(waiting.slice(0, waiting.indexOf(party)))
}

export const headsOf = (parties: readonly Party[]) => parties.reduce((sum, { heads }) => sum + heads, 0)

/** Whether so many heads more have room; a place that is held is taken. */
export function hasRoom(
  model: Model,
  key: string,
  { heads, isNew }: Pick<Party, 'heads' | 'isNew'>,
): boolean {
  const { places, newcomerPlaces = 0, newcomersUntilHours } = model.terms
  if (places === undefined) return true
  const there = those(model, key, 'coming', 'offered')
  if (headsOf(there) + heads > places) return false
  const isKept = model.now < addMinutes(startOf(dayOf(model, key)), -newcomersUntilHours * 60)
  const others = headsOf(there.filter((party) => !party.isNew))
  return isNew || others + heads <= places - (isKept ? newcomerPlaces : 0)
}

/** So many heads more have room if they are new, and not if they are not. */
export function keptOf(model: Model, key: string): number {
  const { places = 0 } = model.terms
  const sizes = Array.from({ length: places }, (_, at) => at + 1)
  const most = (isNew: boolean) => sizes.filter((heads) => hasRoom(model, key, { heads, isNew })).length
  return most(true) - most(false)
}

/** As it stands now: of what has begun nobody waits any more, and an offer ends by the clock. */
export function seenState(model: Model, { state, until = '', key }: Party): Party['state'] {
  const isOver = startOf(dayOf(model, key)) <= model.now || (state === 'offered' && until <= model.now)
  return isOver && (state === 'waiting' || state === 'offered') ? 'expired' : state
}

export function isReleased(model: Model, key: string): boolean {
  return addMinutes(startOf(dayOf(model, key)), -model.access.hours * 60) <= model.now
}

/** Whoever waits and fits gets the place, in order, unless nobody can come anyway; and whoever comes is told how to get in, once. */
export function seeTo(model: Model): void {
  for (const day of model.dates) {
    if (!model.isShown || !day.isOn || startOf(day) <= model.now) continue
    for (const party of those(model, day.key, 'waiting')) {
      if (!hasRoom(model, day.key, party)) continue
      party.state = 'offered'
      party.until = heldUntil(startOf(day), model.now, zone)
      if (party.email) model.mails.push(`${party.email} Ein Platz ist frei`)
    }
    if (isReleased(model, day.key)) tellAccess(model, day)
  }
}

/** To all who come and have not been told; it is new to them where others were told something else before. */
function tellAccess(model: Model, day: Day): void {
  const { version } = model.access
  const isNew = !day.told.includes(version) && day.told.length > 0
  for (const { email, sent } of those(model, day.key, 'coming')) {
    if (email === undefined || sent.includes(version)) continue
    sent.push(version)
    model.mails.push(`${email} ${isNew ? 'Neuer Zugang' : 'So kommen Sie dazu'}`)
  }
  if (model.parties.some(({ key }) => key === day.key) && !day.told.includes(version)) day.told.push(version)
}

/** Offers of which the time is up go to the next, one after the other. */
export function passOn(model: Model): void {
  const over = model.parties.filter(({ state, until = '' }) => state === 'offered' && until <= model.now)
  const order = ({ until, id }: Party) => `${until} ${id}`
  for (const party of over.toSorted((a, b) => (order(a) < order(b) ? -1 : 1))) {
    party.state = 'expired'
    seeTo(model)
  }
  seeTo(model)
}

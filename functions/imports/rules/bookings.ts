import type { ImportedEvent } from '../../../shared/ical/imported.ts'
import { addMonths, today } from '../../../shared/time/civil.ts'
import { mostDates } from '../../bookings/schema/series.ts'
import { notAllowed } from '../../bookings/rules/meets.ts'
import type { ImportedDate, ImportPlan, InTheWay } from '../schema.ts'
import { freeInDraft, metInDraft, takeInDraft } from './draft.ts'
import type { Widened } from './spans.ts'
import { importTitle, leftOutOf } from './terms.ts'
import type { ImportTerms } from './terms.ts'

/** An event is one booking; dates that cannot be had stay on it with their reason, as long as there is one that can. */
export function planBooking(
  event: ImportedEvent,
  given: readonly Widened[],
  terms: ImportTerms,
  plan: ImportPlan,
): void {
  const near = within(event, given, terms, plan)
  if (near.length === 0 || isKnown(event, near, terms, plan)) return
  freeInDraft(terms.draft, terms.idOf(event.uid))
  const met = near.map((each) => metBy(event, each, terms))
  const isTaken = met.some(({ date }) => date.refused === undefined)
  const title = importTitle(event, {}, terms)
  for (const { date: each, by } of met) {
    const { date, from, to, refused } = each
    const span = { of: terms.idOf(event.uid), title: each.title ?? title, date, from, endDate: date, to }
    if (refused) plan.refused.push({ ...span, refused, stays: isTaken, ...(by ? { by } : {}) })
  }
  if (!isTaken) return
  plan.takes.push({
    kind: 'booking',
    id: terms.idOf(event.uid),
    title,
    isPublic: terms.choice.showTitles && !event.isPrivate,
    dates: met.map(({ date }) => date),
    widened: near.some((each) => each.widened),
    fingerprint: event.fingerprint,
  })
}

function isKnown(
  event: ImportedEvent,
  near: readonly Widened[],
  terms: ImportTerms,
  plan: ImportPlan,
): boolean {
  const id = terms.idOf(event.uid)
  const title = importTitle(event, {}, terms)
  const booking = terms.bookings.get(id)
  if (booking !== undefined) {
    const isAfter = ({ key }: Widened) => booking.occurrences.every((each) => each.key < key)
    const changed = booking.fingerprint !== event.fingerprint
    const more = changed ? 0 : near.filter(isAfter).length
    plan.known.push({ id, kind: 'booking', title, changed, more })
    return true
  }
  const block = near.map(({ key }) => terms.idOf(event.uid, key)).find((one) => terms.blocks.has(one))
  if (block !== undefined) plan.known.push({ id: block, kind: 'block', title, changed: false, more: 0 })
  return block !== undefined
}

function metBy(
  event: ImportedEvent,
  { key, date, from, to, summary }: Widened,
  terms: ImportTerms,
): { date: ImportedDate; by: InTheWay | undefined } {
  const { room, zone, now, draft } = terms
  const use = { date, from, to, setUpMinutes: 0, tidyUpMinutes: 0 }
  const notHere = notAllowed(use, [room], { zone, now, byManager: true })
  const by = notHere ? undefined : metInDraft(draft, use)
  const refused = notHere ?? (by ? { code: 'room-taken', kind: by.kind } : undefined)
  if (refused === undefined) takeInDraft(draft, terms.idOf(event.uid), use)
  const title = summary === undefined ? {} : { title: importTitle(event, { summary }, terms) }
  return { date: { key, date, from, to, ...title, ...(refused ? { refused } : {}) }, by }
}

/** Not further ahead than the room can be booked, not more than a series may have, each with an end after its beginning. */
function within(
  event: ImportedEvent,
  given: readonly Widened[],
  terms: ImportTerms,
  plan: ImportPlan,
): Widened[] {
  const latest = latestOf(terms)
  const sound = given.filter(({ from, to }) => from < to)
  const near = sound.filter(({ date }) => date <= latest)
  const far = sound.length - near.length
  if (sound.length < given.length) plan.leftOut.push(leftOutOf(event, 'event-without-length'))
  if (far > 0) plan.leftOut.push(leftOutOf(event, 'too-far', { count: far, to: latest }))
  if (near.length > mostDates) plan.leftOut.push(leftOutOf(event, 'too-many-dates', { most: mostDates }))
  return near.slice(0, mostDates)
}

function latestOf({ now, zone, room }: ImportTerms): string {
  return addMonths(today(now, zone), room.horizonMonths)
}

import type { ImportedEvent } from '../../../shared/ical/imported.ts'
import { today } from '../../../shared/time/civil.ts'
import { lengthRefusal, momentsRefusal } from '../../blocks/rules/block.ts'
import type { ImportPlan, TakenBlock } from '../schema.ts'
import { bookingUnder } from './draft.ts'
import type { Widened } from './spans.ts'
import { importTitle } from './terms.ts'
import type { BlockEntry, ImportTerms } from './terms.ts'

/** Each date of an event becomes a block of its own; where a booking lies there is none. */
export function planBlocks(
  event: ImportedEvent,
  given: readonly Widened[],
  terms: ImportTerms,
  plan: ImportPlan,
): void {
  const known = given.filter((each) => isKnown(event, each, terms))
  if (known[0]) plan.known.push(knownOf(event, known, terms))
  for (const each of given) {
    if (known.includes(each)) continue
    const { date, from, endDate, to } = each
    const span = { title: importTitle(event, each, terms), date, from, endDate, to }
    const wholeDays = isWholeDays(event, each)
    const met = metBy({ ...span, wholeDays }, terms)
    if (met) {
      plan.refused.push({ ...span, ...met, of: terms.idOf(event.uid, each.key), stays: false })
      continue
    }
    plan.takes.push({
      ...span,
      kind: 'block',
      id: terms.idOf(event.uid, each.key),
      uid: event.uid,
      isPublic: terms.choice.showTitles && !event.isPrivate,
      wholeDays,
      widened: each.widened,
    })
  }
}

/** One of a series of whole days may have been moved to certain hours. */
const isWholeDays = ({ allDay }: ImportedEvent, { from, to }: Widened) =>
  allDay && from === '00:00' && to === '24:00'

type Span = Pick<TakenBlock, 'date' | 'from' | 'endDate' | 'to' | 'wholeDays'>

/** The moments of a block, without times where it is of whole days. What is over stays as it was: it begins today at the earliest. */
export function blockMoments(
  { date, from, endDate, to, wholeDays }: Span,
  { now, zone }: Pick<ImportTerms, 'now' | 'zone'>,
): { from: string; to: string } {
  const current = today(now, zone)
  const begins = wholeDays ? date : `${date}T${from}`
  return { from: date < current ? current : begins, to: wholeDays ? endDate : `${endDate}T${to}` }
}

function metBy(span: Span, terms: ImportTerms) {
  const { draft, zone } = terms
  const moments = blockMoments(span, terms)
  const rooms = 1 + draft.days.related.length
  const refusal = momentsRefusal(moments, zone) ?? lengthRefusal(moments, rooms)
  if (refusal) return { refused: { code: refusal.code } }
  const by = bookingUnder(draft, moments)
  return by && { refused: { code: 'room-taken', kind: by.kind }, by }
}

/** Taken over before, as a block or as a date of a booking. */
function isKnown({ uid }: ImportedEvent, { key }: Widened, { idOf, blocks, bookings }: ImportTerms): boolean {
  const dates = bookings.get(idOf(uid))?.occurrences ?? []
  return blocks.has(idOf(uid, key)) || dates.some((each) => each.key === key)
}

function knownOf(event: ImportedEvent, known: readonly Widened[], terms: ImportTerms) {
  const dates = known.map((each) => ({ each, id: terms.idOf(event.uid, each.key) }))
  const block = dates.find(({ id }) => terms.blocks.has(id))
  const changed = dates.some(({ each, id }) => isOther(each, terms.blocks.get(id), terms))
  return {
    id: block?.id ?? terms.idOf(event.uid),
    kind: block === undefined ? ('booking' as const) : ('block' as const),
    title: importTitle(event, {}, terms),
    changed,
    more: 0,
  }
}

/** Whether a block that was made of this date lies elsewhere than the calendar says by now; only days to come are known. */
function isOther(
  { date, from, endDate, to }: Widened,
  block: readonly BlockEntry[] | undefined,
  { now, zone }: ImportTerms,
): boolean {
  if (block === undefined) return false
  const current = today(now, zone)
  const sorted = [...block].sort((a, b) => (a.date < b.date ? -1 : 1))
  const [first, last] = [sorted[0], sorted.at(-1)]
  const begins = date < current ? current : `${date} ${from}`
  const isSame =
    `${first?.date} ${first?.from}`.startsWith(begins) && `${last?.date} ${last?.to}` === `${endDate} ${to}`
  return !isSame
}

import type { Imported, ImportedEvent } from '../../../shared/ical/imported.ts'
import type { ImportPlan } from '../schema.ts'
import { planBlocks } from './blocks.ts'
import { planBooking } from './bookings.ts'
import { isAhead, isBooked, widened } from './spans.ts'
import type { Widened } from './spans.ts'
import { leftOutOf } from './terms.ts'
import type { ImportTerms } from './terms.ts'

/** What becomes of each event. Bookings first: a block over a whole day shall not keep out what takes place on it. */
export function planImport(read: Imported, terms: ImportTerms): ImportPlan {
  const plan: ImportPlan = {
    takes: [],
    known: [],
    refused: [],
    leftOut: [...read.leftOut],
    cutOff: read.cutOff,
  }
  const busy = read.events.filter((event) => isBusy(event, terms, plan))
  const ahead = busy.map((event) => ({ event, all: aheadOf(event, terms, plan) }))
  for (const { event, all } of ahead) {
    const dates = all.filter((each) => isBooked(event, each, terms.choice))
    planBooking(event, dates, terms, plan)
  }
  for (const { event, all } of ahead) {
    const spans = all.filter((each) => !isBooked(event, each, terms.choice))
    planBlocks(event, spans, terms, plan)
  }
  return plan
}

function isBusy(event: ImportedEvent, { choice }: ImportTerms, plan: ImportPlan): boolean {
  if (!event.transparent || choice.withFree) return true
  plan.leftOut.push(leftOutOf(event, 'not-busy'))
  return false
}

function aheadOf(event: ImportedEvent, { now, zone }: ImportTerms, plan: ImportPlan): Widened[] {
  const ahead = event.instances.filter((each) => isAhead(each, now, zone))
  const count = event.instances.length - ahead.length
  if (count > 0) plan.leftOut.push(leftOutOf(event, 'in-the-past', { count }))
  return ahead.map(widened).sort((a, b) => (a.key < b.key ? -1 : 1))
}

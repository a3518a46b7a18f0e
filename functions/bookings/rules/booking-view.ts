import { codeOf } from '../../contacts/rules/code.ts'
import type { Booking, HistoryEntry } from '../schema.ts'
import { keysOf } from './decision.ts'

/** A booking as programs read it: the runs in which the store keeps dates are written out. */
export function bookingView(booking: Booking) {
  return { ...booking, code: codeOf(booking.id), history: booking.history.map(historyView) }
}

function historyView({ dates, ...entry }: HistoryEntry) {
  if (dates === undefined) return entry
  const each = dates.flatMap((change) => {
    const { state, words } = change
    return keysOf(change).map((key) => ({ key, state, ...(words === undefined ? {} : { words }) }))
  })
  return { ...entry, dates: each.sort((a, b) => (a.key < b.key ? -1 : 1)) }
}

import { mostWrites } from '../../../shared/table/limits.ts'

/** Day sheets that fit into one transaction beside what claims them, a booking, a block or a closure, and two more items. */
export const mostSheets = mostWrites - 3

/** The same where time changes hands: beside booking, closure, what is counted of its contact, and places in the queue. */
export const mostSheetsHandedOver = mostWrites - 20

/** The same where all of it becomes free: each sheet may have its place in the queue, and five more items stand beside them. */
export const mostSheetsFreed = mostWrites / 2 - 5

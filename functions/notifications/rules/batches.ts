import { mostWrites } from '../../../shared/table/limits.ts'
import type { OutboxMail } from '../schema.ts'

/** A transaction takes four million bytes; what one mail is written from may have a hundred thousand. */
const mostBytes = 1_000_000

/** As many in one write as it takes. */
export function inBatches(mails: readonly OutboxMail[]): OutboxMail[][] {
  const batches: OutboxMail[][] = []
  let bytes = 0
  for (const mail of mails) {
    const own = Buffer.byteLength(JSON.stringify(mail))
    const last = batches.at(-1)
    if (last === undefined || last.length === mostWrites || bytes + own > mostBytes) {
      batches.push([mail])
      bytes = own
    } else {
      last.push(mail)
      bytes += own
    }
  }
  return batches
}

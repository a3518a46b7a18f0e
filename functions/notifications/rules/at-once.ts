import { mostWrites } from '../../../shared/table/limits.ts'
import type { OutboxMail } from '../schema.ts'

/** A transaction takes four million bytes; what one mail is written from may have a hundred thousand. */
const mostBytes = 1_000_000

/** The first of these, as many as one write takes; at least one. */
export function atOnce(mails: readonly OutboxMail[]): OutboxMail[] {
  let bytes = 0
  const tooMany = mails.slice(0, mostWrites).findIndex((mail, at) => {
    bytes += Buffer.byteLength(JSON.stringify(mail))
    return at > 0 && bytes > mostBytes
  })
  return mails.slice(0, tooMany < 0 ? mostWrites : tooMany)
}

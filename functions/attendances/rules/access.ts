import { derivedToken } from '../../../shared/ids.ts'
import type { Attendance } from '../schema.ts'

/** Only in mails: whoever has it has shown that the address is theirs. */
export function proofToken(secret: string, { id, contact }: Pick<Attendance, 'id' | 'contact'>): string {
  return derivedToken(secret, 'attendance proof', `${id} ${contact?.email?.toLowerCase() ?? ''}`)
}

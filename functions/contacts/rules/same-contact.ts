import { telHref } from '../../../shared/reach.ts'
import type { Contact } from '../schema.ts'

interface Known {
  /** The same address is the same contact (`contactIdOf`). */
  contactId: string
  contact: Pick<Contact, 'phone'>
}

/**
 * Whether two requests are one person's, or one group's, for words to read: the same contact, or the same telephone beside other
 * addresses. What counts or opens anything asks for the contact alone.
 */
export function isSameContact(one: Known, other: Known): boolean {
  if (one.contactId === other.contactId) return true
  const phone = dialled(one.contact)
  return phone !== undefined && phone === dialled(other.contact)
}

/** As it is dialled in Germany, however it is written. */
function dialled({ phone }: Pick<Contact, 'phone'>): string | undefined {
  if (phone === undefined) return undefined
  return telHref(phone)
    .replace(/^tel:00/, 'tel:+')
    .replace(/^tel:0/, 'tel:+49')
}

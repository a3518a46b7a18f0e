import { href } from '../../../shared/http/contract.ts'
import type { Listing } from '../rules/listing.ts'
import { searchPaths } from '../contract/paths.ts'
import type { Booking } from '../../bookings/schema.ts'

/** The list of dates as it is chosen; what is not said is left out of the address. */
export function listHref(house: string, listing: Listing & { at?: string | undefined } = {}): string {
  const { series, past, ...rest } = listing
  const said = (is: boolean | undefined) => (is === true ? 'yes' : undefined)
  return href({ path: searchPaths.bookings }, { house }, { ...rest, series: said(series), past: said(past) })
}

/** The page of whoever asked for it: of the group, or of the person. */
export function askerHref({
  house,
  group,
  contactId,
}: Pick<Booking, 'house' | 'group' | 'contactId'>): string {
  return group === undefined
    ? href({ path: searchPaths.contact }, { house, contact: contactId })
    : groupHref(house, group)
}

export function groupHref(house: string, id: string): string {
  return href({ path: searchPaths.group }, { house, id })
}

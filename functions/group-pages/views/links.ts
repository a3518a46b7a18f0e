import { href } from '../../../shared/http/contract.ts'
import { groupPaths } from '../../groups/contract/paths.ts'
import { calendarPaths } from '../../rooms/contract.ts'

export function listHref(house: string, from?: string): string {
  return href({ path: groupPaths.list }, { house }, { from })
}

export function foundHref(house: string): string {
  return href({ path: groupPaths.found }, { house })
}

export function groupHref(house: string, id: string, query: { done?: string } = {}): string {
  return href({ path: groupPaths.group }, { house, id }, query)
}

/** What somebody has by their own link. */
export interface Own {
  house: string
  id: string
  token: string
}

export function ownHref(own: Own, step = '', query: { done?: string } = {}): string {
  const path = href({ path: groupPaths.own }, { ...own })
  const search = query.done === undefined ? '' : `?done=${query.done}`
  return `${path}${step === '' ? '' : `/${step}`}${search}`
}

/** Where one of its people gets a calendar with all that it has. */
export function ownCalendarHref({ id, token }: Own): string {
  return href({ path: calendarPaths.own }, { of: 'group', id, token })
}

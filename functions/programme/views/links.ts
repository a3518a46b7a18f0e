import { href } from '../../../shared/http/contract.ts'
import type { ProgrammeQuery } from '../../meetings/contract/parts.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'

/** What is searched for, and which days are shown. */
export type Search = Pick<ProgrammeQuery, 'audience' | 'language' | 'access' | 'free' | 'from'> & {
  view?: 'week' | 'month' | undefined
}

/** Which days of the wall, on which paper; or as a screen. */
export interface WallSearch {
  week?: string | undefined
  view?: 'week' | 'month' | undefined
  paper?: 'a4' | 'a3' | undefined
  display?: string | undefined
}

export function programmeHref(house: string, search: Search = {}): string {
  return href({ path: meetingPaths.programme }, { house }, filled(search))
}

export function wallHref(house: string, search: WallSearch = {}): string {
  return href({ path: meetingPaths.wall }, { house }, filled(search))
}

export function meetingHref(house: string, meeting: string): string {
  return href({ path: meetingPaths.meeting }, { house, meeting })
}

export function dateHref(
  house: string,
  { meeting, key }: Pick<MeetingDate, 'meeting' | 'key'>,
  step = '',
): string {
  const path = href({ path: meetingPaths.date }, { house, meeting, key })
  return step === '' ? path : `${path}/${step}`
}

/** Fields left empty are no part of an address. */
function filled(search: object): Record<string, string | undefined> {
  const fields = Object.entries<string | undefined>({ ...search })
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined && value !== ''))
}

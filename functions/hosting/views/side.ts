import type { Content } from '../../../shared/html/markup.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import type { TeamHouse } from '../../houses/rules/roles.ts'
import { managePage } from '../../houses/views/manage-frame.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import type { Room } from '../../rooms/schema.ts'
import { housePage } from '../../rooms/views/frame.ts'

/** Who looks at a meeting from behind: its host by a link, or somebody who runs the house. */
export type Side =
  | { kind: 'host'; id: string; token: string }
  | { kind: 'manager'; id: string; house: string }

/** The page of the meeting for this side, or a step on it; `key` names a date. */
export function hrefOf(
  side: Side,
  step = '',
  { key, done }: { key?: string | undefined; done?: string | undefined } = {},
): string {
  const path = side.kind === 'host' ? meetingPaths.own : meetingPaths.managed
  const { kind: _kind, ...params } = side
  const onDate = key === undefined ? '' : `/dates/${encodeURIComponent(key)}`
  const rest = `${onDate}${step === '' ? '' : `/${step}`}`
  return href({ path }, params) + rest + (done === undefined ? '' : `?done=${done}`)
}

export interface Behind {
  language: Language
  side: Side
  house: TeamHouse
  rooms: readonly Room[]
  now: string
}

/** The frame of the side: neighbours' for hosts, managers' for those who run the house. */
export function framed(
  { language, side, house }: Behind,
  { title, here, main, notice }: { title: string; here: string; main: Content; notice?: Content },
): string {
  const more = notice === undefined ? {} : { notice }
  if (side.kind === 'manager')
    return managePage({ language, house, path: here, title, main, current: 'meetings', ...more })
  return housePage({ language, house, here, title, main, robots: 'noindex', ...more })
}

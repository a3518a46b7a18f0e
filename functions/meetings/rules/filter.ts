import type { ProgrammeQuery } from '../contract/parts.ts'
import type { Card, DateState } from '../schema/entry.ts'
import { freeFor } from './places.ts'
import type { Places } from './places.ts'

/** Whether a date is among what somebody looks for. */
export function fits(
  { card, places, state }: { card: Card; places?: Places | undefined; state: DateState },
  { audience, language, access, free }: Pick<ProgrammeQuery, 'audience' | 'language' | 'access' | 'free'>,
): boolean {
  const asked = (wanted: string | undefined, given: readonly string[]) =>
    wanted === undefined || wanted === '' || given.includes(wanted)
  const hasRoom = state !== 'cancelled' && (places === undefined || freeFor(places) > 0)
  const isForAll = audience === 'all' && card.audience.length === 0
  return (
    (isForAll || asked(audience, card.audience)) &&
    asked(language, card.languages) &&
    asked(access, card.access) &&
    (free === undefined || free === '' || hasRoom)
  )
}

import type * as z from 'zod/mini'
import { known } from '../../../shared/known.ts'
import type { ProgrammeView } from '../contract/parts.ts'
import type { Card, MeetingDate } from '../schema/entry.ts'
import type { Places } from './places.ts'

/** A programme as programs read it. */
export function programmeView(
  dates: readonly (MeetingDate & { card: Card; places?: Places | undefined })[],
): z.infer<typeof ProgrammeView> {
  return {
    dates: dates.map(({ meeting, key, title, date, from, to, venue, state, note, places, card }) => {
      const { audience, languages, access } = card
      const base = { meeting, key, title: title.de, date, from, to, venue, state }
      return { ...base, audience, languages, access, ...known({ note, places }) }
    }),
  }
}

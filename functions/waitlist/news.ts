import type { News } from '../../shared/news.ts'
import { today } from '../../shared/time/civil.ts'
import type { Instant } from '../../shared/time/civil.ts'
import { mailName, toEach } from '../contacts/rules/recipient.ts'
import type { Recipient } from '../contacts/schema/recipient.ts'
import { decidesToday } from '../houses/rules/who-decides.ts'
import type { Manager } from '../houses/schema.ts'
import type { HouseFacts } from '../rooms/actions/house-facts.ts'
import { isKnown, isQuestion, waitsUntil } from './rules/place.ts'
import { Place } from './schema.ts'
import type { PlaceLine } from './schema.ts'
import { PlaceNotice } from './schema/notice.ts'

export interface PlaceChange {
  place: Place
  lines: readonly PlaceLineTold[]
}

/** Something that happened to a place, and until when the offer that it is about holds or held. */
interface PlaceLineTold {
  entry: PlaceLine
  until: Instant
}

/** Whether an address is theirs, an offer, and its end. Whoever waits besides hears nothing. */
export const place: News<PlaceChange, PlaceNotice, HouseFacts> = {
  about: 'place',
  notice: PlaceNotice,

  changeOf(old, after) {
    const place = Place.parse(after)
    const lines = linesToTell(old && Place.parse(old), place)
    return lines.length === 0 ? undefined : { place, lines }
  },

  tell({ place, lines }, facts) {
    const deciding = decidesToday(facts, today(facts.now, facts.house.timeZone))
    const { history: _history, fingerprint: _fingerprint, ...snapshot } = place
    return lines.flatMap(({ entry, until }) =>
      whoHears(place, entry, deciding).map((to) => {
        const notice = { about: 'place', to, place: snapshot, entry, until }
        // What a stranger typed is shown to nobody.
        return {
          name: mailName(place, entry, to),
          notice,
          ...(isKnown(place) ? { parkedWith: place.house } : {}),
        }
      }),
    )
  },

  overAt: ({ place, entry, until }) =>
    entry.what === 'offered' || isQuestion(place, entry) ? until : undefined,

  write: async (notice, facts) => (await import('./views/mail.ts')).placeLetter(notice, facts),

  summarize: async (notice, facts, language) =>
    (await import('./views/mail.ts')).placeSummary(notice, facts, language),
}

/** New lines of a place's history that are worth a mail: the first of somebody unknown, an offer, one that was let pass, and one that the house took back. */
function linesToTell(before: Place | undefined, after: Place): PlaceLineTold[] {
  const known = new Set(before?.history.map(({ id }) => id))
  return after.history.flatMap((entry, at) => {
    if (known.has(entry.id)) return []
    if (at === 0 && isQuestion(after, entry)) return [{ entry, until: waitsUntil(after) }]
    const wasOffered = after.history[at - 1]?.what === 'offered'
    const isOver = wasOffered && (entry.what === 'expired' || entry.what === 'waiting')
    if (entry.what !== 'offered' && !isOver) return []
    const { offer } = isOver ? (before ?? after) : after
    return [{ entry, until: offer?.until ?? entry.at }]
  })
}

/** Whoever has no address is called, so those who decide today hear of an offer to them. */
function whoHears(
  { contact }: Pick<Place, 'contact'>,
  { what }: PlaceLine,
  deciding: readonly Manager[],
): Recipient[] {
  if (contact.email !== undefined) return [{ kind: 'contact' }]
  return what === 'expired' ? [] : toEach(deciding)
}

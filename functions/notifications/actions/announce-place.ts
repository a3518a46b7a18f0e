import type { Context } from '../../../shared/context.ts'
import { derivedId } from '../../../shared/ids.ts'
import type { Item } from '../../../shared/table/write.ts'
import { today } from '../../../shared/time/civil.ts'
import { Place } from '../../waitlist/schema.ts'
import { decidesToday } from '../../houses/rules/who-decides.ts'
import { newsOfPlace, placeRecipients } from '../rules/place.ts'
import { enter, houseOf } from './announce.ts'

/** Enters what a place in the queue gives to tell: an offer, and its end. Whoever waits besides hears nothing. */
export async function announcePlace(ctx: Context, old: Item | undefined, after: Item): Promise<string[]> {
  const place = Place.parse(after)
  const news = newsOfPlace(old && Place.parse(old), place)
  if (news.length === 0) return []
  const file = await houseOf(ctx, place.house)
  if (file === undefined) return []
  const deciding = decidesToday(file, today(ctx.now(), file.house.timeZone))
  const secret = await ctx.secret()
  const { history: _history, fingerprint: _fingerprint, ...snapshot } = place
  const ids: string[] = []
  for (const { entry, until } of news) {
    for (const to of placeRecipients(place, entry, deciding)) {
      const person = to.kind === 'manager' ? [to.person] : []
      const id = derivedId(secret, 'mail', [place.id, entry.id, to.kind, ...person].join('\n'))
      const notice = { about: 'place', to, place: snapshot, entry, until } as const
      ids.push(await enter(ctx, id, notice, place.house))
    }
  }
  return ids
}

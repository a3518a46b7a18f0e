import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { Language } from '../../../shared/language.ts'
import { toldTo } from './told-to.ts'
import { loadRooms } from './load-rooms.ts'
import type { HouseWithRooms } from './load-rooms.ts'

/** What a mail has to know besides what it is about: the house as it is at this moment, and what links are made of. */
export interface HouseFacts extends HouseWithRooms {
  secret: string
  publicUrl: string
  now: Instant
}

/**
 * One query; nothing of a house that is gone: it has nobody to tell anything. For a reader rooms are called as the house calls them in
 * their language.
 */
export async function readHouseFacts(
  ctx: Context,
  house: string,
  reader?: Language,
): Promise<HouseFacts | undefined> {
  try {
    const file = await loadRooms(ctx, house)
    const { rooms } = reader ? await toldTo(ctx, file, reader) : file
    return { ...file, rooms, secret: await ctx.secret(), publicUrl: ctx.settings.publicUrl, now: ctx.now() }
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

import type { Context } from '../../../shared/context.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { lookUps } from '../rules/words.ts'
import type { Found } from '../schema.ts'
import { readAhead, readBack, readDateless } from '../store/found.ts'
import { hashIn } from './follow.ts'

/** Of one word, so many of each: bookings to come, bookings that are over, groups and meetings. */
const mostOfEach = 100

/** To what the words of somebody lead, and whether there may be more than was read. */
export interface LookedUp {
  ids: Record<Found['kind'], string[]>
  isCutOff: boolean
}

/** Three queries for each of the three longest words; what any of them does not lead to is left out, unless it was not read to its end. */
export async function lookUp(
  ctx: Pick<Context, 'table' | 'secret'>,
  { house, typed, today }: { house: string; typed: readonly string[]; today: LocalDate },
): Promise<LookedUp> {
  const places = lookUps(typed, hashIn(await ctx.secret(), house))
  const read = await Promise.all(
    places.map(async ({ place, mark }) => {
      const where = { house, place }
      const parts = await Promise.all([
        readDateless(ctx.table, where, mostOfEach),
        readAhead(ctx.table, where, today, mostOfEach),
        readBack(ctx.table, where, today, mostOfEach),
      ])
      const found = parts.flat().filter(({ marks }) => mark === undefined || marks.includes(mark))
      return { found, isCutOff: parts.some(({ length }) => length === mostOfEach) }
    }),
  )
  return among(read)
}

/** A word that leads to few decides; what is missing among many may be what was not read. */
function among(read: readonly { found: Found[]; isCutOff: boolean }[]): LookedUp {
  const whole = read.filter(({ isCutOff }) => !isCutOff)
  const [first, ...others] = whole.length > 0 ? whole : read
  const names = others.map(({ found }) => new Set(found.map(nameOf)))
  const left = (first?.found ?? []).filter((each) => names.every((all) => all.has(nameOf(each))))
  const idsOf = (kind: Found['kind']) => left.filter((each) => each.kind === kind).map(({ id }) => id)
  return {
    ids: { booking: idsOf('booking'), group: idsOf('group'), meeting: idsOf('meeting') },
    isCutOff: whole.length === 0 && read.length > 0,
  }
}

const nameOf = ({ kind, id }: Found) => `${kind} ${id}`

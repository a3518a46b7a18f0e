import * as z from 'zod/mini'
import { Id } from '../../../shared/text-shapes.ts'
import { HouseId } from '../../houses/schema.ts'

/** What somebody in a group, or at its door, is told. `proof` and `invited` go to addresses of which nobody knows whose they are. */
export const MemberNotice = z.object({
  about: z.literal('group-member'),
  house: HouseId,
  group: Id,
  /** To whom. */
  id: Id,
  what: z.enum(['proof', 'invited', 'let-in', 'host', 'knocking']),
})
export type MemberNotice = z.infer<typeof MemberNotice>

/** To each of a group that nobody hosts any more. */
export const SeekingNotice = z.object({ about: z.literal('group'), house: HouseId, group: Id, id: Id })
export type SeekingNotice = z.infer<typeof SeekingNotice>

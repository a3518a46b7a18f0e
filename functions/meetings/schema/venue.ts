import * as z from 'zod/mini'
import { Line } from '../../../shared/text-shapes.ts'
import { When } from '../../rooms/schema.ts'

/** In rooms of the house, outdoors, at a partner's, or online. Only rooms can be taken by somebody else. */
export const Venue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rooms'), rooms: When.shape.rooms }),
  z.object({
    kind: z.enum(['outdoors', 'partner']),
    place: Line(120),
    address: z.optional(Line(200)),
    map: z.optional(z.url({ protocol: /^https$/ }).check(z.maxLength(500))),
  }),
  z.object({ kind: z.literal('online') }),
])
export type Venue = z.infer<typeof Venue>

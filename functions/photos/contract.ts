import * as z from 'zod/mini'
import type { Capability } from '../../shared/http/contract.ts'
import { HouseId } from '../houses/schema.ts'
import { PhotoOf } from './schema.ts'
import de from './texts/problems.de.json' with { type: 'json' }
import en from './texts/problems.en.json' with { type: 'json' }

export const capability = {
  name: 'photos',
  about: 'Photos of rooms and meetings',
  impact: 'Pages of rooms and meetings show no photos, but for those that browsers and the edge still have.',
  table: 'read',
  problems: { name: 'photos/problems', de, en },
  routes: {
    readPhoto: {
      method: 'GET',
      path: '/photos/{house}/{of}/{hash}',
      access: 'anyone',
      summary: 'A photo of a room or a meeting, under an address that changes with it.',
      params: z.object({ house: HouseId, of: PhotoOf, hash: z.string().check(z.regex(/^[0-9a-f]{24}$/)) }),
      answer: { status: 200, contentType: 'image/*' },
      sameForAll: true,
      refusals: ['not-found'],
    },
  },
} as const satisfies Capability

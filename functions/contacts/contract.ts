import { labelOf } from '../../shared/catalogue.ts'
import type { Capability } from '../../shared/http/contract.ts'
import { InHouse, page } from '../houses/contract/parts.ts'
import { primeTimePath } from '../rooms/contract.ts'
import de from './texts/navigation.de.json' with { type: 'json' }
import en from './texts/navigation.en.json' with { type: 'json' }

const navigation = { name: 'contacts/navigation', de, en }

export const capability = {
  name: 'contacts',
  about: 'Who asks, and how much they may take',
  impact: 'Nobody can read how many hours of the times in demand are taken, and by whom.',
  table: 'read',
  navigation: [
    {
      area: 'house-footer',
      place: 'prime-time',
      path: primeTimePath,
      rank: 10,
      label: labelOf(navigation, 'primeTime'),
      when: 'prime-time',
    },
    {
      area: 'house-footer',
      place: 'prime-time',
      path: primeTimePath,
      rank: 10,
      label: labelOf(navigation, 'limits'),
      when: 'limits',
    },
  ],
  routes: {
    usagePage: {
      method: 'GET',
      path: primeTimePath,
      access: 'anyone',
      summary: 'Who uses the prime time, and the rule in words.',
      params: InHouse,
      answer: page,
      refusals: ['not-found'],
    },
  },
} as const satisfies Capability

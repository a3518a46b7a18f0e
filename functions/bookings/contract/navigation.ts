import type { NavigationPlace } from '../../../shared/http/contract.ts'
import { managePaths } from '../../houses/contract.ts'
import { bookPath, primeTimePath } from '../../rooms/contract.ts'
import de from '../texts/navigation.de.json' with { type: 'json' }
import en from '../texts/navigation.en.json' with { type: 'json' }

/** Where managers decide and neighbours ask; who uses what, where the house has such limits. */
export const navigation: readonly NavigationPlace[] = [
  {
    area: 'manage',
    place: 'inbox',
    path: managePaths.inbox,
    rank: 10,
    label: { de: de.inbox, en: en.inbox },
  },
  {
    area: 'manage',
    place: 'calendar',
    path: managePaths.calendar,
    rank: 20,
    label: { de: de.calendar, en: en.calendar },
  },
  { area: 'manage', place: 'book', path: managePaths.book, rank: 30, label: { de: de.enter, en: en.enter } },
  {
    area: 'manage',
    place: 'block',
    path: managePaths.block,
    rank: 40,
    label: { de: de.block, en: en.block },
  },
  { area: 'house', place: 'book', path: bookPath, rank: 20, label: { de: de.book, en: en.book } },
  {
    area: 'house-footer',
    place: 'prime-time',
    path: primeTimePath,
    rank: 10,
    label: { de: de.primeTime, en: en.primeTime },
    when: 'prime-time',
  },
  {
    area: 'house-footer',
    place: 'prime-time',
    path: primeTimePath,
    rank: 10,
    label: { de: de.limits, en: en.limits },
    when: 'limits',
  },
]

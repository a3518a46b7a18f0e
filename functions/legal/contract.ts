import { labelOf } from '../../shared/catalogue.ts'
import * as z from 'zod/mini'
import type { Capability, NavigationPlace } from '../../shared/http/contract.ts'
import { HousesAsked, InHouse, managersOnly, page } from '../houses/contract/parts.ts'
import { managePaths } from '../houses/contract.ts'
import { TextName, Words } from './schema.ts'
import de from './texts/navigation.de.json' with { type: 'json' }
import en from './texts/navigation.en.json' with { type: 'json' }

const navigation = { name: 'legal/navigation', de, en }

/** All below one word, those of houses too: that takes one route of the gateway. */
const paths = {
  house: {
    imprint: '/legal/{house}/imprint',
    privacy: '/legal/{house}/privacy',
    accessibility: '/legal/{house}/accessibility',
  },
  site: { imprint: '/legal/imprint', privacy: '/legal/privacy', accessibility: '/legal/accessibility' },
} as const

/** At the end of every page, of a house as of none. */
const footer = (area: string, of: (typeof paths)['house' | 'site']): NavigationPlace[] => [
  { area, place: 'imprint', path: of.imprint, rank: 40, label: labelOf(navigation, 'imprint') },
  { area, place: 'privacy', path: of.privacy, rank: 41, label: labelOf(navigation, 'privacy') },
  {
    area,
    place: 'accessibility',
    path: of.accessibility,
    rank: 42,
    label: labelOf(navigation, 'accessibility'),
  },
]

/** Above whatever sends somebody's name and address. */
const note = (area: string, path: NavigationPlace['path']): NavigationPlace => ({
  area,
  place: 'privacy',
  path,
  rank: 10,
  label: labelOf(navigation, 'whatBecomes'),
})

/** Of the houses that follow what the installation says itself. */
const PageOfHouses = z.pick(HousesAsked, { from: true })

const ofHouse = (path: `/${string}`, summary: string) =>
  ({
    method: 'GET',
    path,
    access: 'anyone',
    summary,
    params: InHouse,
    answer: page,
    refusals: ['not-found'],
  }) as const

const ofSite = (path: `/${string}`, summary: string) =>
  ({ method: 'GET', path, access: 'anyone', summary, answer: page, refusals: [] }) as const

export const capability = {
  name: 'legal',
  about: 'Imprint, privacy and accessibility of each house and of the site',
  impact: 'Nobody can read who is responsible for a house and what becomes of what people tell it.',
  table: 'read-write',
  navigation: [
    ...footer('house-footer', paths.house),
    ...footer('manage-footer', paths.house),
    ...footer('site-footer', paths.site),
    note('house-data-note', paths.house.privacy),
    note('site-data-note', paths.site.privacy),
  ],
  routes: {
    imprintPage: ofHouse(paths.house.imprint, 'Who is responsible for the house.'),
    privacyPage: ofHouse(paths.house.privacy, 'What is stored, for what and for how long; rights.'),
    accessibilityPage: ofHouse(paths.house.accessibility, 'What is accessible, what not yet, whom to tell.'),
    siteImprintPage: {
      ...ofSite(paths.site.imprint, 'Who runs the installation, and the imprints of its houses.'),
      query: PageOfHouses,
    },
    sitePrivacyPage: {
      ...ofSite(paths.site.privacy, 'What the installation stores beyond what houses do.'),
      query: PageOfHouses,
    },
    siteAccessibilityPage: ofSite(paths.site.accessibility, 'The accessibility of all pages.'),
    legalTextsPage: {
      method: 'GET',
      path: managePaths.legal,
      access: 'signed-in',
      summary: 'The texts of the house, each the product’s own or one that the house wrote.',
      params: InHouse,
      query: z.object({ saved: z.optional(z.string()) }),
      answer: page,
      refusals: managersOnly,
    },
    changeLegalText: {
      method: 'POST',
      path: managePaths.legal,
      access: 'signed-in',
      summary: 'Changes one of them; left empty it is the product’s own text.',
      params: InHouse,
      body: z.object({ text: TextName, words: z.optional(Words), version: z.int() }),
      answer: page,
      refusals: [...managersOnly, 'changed-meanwhile'],
    },
  },
} as const satisfies Capability

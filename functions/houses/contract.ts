import { labelOf } from '../../shared/catalogue.ts'
import * as z from 'zod/mini'
import type { Capability } from '../../shared/http/contract.ts'
import { workPath } from '../identity/contract.ts'
import { InHouse, managersOnly, page } from './contract/parts.ts'
import { teamRoutes } from './contract/team.ts'
import { HouseSettings } from './schema.ts'
import de from './texts/navigation.de.json' with { type: 'json' }
import en from './texts/navigation.en.json' with { type: 'json' }
import problemsDe from './texts/problems.de.json' with { type: 'json' }
import problemsEn from './texts/problems.en.json' with { type: 'json' }

const navigation = { name: 'houses/navigation', de, en }

/** The public page of a house; the rooms serve it. */
export const housePath = '/{house}'

/** Where managers work; later slices serve most of these, every managers' page links to them. */
export const managePaths = {
  inbox: '/manage/{house}',
  calendar: '/manage/{house}/calendar',
  book: '/manage/{house}/book',
  block: '/manage/{house}/block',
  close: '/manage/{house}/close',
  team: teamRoutes.teamPage.path,
  settings: '/manage/{house}/settings',
  words: '/manage/{house}/settings/words',
  legal: '/manage/{house}/legal',
  mail: '/manage/{house}/mail',
  feeds: '/manage/{house}/feeds',
  import: '/manage/{house}/import',
  importRun: '/manage/{house}/import/progress',
  hours: '/manage/{house}/hours',
  rooms: '/manage/{house}/rooms',
  room: '/manage/{house}/rooms/{room}',
  newRoom: '/manage/{house}/rooms/new/room',
} as const

export const capability = {
  name: 'houses',
  about: 'A house, its settings and its team',
  impact: 'Managers can change neither the settings of their house nor who stands in.',
  table: 'read-write',
  navigation: [
    { area: 'manage', place: 'team', path: managePaths.team, rank: 50, label: labelOf(navigation, 'team') },
    {
      area: 'manage',
      place: 'settings',
      path: managePaths.settings,
      rank: 60,
      label: labelOf(navigation, 'settings'),
      when: 'change-settings',
    },
    { area: 'house-footer', place: 'staff', path: workPath, rank: 30, label: labelOf(navigation, 'staff') },
  ],
  problems: { name: 'houses/problems', de: problemsDe, en: problemsEn },
  news: ['team-step'],
  live: ['/manage*'],
  routes: {
    manageHouses: {
      method: 'GET',
      path: workPath,
      access: 'signed-in',
      summary: 'Where somebody who signed in goes on: the inbox of the house, or a choice of houses.',
      answer: page,
      refusals: ['sign-in-needed'],
    },
    houseSettingsPage: {
      method: 'GET',
      path: managePaths.settings,
      access: 'signed-in',
      summary: 'The house: name, contact, rules, limits, and its rooms to go on to.',
      params: InHouse,
      query: z.object({ saved: z.optional(z.string()) }),
      answer: page,
      refusals: managersOnly,
    },
    changeHouse: {
      method: 'POST',
      path: managePaths.settings,
      access: 'signed-in',
      summary: 'Changes the house.',
      params: InHouse,
      body: z.extend(HouseSettings, { version: z.int() }),
      answer: page,
      refusals: [...managersOnly, 'changed-meanwhile'],
    },
    ...teamRoutes,
  },
} as const satisfies Capability

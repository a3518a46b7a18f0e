import { labelOf } from '../../shared/catalogue.ts'
import * as z from 'zod/mini'
import type { Capability } from '../../shared/http/contract.ts'
import { HousesAsked } from '../houses/contract/parts.ts'
import de from './texts/navigation.de.json' with { type: 'json' }
import en from './texts/navigation.en.json' with { type: 'json' }

const navigation = { name: 'site/navigation', de, en }

const page = { status: 200, contentType: 'text/html' } as const
/** A path of this site to go back to. */

export const capability = {
  name: 'site',
  about: 'List of houses, language, styles, refusals',
  impact: 'The list of houses is missing, and nobody can change the language.',
  table: 'read',
  navigation: [
    { area: 'site', place: 'home', path: '/', rank: 10, label: labelOf(navigation, 'home') },
    { area: 'house-footer', place: 'home', path: '/', rank: 20, label: labelOf(navigation, 'home') },
  ],
  unknownPaths: true,
  routes: {
    homePage: {
      method: 'GET',
      path: '/',
      access: 'anyone',
      summary: 'All houses, in pages, or those that are found by beginnings of words.',
      query: HousesAsked,
      answer: page,
      refusals: [],
    },
    problemPage: {
      method: 'GET',
      path: '/problems/{code}',
      access: 'anyone',
      summary: 'What a refusal means, and what to do.',
      params: z.object({ code: z.string().check(z.regex(/^[a-z][a-z-]{0,60}$/)) }),
      answer: page,
      refusals: ['not-found'],
    },
    robotsFile: {
      method: 'GET',
      path: '/robots.txt',
      access: 'anyone',
      summary: 'Robots may look at everything that is public.',
      answer: { status: 200, contentType: 'text/plain' },
      refusals: [],
    },
    readOpenApi: {
      method: 'GET',
      path: '/api/openapi.json',
      access: 'anyone',
      summary: 'This description of the API.',
      answer: { status: 200, schema: z.record(z.string(), z.unknown()) },
      refusals: [],
    },
  },
} as const satisfies Capability

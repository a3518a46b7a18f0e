import { labelOf } from '../../shared/catalogue.ts'
import * as z from 'zod/mini'
import type { Capability } from '../../shared/http/contract.ts'
import { dataLimit } from '../identity/contract/json.ts'
import { dataPath } from '../identity/contract.ts'
import { Email } from '../../shared/reach.ts'
import { inHouseRoutes, storedPath } from './contract/in-house.ts'
import { StoredDataView } from './contract/parts.ts'
import navigationDe from './texts/navigation.de.json' with { type: 'json' }
import navigationEn from './texts/navigation.en.json' with { type: 'json' }
import de from './texts/problems.de.json' with { type: 'json' }
import en from './texts/problems.en.json' with { type: 'json' }

const navigation = { name: 'my-data/navigation', de: navigationDe, en: navigationEn }

const page = { status: 200, contentType: 'text/html' } as const
const refusals = ['not-allowed', 'link-expired'] as const
const params = z.object({ token: z.string() })
const askPath = '/my-data/ask'
const label = labelOf(navigation, 'myData')

export const capability = {
  name: 'my-data',
  about: 'What is stored of somebody, taken along or forgotten',
  impact: 'Nobody sees what is stored of them, takes it along or has it forgotten.',
  table: 'read-write',
  findsOwned: true,
  schedules: { settleForgettings: { everyMinutes: 5 } },
  problems: { name: 'my-data/problems', de, en },
  live: ['/my-data/*'],
  navigation: [
    { area: 'house-footer', place: 'my-data', path: askPath, rank: 30, label },
    {
      area: 'manage',
      place: 'stored',
      path: storedPath,
      rank: 65,
      label: labelOf(navigation, 'stored'),
      when: 'change-settings',
    },
  ],
  routes: {
    ...inHouseRoutes,
    readMyData: {
      method: 'GET',
      path: '/api/my-data/{token}',
      access: 'anyone',
      summary:
        'All that is stored of an address, and when each of it goes, for whoever has the link of the mail.',
      params,
      answer: { status: 200, schema: StoredDataView },
      refusals,
    },
    forgetMyData: {
      method: 'POST',
      path: '/api/my-data/{token}/forget',
      access: 'anyone',
      limit: 'needs-the-secret',
      summary:
        'Ends what is to come and forgets who it was; answers with what is still stored. Twice is no fault.',
      params,
      answer: { status: 200, schema: StoredDataView },
      refusals,
    },
    askMyDataPage: {
      method: 'GET',
      path: askPath,
      access: 'anyone',
      summary: 'Form that asks for the address.',
      query: z.object({ done: z.optional(z.string().check(z.maxLength(20))) }),
      answer: page,
      refusals: [],
    },
    sendAskMyData: {
      method: 'POST',
      path: askPath,
      access: 'anyone',
      limit: dataLimit,
      summary: 'Sends the link.',
      body: z.object({ email: Email }),
      answer: page,
      refusals: ['too-many-requests'],
    },
    myDataPage: {
      method: 'GET',
      path: dataPath,
      access: 'holder',
      summary: 'What is stored, in plain words, and buttons to take it along or delete it.',
      params,
      query: z.object({ done: z.optional(z.string().check(z.maxLength(20))) }),
      answer: page,
      refusals,
    },
    myDataFile: {
      method: 'GET',
      path: `${dataPath}/file`,
      access: 'holder',
      summary: 'The same as a file.',
      params,
      answer: { status: 200, contentType: 'application/json' },
      refusals,
    },
    sendForgetMyData: {
      method: 'POST',
      path: `${dataPath}/forget`,
      access: 'holder',
      limit: 'needs-the-secret',
      summary: 'Forgets.',
      params,
      answer: page,
      refusals,
    },
  },
} as const satisfies Capability

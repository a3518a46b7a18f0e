import * as z from 'zod/mini'
import type { Capability } from '../../shared/http/contract.ts'
import { Instant, LocalDate } from '../../shared/time/civil.ts'
import { dataLimit } from '../identity/contract/json.ts'
import { dataPath } from '../identity/contract.ts'
import { Email } from '../../shared/reach.ts'
import navigationDe from './texts/navigation.de.json' with { type: 'json' }
import navigationEn from './texts/navigation.en.json' with { type: 'json' }
import de from './texts/problems.de.json' with { type: 'json' }
import en from './texts/problems.en.json' with { type: 'json' }

const page = { status: 200, contentType: 'text/html' } as const
const refusals = ['not-allowed', 'link-expired'] as const
const params = z.object({ token: z.string() })
const askPath = '/my-data/ask'
const label = { de: navigationDe.myData, en: navigationEn.myData }

const StoredView = z.object({
  kind: z.string(),
  id: z.string(),
  house: z.optional(z.string()),
  title: z.optional(z.string()),
  dates: z.optional(z.array(LocalDate)),
  since: z.optional(Instant),
  /** When it goes by itself; without it, what it hangs on. */
  goes: z.optional(Instant),
  stays: z.optional(z.enum(['until-you-leave', 'until-you-hand-over', 'until-trust-ends'])),
  data: z.record(z.string(), z.unknown()),
})
export const StoredDataView = z.object({ stored: z.array(StoredView) })

export const capability = {
  name: 'my-data',
  about: 'What is stored of somebody, taken along or forgotten',
  impact: 'Nobody sees what is stored of them, takes it along or has it forgotten.',
  table: 'read-write',
  findsOwned: true,
  schedules: { settleForgettings: { everyMinutes: 5 } },
  problems: { de, en },
  live: ['/my-data/*'],
  navigation: [{ area: 'house-footer', place: 'my-data', path: askPath, rank: 30, label }],
  routes: {
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

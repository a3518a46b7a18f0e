import * as z from 'zod/mini'
import { newsSource } from '../../shared/news.ts'
import type { AllNews, News } from '../../shared/news.ts'
import { recordOf } from '../support/house-with-mail.ts'

const Kettle = z.object({ about: z.literal('kettle'), to: z.string(), until: z.string() })
type Kettle = z.infer<typeof Kettle>

export interface TeaParty {
  /** Who hears of it; nobody knows of any where it is `undefined`. */
  guests: readonly string[] | undefined
  /** Whoever is to look after mails that do not go. */
  house?: string | undefined
  /** Whether there is still something to say when a mail goes. */
  isSilent?: boolean
  /** Whether a house can read of it what could not be delivered. */
  isPrivate?: boolean
  about?: string
}

/** News of something that no slice has: the kettle boils, and whoever made tea yesterday hears of it. */
function kettleOf(party: TeaParty): News<{ boils: string }, Kettle, { guests: readonly string[] }> {
  const summarize = async ({ to }: Kettle) => ({
    name: 'A guest',
    address: to,
    about: 'Tea',
    link: { label: 'To the kettle', href: '/kettle' },
  })
  return {
    about: party.about ?? 'kettle',
    notice: Kettle,
    changeOf: (old, after) =>
      old?.['boils'] === after['boils'] ? undefined : { boils: String(after['boils']) },
    tell: ({ boils }, { guests }) =>
      guests.map((to) => ({
        name: ['kettle', boils, to],
        notice: { about: 'kettle', to, until: boils },
        ...(party.house === undefined ? {} : { parkedWith: party.house }),
      })),
    overAt: ({ until }) => until,
    write: async ({ to }) =>
      party.isSilent
        ? undefined
        : {
            to,
            subject: 'The water boils',
            content: { language: 'en', heading: 'Tea?', paragraphs: [], footer: [] },
          },
    ...(party.isPrivate ? {} : { summarize }),
  }
}

export interface Boiling {
  news: AllNews
  /** How often what it needs was read. */
  reads: () => number
  party: TeaParty
}

export function aKettle(change: Partial<TeaParty> = {}): Boiling {
  const party: TeaParty = { guests: ['ada@tea.example', 'bo@tea.example'], house: 'aef', ...change }
  let reads = 0
  const facts = async () => {
    reads++
    return party.guests && { guests: party.guests }
  }
  const source = () => newsSource(kettleOf(party), { forTelling: facts, forWriting: facts })
  return { news: { kettle: async () => source() }, reads: () => reads, party }
}

export const item = { pk: 'KETTLE#1', sk: 'KETTLE' }
/** Nobody needs to hear of it after ten. */
export const boiling = recordOf('kettle', item, { ...item, boils: '2026-12-01T10:00:00.000Z' })

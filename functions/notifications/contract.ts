import { labelOf } from '../../shared/catalogue.ts'
import * as z from 'zod/mini'
import type { Capability } from '../../shared/http/contract.ts'
import { managePaths } from '../houses/contract.ts'
import { managed, page } from '../houses/contract/parts.ts'
import { HouseId } from '../houses/schema.ts'
import { MailId } from './schema.ts'
import de from './texts/navigation.de.json' with { type: 'json' }
import en from './texts/navigation.en.json' with { type: 'json' }

const navigation = { name: 'notifications/navigation', de, en }

const OneMail = z.object({ house: HouseId, mail: MailId })

export const capability = {
  name: 'notifications',
  about: 'Mail that waits, goes out or is given up',
  impact:
    'Mails stay behind: groups and managers do not hear what happened to a booking, and nobody gets a code to sign in.',
  table: 'read-write',
  navigation: [
    { area: 'manage', place: 'mail', path: managePaths.mail, rank: 70, label: labelOf(navigation, 'mail') },
  ],
  sendsMail: true,
  news: ['parked-mail'],
  findsOwned: true,
  schedules: { sendDueMails: { everyMinutes: 5 } },
  routes: {
    parkedMailPage: {
      method: 'GET',
      path: managePaths.mail,
      access: 'signed-in',
      summary: 'Mails that could not be delivered, and why.',
      params: z.object({ house: HouseId }),
      query: z.object({ done: z.optional(z.string().check(z.maxLength(20))) }),
      answer: page,
      refusals: managed,
    },
    sendMailAgain: {
      method: 'POST',
      path: '/manage/{house}/mail/{mail}/again',
      access: 'signed-in',
      summary: 'Puts a parked mail back among those to be sent.',
      params: OneMail,
      answer: page,
      refusals: [...managed, 'already-decided'],
    },
    addressIsRight: {
      method: 'POST',
      path: '/manage/{house}/mail/{mail}/right',
      access: 'signed-in',
      summary: 'Takes a mail that came back off the list: its address is right, and is written to again.',
      params: OneMail,
      answer: page,
      refusals: [...managed, 'already-decided'],
    },
    closeMail: {
      method: 'POST',
      path: '/manage/{house}/mail/{mail}/done',
      access: 'signed-in',
      summary: 'Takes a parked mail off the list: somebody has told the person otherwise.',
      params: OneMail,
      answer: page,
      refusals: [...managed, 'already-decided'],
    },
  },
} as const satisfies Capability

import { greeting, paragraphs } from '../../../../shared/html/mail-words.ts'
import { href } from '../../../../shared/http/contract.ts'
import type { Language } from '../../../../shared/language.ts'
import type { Letter, Summary } from '../../../../shared/news.ts'
import { managerOf } from '../../../contacts/rules/recipient.ts'
import { managePaths } from '../../../houses/contract.ts'
import { managersFooter } from '../../../houses/views/mail.ts'
import type { HouseFacts } from '../../../rooms/actions/house-facts.ts'
import type { SilenceNotice } from '../../schema/notice.ts'
import { texts } from './frame.ts'

/** To somebody of the team, as long as no manager has decided since; what happens by itself is said too. */
export function silenceLetter(
  { to, noticedAt, open }: SilenceNotice,
  { house, managers, silence, publicUrl }: HouseFacts,
): Letter | undefined {
  const manager = managerOf(to, managers)
  if (manager === undefined || silence?.noticedAt !== noticedAt) return undefined
  const { name, email, language, role } = manager
  const say = texts(language)
  const deputies = managers.filter((each) => each.role === 'deputy').length
  return {
    to: email,
    subject: say('silence.subject', { house: house.name }),
    content: {
      language,
      heading: say('silence.heading'),
      tone: 'waiting',
      paragraphs: paragraphs(
        greeting(name, language),
        say(`silence.${role}`, { days: house.silentAfterDays, open, deputies }),
        say('silence.rules'),
      ),
      buttons: [{ label: say('silence.button'), href: publicUrl + inboxHref(house.id) }],
      footer: managersFooter(house, noticedAt, language),
    },
  }
}

export function silenceSummary(
  { to, house }: SilenceNotice,
  { managers }: HouseFacts,
  language: Language,
): Summary {
  const { name, email } = managerOf(to, managers) ?? {}
  const say = texts(language)
  const link = { label: say('silence.button'), href: inboxHref(house) }
  return { name, address: email, about: say('silence.heading'), link }
}

function inboxHref(house: string): string {
  return href({ path: managePaths.inbox }, { house })
}

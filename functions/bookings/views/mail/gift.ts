import type { MailContent } from '../../../../shared/html/mail.ts'
import { greeting, paragraphs } from '../../../../shared/html/mail-words.ts'
import type { Language } from '../../../../shared/language.ts'
import type { Letter } from '../../../../shared/news.ts'
import { houseFooter } from '../../../houses/views/mail.ts'
import type { Hearer } from '../../../groups/rules/people.ts'
import { decisionFacts } from './facts.ts'
import { subjectOf } from './dates.ts'
import { texts } from './frame.ts'
import type { BookingModel } from './frame.ts'

/** To whoever a booking is offered to: in fixed words, since nobody knows yet whose address it is. */
export function giftMail(model: BookingModel, receiver: Hearer | undefined): Letter | undefined {
  const { gift } = model.booking
  const { links, house } = model
  if (gift === undefined || links.gift === undefined) return undefined
  const told = 'contact' in gift.to ? { ...gift.to.contact, language: gift.to.language } : receiver
  if (told?.email === undefined) return undefined
  const say = texts(told.language)
  return sideMail(model, told.email, told.language, {
    what: say('gift.what'),
    heading: say('gift.heading'),
    paragraphs: paragraphs(say('gift.text', { house: house.name })),
    buttons: [{ label: say('gift.button'), href: links.gift, kind: 'urgent' }],
    more: [say('gift.notMe')],
  })
}

/** To whoever gave it away: it is somebody else's now. */
export function givenMail(model: BookingModel): Letter | undefined {
  const { givenBy, groupName, contact } = model.booking
  if (givenBy?.email === undefined) return undefined
  const { name, email, language } = givenBy
  const say = texts(language)
  return sideMail(model, email, language, {
    what: say('givenAway.what'),
    heading: say('givenAway.heading'),
    paragraphs: paragraphs(
      greeting(name, language),
      say('givenAway.text', { who: groupName ?? contact.name }),
    ),
  })
}

type Said = Pick<MailContent, 'heading' | 'paragraphs' | 'buttons'> & { what: string; more?: string[] }

/** Who of an offer is not the contact: the same facts, in other words. */
function sideMail(model: BookingModel, to: string, language: Language, said: Said): Letter {
  const { house, entry } = model
  const { what, more = [], ...content } = said
  return {
    to,
    replyTo: house.email,
    subject: subjectOf(model, what, language),
    content: {
      ...content,
      language,
      facts: decisionFacts(model, texts(language), language),
      footer: [...houseFooter(house, entry.at, language), ...more],
    },
  }
}

import { greeting, paragraphs } from '../../../../shared/html/mail-words.ts'
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
  const { links, house, entry } = model
  if (gift === undefined || links.gift === undefined) return undefined
  const told = 'contact' in gift.to ? { ...gift.to.contact, language: gift.to.language } : receiver
  if (told?.email === undefined) return undefined
  const { email, language } = told
  const say = texts(language)
  return {
    to: email,
    replyTo: house.email,
    subject: subjectOf(model, say('gift.what'), language),
    content: {
      language,
      heading: say('gift.heading'),
      paragraphs: paragraphs(say('gift.text', { house: house.name })),
      facts: decisionFacts(model, say, language),
      buttons: [{ label: say('gift.button'), href: links.gift, kind: 'urgent' }],
      footer: [...houseFooter(house, entry.at, language), say('gift.notMe')],
    },
  }
}

/** To whoever gave it away: it is somebody else's now. */
export function givenMail(model: BookingModel): Letter | undefined {
  const { booking, house, entry } = model
  const { givenBy } = booking
  if (givenBy?.email === undefined) return undefined
  const { name, email, language } = givenBy
  const say = texts(language)
  return {
    to: email,
    replyTo: house.email,
    subject: subjectOf(model, say('givenAway.what'), language),
    content: {
      language,
      heading: say('givenAway.heading'),
      paragraphs: paragraphs(
        greeting(name, language),
        say('givenAway.text', { who: booking.groupName ?? booking.contact.name }),
      ),
      facts: decisionFacts(model, say, language),
      footer: houseFooter(house, entry.at, language),
    },
  }
}

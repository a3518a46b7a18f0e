import { actions, buttonForm, confirmation, form, linkButton, submit } from '../../../shared/html/buttons.ts'
import { emailField, fieldset, select, textField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { errorSummary } from '../../../shared/html/messages.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Language } from '../../../shared/language.ts'
import { textsOf } from '../../../shared/texts.ts'
import type { Gift } from '../../bookings/schema/gift.ts'
import type { Booking } from '../../bookings/schema.ts'
import { bookingFacts } from '../../bookings/views/facts.ts'
import { errorsAbove } from '../../bookings/views/errors.ts'
import { texts as bookingTexts } from '../../bookings/views/texts.ts'
import type { Group } from '../../groups/schema.ts'
import { housePage } from '../../rooms/views/frame.ts'
import type { ShownHouse } from '../../rooms/views/frame.ts'
import type { Room } from '../../rooms/schema.ts'
import { giveRoutes } from '../contract/give.ts'
import de from '../texts/give.de.json' with { type: 'json' }
import en from '../texts/give.en.json' with { type: 'json' }
import { linkTo } from './links.ts'
import type { LinkedBooking } from './links.ts'
import { dataNote } from '../../houses/views/data-note.ts'

export const texts = textsOf({ name: 'self-service/give', de, en })

interface GiveModel extends LinkedBooking {
  house: ShownHouse
  rooms: readonly Room[]
  booking: Booking
  /** That could take it over. */
  groups: readonly Pick<Group, 'id' | 'name'>[]
  failure?: Failure | undefined
}

/** To whom a booking is offered: a group of the house, or somebody with an address. */
export function giveView(model: GiveModel): string {
  const { language, house, rooms, booking, groups, failure } = model
  const say = texts(language)
  const value = (name: string) => failure?.entered.get(name) ?? ''
  const others = groups.filter(({ id }) => id !== booking.group)
  const group = select({
    name: 'group',
    label: say('give.group'),
    value: value('group'),
    empty: say('give.noGroup'),
    groups: [{ options: others.map(({ id, name }) => ({ value: id, label: name })) }],
  })
  const person = [
    textField({
      name: 'contact.name',
      label: say('give.name'),
      value: value('contact.name'),
      attributes: { maxlength: 80 },
    }),
    emailField({ name: 'contact.email', label: say('give.email'), value: value('contact.email') }),
  ]
  return housePage({
    language,
    house,
    title: say('give.title'),
    robots: 'noindex',
    here: linkTo(model, 'give'),
    main: html`${pageHeading(say('give.title'), { lead: say('give.lead') })} ${wrong(model)}
    ${bookingFacts(booking, rooms, language)}
    ${form({
      action: linkTo(model, 'give'),
      attributes: { 'data-once': true },
      content: [
        others.length > 0 && fieldset({ legend: say('give.toGroup'), content: group }),
        fieldset({ legend: say('give.toPerson'), content: person }),
        dataNote(house.id, language),
        actions(
          submit({ label: say('give.send') }),
          linkButton({ href: linkTo(model), label: bookingTexts(language)('back'), kind: 'plain' }),
        ),
      ],
    })}`,
  })
}

function wrong({ language, rooms, failure }: GiveModel): Content {
  if (failure === undefined) return false
  const isMissing = failure.errors.some(({ name }) => name === 'group' || name.startsWith('contact'))
  if (!isMissing) return errorsAbove({ language, rooms, failure }, [])
  const message = texts(language)('give.missing')
  return errorSummary({ language, errors: [{ field: 'contact.name', message }] })
}

interface GiftModel {
  language: Language
  id: string
  token: string
  house: ShownHouse
  rooms: readonly Room[]
  booking: Booking
  gift: Gift
  /** Why a yes was not possible. */
  failed?: 'cannotMore' | 'limit' | 'changed' | undefined
}

/** Asks whether somebody takes it over. Opening it says nothing yet. */
export function giftView({ language, house, rooms, booking, gift, failed, ...of }: GiftModel): string {
  const say = texts(language)
  const here = href(giveRoutes.giftPage, of)
  const group = 'group' in gift.to ? gift.to.name : 'none'
  return housePage({
    language,
    house,
    here,
    title: say('gift.title'),
    robots: 'noindex',
    main: html`${pageHeading(say('gift.title'), { lead: say('gift.lead', { name: gift.from.name, group }) })}
    ${failed && errorSummary({ language, title: say('gift.cannot'), errors: [{ message: say(`gift.${failed}`) }] })}
    ${bookingFacts(withoutReach(booking), rooms, language)}
    ${buttonForm({ action: here, label: say('gift.yes'), kind: 'primary', fields: { answer: 'yes', version: String(booking.version) } })}
    ${confirmation({
      open: say('gift.noOpen'),
      question: say('gift.noQuestion'),
      action: here,
      label: say('gift.no'),
      fields: { answer: 'no' },
    })}`,
  })
}

/** Whoever it is offered to sees who gives it, and not how they are reached. */
function withoutReach({ note: _note, ...booking }: Booking): Booking {
  return { ...booking, contact: { name: booking.contact.name } }
}

/** What has become of an offer, or that it is over. */
export function giftOverView({
  language,
  house,
  here,
  what,
}: {
  language: Language
  house: ShownHouse
  here: string
  what: 'declined' | 'over'
}): string {
  const say = texts(language)
  return housePage({
    language,
    house,
    here,
    title: say(`gift.${what}`),
    robots: 'noindex',
    main: pageHeading(say(`gift.${what}`), { lead: say(`gift.${what}More`) }),
  })
}

import { actions, form, submit } from '../../../shared/html/buttons.ts'
import { definitionList } from '../../../shared/html/facts.ts'
import { telField, textField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Entered } from '../../../shared/http/form.ts'
import type { FieldError } from '../../../shared/http/problem.ts'
import type { Language } from '../../../shared/language.ts'
import { textsOf } from '../../../shared/texts.ts'
import { formatList } from '../../../shared/time/format.ts'
import { usualRooms } from '../../bookings/rules/slot.ts'
import { roomNames, spanWords, whenWords } from '../../bookings/views/facts.ts'
import { dataNote } from '../../houses/views/data-note.ts'
import { fieldsOf } from '../../houses/views/form-fields.ts'
import { housePage, reachLine } from '../../rooms/views/frame.ts'
import type { ShownHouse } from '../../rooms/views/frame.ts'
import { placeStanding } from '../../waitlist/views/place.ts'
import type { ShownPlace } from '../../waitlist/views/place.ts'
import { findRoutes } from '../contract/find.ts'
import de from '../texts/find.de.json' with { type: 'json' }
import en from '../texts/find.en.json' with { type: 'json' }
import { findHref } from './links.ts'
import { standing, stepsOf } from './standing.ts'
import type { Stood } from './standing.ts'

const texts = textsOf({ name: 'self-service/find', de, en })

export interface FindModel {
  language: Language
  house: ShownHouse
  entered: Entered
  failure?: Failure
}

/** Asks for the code and the telephone that were left with a request. */
export function findView({ language, house, entered, failure }: FindModel): string {
  const say = texts(language)
  const { body: schema } = findRoutes.sendFind
  const wrong = ({ name, code }: FieldError) => {
    if (code === 'nothing-found') return say('error.nothing-found')
    return name === 'phone' && code !== 'required' ? say('error.noPhone') : undefined
  }
  const fields = fieldsOf({ language, schema, entered, failure, texts, wrong })
  return ofHouse({ language, house }, say('title'), [
    fields.summary(),
    pageHeading(say('title'), { lead: say('lead') }),
    form({
      action: findHref(house.id),
      content: [
        textField({
          ...fields.field('code'),
          attributes: { autocomplete: 'off', autocapitalize: 'words', required: true, maxlength: 60 },
        }),
        telField(fields.field('phone')),
        dataNote(house.id, language),
        actions(submit({ label: say('send') })),
      ],
    }),
    html`<p>${say('call')} ${reachLine(house)}</p>`,
  ])
}

/** Where a booking stands, when and where it is; who it is for they know. */
export function foundBookingView(stood: Stood): string {
  const { language, booking, rooms } = stood
  const [first] = booking.occurrences
  const when = booking.repeat || !first ? spanWords(booking, language) : whenWords(first, language)
  return foundPage(stood, [standing(stood), stepsOf(stood)], {
    when,
    rooms: roomNames(usualRooms(booking), rooms),
  })
}

/** The same of a place in the queue. */
export function foundPlaceView(model: ShownPlace & { ahead: number }): string {
  const { language, place, rooms } = model
  return foundPage(model, placeStanding(model), {
    when: whenWords(place, language),
    rooms: roomNames(place.rooms, rooms),
  })
}

function foundPage(
  of: Pick<FindModel, 'language' | 'house'>,
  stands: Content,
  { when, rooms }: { when: string; rooms: readonly string[] },
): string {
  const say = texts(of.language)
  const facts = definitionList([
    { name: say('when'), value: html`<strong>${when}</strong>` },
    { name: say('rooms'), value: formatList(rooms, of.language) },
  ])
  return ofHouse(of, say('found'), [
    pageHeading(say('found')),
    stands,
    facts,
    html`<p>${say('change')} ${reachLine(of.house)}</p>`,
  ])
}

function ofHouse(of: Pick<FindModel, 'language' | 'house'>, title: string, main: Content): string {
  return housePage({ ...of, title, here: findHref(of.house.id), robots: 'noindex', main: html`${main}` })
}

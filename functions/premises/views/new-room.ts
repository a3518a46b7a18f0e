import { actions, form, submit } from '../../../shared/html/buttons.ts'
import { textField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { enteredOf } from '../../../shared/http/form.ts'
import type { Language } from '../../../shared/language.ts'
import { weekdays } from '../../../shared/time/civil.ts'
import type { TeamHouse } from '../../houses/rules/roles.ts'
import type { House } from '../../houses/schema.ts'
import { managePage } from '../../houses/views/manage-frame.ts'
import { capability } from '../contract.ts'
import type { Room } from '../../rooms/schema.ts'
import { trail } from './form.ts'
import { roomFieldsOf, roomParts } from './room-fields.ts'
import { texts } from './texts.ts'

const { routes } = capability

/** What a new room begins with: open as the house, or else daily, everything by request. */
const beginning = {
  onHolidays: 'as-house',
  hours: Object.fromEntries(weekdays.map((weekday) => [weekday, [{ from: '08:00', to: '22:00' }]])),
  gapMinutes: 0,
  minMinutes: 15,
  maxMinutes: 1440,
  leadHours: 0,
  horizonMonths: 24,
  approval: 'request',
  contention: 'hold',
  decideWithinHours: 72,
}

function beginningIn({ hours }: House) {
  const own = { ...beginning, hoursFrom: 'room' }
  return hours === undefined ? own : { ...own, hoursFrom: 'house', hours }
}

/** The form for a further room. */
export function newRoomView(model: {
  language: Language
  path: string
  house: TeamHouse
  rooms: readonly Room[]
  failure?: Failure
}): string {
  const { language, path, house, rooms, failure } = model
  const say = texts(language)
  const stored = enteredOf(beginningIn(house))
  const entered = failure?.entered ?? stored
  const drawn = { language, house, entered, stored, failure, known: [], today: '', others: rooms }
  const fields = roomFieldsOf(drawn)
  const title = say('new.title')
  return managePage({
    language,
    path,
    house,
    title,
    current: 'rooms',
    main: html`${fields.summary()} ${pageHeading(title, { lead: say('new.lead'), above: trail(model, title) })}
    ${form({
      action: href(routes.addRoom, { house: house.id }),
      content: [
        roomParts(drawn, fields, textField(fields.field('id'))),
        actions(submit({ label: say('new.send') })),
      ],
    })}`,
  })
}

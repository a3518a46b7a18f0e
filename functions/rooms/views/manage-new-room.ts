import { actions, form, submit } from '../../../shared/html/buttons.ts'
import { textField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import { breadcrumb } from '../../../shared/html/navigation.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { enteredOf } from '../../../shared/http/form.ts'
import type { Language } from '../../../shared/language.ts'
import { weekdays } from '../../../shared/time/civil.ts'
import type { House } from '../../houses/schema.ts'
import { hrefTo, managePage } from '../../houses/views/manage-frame.ts'
import { capability } from '../contract.ts'
import type { Room } from '../schema.ts'
import { roomFieldsOf, roomParts, texts } from './manage-room-fields.ts'

const { routes } = capability

/** What a new room begins with: open daily, everything by request. */
const beginning = {
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

/** The form for a further room. */
export function newRoomView(model: {
  language: Language
  path: string
  house: House
  rooms: readonly Room[]
  failure?: Failure
}): string {
  const { language, path, house, rooms, failure } = model
  const say = texts(language)
  const entered = failure?.entered ?? enteredOf(beginning)
  const drawn = { language, entered, failure, known: [], today: '', others: rooms }
  const fields = roomFieldsOf(drawn)
  const title = say('new.title')
  const trail = breadcrumb({
    label: say('trail'),
    places: [{ label: say('trail.house'), href: hrefTo('settings', house.id) }, { label: title }],
  })
  return managePage({
    language,
    path,
    house,
    title,
    current: 'settings',
    main: html`${fields.summary()} ${pageHeading(title, { lead: say('new.lead'), above: trail })}
    ${form({
      action: href(routes.addRoom, { house: house.id }),
      content: [
        roomParts(drawn, fields, textField(fields.field('id'))),
        actions(submit({ label: say('new.send') })),
      ],
    })}`,
  })
}

import { comma } from '../../../shared/in-a-row.ts'
import { actions, buttonForm, linkButton } from '../../../shared/html/buttons.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html, spoken } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { section } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import type { TeamHouse } from '../../houses/rules/roles.ts'
import { toldPart } from '../../bookings/views/told.ts'
import type { Told } from '../../bookings/rules/told.ts'
import { hrefTo, managePage } from '../../houses/views/manage-frame.ts'
import { isInUse } from '../../rooms/rules/hours.ts'
import type { Room } from '../../rooms/schema.ts'
import { upToWords } from '../../rooms/views/people.ts'
import { hoursInWords } from '../../rooms/views/words.ts'
import { capability } from '../contract.ts'
import { texts } from './texts.ts'

const { routes } = capability

export interface ListModel {
  language: Language
  path: string
  house: TeamHouse
  rooms: readonly Room[]
  /** What was done a moment ago. */
  done?: string | undefined
  /** Who hears of it. */
  told?: Told | undefined
  /** The room that has moved. */
  placed?: string | undefined
}

/** When the house is open, and its rooms in their order, each with the way to its settings. */
export function listView(model: ListModel): string {
  const { language, path, house, rooms, done, told } = model
  const say = texts(language)
  const used = rooms.filter(isInUse)
  const away = rooms.filter((room) => !isInUse(room))
  const known = (['put-away', 'back'] as const).find((one) => one === done)
  const content = told === undefined ? {} : { content: toldPart(told, language) }
  return managePage({
    language,
    path,
    house,
    title: say('list.title'),
    current: 'rooms',
    ...(known ? { notice: notice({ kind: 'success', title: say(`list.done.${known}`), ...content }) } : {}),
    main: html`${pageHeading(say('list.title'))} ${section(say('room.hours'), houseHours(model))}
    ${section(say('list.rooms'), [
      html`<p class="hint">${say('list.hint')}</p>`,
      html`<ul class="rooms-in-order">
        ${used.map((room, at) => inUse(model, room, { isFirst: at === 0, isLast: at === used.length - 1 }))}
      </ul>`,
      actions(linkButton({ href: hrefTo('newRoom', house.id), label: say('new.send') })),
    ])}
    ${
      away.length > 0 &&
      section(
        say('list.away'),
        html`<ul class="rooms-in-order">
          ${away.map((room) => putAway(model, room))}
        </ul>`,
      )
    }`,
  })
}

function houseHours({ language, house }: ListModel): Content {
  const say = texts(language)
  const lines = house.hours
    ? hoursInWords(house.hours, language).map(({ days, times }) => html`<p>${days}: ${times}</p>`)
    : html`<p>${say('list.noHours')}</p>`
  const holidays = house.closedOnHolidays && html`<p>${say('list.closedOnHolidays')}</p>`
  const label = say('list.changeHours')
  return html`${lines} ${holidays} ${actions(linkButton({ href: hrefTo('hours', house.id), label }))}`
}

function inUse(
  { language, house, placed }: ListModel,
  room: Room,
  { isFirst, isLast }: { isFirst: boolean; isLast: boolean },
): Content {
  const say = texts(language)
  const params = { house: house.id, room: room.id }
  const move = (way: 'up' | 'down') =>
    buttonForm({
      action: href(routes.placeRoom, params),
      label: html`${say(`list.${way}`)}${spoken(`: ${room.name}`)}`,
      fields: { way },
    })
  const differs = house.hours !== undefined && room.hoursFrom === 'room'
  return html`<li id="room-${room.id}">
    <p>
      <a href="${href(routes.roomSettingsPage, params)}"><strong>${room.name}</strong></a>
      <span class="quiet">${upToWords(room.capacity, language)}${differs && html`${comma(language)}${say('list.differs')}`}</span>
    </p>
    ${placed === room.id && notice({ kind: 'success', title: say('list.done.placed') })}
    ${actions(!isFirst && move('up'), !isLast && move('down'), awayLink(room, params, language))}
  </li>`
}

function awayLink({ name }: Room, params: { house: string; room: string }, language: Language): Content {
  const label = html`${texts(language)('list.putAway')}${spoken(`: ${name}`)}`
  return linkButton({ href: href(routes.putAwayPage, params), label, kind: 'plain' })
}

function putAway({ language, house }: ListModel, { id, name }: Room): Content {
  const say = texts(language)
  const params = { house: house.id, room: id }
  return html`<li id="room-${id}">
    <p>
      <a href="${href(routes.roomSettingsPage, params)}"><strong>${name}</strong></a>
    </p>
    ${actions(
      buttonForm({
        action: href(routes.takeRoomBack, params),
        label: html`${say('list.takeBack')}${spoken(`: ${name}`)}`,
      }),
    )}
  </li>`
}

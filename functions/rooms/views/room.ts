import { equipmentLine } from './equipment.ts'
import { linkButton } from '../../../shared/html/buttons.ts'
import { definitionList } from '../../../shared/html/facts.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { breadcrumb } from '../../../shared/html/navigation.ts'
import { details, section } from '../../../shared/html/panels.ts'
import { subscribeBlock } from '../../../shared/html/subscribe.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { formatDuration } from '../../../shared/time/format.ts'
import { phoneLink } from '../../../shared/html/reach-links.ts'
import { photoView } from '../../photos/views/photo.ts'
import { capability } from '../contract.ts'
import { roomPhoto } from '../rules/photo.ts'
import type { Room } from '../schema.ts'
import type { RoomText } from '../../houses/schema/own-words.ts'
import { upToWords } from './people.ts'
import { bookHref, houseHref, housePage, texts } from './frame.ts'
import { ownWords } from './own-words.ts'
import type { RoomModel } from './room-model.ts'
import { roomWeek } from './room-week.ts'
import { accessWords, hoursInWords, otherDays } from './words.ts'
import { weekPager } from './week-pager.ts'

/** A room: its next seven days, what is in it, when it is open, who decides. */
export function roomView(model: RoomModel): string {
  const { language, house, from, to, today } = model
  const { room } = model.days
  const say = texts(language)
  const isNow = from === today
  const link = (week?: LocalDate) => roomHref(house.id, room.id, week ? { week } : {})
  const places = [
    { label: house.name, href: houseHref(house.id) },
    { label: say('house.rooms'), href: href(capability.routes.roomsPage, { house: house.id }) },
    { label: room.name },
  ]
  const above = breadcrumb({ label: say('frame.place'), places })
  return housePage({
    language,
    house,
    title: room.name,
    width: 'wide',
    paper: 'landscape',
    here: link(isNow ? undefined : from),
    description: say('room.description', { room: room.name, house: house.name }),
    ...(isNow ? {} : { robots: 'noindex, nofollow' }),
    main: html`${beginning(model, pageHeading(ownWords(room, 'name', { house, page: language }), { above, lead: leadOf(model) }))}
    ${weekPager({ language, from, to, today, link })} ${roomWeek(model)}
    ${section(say('room.facts'), factsOf(model))} ${calendar(model)}`,
  })
}

function roomHref(house: string, room: string, query: { week?: string } = {}): string {
  return href(capability.routes.roomPage, { house, room }, query)
}

function leadOf({ days: { room }, house, language: page }: RoomModel): Content {
  const people = upToWords(room.capacity, page)
  const first = people.charAt(0).toUpperCase() + people.slice(1)
  const own = ownWords(room, 'description', { house, page })
  return html`${own} ${first}.`
}

/** What the room is and the way to ask for it; on a wide screen its photo stands beside, so that the days are seen at once. */
function beginning(model: RoomModel, title: Html): Content {
  const { days, house, language } = model
  const { room } = days
  if (room.photo === undefined) return [title, ask(model)]
  const how = { written: house.language, page: language, look: 'lead band' } as const
  const photo = photoView(room.photo, { ...roomPhoto(room), ...how })
  return html`<div class="beside-photo">${title} ${photo} ${ask(model)}</div>`
}

/** For the few who take it over once, so it waits behind its name. */
function calendar({ language, calendarUrl, days: { room } }: RoomModel): Html {
  const block = subscribeBlock({ language, url: calendarUrl, name: room.name })
  return html`<div class="no-print">${details(texts(language)('calendar'), block)}</div>`
}

function ask({ house, days: { room }, language }: RoomModel): Html {
  const say = texts(language)
  if (room.approval === 'phone-only') {
    const phone = house.phone === undefined ? '' : phoneLink(house.phone)
    return html`<p>${say('room.phoneOnly')} ${phone}</p>`
  }
  const to = bookHref(house.id, { rooms: [room.id] })
  const button = linkButton({ href: to, label: say('room.ask'), kind: 'primary' })
  return html`<div class="page-heading">${button}</div>`
}

function factsOf(model: RoomModel): Html {
  const { house, today, language } = model
  const { room } = model.days
  const say = texts(language)
  const hours = hoursInWords(room.hours, language)
  const others = otherDays(room, today, language)
  const ofHouse = (name: RoomText) => ownWords(room, name, { house, page: language })
  const length = (minutes: number) => formatDuration(minutes, language)
  const span = { least: length(room.minMinutes), most: length(room.maxMinutes) }
  return definitionList([
    ...relationsOf(model),
    {
      name: say('room.features'),
      value: room.features.length > 0 && equipmentLine(room.features, { house, language }),
    },
    { name: say('room.floor'), value: ofHouse('floor') },
    { name: say('room.access'), value: accessWords(room, language) },
    { name: say('room.cost'), value: ofHouse('cost') },
    {
      name: say('room.hours'),
      value: html`${hours.map(({ days, times }) => html`<p>${days}: ${times}</p>`)}
        ${room.ofHouse?.closedOn && html`<p>${say('room.closedOnHolidays')}</p>`}`,
    },
    {
      name: say('room.otherDays'),
      value:
        others.length > 0 &&
        html`${others.map(({ date, times, note }) => html`<p>${date}: ${times}${note && ` (${note})`}</p>`)}`,
    },
    { name: say('room.length'), value: say('room.lengthWords', span) },
    { name: say('room.gap'), value: room.gapMinutes > 0 && length(room.gapMinutes) },
    { name: say('room.ahead'), value: aheadInWords(room, language) },
    { name: say('room.decides'), value: decidesInWords(room, language) },
  ])
}

/** What of the house is used together with this room or not at the same time. */
function relationsOf({ house, days: { room, related }, language }: RoomModel) {
  const say = texts(language)
  const others = related.map((other) => other.room)
  const isPart = ({ id }: Room) => room.contains.includes(id)
  const isAround = ({ contains }: Room) => contains.includes(room.id)
  const isApart = ({ id, excludes }: Room) => room.excludes.includes(id) || excludes.includes(room.id)
  const links = (some: readonly Room[]) =>
    some.length > 0 &&
    html`${some.map(({ id, name }) => html`<p><a href="${roomHref(house.id, id)}">${name}</a></p>`)}`
  return [
    { name: say('room.parts'), value: links(others.filter(isPart)) },
    { name: say('room.partOf'), value: links(others.filter(isAround)) },
    { name: say('room.apart'), value: links(others.filter(isApart)) },
  ]
}

function aheadInWords({ leadHours, horizonMonths }: Room, language: Language): string {
  const say = texts(language)
  const ahead = say('room.horizon', { months: horizonMonths })
  if (leadHours === 0) return ahead
  return `${ahead} ${say('room.lead', { time: formatDuration(leadHours * 60, language) })}`
}

function decidesInWords({ approval, decideWithinHours }: Room, language: Language): string {
  const time = formatDuration(decideWithinHours * 60, language)
  return texts(language)(`approval.${approval}`, { time })
}

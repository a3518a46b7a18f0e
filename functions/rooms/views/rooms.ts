import { comma } from '../../../shared/in-a-row.ts'
import { equipmentLine } from './equipment.ts'
import { linkButton } from '../../../shared/html/buttons.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { card, cards } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import type { InOtherWords } from '../../houses/schema.ts'
import { photoView } from '../../photos/views/photo.ts'
import { capability } from '../contract.ts'
import { roomPhoto } from '../rules/photo.ts'
import type { Room } from '../schema.ts'
import { bookHref, housePage, texts } from './frame.ts'
import type { ShownHouse } from './frame.ts'
import { ownWords } from './own-words.ts'
import { upToWords } from './people.ts'

interface RoomsModel {
  language: Language
  house: ShownHouse & InOtherWords
  rooms: readonly Room[]
}

interface Listed extends Omit<RoomsModel, 'house'> {
  house: ShownHouse
}

/** All rooms of a house, each with the way to its week and to asking for it. */
export function roomsView(model: RoomsModel): string {
  const { language, house, rooms } = model
  const say = texts(language)
  return housePage({
    language,
    house,
    title: say('house.rooms'),
    current: 'rooms',
    here: href(capability.routes.roomsPage, { house: house.id }),
    main: html`${pageHeading(say('house.rooms'), { lead: say('house.needMore') })}
    ${cards(...rooms.map((room, at) => roomCard(model, room, at === 0)))}`,
  })
}

function roomCard({ language, house }: RoomsModel, room: Room, isFirst: boolean): Html {
  const say = texts(language)
  const { id, name, approval } = room
  const own = ownWords(room, 'description', { house, page: language })
  const about = own && html`<p>${own}</p>`
  const how = { written: house.language, page: language, look: 'listed', isFirst } as const
  const photo = room.photo && photoView(room.photo, { ...roomPhoto(room), ...how })
  return card({
    title: html`<a href="${roomLink(house, id)}">${ownWords(room, 'name', { house, page: language })}</a>`,
    content: html`${photo}<p class="quiet">${roomFacts(room, house, language)}</p>
      ${about}${approval === 'phone-only' && html`<p>${say('room.phoneOnlyShort')}</p>`}`,
    actions:
      approval === 'phone-only'
        ? undefined
        : linkButton({
            href: bookHref(house.id, { rooms: [id] }),
            label: html`${say('frame.book')}<span class="spoken">: ${name}</span>`,
          }),
  })
}

/** Their names alone, where something else comes first; all else is said on their pages. */
export function roomList({ language, house, rooms }: Listed): Html {
  const line = ({ id, name, capacity }: Room) => html`<li>
    <a href="${roomLink(house, id)}">${name}</a> <span class="quiet">${upToWords(capacity, language)}</span>
  </li>`
  return html`<ul class="room-list">
    ${rooms.map(line)}
  </ul>`
}

function roomLink(house: ShownHouse, room: string): string {
  return href(capability.routes.roomPage, { house: house.id, room })
}

/** „bis 12 Personen, Herd, Kühlschrank“ */
function roomFacts({ capacity, features }: Room, house: ShownHouse, language: Language): Content {
  return html`${upToWords(capacity, language)}${features.length > 0 && html`${comma(language)}${equipmentLine(features, { house, language })}`}`
}

import { actions, form, submit } from '../../../shared/html/buttons.ts'
import { hiddenField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { enteredOf } from '../../../shared/http/form.ts'
import type { Entered } from '../../../shared/http/form.ts'
import type { Language } from '../../../shared/language.ts'
import type { TeamHouse } from '../../houses/rules/roles.ts'
import { changedFields } from '../../houses/views/changed-meanwhile.ts'
import type { Told } from '../../bookings/rules/told.ts'
import { managePage } from '../../houses/views/manage-frame.ts'
import { photoErrors, photoPart } from '../../photos/views/photo-form.ts'
import { roomPhoto } from '../../rooms/rules/photo.ts'
import type { Room } from '../../rooms/schema.ts'
import { capability } from '../contract.ts'
import { anchorOf, trail } from './form.ts'
import { outsidePart, savedNotice } from './outside.ts'
import type { Foreseen } from './outside.ts'
import { roomFieldsOf, roomParts } from './room-fields.ts'
import { texts } from './texts.ts'

const { routes } = capability

export interface RoomSettingsModel {
  language: Language
  path: string
  house: TeamHouse
  room: Room
  /** The other rooms of the house. */
  others: readonly Room[]
  today: string
  rooms: readonly Room[]
  saved?: boolean
  /** Who hears of what was saved. */
  told?: Told | undefined
  /** What was sent, and what would lie outside with it. */
  entered?: Entered
  foreseen?: Foreseen
  failure?: Failure
  /** Of the photo, which is sent by itself. */
  photoFailure?: Failure
}

/** Everything about a room that its manager may change. */
export function roomSettingsView(model: RoomSettingsModel): string {
  const { language, path, house, rooms, room, failure, foreseen, saved } = model
  const say = texts(language)
  const stored = enteredOf(room)
  const entered = failure?.entered ?? model.entered ?? stored
  const { others, today } = model
  const drawn = { language, house, entered, stored, failure, known: room.exceptions, today, others }
  const fields = roomFieldsOf(drawn)
  const meanwhile =
    failure?.code === 'changed-meanwhile' &&
    changedFields({ language, texts, entered, stored, anchor: anchorOf })
  const done = savedNotice(model)
  return managePage({
    language,
    path,
    house,
    title: room.name,
    current: 'rooms',
    ...(saved ? { notice: done } : {}),
    main: html`${meanwhile || fields.summary() || photoErrors(model.photoFailure, language)}
    ${pageHeading(room.name, { lead: say('room.lead'), above: trail(model, room.name) })}
    ${form({
      action: href(routes.changeRoom, { house: house.id, room: room.id }),
      content: [
        foreseen && outsidePart(foreseen, { language, rooms, save: say('save') }),
        hiddenField('version', String(room.version)),
        roomParts(drawn, fields),
        actions(submit({ label: say('save'), ...(foreseen ? { kind: 'secondary' } : {}) })),
      ],
    })}
    ${photoOf(model)}`,
  })
}

function photoOf({ language, house, room, photoFailure: failure }: RoomSettingsModel) {
  const params = { house: house.id, room: room.id }
  return photoPart({
    ...roomPhoto(room),
    language,
    written: house.language,
    photo: room.photo,
    failure,
    action: href(routes.setRoomPhoto, params),
    removeAction: href(routes.removeRoomPhoto, params),
  })
}

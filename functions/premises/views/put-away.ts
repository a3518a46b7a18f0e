import { actions, form, submit } from '../../../shared/html/buttons.ts'
import { hiddenField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import { errorSummary } from '../../../shared/html/messages.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { problemMessage } from '../../../shared/http/words.ts'
import type { Language } from '../../../shared/language.ts'
import type { TeamHouse } from '../../houses/rules/roles.ts'
import { managePage } from '../../houses/views/manage-frame.ts'
import type { Room } from '../../rooms/schema.ts'
import { capability } from '../contract.ts'
import { trail } from './form.ts'
import { outsidePart } from './outside.ts'
import type { Foreseen } from './outside.ts'
import { texts } from './texts.ts'

const { putAwayRoom } = capability.routes

export interface PutAwayModel {
  language: Language
  path: string
  house: TeamHouse
  rooms: readonly Room[]
  room: Room
  /** What is booked there; nothing where the form was refused. */
  foreseen?: Foreseen | undefined
  failure?: Failure
}

/** What putting a room away does and leaves alone, what is booked there, and the button. */
export function putAwayView(model: PutAwayModel): string {
  const { language, path, house, rooms, room, foreseen, failure } = model
  const say = texts(language)
  const title = say('putAway.title', { room: room.name })
  const save = say('putAway.send')
  const isBooked = foreseen !== undefined && foreseen.counts.dates > 0
  return managePage({
    language,
    path,
    house,
    title,
    current: 'rooms',
    main: html`${failure && wrongOf(failure, language)}
    ${pageHeading(title, { lead: say('putAway.lead'), above: trail(model, room.name) })}
    ${form({
      action: href(putAwayRoom, { house: house.id, room: room.id }),
      content: [
        hiddenField('version', String(room.version)),
        isBooked &&
          outsidePart(foreseen, { language, rooms, save, title: say('putAway.booked', foreseen.counts) }),
        !isBooked && [
          html`<p>${say('putAway.nothing')}</p>`,
          hiddenField('shown', foreseen?.shown ?? ''),
          actions(submit({ label: save })),
        ],
      ],
    })}`,
  })
}

function wrongOf({ code, facts }: Failure, language: Language) {
  const { title, detail } = problemMessage(language, code, facts, texts)
  return errorSummary({
    language,
    title: texts(language)('errors'),
    errors: [{ message: [title, detail].join(' ') }],
  })
}

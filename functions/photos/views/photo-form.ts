import { actions, confirmation, form, submit } from '../../../shared/html/buttons.ts'
import { fileField, textField } from '../../../shared/html/fields.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import { errorSummary } from '../../../shared/html/messages.ts'
import { section } from '../../../shared/html/panels.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { FieldError } from '../../../shared/http/problem.ts'
import { fieldMessage, problemMessage } from '../../../shared/http/words.ts'
import { textsOf } from '../../../shared/texts.ts'
import type { Language } from '../../../shared/language.ts'
import { mostPhotoBytes } from '../schema.ts'
import type { Photo, PhotoPlace } from '../schema.ts'
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }
import { photoView } from './photo.ts'

const texts = textsOf({ name: 'photos', de, en })

export interface PhotoPart extends PhotoPlace {
  language: Language
  written: string
  photo: Photo | undefined
  /** Another one waits for somebody who runs the house. */
  waits?: boolean
  /** What stands in the field for its words, if other than those of the photo that is shown. */
  alt?: string | undefined
  failure: Failure | undefined
  /** Where it is sent to, and where it is taken away. */
  action: string
  removeAction: string
}

/** A photo to choose, to describe in words, and to take away: a part of a page, with forms of its own. */
export function photoPart(part: PhotoPart): Html {
  const { language, photo, waits = false, failure, action, removeAction, written } = part
  const say = texts(language)
  const error = (name: string) => {
    const found = failure?.errorOf(name)
    return found && { error: messageOf(found, language) }
  }
  const most = Math.round(mostPhotoBytes / 1024)
  const chosen = form({
    action,
    attributes: { enctype: 'multipart/form-data', 'data-photo': mostPhotoBytes, 'data-once': true },
    content: [
      fileField({
        name: 'file',
        label: say(photo ? 'file.other' : 'file'),
        hint: say('file.hint', { most }),
        ...error('file'),
        attributes: { accept: 'image/jpeg,image/png,image/webp', required: photo === undefined && !waits },
      }),
      textField({
        name: 'alt',
        label: say('alt'),
        hint: say('alt.hint'),
        value: failure?.entered.get('alt') ?? part.alt ?? photo?.alt ?? '',
        ...error('alt'),
        attributes: { required: true, maxlength: 200 },
      }),
      actions(submit({ label: say('send'), kind: 'secondary' })),
    ],
  })
  const what = waits ? 'drop' : 'remove'
  const remove =
    (waits || photo) &&
    confirmation({
      open: say(what),
      openKind: 'plain',
      question: say(`${what}.question`),
      action: removeAction,
      label: say(`${what}.yes`),
      kind: 'danger',
    })
  const shown =
    photo && photoView(photo, { house: part.house, of: part.of, written, page: language, look: 'listed' })
  return section(say('title'), html`${shown}${waits && html`<p>${say('waits')}</p>`}${chosen}${remove}`, {
    id: 'photo',
  })
}

/** What is wrong with it, for above the page; nothing if nothing is. */
export function photoErrors(failure: Failure | undefined, language: Language): Html | false {
  if (failure === undefined) return false
  const say = texts(language)
  const errors = failure.errors.map(({ name, ...found }) => ({
    field: name,
    message: `${say(name === 'alt' ? 'alt' : 'title')}: ${messageOf(found, language)}`,
  }))
  const { code, facts } = failure
  const whole = problemMessage(language, code, facts, texts).title
  return errorSummary({
    language,
    title: say('errors'),
    errors: errors.length > 0 ? errors : [{ message: whole }],
  })
}

function messageOf({ code, facts }: Pick<FieldError, 'code' | 'facts'>, language: Language): string {
  const kilobytes = Math.round(mostPhotoBytes / 1024)
  return fieldMessage(language, { code, facts: { ...facts, kilobytes } }, texts)
}

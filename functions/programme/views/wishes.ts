import { actions, form, submit } from '../../../shared/html/buttons.ts'
import { checkbox } from '../../../shared/html/choices.ts'
import { textArea, textField } from '../../../shared/html/fields.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { section } from '../../../shared/html/panels.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Language } from '../../../shared/language.ts'
import { formatDate } from '../../../shared/time/format.ts'
import type { Suggestion } from '../../suggestions/schema.ts'
import { meetingHref } from './links.ts'
import { texts } from './texts.ts'

export interface Wishes {
  language: Language
  house: string
  meeting: string
  /** The last day on which one can be handed in, as long as it has not passed. */
  until: string | undefined
  /** What others may read. */
  released: readonly Suggestion[]
  isSent: boolean
  failure: Failure | undefined
}

/** What people wish for the evening: to read, and to hand in; nothing where nobody asks for it. */
export function wishPart(wishes: Wishes): Content {
  const { language, until, released, isSent, failure } = wishes
  const say = texts(language)
  if (until === undefined && released.length === 0 && !isSent && failure === undefined) return false
  return section(
    say('wish.title'),
    [
      isSent && notice({ kind: 'success', title: say('wish.sent') }),
      until === undefined && failure !== undefined && tooLate(say('wish.closed'), failure),
      until !== undefined &&
        html`<p>${say('wish.lead', { date: formatDate(until, language, 'compactYear') })}</p>`,
      released.length > 0 &&
        html`<ul class="date-lines">
          ${released.map(
            ({ text, name }) =>
              html`<li>
                <p class="quote">${text}</p>
                ${name !== undefined && html`<p class="quiet">${name}</p>`}
              </li>`,
          )}
        </ul>`,
      until !== undefined && !isSent && wishForm(wishes),
    ],
    { id: 'wishes' },
  )
}

/** What was typed is not lost: it can be told in another way. */
function tooLate(title: string, { entered }: Failure): Content {
  return notice({ kind: 'warning', title, content: html`<p class="quote">${entered.get('text')}</p>` })
}

function wishForm({ language, house, meeting, failure }: Wishes): Content {
  const say = texts(language)
  const often = failure?.code === 'too-many-requests' || failure?.code === 'suggestions-full'
  const wrong = failure && say(often ? 'follow.often' : 'wish.wrong')
  return form({
    action: `${meetingHref(house, meeting)}/wish#wishes`,
    content: [
      textArea({
        name: 'text',
        label: say('wish.text'),
        value: failure?.entered.get('text') ?? '',
        attributes: { required: true, maxlength: 1000, rows: 3 },
        ...(wrong ? { error: wrong } : {}),
      }),
      textField({
        name: 'name',
        label: say('label.name'),
        mark: say('optional'),
        value: failure?.entered.get('name') ?? '',
        attributes: { maxlength: 80, autocomplete: 'nickname' },
      }),
      checkbox({
        name: 'public',
        label: say('wish.public'),
        hint: say('wish.publicHint'),
        checked: failure?.entered.get('public') !== undefined,
      }),
      actions(submit({ label: say('wish.send'), kind: 'secondary' })),
    ],
  })
}

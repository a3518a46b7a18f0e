import { actions, form, submit } from '../../../shared/html/buttons.ts'
import { emailField } from '../../../shared/html/fields.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { section } from '../../../shared/html/panels.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Language } from '../../../shared/language.ts'
import { meetingHref } from './links.ts'
import { texts } from './texts.ts'
import { dataNote } from '../../houses/views/data-note.ts'

/** To hear of changes by mail; the address is asked first. */
export function followPart({
  language,
  house,
  meeting,
  done,
  failure,
}: {
  language: Language
  house: string
  meeting: string
  done: string | undefined
  failure: Failure | undefined
}): Content {
  const say = texts(language)
  if (done === 'asked') {
    const asked = notice({ kind: 'success', level: 3, title: say('follow.asked') })
    return section(say('follow.title'), asked, { id: 'follow' })
  }
  const wrong = failure && say(whyNot(failure.code))
  return section(
    say('follow.title'),
    html`<p>${say('follow.lead')}</p>
      ${form({
        action: `${meetingHref(house, meeting)}/follow#follow`,
        content: [
          emailField({
            name: 'email',
            label: say('follow.email'),
            value: failure?.entered.get('email') ?? '',
            attributes: { required: true, maxlength: 254 },
            ...(wrong ? { error: wrong } : {}),
          }),
          dataNote(house, language),
          actions(submit({ label: say('follow.send'), kind: 'secondary' })),
        ],
      })}`,
    { id: 'follow' },
  )
}

function whyNot(code: string) {
  if (code === 'too-many-requests') return 'follow.often'
  return code === 'meeting-ended' ? 'follow.ended' : 'follow.wrong'
}

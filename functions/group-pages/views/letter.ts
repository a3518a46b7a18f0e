import { actions, buttonForm, form, submit } from '../../../shared/html/buttons.ts'
import { textArea, textField } from '../../../shared/html/fields.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { details, section } from '../../../shared/html/panels.ts'
import { Entered } from '../../../shared/http/form.ts'
import { LetterForm } from '../../groups/contract/json.ts'
import { mayIn } from '../../groups/rules/rights.ts'
import { fieldsOf } from '../../houses/views/form-fields.ts'
import { ownHref } from './links.ts'
import type { OwnModel } from './own-model.ts'
import { texts } from './texts.ts'

/** A letter to all, by a host. */
export function letterPart({ language, group, standing, own, failed }: OwnModel): Content {
  if (!mayIn(group, standing, 'write-to-all') || group.state !== 'active') return false
  const say = texts(language)
  const failure = failed?.form === 'letter' ? failed.failure : undefined
  const entered = failure?.entered ?? new Entered()
  const fields = fieldsOf({ language, schema: LetterForm, entered, failure, texts })
  const content = html`${fields.summary()}
    <p>${say('letter.more')}</p>
    ${form({
      action: ownHref(own, 'mail'),
      attributes: { 'data-once': true },
      content: [
        textField(fields.field('subject')),
        textArea(fields.field('text')),
        actions(submit({ label: say('letter.send') })),
      ],
    })}`
  return details(say('letter.title'), content, { open: failure !== undefined })
}

/** Whether somebody wants such letters. */
export function quietPart({ language, group, standing, own, self }: OwnModel): Content {
  const isIn = standing === 'member' || standing === 'host'
  if (!isIn || self.email === undefined || group.state !== 'active') return false
  const say = texts(language)
  const isQuiet = self.isQuiet === true
  return section(
    say('quiet.title'),
    html`<p>${say(isQuiet ? 'quiet.off' : 'quiet.on')}</p>
      ${buttonForm({
        action: ownHref(own, isQuiet ? 'loud' : 'quiet'),
        label: say(isQuiet ? 'quiet.join' : 'quiet.leave'),
      })}`,
  )
}

import { actions, form, submit } from '../../../shared/html/buttons.ts'
import { hiddenField, textArea } from '../../../shared/html/fields.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { details } from '../../../shared/html/panels.ts'
import { enteredOf } from '../../../shared/http/form.ts'
import { mayIn } from '../../groups/rules/rights.ts'
import { changedFields } from '../../houses/views/changed-meanwhile.ts'
import { fieldsOf } from '../../houses/views/form-fields.ts'
import { WordsForm } from '../contract/pages.ts'
import { ownHref } from './links.ts'
import type { OwnModel } from './own-model.ts'
import { texts } from './texts.ts'
import { wordsFields } from './words-form.ts'

/** What the group says of itself, for its hosts to say otherwise. */
export function wordsPart({ language, house, group, standing, own, failed }: OwnModel): Content {
  if (!mayIn(group, standing, 'change') || group.state === 'ended') return false
  const say = texts(language)
  const { name, purpose, notes, languages, audience, joining, askable, version } = group
  const stored = enteredOf({ name, purpose, notes, languages, audience, joining, askable, version })
  const failure = failed?.form === 'words' ? failed.failure : undefined
  const entered = failure?.entered ?? stored
  const fields = fieldsOf({ language, schema: WordsForm, entered, failure, texts })
  const isStale = failure?.code === 'changed-meanwhile'
  const content = html`${isStale ? changedFields({ language, texts, entered, stored }) : fields.summary()}
  ${form({
    action: ownHref(own, 'words'),
    content: [
      hiddenField('version', String(version)),
      wordsFields({ language, house, fields, entered }),
      textArea(fields.field('notes')),
      actions(submit({ label: say('words.send') })),
    ],
  })}`
  return details(say('words.title'), content, { open: failure !== undefined })
}

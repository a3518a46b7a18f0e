import { actions, confirmation, form, submit } from '../../../shared/html/buttons.ts'
import { hiddenField, textArea, textField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { emptyState, notice } from '../../../shared/html/messages.ts'
import { card, section } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { Entered, enteredOf } from '../../../shared/http/form.ts'
import type { Language } from '../../../shared/language.ts'
import { today } from '../../../shared/time/civil.ts'
import { formatDate } from '../../../shared/time/format.ts'
import { texts } from '../../group-pages/views/texts.ts'
import { groupPaths } from '../../groups/contract/paths.ts'
import type { Agreement } from '../../houses/schema/agreement.ts'
import { AgreementWords, mostAgreements } from '../../houses/schema/agreement.ts'
import type { TeamHouse } from '../../houses/rules/roles.ts'
import { changedFields } from '../../houses/views/changed-meanwhile.ts'
import { fieldsOf } from '../../houses/views/form-fields.ts'
import { managePage } from '../../houses/views/manage-frame.ts'
import { AgreementForm } from '../contract/groups.ts'

interface AgreementsModel {
  language: Language
  house: TeamHouse
  agreements: readonly Agreement[]
  done?: string | undefined
  failure?: Failure
  /** Of which a form was refused; without it the new one. */
  failedId?: string
}

/** What the house agrees on with its groups: each with its words, its version and its date. */
export function agreementsView(model: AgreementsModel): string {
  const { language, house, agreements, done } = model
  const say = texts(language)
  const title = say('agreements.title')
  const isDone = done !== undefined && texts.has(`agreements.done.${done}`)
  return managePage({
    language,
    house,
    path: href({ path: groupPaths.agreements }, { house: house.id }),
    current: 'groups',
    title,
    ...(isDone
      ? {
          notice: notice({
            kind: 'success',
            title: say(`agreements.done.${done}` as 'agreements.done.added'),
          }),
        }
      : {}),
    main: html`${pageHeading(title, { lead: say('agreements.lead') })}
    ${
      agreements.length === 0
        ? emptyState({ title: say('agreements.none'), content: say('agreements.noneMore') })
        : agreements.map((each) => agreementPart(model, each))
    }
    ${agreements.length < mostAgreements && newPart(model)}`,
  })
}

function agreementPart(model: AgreementsModel, agreement: Agreement): Content {
  const { language, house, failure: failed, failedId } = model
  const say = texts(language)
  const { id, title, version, since } = agreement
  const failure = failedId === id ? failed : undefined
  const stored = enteredOf({ title, words: agreement.words, version })
  const entered = failure?.entered ?? stored
  const fields = fieldsOf({ language, schema: AgreementForm, entered, failure, texts })
  const anchor = (name: string) => `${name}-${id}`
  const own = (name: string) => ({ ...fields.field(name), id: anchor(name) })
  const date = formatDate(today(since, house.timeZone), language, 'compactYear')
  const problem =
    failure?.code === 'changed-meanwhile'
      ? changedFields({ language, texts, entered, stored, anchor })
      : fields.summary()
  const words = own('words')
  return card({
    title,
    content: html`${problem}
      <p class="quiet">${say('agreements.since', { version, date })}</p>
      ${form({
        action: stepHref(house.id, id, 'change'),
        content: [
          hiddenField('version', String(version)),
          textField(own('title')),
          textArea({ ...words, attributes: { ...words.attributes, rows: 6 } }),
          actions(submit({ label: say('agreements.save'), kind: 'secondary' })),
        ],
      })}`,
    actions: confirmation({
      open: say('agreements.remove'),
      question: say('agreements.removeQuestion', { title }),
      action: stepHref(house.id, id, 'remove'),
      label: say('agreements.removeYes'),
      kind: 'danger',
    }),
  })
}

function newPart({ language, house, failure: failed, failedId }: AgreementsModel): Content {
  const say = texts(language)
  const failure = failedId === undefined ? failed : undefined
  const entered = failure?.entered ?? new Entered()
  const fields = fieldsOf({ language, schema: AgreementWords, entered, failure, texts })
  const words = fields.field('words')
  const content = html`${fields.summary()}
  ${form({
    action: href({ path: groupPaths.agreements }, { house: house.id }),
    attributes: { 'data-once': true },
    content: [
      textField(fields.field('title')),
      textArea({ ...words, attributes: { ...words.attributes, rows: 6 } }),
      actions(submit({ label: say('agreements.add') })),
    ],
  })}`
  return section(say('agreements.new'), content)
}

function stepHref(house: string, agreement: string, step: string): string {
  return `${href({ path: groupPaths.agreements }, { house })}/${agreement}/${step}`
}

import { actions, buttonForm, form, submit } from '../../../shared/html/buttons.ts'
import { radios } from '../../../shared/html/choices.ts'
import { dateField, textArea, textField } from '../../../shared/html/fields.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { details } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { Entered } from '../../../shared/http/form.ts'
import type { Language } from '../../../shared/language.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { texts } from '../../group-pages/views/texts.ts'
import { reportWords, trustWords } from '../../group-pages/views/trust-words.ts'
import { ReportForm } from '../../groups/contract/trust.ts'
import { groupPaths } from '../../groups/contract/paths.ts'
import type { Trust } from '../../groups/rules/trust.ts'
import type { Group } from '../../groups/schema.ts'
import { Report } from '../../groups/schema/trust.ts'
import { fieldsOf } from '../../houses/views/form-fields.ts'

interface Drawing {
  language: Language
  today: LocalDate
  /** What a form on the page was refused for, which, and of which group. */
  failed?: FailedForm | undefined
}

export interface FailedForm {
  form: 'trust' | 'report'
  id: string
  failure: Failure
}

/** Whether a group is trusted and why, and what those who run the house can do about it. */
export function groupTrust(drawing: Drawing, group: Group, trust: Trust): Content {
  return html`${trust.why !== 'house-decides' && trustWords(trust, drawing.language)}
  ${reportsPart(drawing, group, trust)} ${saidPart(drawing, group, trust)} ${reportPart(drawing, group)}`
}

/** Trust is given and taken with a sentence that others read. */
function saidPart({ language, failed }: Drawing, { id, house, trust: said }: Group, trust: Trust): Content {
  const say = texts(language)
  const failure = failed?.form === 'trust' && failed.id === id ? failed.failure : undefined
  const label = say(trust.trusted ? 'managed.untrust' : 'managed.trust')
  const content = form({
    action: stepHref(house, id, `trust/${trust.trusted ? 'no' : 'yes'}`),
    content: [
      textField({
        name: 'reason',
        id: `reason-${id}`,
        label: say('managed.reason'),
        value: failure?.entered.get('reason') ?? '',
        attributes: { maxlength: 200, required: true },
        ...(failure ? { error: say('managed.reasonMissing') } : {}),
      }),
      actions(submit({ label, kind: 'secondary' })),
    ],
  })
  const back =
    said !== undefined && buttonForm({ action: stepHref(house, id, 'rule'), label: say('managed.byRule') })
  return html`${details(label, content, { open: failure !== undefined })} ${back}`
}

/** What was reported, also where it does not count or the house has said something else. */
function reportsPart({ language }: Drawing, { id, house, reports = [] }: Group, trust: Trust): Content {
  if (reports.length === 0) return false
  const say = texts(language)
  const lines = reports.toReversed().map(
    (report) =>
      html`<p>${reportWords(report, language)}</p>
        ${buttonForm({
          action: stepHref(house, id, `reports/${report.kind}/${report.date}/back`),
          label: say('managed.withdraw'),
        })}`,
  )
  return details(say('managed.reported'), lines, { open: trust.why === 'reported' })
}

function reportPart({ language, today, failed }: Drawing, { id, house }: Group): Content {
  const say = texts(language)
  const failure = failed?.form === 'report' && failed.id === id ? failed.failure : undefined
  const entered = failure?.entered ?? new Entered()
  const fields = fieldsOf({ language, schema: ReportForm, entered, failure, texts })
  const own = (name: string) => ({ ...fields.field(name), id: `${name}-${id}` })
  const kindError = fields.error('kind')
  const date = own('date')
  const content = html`<p>${say('managed.reportMore')}</p>
    ${form({
      action: stepHref(house, id, 'reports/new'),
      content: [
        radios({
          name: 'kind',
          id: `kind-${id}`,
          legend: say('label.kind'),
          chosen: [entered.get('kind')],
          options: Report.shape.kind.options.map((value) => ({ value, label: say(`report.${value}`) })),
          ...(kindError === undefined ? {} : { error: kindError }),
        }),
        dateField({ ...date, attributes: { ...date.attributes, max: today } }),
        textArea({ ...own('words'), attributes: { required: true, maxlength: 300, rows: 2 } }),
        actions(submit({ label: say('managed.report'), kind: 'secondary' })),
      ],
    })}`
  return details(say('managed.report'), content, { open: failure !== undefined })
}

export function stepHref(house: string, id: string, step: string): string {
  return `${href({ path: groupPaths.managed }, { house })}/${id}/${step}`
}

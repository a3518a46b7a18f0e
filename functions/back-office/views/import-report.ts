import { inARow } from '../../../shared/in-a-row.ts'
import { actions, form, linkButton, submit } from '../../../shared/html/buttons.ts'
import { hiddenField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { emptyState, notice } from '../../../shared/html/messages.ts'
import { details, section } from '../../../shared/html/panels.ts'
import type { Refusal } from '../../../shared/refusal.ts'
import type { ImportReport } from '../../imports/schema.ts'
import { hrefTo } from '../../houses/views/manage-frame.ts'
import { countOf } from '../../imports/rules/spans.ts'
import type { ImportChoice } from '../../imports/schema.ts'
import type { RunPart } from '../../imports/views/run-words.ts'
import { cutOffWords, partsOfReport, problemOfFile, texts } from '../../imports/views/words.ts'
import type { ReportLine, ReportPart } from '../../imports/views/words.ts'
import { blockHref } from './blocked.ts'
import { importFrame, toCalendar } from './import-form.ts'
import { managedHref, roomsOf } from '../../bookings/views/managed.ts'
import type { ManagerPage } from '../../bookings/views/managed.ts'

export interface ImportReportModel extends ManagerPage {
  report: ImportReport
  /** Whether it was taken over, or is only looked at. */
  step: 'look' | 'take'
  choice: ImportChoice
  /** The calendar itself, to be sent along with the button. */
  calendar: string
  /** Why the rest does not go on by itself. */
  waits?: Refusal | undefined
}

/** Nobody reads more lines than these of one part; all of them are counted. */
const mostLines = 200

/** A list of more lines is opened by whoever wants to read it: two hundred are nineteen screens of a phone. */
const mostInSight = 20

/** What a calendar would lead to, with the button that takes it over; or what it led to. */
export function importReportView(model: ImportReportModel): string {
  const { language, report, step } = model
  const say = texts(language)
  const parts = partsOfReport(report, language)
  const count = countOf(report.plan.takes)
  const lead = roomsOf([model.choice.room], model.rooms, language)
  return importFrame(model, [
    pageHeading(say(step === 'look' ? 'preview.title' : 'title'), { lead }),
    cutOffNotice(model),
    step === 'look' ? lookNotice(model, count) : doneNotice(model, count),
    model.waits && notice({ kind: 'info', title: problemOfFile(model.waits, language) }),
    count > 0 && takeForm(model, count),
    parts.map((part) => partSection(model, { ...part, unkept: 0 })),
    actions(
      toCalendar(model),
      linkButton({ href: hrefTo('import', model.house.id), label: say('preview.other'), kind: 'plain' }),
    ),
  ])
}

function cutOffNotice({ report, language }: ImportReportModel): Content {
  const words = cutOffWords(report, language)
  return words && notice({ kind: 'warning', ...words })
}

function lookNotice({ language }: ImportReportModel, count: number): Content {
  const say = texts(language)
  if (count === 0) return emptyState({ title: say('preview.none') })
  return notice({ kind: 'info', title: say('preview.note') })
}

function doneNotice({ language, report }: ImportReportModel, left: number): Content {
  const say = texts(language)
  const isWhole = left === 0
  return notice({
    kind: isWhole ? 'success' : 'warning',
    title: say('done.title', { count: report.taken }),
    content: isWhole ? say('done.whole') : say('done.left', { count: left }),
  })
}

/** Nothing is kept between preview and button: the file goes along, and is read and planned anew. */
function takeForm({ language, house, choice, calendar, step }: ImportReportModel, count: number): Content {
  const { showTitles, withFree, ...said } = choice
  const flags = Object.entries({ showTitles, withFree }).filter(([, value]) => value)
  return form({
    action: hrefTo('import', house.id),
    attributes: { enctype: 'multipart/form-data', 'data-once': true },
    content: [
      Object.entries(said).map(([name, value]) => value !== undefined && hiddenField(name, value)),
      flags.map(([name]) => hiddenField(name, 'yes')),
      hiddenField('calendar', calendar),
      hiddenField('step', 'take'),
      actions(submit({ label: texts(language)(step === 'look' ? 'take' : 'takeOn', { count }) })),
    ],
  })
}

/** One part of what became of a calendar, line by line. */
export function partSection(model: ManagerPage, { name, title, lead, lines, unkept }: RunPart): Content {
  const say = texts(model.language)
  const rest = Math.max(lines.length - mostLines, 0) + unkept
  const list = html`<ul>
    ${lines.slice(0, mostLines).map((line) => reportItem(model, line, name))}
    ${rest > 0 && html`<li>${say('more', { count: rest })}</li>`}
  </ul>`
  const isLong = lines.length > mostInSight
  return section(
    title,
    html`${lead !== undefined && html`<p class="quiet">${lead}</p>`}
    ${isLong ? details(say('list.show'), list) : list}`,
  )
}

function reportItem({ language, house }: ManagerPage, line: ReportLine, part: ReportPart['name']): Content {
  const { title, text, about } = line
  const rest = line.notes.length - mostLines
  const more = rest > 0 ? ` ${texts(language)('more', { count: rest })}` : ''
  const notes = line.notes.slice(0, mostLines)
  const name = about ? html`<a href="${hrefOf(house.id, about)}">${title}</a>` : title
  if (part === 'leftOut') return html`<li>${title} <strong>${inARow(notes, language)}</strong>${more}</li>`
  return html`<li>
    <strong>${name}</strong>${text !== '' && `: ${text}`}
    ${notes.map((note) => html`<br /><span class="quiet">${note}</span>`)}
  </li>`
}

function hrefOf(house: string, { id, kind }: NonNullable<ReportLine['about']>): string {
  return kind === 'block' ? blockHref({ house, id }) : managedHref({ house, id })
}

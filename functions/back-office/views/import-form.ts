import { roomsInUse } from '../../rooms/rules/hours.ts'
import { actions, form, linkButton, submit } from '../../../shared/html/buttons.ts'
import { checkbox, radios } from '../../../shared/html/choices.ts'
import { emailField, fileField, hiddenField, textField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Entered } from '../../../shared/http/form.ts'
import { fieldsOf } from '../../houses/views/form-fields.ts'
import { hrefTo, managePage } from '../../houses/views/manage-frame.ts'
import { importPages } from '../contract/import.ts'
import type { ImportRun } from '../../imports/schema/run.ts'
import { texts } from '../../imports/views/words.ts'
import type { ManagerPage } from '../../bookings/views/managed.ts'
import { dataNote } from '../../houses/views/data-note.ts'

export interface ImportModel extends ManagerPage {
  entered: Entered
  failure?: Failure | undefined
  /** The last one that went on by itself. */
  run?: Pick<ImportRun, 'state'> | undefined
}

/** The form for a calendar of another program. */
export function importView(model: ImportModel): string {
  const { language, house, entered, failure } = model
  const say = texts(language)
  const fields = fieldsOf({ language, entered, failure, texts, schema: importPages.sendImport.body })
  const flag = (name: 'showTitles' | 'withFree') =>
    checkbox({
      name,
      label: say(`label.${name}`),
      hint: say(`hint.${name}`),
      checked: entered.has(name, 'yes'),
    })
  const isLost = failure !== undefined && failure.errorOf('file')?.code !== 'calendar-missing'
  return importFrame(model, [
    failure && fields.summary(),
    pageHeading(say('title'), { lead: say('lead') }),
    model.run &&
      html`<p>
        <a href="${hrefTo('importRun', house.id)}"
          >${say(model.run.state === 'running' ? 'run.now' : 'run.last')}</a
        >
      </p>`,
    form({
      action: hrefTo('import', house.id),
      attributes: { enctype: 'multipart/form-data' },
      content: [
        fileField({
          ...fields.field('file', { mark: undefined }),
          ...(isLost ? { hint: `${say('again.file')} ${say('hint.file')}` } : {}),
          attributes: { accept: '.ics,text/calendar', required: true },
        }),
        roomField(model, fields.error('room')),
        asField(model, fields.error('as')),
        textField(fields.field('name')),
        emailField(fields.field('email')),
        flag('showTitles'),
        flag('withFree'),
        hiddenField('step', 'look'),
        dataNote(house.id, language),
        actions(submit({ label: say('look') })),
      ],
    }),
  ])
}

function roomField({ language, rooms, entered }: ImportModel, error: string | undefined): Content {
  return radios({
    name: 'room',
    legend: texts(language)('label.room'),
    look: 'cards',
    chosen: [entered.get('room')],
    options: roomsInUse(rooms).map(({ id, name }) => ({ value: id, label: name })),
    ...(error === undefined ? {} : { error }),
  })
}

function asField({ language, entered }: ImportModel, error: string | undefined): Content {
  const say = texts(language)
  return radios({
    name: 'as',
    legend: say('label.as'),
    chosen: [entered.get('as')],
    options: (['bookings', 'blocks'] as const).map((value) => ({
      value,
      label: say(`as.${value}`),
      detail: say(`as.${value}.detail`),
    })),
    ...(error === undefined ? {} : { error }),
  })
}

/** Around the form and what follows from it. */
export function importFrame(
  { language, house }: ManagerPage,
  main: Content,
  place: 'import' | 'importRun' = 'import',
): string {
  return managePage({
    language,
    house,
    current: 'calendar',
    path: hrefTo(place, house.id),
    title: texts(language)(place === 'import' ? 'title' : 'run.title'),
    main: html`${main}`,
  })
}

/** The way on to the calendar of the house. */
export function toCalendar({ language, house }: ManagerPage): Content {
  return linkButton({ href: hrefTo('calendar', house.id), label: texts(language)('toCalendar') })
}

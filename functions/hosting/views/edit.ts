import { inARow } from '../../../shared/in-a-row.ts'
import { actions, form, linkButton, submit } from '../../../shared/html/buttons.ts'
import { checkbox, checkboxes, radios } from '../../../shared/html/choices.ts'
import {
  dateField,
  fieldRow,
  fieldset,
  hiddenField,
  numberField,
  textArea,
  textField,
} from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { details } from '../../../shared/html/panels.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { enteredOf } from '../../../shared/http/form.ts'
import type { Entered } from '../../../shared/http/form.ts'
import { changedFields } from '../../houses/views/changed-meanwhile.ts'
import { fieldsOf } from '../../houses/views/form-fields.ts'
import type { FormFields } from '../../houses/views/form-fields.ts'
import { withProposed } from '../../meetings/rules/change.ts'
import type { Meeting } from '../../meetings/schema.ts'
import type { AccessData } from '../../meetings/schema/access-data.ts'
import {
  accesses,
  audiencesOf,
  languageWords,
  spokenLanguages,
  tagWords,
} from '../../meetings/views/words.ts'
import { MeetingForm } from '../contract/forms.ts'
import { framed, hrefOf } from './side.ts'
import type { Behind } from './side.ts'
import { texts } from './texts.ts'

export interface EditModel extends Behind {
  meeting: Meeting
  accessData: AccessData | undefined
  failure?: Failure
}

/** All that is said of a meeting, to be said otherwise. */
export function editView(model: EditModel): string {
  const { language, meeting, failure, side } = model
  const say = texts(language)
  const stored = storedOf(model)
  const entered = failure?.entered ?? stored
  const isStale = failure?.code === 'changed-meanwhile'
  const fields = fieldsOf({ language, schema: MeetingForm, entered, failure, texts })
  const above = isStale ? changedFields({ language, texts, entered, stored }) : fields.summary()
  const lead = side.kind === 'host' && meeting.origin === 'public' ? { lead: say('edit.read') } : {}
  return framed(model, {
    title: say('edit.title'),
    here: hrefOf(side, 'edit'),
    main: html`${above} ${pageHeading(say('edit.title'), lead)}
    ${form({
      action: hrefOf(side, 'edit'),
      content: [
        hiddenField('version', String(meeting.version)),
        wordsPart(model, fields),
        forWhomPart(model, fields, entered),
        registrationPart(model, fields, entered),
        onlinePart(model, fields),
        actions(
          submit({ label: say('edit.send') }),
          linkButton({ href: hrefOf(side), label: say('edit.leave'), kind: 'plain' }),
        ),
      ],
    })}`,
  })
}

/** The form as the meeting fills it. */
function storedOf({ language, meeting, accessData, house }: EditModel): Entered {
  const { version, needsKey, registration, suggestionsUntil } = meeting
  const said = withProposed(meeting)
  const isKnown = (tag: string) => audiencesOf(house).includes(tag)
  return enteredOf({
    version,
    ...said.words.de,
    ...(said.words.en === undefined ? {} : { english: said.words.en }),
    audience: said.audience.filter(isKnown),
    otherAudience: inARow(
      said.audience.filter((tag) => !isKnown(tag)),
      language,
    ),
    languages: said.languages,
    access: said.access,
    cost: said.cost,
    hosts: said.hosts.join('\n'),
    needsKey,
    registration,
    accessText: accessData?.text,
    releaseHoursBefore: accessData?.releaseHoursBefore ?? 24,
    suggestionsUntil,
  })
}

function wordsPart({ language }: EditModel, fields: FormFields): Content {
  const say = texts(language)
  const english = details(say('edit.english'), [
    textField({ ...fields.field('english.title'), label: say('label.title') }),
    textArea({ ...fields.field('english.description'), label: say('label.description') }),
    textArea({ ...fields.field('english.practical'), label: say('label.practical') }),
  ])
  return fieldset({
    legend: say('edit.words'),
    content: [
      textField(fields.field('title')),
      textArea(fields.field('description')),
      textArea(fields.field('practical')),
      textArea(fields.field('hosts')),
      english,
    ],
  })
}

function forWhomPart({ language, house }: EditModel, fields: FormFields, entered: Entered): Content {
  const say = texts(language)
  const choice = (
    name: 'audience' | 'access' | 'languages',
    values: readonly string[],
    word: (value: string) => string,
  ) =>
    checkboxes({
      name,
      legend: say(`edit.${name}`),
      chosen: entered.all(name),
      options: [...new Set([...values, ...entered.all(name)])].map((value) => ({
        value,
        label: word(value),
      })),
    })
  return fieldset({
    legend: say('edit.forWhom'),
    content: [
      choice('audience', audiencesOf(house), (tag) => tagWords('audience', tag, language)),
      textField(fields.field('otherAudience')),
      choice('languages', spokenLanguages, (code) => languageWords([code], language)),
      choice('access', accesses, (tag) => tagWords('access', tag, language)),
      textField(fields.field('cost')),
    ],
  })
}

function registrationPart({ language }: EditModel, fields: FormFields, entered: Entered): Content {
  const say = texts(language)
  const modes = ['none', 'wanted', 'needed'] as const
  return fieldset({
    legend: say('edit.registration'),
    content: [
      radios({
        name: 'registration.mode',
        legend: say('edit.mode'),
        chosen: [entered.get('registration.mode') || 'none'],
        options: modes.map((value) => ({ value, label: say(`registration.${value}`) })),
      }),
      fieldRow(
        numberField(fields.field('registration.places')),
        numberField(fields.field('registration.newcomerPlaces')),
        numberField(fields.field('registration.newcomersUntilHours')),
      ),
      fieldRow(
        numberField(fields.field('registration.opensDaysBefore')),
        numberField(fields.field('registration.closesMinutesBefore')),
      ),
      yesNo('registration.waitingList', say('label.registration.waitingList'), entered),
      yesNo('needsKey', say('label.needsKey'), entered),
    ],
  })
}

/** A box that is not ticked says no. */
function yesNo(name: string, label: string, entered: Entered): Content {
  return [
    hiddenField(name, 'no'),
    checkbox({
      name,
      label,
      value: 'yes',
      checked: ['yes', 'true'].includes(entered.all(name).at(-1) ?? ''),
    }),
  ]
}

function onlinePart({ language }: EditModel, fields: FormFields): Content {
  const say = texts(language)
  return fieldset({
    legend: say('edit.online'),
    hint: say('edit.onlineHint'),
    content: [
      textArea(fields.field('accessText')),
      numberField(fields.field('releaseHoursBefore')),
      dateField(fields.field('suggestionsUntil')),
    ],
  })
}

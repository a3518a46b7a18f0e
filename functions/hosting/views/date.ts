import { inARow } from '../../../shared/in-a-row.ts'
import { roomsInUse } from '../../rooms/rules/hours.ts'
import { actions, confirmation, form, linkButton, submit } from '../../../shared/html/buttons.ts'
import { checkboxes, radios } from '../../../shared/html/choices.ts'
import { dateField, fieldRow, hiddenField, textArea, textField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { notice, statusBig } from '../../../shared/html/messages.ts'
import { details, section } from '../../../shared/html/panels.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { enteredOf } from '../../../shared/http/form.ts'
import type { Entered } from '../../../shared/http/form.ts'
import { formatDate, formatMoment, formatRange } from '../../../shared/time/format.ts'
import type { HeldSlot } from '../../bookings/schema/occurrence.ts'
import { spokenFacts } from '../../bookings/views/managed.ts'
import { changedFields } from '../../houses/views/changed-meanwhile.ts'
import { fieldsOf } from '../../houses/views/form-fields.ts'
import type { FormFields } from '../../houses/views/form-fields.ts'
import { hasEnded, takesPlace } from '../../meetings/rules/dates.ts'
import type { Meeting } from '../../meetings/schema.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'
import { venueWords } from '../../meetings/views/words.ts'
import { CancelForm, MoveForm, NoteForm } from '../contract/forms.ts'
import { filledOf, seenOf } from '../rules/seen.ts'
import { comingPart } from './coming.ts'
import type { ComingList } from './coming.ts'
import { standingOf, venueAsked } from './dates.ts'
import { framed, hrefOf } from './side.ts'
import { doneNotice, failedNotice, texts } from './texts.ts'
import { seenBy } from '../../houses/views/seen.ts'

export interface DateModel extends ComingList {
  meeting: Meeting
  date: MeetingDate
  /** Where and when it shall be instead, as long as the house is asked. */
  wanted: Required<HeldSlot> | undefined
  /** Whether other dates follow, so that a step may mean them too. */
  isSeries: boolean
  done?: string | undefined
  /** Why a step was not taken. */
  failed?: string
  /** Which of the forms was not taken, and why: it alone shows again what was typed. */
  failedForm?: { form: DateFormName; failure: Failure }
}

export type DateFormName = 'note' | 'move' | 'cancel'

/** A form of the page with what stands in it. */
interface Filled {
  fields: FormFields
  entered: Entered
  isOpen: boolean
}

/** A date from behind: what is said of it, another time or place, cancelling. */
export function dateView(model: DateModel): string {
  const { language, side, date, meeting, done, rooms, house, now } = model
  const say = texts(language)
  const title = inARow([meeting.words.de.title, formatDate(date.date, language, seenBy(model))], language)
  const said = done === undefined ? false : doneNotice(language, done)
  const [standing, standingWords] = standingOf(date, model)
  const canChange = takesPlace(date) && !hasEnded(date, house.timeZone, now)
  const where = inARow(
    [formatRange(date.from, date.to, language), venueWords(date.venue, rooms, language)],
    language,
  )
  return framed(model, {
    title,
    here: hrefOf(side, '', { key: date.key }),
    ...(said ? { notice: said } : {}),
    main: html`${wrong(model)} ${failedNotice(language, model.failed)}
      <p><a href="${hrefOf(side)}">${meeting.words.de.title}</a></p>
      ${pageHeading(formatDate(date.date, language, seenBy(model)), { lead: where })}
      ${statusBig({
        standing,
        words: standingWords,
        ...(date.note === undefined ? {} : { next: date.note }),
      })}
      ${askedPart(model)} ${comingPart(model)}
      ${
        canChange && [
          section(say('note.title'), notePart(model, filledForm(model, 'note'))),
          section(say('move.title'), movePart(model, filledForm(model, 'move'))),
          section(say('cancel.title'), cancelPart(model)),
        ]
      }
      ${actions(linkButton({ href: hrefOf(side), label: say('date.back'), kind: 'plain' }))}`,
  })
}

/** Another time or place for which somebody of the house has to say yes. */
function askedPart(model: DateModel): Content {
  const { language, rooms, wanted } = model
  if (wanted === undefined) return false
  const when = formatMoment(wanted, language, seenBy(model))
  const where = venueWords(venueAsked(wanted), rooms, language)
  const say = texts(language)
  return notice({
    kind: 'info',
    level: 2,
    title: say('date.asked', { when, where }),
    content: say('date.askedMore'),
  })
}

const schemas = { note: NoteForm, move: MoveForm, cancel: CancelForm }

/** As the date fills it, or as it was sent and not taken. */
function filledForm(model: DateModel, form: DateFormName): Filled {
  const { language, date, meeting, rooms, failedForm } = model
  const failure = failedForm?.form === form ? failedForm.failure : undefined
  const entered = failure?.entered ?? enteredOf(form === 'cancel' ? {} : filledOf(date, meeting))
  const spoken = (facts: Failure['facts']) => spokenFacts(facts, { rooms, language })
  const fields = fieldsOf({ language, schema: schemas[form], entered, failure, texts, spoken })
  return { fields, entered, isOpen: failure !== undefined }
}

/** What is wrong with a form; or in what it differs from what somebody else has said meanwhile. */
function wrong(model: DateModel): Content {
  const { failedForm, date, meeting, language } = model
  if (failedForm === undefined) return false
  const { form, failure } = failedForm
  if (failure.code !== 'changed-meanwhile') return filledForm(model, form).fields.summary()
  if (form === 'cancel') return failedNotice(language, failure.code)
  const { title, note, ...when } = filledOf(date, meeting)
  const stored = enteredOf(form === 'note' ? { title, note } : { ...when, note })
  return changedFields({ language, texts, entered: failure.entered, stored })
}

function seenField({ date, meeting }: DateModel): Content {
  return hiddenField('seen', seenOf(date, meeting))
}

function notePart(model: DateModel, { fields, entered }: Filled): Content {
  const { language, side, date } = model
  const say = texts(language)
  return form({
    action: hrefOf(side, 'note', { key: date.key }),
    content: [
      seenField(model),
      textField({
        name: 'title',
        value: entered.get('title'),
        mark: say('optional'),
        label: say('note.topic'),
        hint: say('note.topicHint'),
        attributes: { maxlength: 120 },
      }),
      textArea({ ...fields.field('note'), id: 'field-note-alone', hint: say('note.hint') }),
      scopeChoice(model, 'note', entered),
      actions(submit({ label: say('note.send'), kind: 'secondary' })),
    ],
  })
}

/** In rooms, online or outdoors, at this or another time. */
function movePart(model: DateModel, { fields, entered, isOpen }: Filled): Content {
  const { language, side, date, rooms } = model
  const say = texts(language)
  const kinds = ['rooms', 'online', 'outdoors', 'partner'] as const
  const time = (name: 'from' | 'to') =>
    textField({ ...fields.field(name), attributes: { type: 'time', step: 900, required: true } })
  const fieldsOfForm = form({
    action: hrefOf(side, 'move', { key: date.key }),
    content: [
      seenField(model),
      fieldRow(dateField(fields.field('date')), time('from'), time('to')),
      radios({
        name: 'at.kind',
        legend: say('move.where'),
        chosen: [entered.get('at.kind')],
        options: kinds.map((value) => ({ value, label: say(`venue.${value}`) })),
      }),
      checkboxes({
        name: 'at.rooms',
        legend: say('move.rooms'),
        chosen: entered.all('at.rooms'),
        options: roomsInUse(rooms, entered.all('at.rooms')).map(({ id, name }) => ({
          value: id,
          label: name,
        })),
      }),
      details(say('move.place'), [
        textField(fields.field('at.place')),
        textField(fields.field('at.address')),
        textField(fields.field('at.map')),
      ]),
      textArea({ ...fields.field('note'), label: say('move.note') }),
      scopeChoice(model, 'move', entered),
      actions(submit({ label: say('move.send'), kind: 'secondary' })),
    ],
  })
  return details(say('move.open'), fieldsOfForm, { open: isOpen })
}

function cancelPart(model: DateModel): Content {
  const { language, side, date } = model
  const say = texts(language)
  const when = formatDate(date.date, language, seenBy(model))
  const { fields, entered } = filledForm(model, 'cancel')
  return confirmation({
    open: say('cancel.open'),
    openKind: 'danger',
    question: say('cancel.question', { when }),
    action: hrefOf(side, 'cancel', { key: date.key }),
    label: say('cancel.send'),
    kind: 'danger',
    content: [
      seenField(model),
      textArea({
        name: 'reason',
        label: say('label.reason'),
        mark: say('optional'),
        hint: say('cancel.reasonHint'),
        value: entered.get('reason'),
        attributes: { ...fields.field('reason').attributes, rows: 2 },
      }),
      model.isSeries &&
        dateField({
          name: 'until',
          label: say('cancel.until'),
          mark: say('optional'),
          hint: say('cancel.untilHint'),
          value: entered.get('until'),
          attributes: { min: date.date },
        }),
    ],
  })
}

/** This date alone, or all that follow too. */
function scopeChoice({ language, isSeries }: DateModel, name: string, entered: Entered): Content {
  if (!isSeries) return false
  const say = texts(language)
  return radios({
    name: 'scope',
    id: `field-scope-${name}`,
    legend: say('scope.title'),
    chosen: [entered.get('scope') || 'this'],
    options: (['this', 'following'] as const).map((value) => ({ value, label: say(`scope.${value}`) })),
  })
}

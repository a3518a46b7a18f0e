import { comma, inARow } from '../../../shared/in-a-row.ts'
import { roomsInUse } from '../../rooms/rules/hours.ts'
import { actions, buttonForm, form, submit } from '../../../shared/html/buttons.ts'
import { checkboxes } from '../../../shared/html/choices.ts'
import { dataTable } from '../../../shared/html/facts.ts'
import { textArea, textField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { section } from '../../../shared/html/panels.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Entered } from '../../../shared/http/form.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { formatMoment } from '../../../shared/time/format.ts'
import { toldPart } from '../../bookings/views/told.ts'
import type { Told } from '../../bookings/rules/told.ts'
import type { DateHit } from '../rules/dates-hit.ts'
import { fieldsOf } from '../../houses/views/form-fields.ts'
import type { FormFields } from '../../houses/views/form-fields.ts'
import { hrefTo, managePage } from '../../houses/views/manage-frame.ts'
import { holdsSlot } from '../../bookings/rules/state.ts'
import type { Booking } from '../../bookings/schema.ts'
import { blockPages } from '../contract/blocks.ts'
import type { Block } from '../../blocks/schema.ts'
import { blockedWhen, blockHref } from './blocked.ts'
import { doneNotice } from '../../bookings/views/done.ts'
import { sentAgain, spanFields } from './span.ts'
import { managedHref, roomsOf, spokenFacts, texts, titleOf } from '../../bookings/views/managed.ts'
import type { ManagerPage } from '../../bookings/views/managed.ts'

export interface BlockModel extends ManagerPage {
  entered: Entered
  today: LocalDate
  failure?: Failure | undefined
  /** Dates in the way, to be left or cancelled; whose they are, and who would hear of it. */
  inTheWay: { dates: readonly DateHit[]; bookings: readonly Booking[]; told: Told }
  /** Blocks to come. */
  blocks: readonly Block[]
  done?: string | undefined
}

/** Time that nobody can book: hours, whole days, or a span of days. */
export function blockView(model: BlockModel): string {
  const { language, house, inTheWay, failure, done } = model
  const say = texts(language)
  const fields = blockFields(model)
  const said = done === undefined ? false : doneNotice(model, { what: done })
  const asks = failure?.code === 'room-taken' && inTheWay.dates.length > 0
  return managePage({
    language,
    house,
    current: 'block',
    path: hrefTo('block', house.id),
    title: say('block.title'),
    ...(said ? { notice: said } : {}),
    main: html`${failure && !asks && fields.summary()}
    ${pageHeading(say('block.title'), { lead: say('block.lead') })}
      <p>${say('block.closure')} <a href="${hrefTo('close', house.id)}">${say('block.closureLink')}</a></p>
    ${asks && wayPart(model)}
    ${form({
      action: hrefTo('block', house.id),
      content: [
        roomField(model, fields),
        spanFields(fields, model.today, say('block.wholeDay')),
        textField({ ...fields.field('label'), attributes: { maxlength: 80, required: true } }),
        textArea({
          ...fields.field('reason'),
          label: say('block.reason'),
          attributes: { rows: 2, maxlength: 500 },
        }),
        actions(submit({ label: say('block.send'), kind: asks ? 'secondary' : 'primary' })),
      ],
    })}
    ${comingPart(model)}`,
  })
}

function blockFields(model: BlockModel): FormFields {
  const { language, entered, failure } = model
  return fieldsOf({
    language,
    entered,
    failure,
    texts,
    schema: blockPages.sendBlock.body,
    spoken: (facts) => spokenFacts(facts, model),
  })
}

function roomField({ language, rooms, entered }: BlockModel, { error }: FormFields): Content {
  const say = texts(language)
  const wrong = error('rooms')
  return checkboxes({
    name: 'rooms',
    legend: say('label.rooms'),
    look: 'cards',
    chosen: entered.all('rooms'),
    options: roomsInUse(rooms).map(({ id, name }) => ({ value: id, label: name })),
    ...(wrong === undefined ? {} : { error: wrong }),
  })
}

/** Both ways on, as forms of their own: they do with exactly these bookings what the button says, whatever is typed below. */
function wayPart(model: BlockModel): Content {
  const { language, house, entered, inTheWay } = model
  const { dates, bookings, told } = inTheWay
  const say = texts(language)
  const count = dates.length
  const fields = sentAgain(
    entered,
    ['label', 'reason'],
    bookings.map(({ id }) => id),
  )
  const choose = (displace: 'leave' | 'cancel', kind: 'secondary' | 'danger') =>
    buttonForm({
      action: hrefTo('block', house.id),
      label: say(`block.${displace}`, { count }),
      kind,
      fields: { ...fields, displace },
    })
  return notice({
    kind: 'warning',
    level: 2,
    title: say('block.inTheWay', { count }),
    decides: true,
    content: html`<ul>
        ${dates.map((hit) => hitLine(model, hit))}
      </ul>
      <p>${say('block.choose')}</p>
      ${toldPart(told, language)}
      ${actions(choose('leave', 'secondary'), choose('cancel', 'danger'))}`,
  })
}

function hitLine({ language, rooms, inTheWay }: BlockModel, hit: DateHit): Content {
  const booking = inTheWay.bookings.find(({ id }) => id === hit.booking)
  if (booking === undefined) return false
  const parts = [formatMoment(hit, language, 'compact'), roomsOf(hit.rooms, rooms, language)]
  const state = texts(language)(`use.${heldState(booking, hit)}`)
  return html`<li>
    <a href="${managedHref(booking)}">${titleOf(booking)}</a>${comma(language)}${inARow(parts, language)} (${state})
  </li>`
}

function heldState(
  { occurrences }: Booking,
  { date, from }: DateHit,
): 'unconfirmed' | 'requested' | 'approved' {
  const state = occurrences.find((each) => each.date === date && each.from === from)?.state
  return state !== undefined && holdsSlot(state) ? state : 'approved'
}

function comingPart({ language, rooms, blocks }: BlockModel): Content {
  const say = texts(language)
  if (blocks.length === 0) return false
  const table = dataTable({
    caption: say('block.coming'),
    captionHidden: true,
    columns: (['label', 'when', 'rooms'] as const).map((key) => ({ label: say(`block.column.${key}`) })),
    rows: blocks.map((block) => [
      html`<a href="${blockHref(block)}">${block.label}</a>`,
      blockedWhen(block, language),
      roomsOf(block.rooms, rooms, language),
    ]),
  })
  return section(say('block.coming'), html`<p class="quiet">${say('block.comingHint')}</p>${table}`)
}

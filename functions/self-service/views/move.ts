import { form, linkButton } from '../../../shared/html/buttons.ts'
import { section } from '../../../shared/html/panels.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { href } from '../../../shared/http/contract.ts'
import { askThem } from '../../asks/views/conflict.ts'
import { bookingPaths } from '../../bookings/contract/paths.ts'
import type { AskableDate } from '../../bookings/rules/askable.ts'
import type { ConsentTerms } from '../../bookings/rules/consent.ts'
import { changeConsent, moveConsent } from '../../bookings/views/consent-notices.ts'
import type { FreeTime } from '../../rooms/rules/free-time.ts'
import { housePage } from '../../rooms/views/frame.ts'
import type { ShownHouse } from '../../rooms/views/frame.ts'
import { slotOf } from '../../bookings/rules/move.ts'
import type { Moment } from '../../bookings/rules/scope.ts'
import type { Booking, Occurrence } from '../../bookings/schema.ts'
import { conflictNotice } from '../../bookings/views/conflict.ts'
import { contactFieldset, detailFields, purposeFieldset } from '../../bookings/views/detail-fields.ts'
import type { DetailForm } from '../../bookings/views/detail-fields.ts'
import { errorsAbove } from '../../bookings/views/errors.ts'
import { bookingFacts, whenWords } from '../../bookings/views/facts.ts'
import { freeTimePanel } from '../../bookings/views/free-time.ts'
import { linkTo } from './links.ts'
import type { LinkedBooking } from './links.ts'
import { lostNotice, metNotice } from '../../bookings/views/move-notices.ts'
import { scopeButtons } from '../../bookings/views/scope-buttons.ts'
import { datePager } from './booking-steps.ts'
import { texts as seriesTexts } from '../../bookings/views/series-texts.ts'
import { texts } from '../../bookings/views/texts.ts'
import { aroundFields, whenFields, whenFieldset } from '../../bookings/views/when-fields.ts'
import type { WhenForm } from '../../bookings/views/when-fields.ts'
import { dataNote } from '../../houses/views/data-note.ts'

export interface OfBooking extends LinkedBooking {
  house: ShownHouse
  booking: Booking
  moment: Moment
  /** The date that is looked at; a single booking's only one. */
  occurrence: Occurrence
  /** Dates to come that stay as they were approved until somebody decides about what is asked for here. */
  approved: readonly Occurrence[]
  /** On what it hangs whether somebody has to decide; only where something is approved. */
  terms: ConsentTerms | undefined
}

/** Another time, other rooms; of a series for one date or for more. */
export function moveView(model: WhenForm & OfBooking & { free?: FreeTime | undefined }): string {
  const { language, house, booking, occurrence, failure } = model
  const say = texts(language)
  const isMet = failure?.code === 'room-taken' || failure?.code === 'exceptions-lost'
  const content = [
    isOfMany(model) ? metNotice(model) : conflictNotice(model, askHolders(model)),
    lostNotice(model),
    whenFieldset(model),
    freeTimePanel({
      language,
      house: house.id,
      rooms: model.rooms,
      free: model.free,
      own: slotOf(booking, occurrence),
    }),
    aroundFields(model),
    buttons(model, 'move', say('move.send')),
  ]
  const now = say('move.now', { when: whenWords(occurrence, language) })
  return frame(model, 'move', isSeries(booking) ? undefined : now, [
    !isMet && errorsAbove(model, whenFields),
    asItStands(model),
    !isMet && moveConsent(model),
    form({ action: linkTo(model, 'move'), content, attributes: { 'data-once': true } }),
  ])
}

/** Other words, other heads; of a series for one date or for more. */
export function changeView(model: DetailForm & OfBooking): string {
  const { language, booking } = model
  const say = texts(language)
  const content = [
    purposeFieldset(model),
    contactFieldset(model, { email: false }),
    dataNote(booking.house, language),
    buttons(model, 'change', say('change.send')),
  ]
  const lead = isSeries(booking) ? seriesTexts(language)('dates.changeLead') : say('change.lead')
  return frame(model, 'change', lead, [
    errorsAbove(model, detailFields),
    asItStands(model),
    changeConsent(model),
    form({ action: linkTo(model, 'change'), content, attributes: { 'data-once': true } }),
  ])
}

/** Those who have the time, where they allow it: with a date of one's own one can swap. */
function askHolders({
  id,
  token,
  language,
  failure,
  booking,
  occurrence: date,
}: WhenForm & OfBooking): Content {
  const hrefOf = ({ booking: of, occurrence }: AskableDate) =>
    href({ path: bookingPaths.ownAsk }, { id, token }, { of, occurrence, mine: date.key })
  return askThem({ language, failure, group: booking.groupName, isOwn: true, hrefOf })
}

/** Somebody else has changed it since the form was opened: what was typed stays in the form, and above it stands what is so now. */
function asItStands({
  failure,
  booking,
  rooms,
  language,
  occurrence,
}: (WhenForm | DetailForm) & OfBooking): Content {
  if (failure?.code !== 'changed-meanwhile') return false
  const facts = bookingFacts(booking, rooms, language, isSeries(booking) ? occurrence : undefined)
  return section(texts(language)('move.asItStands'), facts)
}

const isSeries = ({ repeat }: Booking) => repeat !== undefined

/** Whether more than one date was to be moved: free slots near one of them would help only that one. */
function isOfMany({ booking, failure }: Pick<WhenForm & OfBooking, 'booking' | 'failure'>): boolean {
  const scope = failure?.entered.get('lose') || failure?.entered.get('scope')
  return isSeries(booking) && scope !== undefined && scope !== '' && scope !== 'this'
}

function buttons(model: OfBooking, step: 'move' | 'change', label: string): Html {
  const more = linkButton({ href: linkTo(model), label: texts(model.language)('back'), kind: 'plain' })
  return scopeButtons({ ...model, step, occurrence: model.occurrence.key, label, more })
}

function frame(model: OfBooking, step: 'move' | 'change', lead: string | undefined, main: Content): string {
  const { language, house, booking, occurrence } = model
  const title = isSeries(booking)
    ? seriesTexts(language)(`dates.${step}Title`)
    : texts(language)(`${step}.title`)
  return housePage({
    language,
    house,
    main: [
      pageHeading(title, lead === undefined ? {} : { lead }),
      isSeries(booking) && datePager(model, step, occurrence),
      main,
    ],
    title,
    robots: 'noindex',
    here: linkTo(model, step, isSeries(booking) ? { occurrence: occurrence.key } : {}),
  })
}

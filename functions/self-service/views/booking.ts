import { inARow } from '../../../shared/in-a-row.ts'
import { actions, copyButton, form, linkButton, submit } from '../../../shared/html/buttons.ts'
import { textArea } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { icon } from '../../../shared/html/icons.ts'
import { attributes, html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { codeBig, section } from '../../../shared/html/panels.ts'
import { attributesOf } from '../../../shared/http/attributes.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Share } from '../../asks/rules/share.ts'
import { sharesNotice } from '../../asks/views/shares.ts'
import type { SaidByHouse } from '../../houses/rules/own-words.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { usualRooms } from '../../bookings/rules/slot.ts'
import type { Room } from '../../rooms/schema.ts'
import { housePage, reachLine } from '../../rooms/views/frame.ts'
import type { ShownHouse } from '../../rooms/views/frame.ts'
import { pulseNotice } from '../../pulses/views/pulse.ts'
import { codeOf } from '../../contacts/rules/code.ts'
import type { Moment } from '../../bookings/rules/scope.ts'
import { holdsSlot, mayTake, openQuestion } from '../../bookings/rules/state.ts'
import type { Booking } from '../../bookings/schema.ts'
import { bookingRoutes } from '../contract/booking.ts'
import { datesList } from './dates.ts'
import type { DatesModel } from './dates.ts'
import { errorFor, errorsAbove } from '../../bookings/views/errors.ts'
import { leftOutNotice } from '../../bookings/views/left-out.ts'
import { bookingFacts } from '../../bookings/views/facts.ts'
import { whereWords } from '../../bookings/views/where.ts'
import { texts as giveTexts } from './give.ts'
import { historyFor } from './history.ts'
import { headline, more, usual } from './booking-actions.ts'
import { certain } from './certain.ts'
import { linkTo } from './links.ts'
import type { LinkedBooking } from './links.ts'
import { offerPanels } from './offer.ts'
import { seriesSteps } from './booking-steps.ts'
import { texts as seriesTexts } from '../../bookings/views/series-texts.ts'
import { standing, stepsOf } from './standing.ts'
import { texts } from '../../bookings/views/texts.ts'

export interface BookingModel extends LinkedBooking {
  house: ShownHouse & SaidByHouse
  rooms: readonly Room[]
  booking: Booking
  isOver: boolean
  moment: Moment
  /** What the refused dates of a series would meet by now. */
  refused: DatesModel['refused']
  /** With whom dates to come are shared. */
  shares: readonly Share[]
  /** Lead to the series that this one goes on with, and to the one that goes on with this one. */
  continues?: string | undefined
  continuedBy?: string | undefined
  /** Leads to what others come to, if they may. */
  meeting?: string | undefined
  /** The page's own address, to keep. */
  url: string
  /** What everybody may open of it: what others come to, or the room. */
  publicUrl: string
  /** What has just been done. */
  done?: string | undefined
  /** For which dates that was meant. */
  meant?: 'following' | 'all' | undefined
  /** Why an answer comes back. */
  failure?: Failure
  /** Why a date could not be taken after all. */
  missed?: Failure
}

/** A booking as its contact sees it: where it stands, what to do next, how to change it, what has happened. */
export function bookingView(model: BookingModel): string {
  const { language, house, booking, done, missed: failure, rooms } = model
  const say = texts(language)
  const isNew = done === 'sent' || done === 'extended'
  const place = whereWords(booking, usualRooms(booking), { rooms, language })
  const isSeries = booking.repeat !== undefined
  const title = isSeries
    ? headline(booking, language)
    : inARow([headline(booking, language), place], language)
  // What was sent is heard first, and takes no room from what to do next.
  const above = isNew
    ? html`<p class="above" role="status" tabindex="-1" data-told>${icon('success')} ${say('booking.sent')}</p>`
    : html`<p class="above">${say('booking.title')}</p>`
  const code = holdsSlot(booking.state) && codeSection(model)
  const facts = section(say('booking.facts'), [bookingFacts(booking, rooms, language), more(model)])
  return housePage({
    language,
    house,
    title,
    robots: 'noindex',
    here: linkTo(model),
    main: html`${pageHeading(inParts(title), { lead: isSeries ? place : undefined, above })} ${doneNotice(model)} ${leftOut(model)} ${failure && errorsAbove({ language, rooms, failure }, [])}
    ${pulsePart(model)} ${standing(model)} ${usual(model)} ${certain(model)} ${sharesNotice(model.shares, model)} ${offers(model)} ${linkedSeries(model)} ${stepsOf(model)} ${question(model)}
    ${booking.repeat === undefined ? [code, facts] : [seriesSections(model), code, facts]}
    ${others(model)} ${giving(model)} ${section(say('booking.history'), historyFor(booking, model))}`,
  })
}

/** A day and a time are read as one each, also where the line is short. */
function inParts(title: string): Content {
  return title
    .split(/(?<=[,،]) /)
    .map((part) => html`<span${attributes({ class: part.length < 20 && 'keep' })}>${part}</span> `)
}

/** They are asked whether they still meet. */
function pulsePart({ language, booking, house, moment, ...opened }: BookingModel): Content {
  return pulseNotice({ language, booking, house, moment, action: linkTo(opened, 'pulse') })
}

/** Others may come, or could be asked to. */
function others({ language, booking, meeting, isOver, id, token }: BookingModel): Content {
  const say = texts(language)
  if (meeting !== undefined) {
    const link = linkButton({ href: meeting, label: say('others.open') })
    return section(
      say('others.title'),
      html`<p>${say('others.yes')}</p>
      ${actions(link)}`,
    )
  }
  if (isOver || !holdsSlot(booking.state)) return false
  const link = linkButton({
    href: href({ path: meetingPaths.open }, { id, token }),
    label: say('others.ask'),
  })
  return section(
    say('others.title'),
    html`<p>${say('others.no')}</p>
    ${actions(link)}`,
  )
}

/** To others, while nothing of it waits for a decision. */
function giving(model: BookingModel): Content {
  const { language, booking, isOver, moment } = model
  const say = giveTexts(language)
  const { gift } = booking
  if (isOver || booking.state !== 'approved' || booking.meeting !== undefined) return false
  const isOffered = gift !== undefined && gift.until > moment.now
  const name = isOffered && ('group' in gift.to ? gift.to.name : gift.to.contact.name)
  return section(
    say('give.title'),
    html`${name && html`<p>${say('give.offered', { name })}</p>`}
    ${actions(linkButton({ href: linkTo(model, 'give'), label: say('give.link') }))}`,
  )
}

/** The dates one by one, and what can be done with all of them. */
function seriesSections(model: BookingModel): Content {
  const say = seriesTexts(model.language)
  const canDo = holdsSlot(model.booking.state) && !model.isOver
  return [
    section(say('dates.title'), datesList(model), { id: 'dates' }),
    canDo && section(say('dates.series'), seriesSteps(model)),
  ]
}

/** One line that says what has happened just now. */
function doneNotice({ language, done = '' }: BookingModel): Html | false {
  const key = `done.${done}`
  if (giveTexts.has(key)) return notice({ kind: 'success', title: giveTexts(language)(key as 'done.given') })
  const kind = ['cannot', 'late', 'later'].includes(done) ? 'info' : 'success'
  return texts.has(key) && notice({ kind, title: texts(language)(key as 'done.moved') })
}

/** Dates that a change of all has left as they were. */
function leftOut({ language, booking, moment, meant, ...opened }: BookingModel): Content {
  const hrefOf = (occurrence: string) => linkTo(opened, 'move', { occurrence })
  return leftOutNotice({ language, booking, moment, meant, hrefOf })
}

/** Other times that a closing house holds for dates that it took away. */
function offers({ house, moment, ...model }: BookingModel): Html | false {
  return offerPanels({ ...model, zone: house.timeZone, now: moment.now })
}

/** From a series to the one before it and the one after it. */
function linkedSeries({ language, continues, continuedBy }: BookingModel): Content {
  const say = seriesTexts(language)
  return [
    continues &&
      html`<p>${say('dates.isContinuation')} <a href="${continues}">${say('dates.before')}</a></p>`,
    continuedBy &&
      html`<p>${say('dates.isContinued')} <a href="${continuedBy}">${say('dates.after')}</a></p>`,
  ]
}

/** The code for the telephone, and the link that opens this page again. */
function codeSection({ language, booking, house, url }: BookingModel): Html {
  const say = texts(language)
  return html`${codeBig({ label: say('booking.code'), code: codeOf(booking.id, language) })}
    <p>${say('booking.codeMore')} ${reachLine(house)}</p>
    <p>
      ${say('booking.keep')}<br />
      <a href="${url}">${url}</a>
    </p>
    ${copyButton(url, say('booking.copy'), say('booking.copied'))}`
}

/** A question of the manager that waits for its answer. */
function question(model: BookingModel): Html | false {
  const { language, booking, failure, rooms } = model
  const asked = openQuestion(booking)
  if (asked === undefined || !mayTake('answer', booking.state)) return false
  const say = texts(language)
  const field = textArea({
    name: 'answer',
    label: say('answer.label'),
    value: failure?.entered.get('answer') ?? '',
    ...errorFor({ language, rooms, failure }, 'answer'),
    attributes: attributesOf(bookingRoutes.sendAnswer.body, 'answer'),
  })
  const content = [
    errorsAbove({ language, rooms, failure }, ['answer']),
    html`<p class="quote">${asked.words}</p>`,
    field,
    actions(submit({ label: say('answer.send') })),
  ]
  return section(
    say('answer.title', { name: asked.by.name ?? say('history.system') }),
    form({ action: linkTo(model, 'answer'), content, attributes: { 'data-once': true } }),
  )
}

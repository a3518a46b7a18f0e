import { actions, form, linkButton, submit } from '../../../shared/html/buttons.ts'
import { textArea } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { codeBig, section } from '../../../shared/html/panels.ts'
import { attributesOf } from '../../../shared/http/attributes.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Room } from '../../rooms/schema.ts'
import { bookHref, housePage, reachLine } from '../../rooms/views/frame.ts'
import type { ShownHouse } from '../../rooms/views/frame.ts'
import { publicPages } from '../contract/public-pages.ts'
import { codeOf } from '../rules/code.ts'
import { holdsSlot, mayTake } from '../rules/state.ts'
import type { Booking } from '../schema.ts'
import { errorFor, errorsAbove } from './errors.ts'
import { bookingFacts } from './facts.ts'
import { historyFor } from './history.ts'
import { linkTo } from './links.ts'
import type { Opened } from './links.ts'
import { standing, stepsOf } from './standing.ts'
import { texts } from './texts.ts'

export interface BookingModel extends Opened {
  house: ShownHouse
  rooms: readonly Room[]
  booking: Booking
  isOver: boolean
  /** The page's own address, to keep. */
  url: string
  /** What has just been done. */
  done?: string | undefined
  failure?: Failure
}

/** A booking as its contact sees it: where it stands, what to do next, how to change it, what has happened. */
export function bookingView(model: BookingModel): string {
  const { language, house, booking, done } = model
  const say = texts(language)
  const title = done === 'sent' ? say('booking.sent') : say('booking.title')
  return housePage({
    language,
    house,
    title,
    robots: 'noindex',
    here: linkTo(model),
    main: html`${pageHeading(title)} ${doneNotice(model)} ${standing(model)} ${stepsOf(model)} ${question(model)}
    ${holdsSlot(booking.state) && codeSection(model)} ${section(say('booking.facts'), factsAndActions(model))}
    ${section(say('booking.history'), historyFor(booking, { ...model, zone: house.timeZone }))}`,
  })
}

/** One line that says that it has worked. */
function doneNotice({ language, done = '' }: BookingModel): Html | false {
  const key = `done.${done}`
  return texts.has(key) && notice({ kind: 'success', title: texts(language)(key as 'done.moved') })
}

/** The code for the telephone, and the link that opens this page again. */
function codeSection({ language, booking, house, url }: BookingModel): Html {
  const say = texts(language)
  return html`${codeBig({ label: say('booking.code'), code: codeOf(booking.id) })}
    <p>${say('booking.codeMore')} ${reachLine(house)}</p>
    <p>
      ${say('booking.keep')}<br />
      <a href="${url}">${url}</a>
    </p>`
}

function factsAndActions(model: BookingModel): Html {
  const { language, booking, rooms } = model
  return html`${bookingFacts(booking, rooms, language)} ${buttons(model)}`
}

function buttons(model: BookingModel): Content {
  const { language, booking, house, isOver } = model
  const say = texts(language)
  const [first] = booking.occurrences
  const again = {
    rooms: booking.rooms,
    ...(first ? { date: first.date, from: first.from, to: first.to } : {}),
  }
  const to = isOver ? { rooms: booking.rooms } : again
  if (!holdsSlot(booking.state) || isOver)
    return actions(linkButton({ href: bookHref(house.id, to), label: say('booking.again'), kind: 'primary' }))
  const can = (['move', 'change', 'cancel'] as const).filter((step) => mayTake(step, booking.state))
  const calendar = { href: linkTo(model, 'calendar'), label: say('booking.calendar') }
  return actions(
    booking.state === 'approved' && linkButton({ ...calendar, kind: 'primary' }),
    ...can.map((step) =>
      linkButton({
        href: linkTo(model, step),
        label: say(`booking.${step}`),
        kind: step === 'cancel' ? 'danger' : 'secondary',
      }),
    ),
  )
}

/** A question of the manager that waits for its answer. */
function question(model: BookingModel): Html | false {
  const { language, booking, failure, rooms } = model
  const asked = booking.history.findLast(({ what }) => what === 'asked' || what === 'answered')
  if (asked?.what !== 'asked' || !mayTake('answer', booking.state)) return false
  const say = texts(language)
  const field = textArea({
    name: 'answer',
    label: say('answer.label'),
    value: failure?.entered.get('answer') ?? '',
    ...errorFor({ language, rooms, failure }, 'answer'),
    attributes: attributesOf(publicPages.sendAnswer.body, 'answer'),
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

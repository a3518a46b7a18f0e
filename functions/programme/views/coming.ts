import { peopleWords } from '../../rooms/views/people.ts'
import { actions, buttonForm, confirmation, form, submit } from '../../../shared/html/buttons.ts'
import { definitionList } from '../../../shared/html/facts.ts'
import { numberField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { notice, statusBig } from '../../../shared/html/messages.ts'
import { codeBig, section } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import { formatInstant, formatList, formatMoment } from '../../../shared/time/format.ts'
import type { OwnAttendance, Together } from '../../attendances/actions/read-own.ts'
import { attendancePaths } from '../../attendances/contract/paths.ts'
import { beginningOf, holdsPlaces } from '../../attendances/rules/state.ts'
import { codeOf } from '../../contacts/rules/code.ts'
import { hasEnded, takesPlace } from '../../meetings/rules/dates.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'
import { dateWord, venueWords } from '../../meetings/views/words.ts'
import { housePage, reachLine } from '../../rooms/views/frame.ts'
import { proofPage } from '../../rooms/views/proof.ts'
import { dateHref } from './links.ts'
import { needWords } from './needs.ts'
import { texts } from './texts.ts'
import { missedPart, togetherPart } from './together.ts'
import { ofHouse } from './written.ts'
import { seenBy } from '../../houses/views/seen.ts'

export interface ComingModel extends OwnAttendance {
  language: Language
  token: string
  /** Full address of the page, to keep. */
  url: string
  now: string
  /** Of other dates, entered with the same word, with the page of each. */
  others: readonly (Together & { path: string })[]
  /** Dates that could not be had with it. */
  missed: readonly MeetingDate[]
  done?: string | undefined
  /** Why a step was not taken. */
  failed?: string | undefined
}

/** Somebody's own coming: where it stands in big words, and what can be done. */
export function comingView(model: ComingModel): string {
  const { language, house, date, done = '', failed } = model
  const say = texts(language)
  const key = `done.${done}`
  const title = say('own.title')
  return housePage({
    language,
    house,
    here: hrefOf(model),
    title,
    robots: 'noindex',
    ...(texts.has(key) ? { notice: notice({ kind: 'success', title: say(key as 'done.left') }) } : {}),
    main: html`${pageHeading(title)}
    ${failed !== undefined && notice({ kind: 'warning', title: failedWords(failed, language) })}
    ${missedPart(model.missed, language)} ${standing(model)} ${accessPart(model)}
    ${section(say('own.facts'), facts(model))} ${steps(model)} ${codePart(model)} ${togetherPart(model.others, language)}
    <p><a href="${dateHref(house.id, date)}">${say('own.date')}</a></p>`,
  })
}

function failedWords(code: string, language: Language): string {
  const key = `failed.${code}`
  return texts(language)(texts.has(key) ? (key as 'failed.full') : 'failed.other')
}

function hrefOf({ attendance, token }: Pick<ComingModel, 'attendance' | 'token'>, step = ''): string {
  const path = href({ path: attendancePaths.own }, { id: attendance.id, token })
  return step === '' ? path : `${path}/${step}`
}

/** Whether they still mean to come, or wait to, and the date takes place. */
function isOn({ state, date }: ComingModel): boolean {
  return takesPlace(date) && (holdsPlaces(state) || state === 'waiting')
}

function standing(model: ComingModel): Content {
  const { language, state, before, attendance, house, date, isAsked } = model
  const isOver = hasEnded(date, house.timeZone, model.now)
  if (date.state === 'cancelled') {
    const next = date.note === undefined ? {} : { next: html`<p>${ofHouse(date.note, model)}</p>` }
    return statusBig({ standing: 'over', words: dateWord(date.state, language, { isOver }), ...next })
  }
  const say = texts(language)
  if (isOver && isOn(model)) return statusBig({ standing: 'over', words: say('date.over') })
  const standings = {
    coming: 'firm',
    waiting: 'pending',
    offered: 'tentative',
    left: 'over',
    expired: 'over',
  } as const
  const until = attendance.offer
    ? formatInstant(attendance.offer.until, house.timeZone, language, model.now)
    : ''
  const next = {
    coming: say('own.comingMore'),
    waiting: say('own.waitingMore', { before: before ?? 0 }),
    offered: html`<p>${say('own.offeredMore', { until })}</p>
      ${buttonForm({ action: hrefOf(model, 'accept'), label: say('own.accept'), kind: 'primary' })}`,
    left: say('own.leftMore'),
    expired: say('own.expiredMore'),
  }[state]
  if (isAsked) return askedAgain(model)
  return statusBig({ standing: standings[state], words: say(`own.${state}`), next })
}

/** Another time than that to which they said yes. */
function askedAgain(model: ComingModel): Html {
  const { language, date } = model
  const say = texts(language)
  const when = formatMoment(date, language, seenBy(model))
  return statusBig({
    standing: 'tentative',
    words: say('own.asked'),
    next: html`<p>${say('own.askedMore', { when })}</p>
      ${buttonForm({
        action: hrefOf(model, 'accept'),
        label: say('own.askedYes'),
        kind: 'primary',
        fields: { at: beginningOf(date) },
      })}`,
  })
}

/** How to get in, once the hour has come. */
function accessPart({ language, access, date }: ComingModel): Content {
  if (access === undefined || !takesPlace(date)) return false
  const lines = access.text.split('\n').map((line) => html`<span>${linked(line)}</span><br />`)
  return section(
    texts(language)('own.access'),
    html`<div class="access">${lines}</div>
      <p class="quiet">${texts(language)('own.accessHint')}</p>`,
  )
}

/** An address in a line can be touched. */
function linked(line: string): Content {
  const [before = '', url, after = ''] = line.split(/(https:\/\/[^\s]+)/)
  return url === undefined ? line : html`${before}<a href="${url}" rel="noopener">${url}</a>${after}`
}

function facts(model: ComingModel): Content {
  const { language, meeting, date, rooms, attendance } = model
  const say = texts(language)
  const { heads, name, needs } = attendance
  return definitionList([
    { name: say('fact.what'), value: meeting.words.de.title },
    { name: say('fact.when'), value: html`<strong>${formatMoment(date, language, seenBy(model))}</strong>` },
    { name: say('fact.where'), value: venueWords(date.venue, rooms, language) },
    { name: say('fact.heads'), value: peopleWords(heads, language) },
    { name: say('label.name'), value: name },
    {
      name: say('label.needs'),
      value:
        needs.length > 0 &&
        formatList(
          needs.map((need) => needWords(need, language)),
          language,
        ),
    },
  ])
}

/** Fewer, more, or not at all; nothing once the date has begun. */
function steps(model: ComingModel): Content {
  const { language, state, attendance, start, now } = model
  const say = texts(language)
  if (start <= now || !isOn(model)) return false
  const heads = numberField({
    name: 'heads',
    label: say('label.heads'),
    value: String(attendance.heads),
    attributes: { min: 1, max: 50, required: true },
  })
  const change =
    state !== 'offered' &&
    form({
      action: hrefOf(model, 'heads'),
      content: [heads, actions(submit({ label: say('own.change'), kind: 'secondary' }))],
    })
  const leave = confirmation({
    open: say('own.leave'),
    openKind: 'danger',
    question: say('own.leaveQuestion'),
    action: hrefOf(model, 'leave'),
    label: say('own.leaveYes'),
    kind: 'danger',
  })
  return section(say('own.steps'), html`${change} ${actions(leave)}`, { id: 'steps' })
}

/** To come back: for as long as there is something to come back for. */
function codePart(model: ComingModel): Content {
  if (!isOn(model)) return false
  const { language, attendance, url, house } = model
  const say = texts(language)
  return html`${codeBig({ label: say('own.code'), code: codeOf(attendance.id, language) })}
    <p>${say('own.keep')} ${reachLine(house)}</p>
    <p class="share"><a href="${url}">${url}</a></p>`
}

/** A button that says that an address is theirs: opening the page says nothing yet. */
export function proofView(model: Pick<ComingModel, 'language' | 'house' | 'attendance' | 'token'>): string {
  const { language, house, attendance, token } = model
  const say = texts(language)
  const here = href({ path: attendancePaths.proof }, { id: attendance.id, token })
  return proofPage({
    language,
    house,
    here,
    title: say('proof.title'),
    lead: say('proof.lead'),
    yes: say('proof.yes'),
  })
}

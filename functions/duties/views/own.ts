import { actions, buttonForm, confirmation, form, linkButton, submit } from '../../../shared/html/buttons.ts'
import { radios } from '../../../shared/html/choices.ts'
import { definitionList } from '../../../shared/html/facts.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { notice, statusBig } from '../../../shared/html/messages.ts'
import { section } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import { formatMoment } from '../../../shared/time/format.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'
import { housePage } from '../../rooms/views/frame.ts'
import type { DutyFile } from '../actions/load.ts'
import { dutyPaths } from '../contract/paths.ts'
import { shownName } from '../rules/duties.ts'
import type { Taker } from '../schema.ts'
import { dutyWords } from './duty-words.ts'
import { texts } from './texts.ts'

export interface OwnDutyModel {
  language: Language
  file: DutyFile
  taker: Taker
  token: string
  /** The link came by mail: a button can say that the address is theirs. */
  isProof: boolean
  isOver: boolean
  /** Nobody was asked to stand in, or a day ago. */
  mayCall: boolean
  /** Others with the same duty, to change with. */
  others: readonly { date: MeetingDate; taker: Taker }[]
  /** Taken in one go with this one. */
  rota: readonly { date: MeetingDate; path: string }[]
  done?: string | undefined
  failed?: string | undefined
}

/** Somebody's duty: what, when, and how to hand it on. */
export function ownDutyView(model: OwnDutyModel): string {
  const { language, file, taker, done = '', failed, isOver } = model
  const say = texts(language)
  const { house, meeting, date } = file
  const title = dutyWords(dutyOf(file, taker), language)
  const key = `done.${done}`
  return housePage({
    language,
    house,
    here: hrefOf(model),
    title,
    robots: 'noindex',
    ...(texts.has(key) ? { notice: notice({ kind: 'success', title: say(key as 'done.back') }) } : {}),
    main: html`${pageHeading(title, { lead: meeting.words.de.title })}
    ${failed !== undefined && notice({ kind: 'warning', title: say('own.failed') })}
    ${statusBig({
      standing: isOver ? 'over' : 'firm',
      words: whenWords(date, language),
      next: say(taker.standInSince ? 'own.standIn' : taker.swap ? 'own.swapping' : 'own.yours'),
    })}
    ${definitionList([{ name: say('label.name'), value: taker.name }])} ${proofPart(model)} ${!isOver && steps(model)} ${rotaPart(model)}
    <p>
      <a href="${href({ path: meetingPaths.date }, { house: house.id, meeting: meeting.id, key: date.key })}"
        >${say('own.date')}</a
      >
    </p>`,
  })
}

function rotaPart({ language, rota }: OwnDutyModel): Content {
  if (rota.length === 0) return false
  const lines = rota.map(
    ({ date, path }) => html`<li><a href="${path}">${whenWords(date, language)}</a></li>`,
  )
  return section(texts(language)('own.rota'), html`<ul class="date-lines">${lines}</ul>`)
}

function dutyOf(file: DutyFile, taker: Pick<Taker, 'duty'>) {
  return file.duties.find(({ duty }) => duty === taker.duty) ?? taker
}

function hrefOf({ file, token }: Pick<OwnDutyModel, 'file' | 'token'>, step = ''): string {
  const path = href({ path: dutyPaths.own }, { id: file.meeting.id, key: file.date.key, token })
  return step === '' ? path : `${path}/${step}`
}

export function whenWords({ date, from, to }: MeetingDate, language: Language): string {
  return formatMoment({ date, from, to }, language, 'compactYear')
}

function proofPart(model: OwnDutyModel): Content {
  const { language, isProof, taker } = model
  if (!isProof || taker.provedAt !== undefined) return false
  const say = texts(language)
  return notice({
    kind: 'info',
    title: say('prove.title'),
    content: html`<p>${say('prove.more')}</p>
      ${buttonForm({ action: hrefOf(model, 'prove'), label: say('prove.yes'), kind: 'primary' })}`,
  })
}

function steps(model: OwnDutyModel): Content {
  const { language, others, mayCall } = model
  const say = texts(language)
  const standIn =
    mayCall &&
    confirmation({
      open: say('own.callStandIn'),
      question: say('own.standInQuestion'),
      action: hrefOf(model, 'stand-in'),
      label: say('own.standInYes'),
      kind: 'primary',
    })
  const back = confirmation({
    open: say('own.back'),
    openKind: 'danger',
    question: say('own.backQuestion'),
    action: hrefOf(model, 'back'),
    label: say('own.backYes'),
    kind: 'danger',
  })
  const options = others
    .slice(0, 12)
    .map(({ date, taker: other }) => ({
      value: `${date.key}~${other.id}`,
      label: `${whenWords(date, language)}: ${shownName(other, false) ?? say('part.somebody')}`,
    }))
  const swap =
    options.length > 0 &&
    section(
      say('swap.title'),
      form({
        action: hrefOf(model, 'swap'),
        content: [
          radios({ name: 'with', legend: say('swap.with'), chosen: [], options }),
          actions(submit({ label: say('swap.send'), kind: 'secondary' })),
        ],
      }),
    )
  return [section(say('own.steps'), actions(standIn, back)), swap]
}

export interface ExchangeModel {
  language: Language
  file: DutyFile
  duty: string
  other: DutyFile
  token: string
  by: string
  isSwap: boolean
}

/** Somebody is asked to take over, or to change; opening the page says nothing yet. */
export function exchangeView({ language, file, duty, other, token, by, isSwap }: ExchangeModel): string {
  const say = texts(language)
  const here = href({ path: dutyPaths.exchange }, { id: file.meeting.id, key: file.date.key, token }, { by })
  const action = href({ path: dutyPaths.exchange }, { id: file.meeting.id, key: file.date.key, token })
  const title = say(isSwap ? 'exchange.swap' : 'exchange.standIn')
  return housePage({
    language,
    house: file.house,
    here,
    title,
    robots: 'noindex',
    main: html`${pageHeading(title, { lead: file.meeting.words.de.title })}
    ${definitionList([
      { name: say('exchange.duty'), value: dutyWords(dutyOf(file, { duty }), language) },
      { name: say('exchange.get'), value: whenWords(file.date, language) },
      { name: say('exchange.give'), value: isSwap && whenWords(other.date, language) },
    ])}
    ${buttonForm({
      action,
      label: say(isSwap ? 'exchange.yesSwap' : 'exchange.yes'),
      kind: 'primary',
      fields: { by },
    })}`,
  })
}

/** It was somebody else's before. */
export function tooLateView({ language, file }: Pick<ExchangeModel, 'language' | 'file'>): string {
  const say = texts(language)
  const home = href({ path: meetingPaths.meeting }, { house: file.house.id, meeting: file.meeting.id })
  return housePage({
    language,
    house: file.house,
    here: home,
    title: say('exchange.done'),
    robots: 'noindex',
    main: html`${pageHeading(say('exchange.done'), { lead: say('exchange.thanks') })}
    ${actions(linkButton({ href: home, label: say('own.date') }))}`,
  })
}

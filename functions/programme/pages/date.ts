import type { Context } from '../../../shared/context.ts'
import { Entered, enteredOf } from '../../../shared/http/form.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { formatInstant } from '../../../shared/time/format.ts'
import type { Language } from '../../../shared/language.ts'
import { comingHref } from '../../attendances/actions/links.ts'
import { findByCode } from '../../attendances/actions/find-by-code.ts'
import { registrationRefusal } from '../../attendances/rules/registration.ts'
import { dutyHref } from '../../duties/actions/links.ts'
import { dutyKeys, parseDutyItems } from '../../duties/actions/load.ts'
import { takeDuty } from '../../duties/actions/take-duty.ts'
import { dutiesOf } from '../../duties/rules/duties.ts'
import { isKeyOpen } from '../../duties/rules/key-moments.ts'
import { dutyPart } from '../../duties/views/date-part.ts'
import { datesWithRoom, readKnownDate, readPublicDate } from '../../meetings/actions/read-date.ts'
import type { PublicDate } from '../../meetings/actions/read-date.ts'
import { hasEnded, stateOf, takesPlace } from '../../meetings/rules/dates.ts'
import { openUntil } from '../../suggestions/rules.ts'
import { comingRoutes } from '../contract/coming.ts'
import { pageRoutes } from '../contract/pages.ts'
import { eventData } from '../rules/event-data.ts'
import { offersOtherDays } from '../rules/other-days.ts'
import { dateView } from '../views/date.ts'
import { dateHref } from '../views/links.ts'
import { texts } from '../views/texts.ts'
import { come } from './come.ts'
import { cache } from './programme.ts'
import { toldTo } from '../../rooms/actions/told-to.ts'

const { datePage } = pageRoutes
const { sendCome, sendCode, sendDuty } = comingRoutes

export const datePages = pagesOf(
  { datePage, sendCome, sendCode, sendDuty },
  {
    datePage: (ctx, { params, language }) =>
      showDate(ctx, { params, language }, { entered: enteredOf({ heads: 1 }) }),

    sendCome: (ctx, asked) =>
      answerForm(asked, {
        accepted: (form) => come(ctx, asked, form),
        refused: (failure) => showDate(ctx, asked, { entered: failure.entered, failure }),
      }),

    sendDuty: (ctx, asked) => {
      const { params, actor, language } = asked
      const { house, meeting: id, key } = params
      return answerForm(asked, {
        accepted: async ({ duty, ...sent }) => {
          await readPublicDate(ctx, params)
          const visitor = { kind: 'visitor', address: actor.address } as const
          const taking = { id, key, duty, asked: { ...sent, language } }
          const { id: taker } = await takeDuty(ctx, visitor, taking)
          return seeOther((await dutyHref(ctx, { id, key, taker })).path)
        },
        refused: (dutyFailure) =>
          showDate(
            ctx,
            { params: { house, meeting: id, key }, language },
            { entered: new Entered(), dutyFailure },
          ),
      })
    },

    sendCode: (ctx, asked) => {
      const { params } = asked
      return answerForm(asked, {
        accepted: async ({ code }) => {
          await readKnownDate(ctx, params)
          const found = await findByCode(ctx, { id: params.meeting, key: params.key, code })
          const [only, other] = found
          if (only === undefined || other !== undefined)
            throw new Refusal('invalid', 'unknown-code', { pointer: '/code' })
          return seeOther((await comingHref(ctx, only.id)).path)
        },
        refused: (codeFailure) => showDate(ctx, asked, { entered: new Entered(), codeFailure }),
      })
    },
  },
)

interface Asked {
  params: { house: string; meeting: string; key: string }
  language: Language
}

async function showDate(
  ctx: Context,
  { params, language }: Asked,
  more: { entered: Entered; failure?: Failure; codeFailure?: Failure; dutyFailure?: Failure },
): Promise<Answer> {
  const known = await readKnownDate(ctx, params, dutyKeys(params.meeting, params.key))
  const file = await toldTo(ctx, known, language)
  const { house, date, dates } = file
  const now = ctx.now()
  const url = ctx.settings.publicUrl + dateHref(house.id, date)
  const others = dates.filter(
    (each) => each.key > date.key && takesPlace(each) && !hasEnded(each, house.timeZone, now),
  )
  const closed = closedWords(file, { language, now })
  const withRoom = offersOtherDays(date, askedOf(file, { now, isClosed: closed !== undefined }))
    ? await datesWithRoom(ctx, file, others.slice(0, daysOffered))
    : []
  const event = eventData(file, url)
  const wishUntil = openUntil(file, now)
  const isForm = [more.failure, more.codeFailure, more.dutyFailure].some((failure) => failure !== undefined)
  const help = helpOf(file, { params, language }, { now, failure: more.dutyFailure })
  return html(
    dateView({
      ...file,
      ...more,
      more: help,
      language,
      now,
      url,
      event,
      others,
      withRoom,
      ...(closed ? { closed } : {}),
      ...(wishUntil === undefined ? {} : { wishUntil }),
    }),
    isForm ? {} : { cache },
  )
}

/** So many of the next dates are looked at for a free place. */
const daysOffered = 12

function askedOf({ entry, places, house }: PublicDate, more: { now: string; isClosed: boolean }) {
  return { registration: entry.card.registration, places, zone: house.timeZone, ...more }
}

/** Who helps, and how to help. */
function helpOf(
  { besides, meeting, date, counts, house, entry }: PublicDate,
  { params, language }: Asked,
  { now, failure }: { now: string; failure: Failure | undefined },
) {
  if (!takesPlace(date)) return undefined
  const { list, takers } = parseDutyItems(besides)
  const zone = house.timeZone
  return dutyPart({
    language,
    of: { house: params.house, meeting: params.meeting, key: params.key },
    duties: dutiesOf(meeting, list),
    takers,
    isKeyOpen: isKeyOpen(meeting, date, { keys: counts?.keys ?? 0, now, zone }),
    isOpen: stateOf(entry) === 'published' && !hasEnded(date, zone, now),
    failure,
  })
}

/** Why nobody can say now that they come, in words. */
function closedWords(
  { entry, date, house }: PublicDate,
  { language, now }: { language: Language; now: string },
): string | undefined {
  const { registration } = entry.card
  const terms = { state: stateOf(entry), registration, zone: house.timeZone, now, inside: false }
  const refusal = registrationRefusal(date, terms)
  if (refusal === undefined) return undefined
  const say = texts(language)
  const { opens } = refusal.facts
  if (typeof opens === 'string')
    return say('come.opens', { at: formatInstant(opens, house.timeZone, language, now) })
  return say('come.closed')
}

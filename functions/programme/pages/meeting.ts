import type { Context } from '../../../shared/context.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { today } from '../../../shared/time/civil.ts'
import type { Language } from '../../../shared/language.ts'
import { readPublicMeeting } from '../../meetings/actions/read-date.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { follow } from '../../followers/actions/follow.ts'
import { suggest } from '../../suggestions/actions/suggest.ts'
import { releasedSuggestions } from '../../suggestions/actions/list-suggestions.ts'
import { openUntil } from '../../suggestions/rules.ts'
import { comingRoutes } from '../contract/coming.ts'
import { pageRoutes } from '../contract/pages.ts'
import { eventData } from '../rules/event-data.ts'
import { followPart } from '../views/follow.ts'
import { dateHref, meetingHref } from '../views/links.ts'
import { meetingView } from '../views/meeting.ts'
import { wishPart } from '../views/wishes.ts'
import { cache } from './programme.ts'
import { toldTo } from '../../rooms/actions/told-to.ts'

const { meetingPage } = pageRoutes
const { sendFollow, sendWish } = comingRoutes

export const meetingPages = pagesOf(
  { meetingPage, sendFollow, sendWish },
  {
    meetingPage: (ctx, { params, language, query }) => showMeeting(ctx, { params, language }, query),

    sendFollow: (ctx, asked) => {
      const { params, language } = asked
      return answerForm(asked, {
        accepted: async ({ email }) => {
          await readPublicMeeting(ctx, params)
          await follow(ctx, { id: params.meeting, email, language })
          return seeOther(`${meetingHref(params.house, params.meeting)}?done=asked#follow`)
        },
        refused: (failure) => showMeeting(ctx, { params, language }, { failure }),
      })
    },

    sendWish: (ctx, asked) => {
      const { params, language } = asked
      return answerForm(asked, {
        accepted: async (wish) => {
          await readPublicMeeting(ctx, params)
          await suggest(ctx, { id: params.meeting, asked: wish })
          return seeOther(`${meetingHref(params.house, params.meeting)}?done=wished#wishes`)
        },
        refused: (wishFailure) => showMeeting(ctx, { params, language }, { wishFailure }),
      })
    },
  },
)

async function showMeeting(
  ctx: Context,
  { params, language }: { params: { house: string; meeting: string }; language: Language },
  { done, failure, wishFailure }: { done?: string | undefined; failure?: Failure; wishFailure?: Failure },
): Promise<Answer> {
  const file = await toldTo(ctx, await readPublicMeeting(ctx, params), language)
  const { house, dates } = file
  const { publicUrl } = ctx.settings
  const calendarUrl = publicUrl + href({ path: meetingPaths.calendar }, params)
  const date = today(ctx.now(), house.timeZone)
  const ahead = dates.filter((each) => each.date >= date).slice(0, 5)
  const events = ahead.map((each) => eventData({ ...file, date: each }, publicUrl + dateHref(house.id, each)))
  const more = followPart({ language, house: house.id, meeting: params.meeting, done, failure })
  const wishes = wishPart({
    language,
    ...params,
    until: openUntil(file, ctx.now()),
    // Most meetings never ask for any.
    released:
      file.meeting.suggestionsUntil === undefined ? [] : await releasedSuggestions(ctx, params.meeting),
    isSent: done === 'wished',
    failure: wishFailure,
  })
  const shown = { ...file, language, today: date, calendarUrl, events, more, wishes }
  const isPlain = [failure, done, wishFailure].every((each) => each === undefined)
  return html(meetingView(shown), isPlain ? { cache } : {})
}

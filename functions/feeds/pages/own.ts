import type { Context } from '../../../shared/context.ts'
import { href } from '../../../shared/http/contract.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import type { PageRequest } from '../../../shared/http/request.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { askForData } from '../../identity/actions/ask-for-data.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import { endOwnFeed, findOwnFeed, makeOwnFeed, renewOwnFeed } from '../actions/own/keep.ts'
import { openOwn } from '../actions/own/open.ts'
import type { OwnLink } from '../actions/own/open.ts'
import { ownRoutes } from '../contract/own.ts'
import { helpView } from '../views/help.ts'
import { ownView } from '../views/own/page.ts'
import type { OwnPageModel } from '../views/own/page.ts'

const steps = {
  make: { act: makeOwnFeed, done: 'made' },
  renew: { act: renewOwnFeed, done: 'renewed' },
  end: { act: endOwnFeed, done: 'ended' },
} as const

type Asked = Pick<PageRequest, 'actor' | 'language'> & { params: OwnLink }

/** Somebody's own calendar, by a link that they have; and how calendars get onto devices. */
export const ownPages = pagesOf(ownRoutes, {
  ownCalendarPage: (ctx, request) => show(ctx, request, { done: request.query.done }),

  sendOwnCalendar: (ctx, request) =>
    answerForm(request, {
      accepted: async ({ step }) => {
        const { owner } = await openOwn(ctx, request.actor, request.params)
        const { act, done } = steps[step]
        await act(ctx, owner)
        return back(request, done)
      },
      refused: (failure) => show(ctx, request, { failure }),
    }),

  sendOwnCalendarMail: async (ctx, request) => {
    const { email } = await openOwn(ctx, request.actor, request.params)
    if (email !== undefined) await askForData(ctx, { email, language: request.language })
    return back(request, 'mailed')
  },

  calendarHelpPage: async (ctx, { params, language }) => {
    const { house, rooms } = await loadRooms(ctx, params.house)
    const { publicUrl } = ctx.settings
    return html(helpView({ language, house, rooms, publicUrl }))
  },
})

function back({ params }: Asked, done: string): Answer {
  return seeOther(href(ownRoutes.ownCalendarPage, { ...params }, { done }))
}

async function show(
  ctx: Context,
  { actor, params, language }: Asked,
  more: Pick<OwnPageModel, 'done' | 'failure'>,
): Promise<Answer> {
  const { owner, ...opened } = await openOwn(ctx, actor, params)
  const feed = await findOwnFeed(ctx, owner)
  const { publicUrl } = ctx.settings
  return html(ownView({ ...opened, ...more, language, link: params, feed, publicUrl }))
}

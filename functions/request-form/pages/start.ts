import { forTeam } from '../../houses/rules/roles.ts'
import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { enteredOf } from '../../../shared/http/form.ts'
import type { Entered, Form } from '../../../shared/http/form.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import { sendOnce } from '../../../shared/http/sent-before.ts'
import type { PageRequest } from '../../../shared/http/request.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import { today } from '../../../shared/time/civil.ts'
import { isWanted } from '../../bookings/actions/load.ts'
import { manageHref } from '../../bookings/actions/links.ts'
import { namedIn, requireManager } from '../../houses/rules.ts'
import { foundMeeting } from '../../meetings/actions/found-meeting.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import { startRoutes } from '../contract/start.ts'
import type { StartForm } from '../contract/start.ts'
import { meetingOfStart, withAllAsked } from '../rules/start.ts'
import { startView } from '../views/start.ts'

/** The form for a meeting that takes no room, for neighbours and for those who run the house. */
export const startPages = pagesOf(startRoutes, {
  startPage: (ctx, { params, language }) => show(ctx, { house: params.house, language }),

  sendStart: (ctx, asked) => {
    const actor = { kind: 'visitor', address: asked.actor.address } as const
    const { params, cookies } = asked
    return take(ctx, asked, actor, (found, form) => {
      const sent = { cookies, path: href(startRoutes.sendStart, params), asked: form }
      return sendOnce(ctx, sent, {
        send: async () => (await found()).booking,
        stands: (id) => isWanted(ctx, id),
        path: async (id) => `${(await manageHref(ctx, id)).path}?done=sent`,
      })
    })
  },

  managedStartPage: (ctx, { actor, params, language }) =>
    show(ctx, { house: params.house, language, manager: actor }),

  sendManagedStart: async (ctx, asked) => {
    const { house } = asked.params
    requireManager((await loadRooms(ctx, house)).managers, asked.actor)
    return take(ctx, asked, asked.actor, async (found) => {
      const { meeting: id } = await found()
      return seeOther(href({ path: meetingPaths.managed }, { house, id }, { done: 'founded' }))
    })
  },
})

type Asked = Pick<PageRequest, 'language'> & { params: { house: string }; form: Form<StartForm> }

function take(
  ctx: Context,
  { params, language, form }: Asked,
  actor: Actor,
  send: (found: () => ReturnType<typeof foundMeeting>, form: StartForm) => Promise<Answer>,
): Promise<Answer> {
  const { house } = params
  return answerForm(
    { form: withAllAsked(form, { isReachAsked: actor.kind === 'visitor' }) },
    {
      accepted: (form) => {
        const { key, note, ...sent } = form
        const asked = meetingOfStart({ ...sent }, language)
        const again = key ? { idempotencyKey: key } : {}
        const booking = note === undefined ? {} : { note }
        return send(() => foundMeeting(ctx, actor, { house, asked, booking, ...again }), form)
      },
      refused: (failure) =>
        show(ctx, { house, language, failure, ...(actor.kind === 'visitor' ? {} : { manager: actor }) }),
    },
  )
}

interface Shown {
  house: string
  language: Language
  manager?: Actor
  failure?: Failure
}

async function show(ctx: Context, { house: id, language, manager, failure }: Shown): Promise<Answer> {
  const file = await loadRooms(ctx, id)
  const { house, managers } = forTeam(file, manager)
  if (manager) requireManager(managers, manager)
  const entered: Entered = failure?.entered ?? enteredOf(firstOf(manager && namedIn(managers, manager)))
  const key = failure && failure.code !== 'key-used-before' ? entered.get('key').slice(0, 40) : ctx.newId()
  const date = today(ctx.now(), house.timeZone)
  const more = failure ? { failure } : {}
  return html(
    startView({ language, house, today: date, entered, key, isManaged: manager !== undefined, ...more }),
  )
}

/** Who runs the house founds in their own name, unless they say another. */
function firstOf(manager: Actor | undefined) {
  const name = manager?.person?.name
  return { kind: 'outdoors', ...(name === undefined ? {} : { contact: { name } }) }
}

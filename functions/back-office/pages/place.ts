import { forTeam } from '../../houses/rules/roles.ts'
import type { Context } from '../../../shared/context.ts'
import { href } from '../../../shared/http/contract.ts'
import { answerForm, html, pagesOf, seeChanged } from '../../../shared/http/pages.ts'
import type { PageRequest } from '../../../shared/http/request.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { leavePlace } from '../../waitlist/actions/leave-place.ts'
import { acceptPlace } from '../../bookings/actions/accept-place.ts'
import { openPlaceAs } from '../../waitlist/actions/load.ts'
import { placeStateAt } from '../../waitlist/rules/place.ts'
import { deskPages } from '../contract/desk.ts'
import { managedPlaceView } from '../views/place.ts'

const { managedPlacePage, sendManagedPlaceStep } = deskPages
type Asked = Pick<PageRequest, 'actor' | 'language'> & { params: { house: string; id: string } }

/** A place in the queue, for those who answer the telephone. */
export const placePages = pagesOf(
  { managedPlacePage, sendManagedPlaceStep },
  {
    managedPlacePage: (ctx, asked) => show(ctx, asked),

    sendManagedPlaceStep: async (ctx, asked) => {
      const { actor, params } = asked
      await open(ctx, asked)
      return answerForm(asked, {
        accepted: async ({ step }) => {
          if (step === 'leave') await leavePlace(ctx, actor, params)
          else await acceptPlace(ctx, actor, { id: params.id, approve: true })
          return seeChanged(href(managedPlacePage, params))
        },
        refused: ({ code }) => show(ctx, asked, code),
      })
    },
  },
)

async function open(ctx: Context, { actor, params }: Asked) {
  const file = await openPlaceAs(ctx, actor, params.id)
  if (file.place.house !== params.house) throw new Refusal('not-found', 'not-found', { place: params.id })
  return file
}

async function show(ctx: Context, asked: Asked, refused?: string): Promise<Answer> {
  const { place, house, rooms } = forTeam(await open(ctx, asked), asked.actor)
  const state = placeStateAt(place, ctx.now())
  return html(managedPlaceView({ language: asked.language, house, rooms, place, state, refused }))
}

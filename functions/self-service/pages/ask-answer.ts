import type { Context } from '../../../shared/context.ts'
import type { PageRequest } from '../../../shared/http/request.ts'
import { answerForm, html, pagesOf } from '../../../shared/http/pages.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { answerAsk } from '../../asks/actions/answer.ts'
import { openAskAs } from '../../asks/actions/load.ts'
import { openAskProof, proveAsk } from '../../asks/actions/prove-ask.ts'
import { requireOpen } from '../../asks/rules/ask.ts'
import type { Ask } from '../../asks/schema.ts'
import { openBooking } from '../../bookings/actions/load.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import { askRoutes } from '../contract/asks.ts'
import { askedView, askProofView, askToldView } from '../views/ask-answer.ts'
import { orOldLink } from './opened.ts'
import { toldTo } from '../../rooms/actions/told-to.ts'

const { askedPage, sendAskAnswer, askProofPage, sendAskProof } = askRoutes

type Linked = Pick<PageRequest, 'actor' | 'language' | 'path'> & {
  params: { id: string; ask: string; token: string }
}

/** A question as a host of the group reads and answers it, and the proof of whoever asked. */
export const askAnswerPages = pagesOf(
  { askedPage, sendAskAnswer, askProofPage, sendAskProof },
  {
    askedPage: (ctx, request) => orOver(ctx, request, () => showAsked(ctx, request)),

    sendAskAnswer: (ctx, request) =>
      orOver(ctx, request, () =>
        answerForm(request, {
          accepted: async ({ answer }) => {
            const { actor, params } = request
            const { house } = await answerAsk(ctx, actor, { id: params.ask, answer })
            return told(ctx, request, house, `answer.done.${answer}`)
          },
          refused: ({ code }) => {
            if (code === 'ask-over') throw new Refusal('conflict', 'ask-over')
            return showAsked(ctx, request, true)
          },
        }),
      ),

    askProofPage: (ctx, request) => orOver(ctx, request, () => showProof(ctx, request)),

    sendAskProof: (ctx, request) =>
      orOver(ctx, request, async () => {
        const { house } = await proveAsk(ctx, proofOf(request))
        return told(ctx, request, house, 'proof.done')
      }),
  },
)

const proofOf = ({ params }: Linked) => ({ id: params.ask, token: params.token })

async function showAsked(ctx: Context, request: Linked, isRefused = false): Promise<Answer> {
  const { actor, params, language, path } = request
  const { ask, file } = await openAskAs(ctx, actor, params.ask)
  requireOpen(ask, ctx.now())
  const { house, rooms } = await toldTo(ctx, file, language)
  return html(askedView({ language, ask, house, rooms, here: path, isRefused }))
}

async function showProof(ctx: Context, request: Linked): Promise<Answer> {
  const { language, path } = request
  const ask = await openAskProof(ctx, proofOf(request))
  if (ask.state !== 'unproved') return told(ctx, request, ask.house, 'proof.done')
  const { house, rooms } = await toldTo(ctx, await loadRooms(ctx, ask.house), language)
  return html(askProofView({ language, ask, house, rooms, here: path }))
}

type Told = Parameters<typeof askToldView>[0]['what']

async function told(ctx: Context, { language, path }: Linked, id: Ask['house'], what: Told): Promise<Answer> {
  const { house } = await loadRooms(ctx, id)
  return html(askToldView({ language, house, here: path, what }))
}

/** What is over says so on a page of its own: nobody has done anything wrong. */
async function orOver(ctx: Context, request: Linked, answer: () => Promise<Answer>): Promise<Answer> {
  return orOldLink(ctx, request, async () => {
    try {
      return await answer()
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'ask-over') throw error
      const { house } = await openBooking(ctx, request.params.id)
      return { ...(await told(ctx, request, house.id, 'answer.over')), status: 409 }
    }
  })
}

import type * as z from 'zod/mini'
import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { enteredOf } from '../../../shared/http/form.ts'
import type { Entered } from '../../../shared/http/form.ts'
import { parseForm } from '../../../shared/http/input.ts'
import { answerForm, html, pagesOf } from '../../../shared/http/pages.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import type { Language } from '../../../shared/language.ts'
import { askHolder } from '../../asks/actions/ask-holder.ts'
import type { Asking } from '../../asks/actions/ask-holder.ts'
import { lookAtAskable } from '../../asks/actions/look.ts'
import { bookingPaths } from '../../bookings/contract/paths.ts'
import { openBookingAs } from '../../bookings/actions/load.ts'
import { askInName } from '../../groups/actions/acting.ts'
import { inNameOf } from '../../groups/rules/tokens.ts'
import { AskForm, askRoutes, KnownAskForm } from '../contract/asks.ts'
import { askFormView, askSentView } from '../views/ask-form.ts'

const { askHolderPage, sendAskHolder, ownAskPage, sendOwnAsk } = askRoutes

/** The form with which somebody asks a group for its date. */
export const askPages = pagesOf(
  { askHolderPage, sendAskHolder, ownAskPage, sendOwnAsk },
  {
    askHolderPage: (ctx, { params, query, language, actor }) =>
      showForm(ctx, { ...byAnybody(params, query, actor), language, entered: enteredOf({}) }),

    sendAskHolder: (ctx, { params, query, language, actor, form }) => {
      const of = inNameOf(form.entered.get('as'))
      const asking = { ...byAnybody(params, query, actor, of), language }
      return answerAsking(ctx, { ...asking, entered: form.entered, schema: of ? KnownAskForm : AskForm })
    },

    ownAskPage: async (ctx, { params, query, language, actor }) => {
      await openBookingAs(ctx, actor, params.id)
      return showForm(ctx, { ...byHolder(params, query, actor), language, entered: enteredOf({}) })
    },

    sendOwnAsk: async (ctx, { params, query, language, actor, form }) => {
      await openBookingAs(ctx, actor, params.id)
      const asking = { ...byHolder(params, query, actor), language }
      return answerAsking(ctx, { ...asking, entered: form.entered, schema: KnownAskForm })
    },
  },
)

interface AskingFor {
  /** Whose date, and which. */
  id: string
  date: string | undefined
  action: string
  actor: Actor
  as: Pick<Asking, 'mine' | 'group'>
  language: Language
}

type Of = Omit<AskingFor, 'language'>

function byAnybody(
  { id }: { id: string },
  { occurrence: date }: { occurrence?: string | undefined },
  { address }: Actor,
  of?: { group: string; token: string },
): Of {
  const action = href(askHolderPage, { id }, { occurrence: date })
  const visitor = { kind: 'visitor', address } as const
  if (of === undefined) return { id, date, action, actor: visitor, as: {} }
  return { id, date, action, actor: { ...visitor, token: of.token }, as: { group: of.group } }
}

function byHolder(
  { id, token }: { id: string; token: string },
  { of, occurrence: date, mine }: { of: string; occurrence?: string | undefined; mine?: string | undefined },
  actor: Actor,
): Of {
  const action = href(ownAskPage, { id, token }, { of, occurrence: date, mine })
  return { id: of, date, action, actor, as: { mine: { booking: id, date: mine } } }
}

type AskedForm = z.infer<typeof KnownAskForm> & Partial<z.infer<typeof AskForm>>

async function answerAsking(
  ctx: Context,
  { schema, entered, ...asking }: AskingFor & { entered: Entered; schema: z.ZodMiniType<AskedForm> },
): Promise<Answer> {
  // From a form that met a taken slot it comes as it was filled in there, without words of its own.
  if (!entered.has('words')) return showForm(ctx, { ...asking, entered })
  const { id, date, actor, as, language } = asking
  return answerForm(
    { form: parseForm(schema, entered) },
    {
      accepted: async ({ as: _as, ...said }) => {
        const ask = await askHolder(ctx, actor, { id, asked: { ...said, ...as, date, language } })
        const { house } = await lookAtAskable(ctx, { id, date })
        return html(askSentView({ language, house, here: asking.action, isProved: ask.state === 'open' }))
      },
      refused: (failure) => showForm(ctx, { ...asking, entered, failure }),
    },
  )
}

async function showForm(
  ctx: Context,
  { id, date, as, actor, ...shown }: AskingFor & { entered: Entered; failure?: Failure },
): Promise<Answer> {
  const file = await lookAtAskable(ctx, { id, date })
  const house = file.house.id
  const inName = as.group === undefined ? undefined : await askInName(ctx, actor, { house, group: as.group })
  const own =
    as.mine === undefined
      ? undefined
      : href({ path: bookingPaths.own }, { id: as.mine.booking, token: actor.token ?? '' })
  return html(askFormView({ ...shown, ...file, groupAsking: inName?.groupName, own }))
}

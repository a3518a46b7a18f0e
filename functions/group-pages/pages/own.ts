import type { Context } from '../../../shared/context.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import type { PageRequest } from '../../../shared/http/request.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { agree } from '../../groups/actions/agree.ts'
import { changeGroup } from '../../groups/actions/change-group.ts'
import { proofHouse } from '../../groups/actions/open-proof.ts'
import { proveMember } from '../../groups/actions/prove-member.ts'
import { setQuiet } from '../../groups/actions/set-quiet.ts'
import { writeToAll } from '../../groups/actions/write-to-all.ts'
import { openGroup } from '../../groups/actions/load.ts'
import { takeOver } from '../../groups/actions/take-over.ts'
import { leaveGroup } from '../../groups/actions/leave-group.ts'
import { giveRole } from '../../groups/actions/give-role.ts'
import { acceptInvitation } from '../../groups/actions/accept-invitation.ts'
import { letIn } from '../../groups/actions/let-in.ts'
import { addPerson } from '../../groups/actions/add-person.ts'
import { ownHref as ownHrefOf } from '../../groups/actions/links.ts'
import { peopleFor } from '../../groups/actions/list-people.ts'
import { readTrust } from '../../groups/actions/read-trust.ts'
import { vouchNoLonger } from '../../groups/actions/vouch-no-longer.ts'
import { vouchFor } from '../../groups/actions/vouch-for.ts'
import { pageRoutes } from '../contract/pages.ts'
import { goneView } from '../views/gone.ts'
import { groupHref, ownHref } from '../views/links.ts'
import type { Own } from '../views/links.ts'
import type { OwnModel } from '../views/own-model.ts'
import { ownView } from '../views/own.ts'
import { proofView } from '../views/proof.ts'
import { nextOf } from './next.ts'

const { ownGroupPage, sendGroupWords, sendAddPerson, sendPersonStep } = pageRoutes
const { sendGroupAccept, sendTakeOver, sendGroupLeave, proofGroupPage, sendGroupProof } = pageRoutes
const { sendGroupLetter, quietPage, sendQuiet, sendLoud } = pageRoutes
const { sendVouch, sendVouchBack, sendAgree } = pageRoutes

type Asked = Pick<PageRequest, 'actor' | 'language'> & { params: Own }

/** What people in a group, or at its door, see and do by their own link. */
export const ownPages = pagesOf(
  {
    ownGroupPage,
    sendGroupWords,
    sendAddPerson,
    sendPersonStep,
    sendGroupAccept,
    sendTakeOver,
    sendGroupLeave,
    sendGroupLetter,
    quietPage,
    sendQuiet,
    sendLoud,
    sendVouch,
    sendVouchBack,
    sendAgree,
    proofGroupPage,
    sendGroupProof,
  },
  {
    ownGroupPage: (ctx, asked) => show(ctx, asked, { done: asked.query.done }),

    sendGroupWords: (ctx, asked) =>
      answerForm(asked, {
        accepted: async ({ version, notes, askable, languages = [], audience = [], ...words }) => {
          const change = { ...words, notes, askable, languages, audience }
          await changeGroup(ctx, asked.actor, { id: asked.params.id, change, version })
          return back(asked, 'changed')
        },
        refused: (failure) => show(ctx, asked, { failed: { form: 'words', failure } }),
      }),

    sendAddPerson: (ctx, asked) =>
      answerForm(asked, {
        accepted: async ({ role, ...who }) => {
          const { language, params, actor } = asked
          const { state } = await addPerson(ctx, actor, { id: params.id, who, role, language })
          return back(asked, state === 'invited' ? 'invited' : 'added')
        },
        refused: (failure) => show(ctx, asked, { failed: { form: 'people', failure } }),
      }),

    sendPersonStep: async (ctx, asked) => {
      const { id, member, step } = asked.params
      const of = { id, member }
      if (step === 'let-in') await letIn(ctx, asked.actor, of)
      else if (step === 'out') await leaveGroup(ctx, asked.actor, of)
      else await giveRole(ctx, asked.actor, { ...of, role: step })
      return back(asked, step)
    },

    sendGroupAccept: async (ctx, asked) => {
      await acceptInvitation(ctx, asked.actor, asked.params.id)
      return back(asked, 'accepted')
    },

    sendTakeOver: async (ctx, asked) => {
      await takeOver(ctx, asked.actor, asked.params.id)
      return back(asked, 'taken-over')
    },

    sendGroupLeave: (ctx, asked) =>
      answerForm(asked, {
        accepted: async ({ successor, anyway }) => {
          const { actor, params, language } = asked
          const { self, group, file } = await openGroup(ctx, actor, params.id)
          if (self === undefined) throw new Refusal('forbidden', 'not-allowed')
          const leaving = { id: group.id, member: self.id, successor, anyway: anyway !== undefined }
          await leaveGroup(ctx, actor, leaving)
          const page = group.state === 'active' ? groupHref(file.house.id, group.id) : undefined
          return html(goneView({ language, house: file.house, name: group.name, page }))
        },
        refused: (failure) => show(ctx, asked, { failed: { form: 'leave', failure } }),
      }),

    sendGroupLetter: (ctx, asked) =>
      answerForm(asked, {
        accepted: async (letter) => {
          const recipients = await writeToAll(ctx, asked.actor, { id: asked.params.id, ...letter })
          return back(asked, recipients === 0 ? 'letter-nobody' : 'letter')
        },
        refused: (failure) => show(ctx, asked, { failed: { form: 'letter', failure } }),
      }),

    // The whole page, with the button on it.
    quietPage: (ctx, asked) => show(ctx, asked, {}),

    sendQuiet: async (ctx, asked) => {
      await setQuiet(ctx, asked.actor, { id: asked.params.id, isQuiet: true })
      return back(asked, 'quiet')
    },

    sendLoud: async (ctx, asked) => {
      await setQuiet(ctx, asked.actor, { id: asked.params.id, isQuiet: false })
      return back(asked, 'loud')
    },

    sendVouch: (ctx, asked) =>
      answerForm(asked, {
        accepted: async ({ group }) => {
          await vouchFor(ctx, asked.actor, { id: group, group: asked.params.id })
          return back(asked, 'vouched')
        },
        refused: (failure) => show(ctx, asked, { failed: { form: 'trust', failure } }),
      }),

    sendVouchBack: async (ctx, asked) => {
      await vouchNoLonger(ctx, asked.actor, { id: asked.params.other, group: asked.params.id })
      return back(asked, 'vouch-back')
    },

    sendAgree: (ctx, asked) =>
      answerForm(asked, {
        accepted: async ({ version }) => {
          const { id, agreement } = asked.params
          await agree(ctx, asked.actor, { id, agreement, version })
          return back(asked, 'agreed')
        },
        refused: (failure) => show(ctx, asked, { failed: { form: 'trust', failure } }),
      }),

    proofGroupPage: async (ctx, { params, language }) => {
      const house = await proofHouse(ctx, params)
      return html(proofView({ language, house, params }))
    },

    sendGroupProof: async (ctx, { params }) => {
      const member = await proveMember(ctx, params)
      const { path } = await ownHrefOf(ctx, member)
      return seeOther(`${path}?done=proved`)
    },
  },
)

function back({ params: { house, id, token } }: Asked, done: string): Answer {
  return seeOther(ownHref({ house, id, token }, '', { done }))
}

async function show(
  ctx: Context,
  { actor, params: { house, id, token }, language }: Asked,
  more: Pick<OwnModel, 'done' | 'failed'>,
): Promise<Answer> {
  const opened = await openGroup(ctx, actor, id)
  const { self, file, group, standing } = opened
  // Who runs the house comes without a link.
  if (self === undefined || group.house !== house) throw new Refusal('forbidden', 'not-allowed')
  const url = ctx.settings.publicUrl + groupHref(file.house.id, id)
  const people = peopleFor(opened)
  const [next, matters] = await Promise.all([nextOf(ctx, opened), readTrust(ctx, opened)])
  const shown = {
    language,
    matters,
    house: file.house,
    group,
    standing,
    self,
    people,
    next,
    url,
    own: { house, id, token },
  }
  return html(ownView({ ...shown, ...more }))
}

import type { Context } from '../../../shared/context.ts'
import type { Actor } from '../../../shared/actor.ts'
import { enteredOf } from '../../../shared/http/form.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { invalidField, Refusal } from '../../../shared/refusal.ts'
import { today } from '../../../shared/time/civil.ts'
import { href } from '../../../shared/http/contract.ts'
import { removeAbsence } from '../actions/remove-absence.ts'
import { addAbsence } from '../actions/add-absence.ts'
import { removeFromTeam } from '../actions/remove-from-team.ts'
import { addToTeam } from '../actions/add-to-team.ts'
import { loadManagedHouse } from '../actions/load-house.ts'
import type { HouseFile } from '../actions/load-house.ts'
import { capability } from '../contract.ts'
import { teamRoutes } from '../contract/team.ts'
import { forTeam, mayDo } from '../rules/roles.ts'
import type { NewAbsence } from '../schema.ts'
import { hrefTo } from '../views/manage-frame.ts'
import { newMemberView } from '../views/new-member.ts'
import type { TeamModel } from '../views/team-model.ts'
import { teamView } from '../views/team.ts'

const { teamPage, sendAbsence, sendAbsenceRemoval, newMemberPage, addToTeam: add } = teamRoutes
const { removeFromTeam: remove } = teamRoutes

export const teamPages = pagesOf(
  { teamPage, sendAbsence, sendAbsenceRemoval, newMemberPage, addToTeam: add, removeFromTeam: remove },
  {
    teamPage: (ctx, { actor, params, query, language }) =>
      teamOf(ctx, { actor, house: params.house, language, done: query.done, entered: enteredOf({}) }),

    sendAbsence: async (ctx, asked) => {
      const { actor, params, language } = asked
      const { house } = params
      await loadManagedHouse(ctx, actor, house)
      return answerForm(asked, {
        accepted: async (sent) => {
          await addAbsence(ctx, actor, { house, absence: absenceOf(sent) })
          return seeOther(hrefTo('team', house, { done: 'away' }))
        },
        refused: (failure) => teamOf(ctx, { actor, house, language, entered: failure.entered, failure }),
      })
    },

    sendAbsenceRemoval: async (ctx, { actor, params }) => {
      await removeAbsence(ctx, actor, params)
      return seeOther(hrefTo('team', params.house, { done: 'back' }))
    },

    newMemberPage: async (ctx, { actor, params, path, language }) => {
      const { house } = forTeam(await loadManagedHouse(ctx, actor, params.house, 'change-team'), actor)
      const entered = enteredOf({ role: 'deputy', language: house.language })
      return html(newMemberView({ language, path, house, entered }))
    },

    addToTeam: async (ctx, asked) => {
      const { actor, params, path, language } = asked
      const { house } = forTeam(await loadManagedHouse(ctx, actor, params.house, 'change-team'), actor)
      return answerForm(asked, {
        accepted: async (member) => {
          await addToTeam(ctx, actor, { house: house.id, member })
          return seeOther(hrefTo('team', house.id, { done: 'added' }))
        },
        refused: (failure) =>
          html(newMemberView({ language, path, house, entered: failure.entered, failure })),
      })
    },

    removeFromTeam: async (ctx, { actor, params }) => {
      try {
        await removeFromTeam(ctx, actor, params)
      } catch (error) {
        if (!(error instanceof Refusal) || error.kind !== 'conflict') throw error
        return seeOther(hrefTo('team', params.house, { done: error.code }))
      }
      // Whoever took themselves out may not look at the team any more.
      const isSelf = params.person === actor.person?.id
      return seeOther(
        isSelf ? href(capability.routes.manageHouses) : hrefTo('team', params.house, { done: 'removed' }),
      )
    },
  },
)

interface Shown extends Pick<TeamModel, 'language' | 'entered' | 'failure'> {
  actor: Actor
  house: string
  done?: string | undefined
}

async function teamOf(ctx: Context, { actor, house: id, ...shown }: Shown): Promise<Answer> {
  const file = forTeam(await loadManagedHouse(ctx, actor, id), actor)
  const date = today(ctx.now(), file.house.timeZone)
  return html(teamView({ ...shown, ...file, today: date, ...lookerOf(file, actor) }))
}

/** Whoever looks at the page, and whether they may change the team. */
function lookerOf({ managers }: HouseFile, actor: Actor) {
  return { self: actor.person?.id, mayChange: mayDo(managers, actor, 'change-team') }
}

type Sent = Omit<NewAbsence, 'deputy'> & {
  deputy?: string | undefined
  newName?: string | undefined
  newEmail?: string | undefined
}

/** The deputy out of a choice and two fields; naming both somebody of the team and somebody new is refused. */
function absenceOf({ deputy, newName, newEmail, ...sent }: Sent): NewAbsence {
  const isNew = newName !== undefined || newEmail !== undefined
  if (deputy !== undefined && deputy !== 'new') {
    if (isNew) throw invalidField('/deputy', 'invalid-input', { reason: 'two-deputies' })
    return { ...sent, deputy }
  }
  if (!isNew && deputy === undefined) throw missing('deputy')
  if (newName === undefined) throw missing('newName')
  if (newEmail === undefined) throw missing('newEmail')
  return { ...sent, deputy: { name: newName, email: newEmail } }
}

function missing(name: string): Refusal {
  return new Refusal('invalid', 'invalid-input', { errors: [{ pointer: `/${name}`, code: 'required' }] })
}

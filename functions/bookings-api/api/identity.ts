import { jsonApi, reply } from '../../../shared/http/api.ts'
import { endedSessionCookie, sessionCookie } from '../../../shared/http/session.ts'
import { readMe } from '../../identity/actions/person.ts'
import { listSessions, signOutEverywhere } from '../../identity/actions/sessions.ts'
import { signOut } from '../../identity/actions/sign-out.ts'
import { confirmSignIn } from '../../identity/actions/confirm-sign-in.ts'
import { requestSignIn } from '../../identity/actions/request-sign-in.ts'
import { askForData } from '../../identity/actions/ask-for-data.ts'
import { jsonRoutes } from '../../identity/contract/json.ts'
import { sessionDays } from '../../identity/rules.ts'

export const api = jsonApi(jsonRoutes, {
  requestSignIn: async (ctx, { body: { email, language: wanted }, language, actor }) => {
    await requestSignIn(ctx, { email, language: wanted ?? language, asker: actor })
  },

  confirmSignIn: async (ctx, { body, actor }) => {
    const { person, token } = await confirmSignIn(ctx, { ...body, asker: actor })
    return reply({ person }, { cookies: [sessionCookie(token, sessionDays, ctx.settings.publicUrl)] })
  },

  requestMyData: (ctx, { body, language }) =>
    askForData(ctx, { email: body.email, language: body.language ?? language }),

  signOut: async (ctx, { session }) => {
    await signOut(ctx, session)
    return reply(undefined, { cookies: [endedSessionCookie(ctx.settings.publicUrl)] })
  },

  listSessions: async (ctx, { actor, session }) => ({ sessions: await listSessions(ctx, actor, session) }),

  signOutEverywhere: async (ctx, { actor }) => {
    await signOutEverywhere(ctx, actor)
    return reply(undefined, { cookies: [endedSessionCookie(ctx.settings.publicUrl)] })
  },

  readMe: async (ctx, { actor }) => {
    const { roles, ...person } = await readMe(ctx, actor)
    return { person, houses: roles.map(({ house, role }) => ({ id: house, role })) }
  },
})

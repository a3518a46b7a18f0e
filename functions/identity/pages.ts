import { answerForm, html, pagesOf, seeOther } from '../../shared/http/pages.ts'
import { cookie, endedSessionCookie, localPath, sessionCookie } from '../../shared/http/session.ts'
import type { Answer } from '../../shared/http/respond.ts'
import type { Context } from '../../shared/context.ts'
import { href } from '../../shared/http/contract.ts'
import type { Entered } from '../../shared/http/form.ts'
import type { KeptForm } from '../../shared/http/kept-form.ts'
import type { PageRequest } from '../../shared/http/request.ts'
import { listSessions, signOutEverywhere } from './actions/sessions.ts'
import { signOut } from './actions/sign-out.ts'
import { confirmByLink, confirmSignIn } from './actions/confirm-sign-in.ts'
import { requestSignIn } from './actions/request-sign-in.ts'
import type { SignedIn } from './actions/confirm-sign-in.ts'
import { capability, workPath } from './contract.ts'
import { codeMinutes, sessionDays } from './rules.ts'
import type { Asker } from './rules/codes.ts'
import { backView } from './views/back.ts'
import { sessionsView } from './views/sessions.ts'
import { codeView, linkView, oldLinkView, signInView } from './views.ts'

const { routes } = capability
const signedOut = href(routes.signInPage, {}, { done: 'signed-out' })

export const pages = pagesOf(routes, {
  signInPage: (_, { actor, query, language }) => {
    const next = localPath(query.next)
    if (actor.person) return seeOther(onwards(next))
    return html(signInView({ language, next, isSignedOut: query.done !== undefined }))
  },

  sendSignIn: (ctx, request) => {
    const { language } = request
    return answerForm(request, {
      accepted: async ({ email, next: wanted, kept }) => {
        const next = localPath(wanted)
        await requestSignIn(ctx, { email, language, next, asker: askerOf(request) })
        if (kept) return html(codeView({ language, next, email, kept }))
        const on = href(routes.signInCodePage, {}, { next: next === '/' ? undefined : next })
        return seeOther(on, [addressCookie(ctx, email)])
      },
      refused: (failure) => {
        const { entered } = failure
        return html(
          signInView({
            language,
            next: localPath(entered.get('next')),
            email: entered.get('email'),
            failure,
            ...keptIn(entered),
          }),
        )
      },
    })
  },

  signInCodePage: (_, { cookies, query, language }) =>
    html(codeView({ language, next: localPath(query.next), email: cookies[addressCookieName] ?? '' })),

  sendSignInCode: (ctx, request) => {
    const { language } = request
    return answerForm(request, {
      accepted: async ({ email, code, next, kept }) => {
        const welcomed = welcome(
          ctx,
          await confirmSignIn(ctx, { email, code, asker: askerOf(request) }),
          localPath(next),
        )
        return kept ? html(backView({ language, kept }), { cookies: welcomed.cookies ?? [] }) : welcomed
      },
      refused: (failure) => {
        const { entered } = failure
        return html(
          codeView({
            language,
            next: localPath(entered.get('next')),
            email: entered.get('email'),
            failure,
            ...keptIn(entered),
          }),
        )
      },
    })
  },

  signInLinkPage: (_, { params, language }) => html(linkView({ language, token: params.token })),

  sendSignInLink: (ctx, request) => {
    const { params, language } = request
    return answerForm(request, {
      accepted: async () => {
        const signedIn = await confirmByLink(ctx, params.token)
        return welcome(ctx, signedIn, signedIn.next)
      },
      refused: () => html(oldLinkView({ language })),
    })
  },

  sessionsPage: async (ctx, { actor, session, language }) =>
    html(sessionsView({ language, sessions: await listSessions(ctx, actor, session) })),

  sendSignOutEverywhere: async (ctx, { actor }) => {
    await signOutEverywhere(ctx, actor)
    return seeOther(signedOut, [endedSessionCookie(ctx.settings.publicUrl)])
  },

  sendSignOut: async (ctx, { session }) => {
    await signOut(ctx, session)
    return seeOther(signedOut, [endedSessionCookie(ctx.settings.publicUrl)])
  },
})

/** The form that goes along, as the one before brought it. */
function keptIn(entered: Entered): { kept?: KeptForm } {
  const kept = { path: entered.get('kept.path'), fields: entered.get('kept.fields') }
  return kept.fields === '' ? {} : { kept }
}

/** Carries the address from one form to the next; in the URL it would end up in logs. */
const addressCookieName = 'sign-in'

function addressCookie(ctx: Context, email: string): string {
  return cookie(
    { name: addressCookieName, value: email, maxAge: codeMinutes * 60, path: '/sign-in' },
    ctx.settings.publicUrl,
  )
}

/** Carries for a year that somebody signed in here, so that strangers who ask for codes or guess use up nothing of theirs. */
const browserCookieName = 'known'
const year = 365 * 24 * 60 * 60

function askerOf({ actor, cookies }: Pick<PageRequest, 'actor' | 'cookies'>): Asker {
  return { address: actor.address, browser: cookies[browserCookieName] }
}

/** Nobody signs in to see the list of houses. */
function onwards(next: string): string {
  return next === '/' ? workPath : next
}

function welcome(ctx: Context, { token, browser }: SignedIn, next: string): Answer {
  const { publicUrl } = ctx.settings
  const done = cookie({ name: addressCookieName, value: '', maxAge: 0, path: '/sign-in' }, publicUrl)
  const known = cookie({ name: browserCookieName, value: browser, maxAge: year, path: '/sign-in' }, publicUrl)
  return seeOther(onwards(next), [sessionCookie(token, sessionDays, publicUrl), known, done])
}

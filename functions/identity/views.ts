import { buttonForm, form, linkButton, submit } from '../../shared/html/buttons.ts'
import { codeField, emailField, hiddenField } from '../../shared/html/fields.ts'
import { pageHeading } from '../../shared/html/layout.ts'
import { html } from '../../shared/html/markup.ts'
import type { Content, Html } from '../../shared/html/markup.ts'
import { errorSummary, notice } from '../../shared/html/messages.ts'
import { attributesOf } from '../../shared/http/attributes.ts'
import { href } from '../../shared/http/contract.ts'
import type { KeptForm } from '../../shared/http/kept-form.ts'
import type { Failure } from '../../shared/http/failure.ts'
import type { Language } from '../../shared/language.ts'
import { capability, signInHref } from './contract.ts'
import { codeMinutes, sessionDays } from './rules.ts'
import { idleDays } from './rules/sessions.ts'
import { backByLink, keptFields, keptNotice } from './views/back.ts'
import { siteDataNote, sitePage, texts } from './views/frame.ts'

const { routes } = capability

/** What the pages of signing in are made from. */
export interface SignInModel {
  language: Language
  next: string
  email?: string
  failure?: Failure
  /** A form that was sent too late, and goes along. */
  kept?: KeptForm
  /** Somebody has just signed out here. */
  isSignedOut?: boolean
}

/** Asks for the address. */
export function signInView(model: SignInModel): string {
  const say = texts(model.language)
  const field = emailField({
    name: 'email',
    label: say('signIn.email'),
    hint: say('signIn.emailHint'),
    value: model.email ?? '',
    ...errorFor(model, 'email'),
    attributes: attributesOf(routes.sendSignIn.body, 'email'),
  })
  return frame(model.language, { title: say('signIn.title'), here: signInHref(model.next) }, [
    errorsOf(model),
    model.isSignedOut === true && notice({ kind: 'success', title: say('signIn.out') }),
    pageHeading(say('signIn.title'), model.kept ? {} : { lead: say('signIn.lead') }),
    model.kept !== undefined && model.failure === undefined && keptNotice(model.language),
    form({
      action: href(routes.sendSignIn),
      content: [
        field,
        hiddenField('next', model.next),
        keptFields(model.kept),
        siteDataNote(model.language),
        submit({ label: say('signIn.send') }),
      ],
    }),
  ])
}

/** Asks for the code, and for the address too if this browser did not bring it. */
export function codeView(model: SignInModel): string {
  const say = texts(model.language)
  const { email = '' } = model
  const minutes = codeMinutes
  const sent = email === '' ? say('code.sentSomewhere', { minutes }) : say('code.sentTo', { email, minutes })
  const address =
    email === ''
      ? emailField({ name: 'email', label: say('signIn.email'), ...errorFor(model, 'email') })
      : hiddenField('email', email)
  const field = codeField({
    name: 'code',
    label: say('code.code'),
    hint: say('code.codeHint'),
    ...errorFor(model, 'code'),
    attributes: { required: true, maxlength: 20, autofocus: email !== '' && model.failure === undefined },
  })
  return frame(model.language, { title: say('code.title'), here: codeHref(model.next) }, [
    errorsOf(model),
    pageHeading(say('code.title')),
    model.failure === undefined && notice({ kind: 'info', title: say('code.sent'), content: sent }),
    form({
      action: href(routes.sendSignInCode),
      content: [
        address,
        field,
        hiddenField('next', model.next),
        keptFields(model.kept),
        email === '' && siteDataNote(model.language),
        submit({ label: say('code.send') }),
      ],
    }),
    html`<p class="quiet">${say('code.earlier', { minutes })}</p>`,
    model.kept
      ? backByLink(model.kept, model.language)
      : html`<p><a href="${signInHref(model.next)}">${say('code.again')}</a></p>`,
  ])
}

/** The link of the mail: nothing happens until the button is pressed. */
export function linkView({ language, token }: { language: Language; token: string }): string {
  const say = texts(language)
  return frame(language, { title: say('link.title'), here: href(routes.signInLinkPage, { token }) }, [
    pageHeading(say('link.title'), { lead: say('link.lead', { days: sessionDays, idle: idleDays }) }),
    buttonForm({ action: href(routes.sendSignInLink, { token }), label: say('link.send'), kind: 'primary' }),
  ])
}

/** A link that was used or is old, and what to do now. */
export function oldLinkView({ language }: { language: Language }): string {
  const say = texts(language)
  return frame(language, { title: say('link.old'), here: signInHref('/') }, [
    pageHeading(say('link.old'), { lead: say('link.oldLead', { minutes: codeMinutes }) }),
    linkButton({ href: signInHref('/'), label: say('signIn.title'), kind: 'primary' }),
  ])
}

function errorsOf(model: SignInModel): Html | false {
  const { failure, language } = model
  if (failure === undefined) return false
  const named = failure.errors.map(({ name }) => ({ field: name, message: messageOf(model, name) }))
  const errors = named.length > 0 ? named : [{ message: messageOf(model) }]
  return errorSummary({ language, errors })
}

function errorFor(model: SignInModel, name: string): { error?: string } {
  return model.failure?.errorOf(name) === undefined ? {} : { error: messageOf(model, name) }
}

/** The refusal's own words, else what the field is for. */
function messageOf({ failure, language }: SignInModel, field = 'other'): string {
  const say = texts(language)
  const keys = [`error.${failure?.code}`, `error.${field}`, 'error.other']
  return say(keys.find((key) => texts.has(key)) as 'error.other', { minutes: codeMinutes } as never)
}

function codeHref(next: string): string {
  return href(routes.signInCodePage, {}, { next: next === '/' ? undefined : next })
}

function frame(language: Language, { title, here }: { title: string; here: string }, main: Content): string {
  return sitePage({ language, title, here, main, robots: 'noindex' })
}

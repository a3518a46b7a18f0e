import { buttonForm } from '../../../shared/html/buttons.ts'
import { hiddenField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { lookAgain } from '../../../shared/http/kept-form.ts'
import type { KeptForm } from '../../../shared/http/kept-form.ts'
import { localPath } from '../../../shared/http/session.ts'
import type { Language } from '../../../shared/language.ts'
import { sitePage, texts } from './frame.ts'

/** Signed in again: on to the form, which comes back as it was filled. Nothing of it is done yet. */
export function backView({ language, kept }: { language: Language; kept: KeptForm }): string {
  const say = texts(language)
  return sitePage({
    language,
    title: say('back.title'),
    here: '/sign-in',
    robots: 'noindex',
    main: html`${pageHeading(say('back.title'), { lead: say('back.lead') })} ${backForm(kept, say('back.go'), 'primary')}`,
  })
}

/** For whoever used the link of the mail in another window. */
export function backByLink(kept: KeptForm, language: Language): Html {
  const say = texts(language)
  return html`<p class="quiet">${say('back.byLink')}</p>
    ${backForm(kept, say('back.go'), 'plain')}`
}

/** That what was typed is not lost. */
export function keptNotice(language: Language): Html {
  const say = texts(language)
  return notice({ kind: 'info', title: say('kept.title'), content: html`<p>${say('kept.more')}</p>` })
}

/** The form as it goes along through signing in. */
export function keptFields(kept: KeptForm | undefined): Content {
  return kept && [hiddenField('kept.path', kept.path), hiddenField('kept.fields', kept.fields)]
}

function backForm({ path, fields }: KeptForm, label: string, kind: 'primary' | 'plain'): Html {
  const sent = [...new URLSearchParams(fields)].filter(([name]) => name !== lookAgain)
  const named = Object.fromEntries(
    [...Map.groupBy(sent, ([name]) => name)].map(([name, same]) => [name, same.map(([, value]) => value)]),
  )
  return buttonForm({ action: localPath(path), label, kind, fields: { ...named, [lookAgain]: 'yes' } })
}

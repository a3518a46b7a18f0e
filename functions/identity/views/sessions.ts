import { confirmation } from '../../../shared/html/buttons.ts'
import { dataTable } from '../../../shared/html/facts.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import { formatInstant } from '../../../shared/time/format.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { OwnSession } from '../actions/sessions.ts'
import { capability } from '../contract.ts'
import { sessionDays } from '../rules.ts'
import { idleDays } from '../rules/sessions.ts'
import { sitePage, texts } from './frame.ts'

const { routes } = capability

/** Where somebody is signed in, and one button that ends all of it. */
export function sessionsView({
  language,
  sessions,
}: {
  language: Language
  sessions: readonly OwnSession[]
}): string {
  const say = texts(language)
  // Somebody may run houses in several zones, and belongs to none of them here.
  const told = (instant: Instant) => formatInstant(instant, 'Europe/Berlin', language)
  const table = dataTable({
    caption: say('sessions.list'),
    captionHidden: true,
    columns: (['since', 'seen', 'ends'] as const).map((key) => ({ label: say(`sessions.${key}`) })),
    rows: sessions.map(({ since, seenAt, endsAt, isThis }) => [
      isThis ? say('sessions.this', { date: told(since) }) : told(since),
      told(seenAt),
      told(endsAt),
    ]),
  })
  return sitePage({
    language,
    title: say('sessions.title'),
    here: href(routes.sessionsPage),
    robots: 'noindex',
    main: html`${pageHeading(say('sessions.title'), { lead: say('sessions.lead', { days: sessionDays, idle: idleDays }) })}
      ${table}
      <p>${say('sessions.unknown')}</p>
      ${confirmation({
        open: say('sessions.all'),
        question: say('sessions.question'),
        action: href(routes.sendSignOutEverywhere),
        label: say('sessions.send'),
        kind: 'danger',
      })}`,
  })
}

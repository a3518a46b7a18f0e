import { directionOf } from '../direction.ts'
import { html, written } from './markup.ts'
import type { Content, Html } from './markup.ts'

export interface MailContent {
  language: string
  heading: string
  /** The standing in big words, as on the page: "Noch nicht sicher". */
  standing?: string
  /** Colours the frame of the standing; the words alone must do. */
  tone?: 'good' | 'waiting' | 'over'
  paragraphs: readonly Paragraph[]
  facts?: readonly MailFact[]
  /** A code to say on the phone, with its label. */
  code?: { label: string; code: string }
  buttons?: readonly MailButton[]
  footer: readonly string[]
}

/** `language`: of words that are in another one than the mail. */
export type Paragraph = string | { text: string; language: string }

/** Of several lines the first says it all and the others tell the details. `language`: of a value that may be in another one than the mail. */
export interface MailFact {
  name: string
  value: string | readonly string[]
  language?: string
}

export interface MailButton {
  label: string
  href: string
  /** `urgent`: the reader must do it, so it stands above the facts. `quiet`: only a link, something more that one can do. */
  kind?: 'urgent' | 'quiet'
}

const font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif"

/** A mail as HTML: 600 px, styles in place as mail clients want them, no pictures, readable on dark ground. */
export function mailHtml(content: MailContent): string {
  const [urgent, others] = byUrgency(content)
  return html`<!doctype html>
    <html lang="${content.language}" dir="${directionOf(content.language)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${content.heading}</title>
      </head>
      <body style="margin:0;padding:24px 16px;${font};font-size:18px;line-height:1.6">
        <div style="max-width:600px;margin:0 auto">
          <h1 style="font-size:26px;line-height:1.25;margin:0 0 20px">${content.heading}</h1>
          ${content.standing !== undefined && standingBox(content.standing, content.tone)}
          ${content.paragraphs.map((each) => html`<p style="margin:0 0 16px">${inItsLanguage(each, content.language)}</p>`)}
          ${urgent.map(button)}
          ${content.facts && factLines(content.facts, content.language)}
          ${content.code && html`<p style="margin:0 0 24px">${content.code.label}<br /><strong style="font-size:28px;letter-spacing:1px">${content.code.code}</strong></p>`}
          ${others.map(button)}
          <div style="border-top:1px solid #8a8378;margin-top:28px;padding-top:14px;font-size:15px">
            ${content.footer.map((text) => html`<p style="margin:0 0 8px">${text}</p>`)}
          </div>
        </div>
      </body>
    </html> `.toString()
}

/** The same as plain text: one fact a line, links in full. */
export function mailText(content: MailContent): string {
  const facts = content.facts?.map(({ name, value }) => `${name}: ${[value].flat().join('\n  ')}`).join('\n')
  const code = content.code && `${content.code.label}: ${content.code.code}`
  const [urgent, others] = byUrgency(content).map((buttons) =>
    buttons.map(({ label, href }) => `${label}:\n${href}`),
  ) as [string[], string[]]
  const footer = `-- \n${content.footer.join('\n')}`
  const parts = [
    content.heading,
    content.standing,
    ...content.paragraphs.map((each) => (typeof each === 'string' ? each : each.text)),
    ...urgent,
    facts,
    code,
    ...others,
    footer,
  ]
  return `${parts.filter((part) => part !== undefined && part !== '').join('\n\n')}\n`
}

function inItsLanguage(paragraph: Paragraph, page: string): Content {
  return typeof paragraph === 'string'
    ? paragraph
    : written(paragraph.text, { language: paragraph.language, page })
}

function byUrgency({ buttons = [] }: MailContent): [MailButton[], MailButton[]] {
  const urgent = buttons.filter(({ kind }) => kind === 'urgent')
  return [urgent, buttons.filter(({ kind }) => kind !== 'urgent')]
}

/** Green, amber, grey; each keeps 3:1 on white and on the dark ground of mail clients. */
const edges = { good: '#2e8b72', waiting: '#b7791f', over: '#8a8378' } as const

function standingBox(words: string, tone: keyof typeof edges = 'over'): Html {
  return html`<p
    style="font-size:22px;line-height:1.3;font-weight:700;margin:0 0 20px;padding:14px 18px;border:2px solid ${edges[tone]};border-inline-start-width:10px;border-radius:8px"
  >
    ${words}
  </p>`
}

function factLines(facts: readonly MailFact[], page: string): Html {
  const lines = facts.map(({ name, value, language = page }) => {
    const [first, ...others] = [value].flat().map((line) => written(line, { language, page }))
    return html`<p style="margin:0 0 8px">
      <span style="font-size:15px">${name}</span><br /><strong>${first}</strong>
      ${others.map((line) => html`<br />${line}`)}
    </p>`
  })
  return html`<div style="margin:0 0 24px;padding-inline-start:16px;border-inline-start:4px solid #1b6b58">
    ${lines}
  </div>`
}

/** The link stands below in full too, for clients that show no buttons. */
function button({ label, href, kind }: MailButton): Html {
  if (kind === 'quiet') {
    return html`<p style="margin:0 0 16px">
      <a href="${href}" style="font-weight:700;color:inherit">${label}</a><br />
      <span style="font-size:14px;word-break:break-all">${href}</span>
    </p>`
  }
  return html`<p style="margin:0 0 20px">
    <a
      href="${href}"
      style="display:inline-block;padding:12px 22px;border-radius:8px;background:#1b6b58;color:#ffffff;font-weight:700;text-decoration:none"
      >${label}</a
    ><br />
    <span style="font-size:14px;word-break:break-all">${href}</span>
  </p>`
}

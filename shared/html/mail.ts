import { directionOf, html, type Html } from './markup.ts'

export interface MailContent {
  language: string
  heading: string
  /** The standing in big words, as on the page: "Noch nicht sicher". */
  standing?: string
  paragraphs: readonly string[]
  facts?: readonly { name: string; value: string }[]
  /** A code to say on the phone, with its label. */
  code?: { label: string; code: string }
  buttons?: readonly { label: string; href: string }[]
  footer: readonly string[]
}

const font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif"

/** A mail as HTML: 600 px, styles in place as mail clients want them, no pictures, readable on dark ground. */
export function mailHtml(content: MailContent): string {
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
          ${content.standing !== undefined && html`<p style="font-size:20px;font-weight:700;margin:0 0 20px;padding:14px 18px;border:2px solid #1b6b58;border-radius:8px">${content.standing}</p>`}
          ${content.paragraphs.map((text) => html`<p style="margin:0 0 16px">${text}</p>`)}
          ${content.facts && factLines(content.facts)}
          ${content.code && html`<p style="margin:0 0 24px">${content.code.label}<br /><strong style="font-size:28px;letter-spacing:1px">${content.code.code}</strong></p>`}
          ${content.buttons?.map(button)}
          <div style="border-top:1px solid #8a8378;margin-top:28px;padding-top:14px;font-size:15px">
            ${content.footer.map((text) => html`<p style="margin:0 0 8px">${text}</p>`)}
          </div>
        </div>
      </body>
    </html> `.toString()
}

/** The same as plain text: one fact a line, links in full. */
export function mailText(content: MailContent): string {
  const facts = content.facts?.map(({ name, value }) => `${name}: ${value}`).join('\n')
  const code = content.code && `${content.code.label}: ${content.code.code}`
  const buttons = content.buttons?.map(({ label, href }) => `${label}:\n${href}`) ?? []
  const footer = `-- \n${content.footer.join('\n')}`
  const parts = [content.heading, content.standing, ...content.paragraphs, facts, code, ...buttons, footer]
  return `${parts.filter((part) => part !== undefined && part !== '').join('\n\n')}\n`
}

function factLines(facts: NonNullable<MailContent['facts']>): Html {
  const lines = facts.map(
    ({ name, value }) =>
      html`<p style="margin:0 0 8px">
        <span style="font-size:15px">${name}</span><br /><strong>${value}</strong>
      </p>`,
  )
  return html`<div style="margin:0 0 24px;padding-inline-start:16px;border-inline-start:4px solid #1b6b58">
    ${lines}
  </div>`
}

/** The link stands below in full too, for clients that show no buttons. */
function button({ label, href }: { label: string; href: string }): Html {
  return html`<p style="margin:0 0 20px">
    <a
      href="${href}"
      style="display:inline-block;padding:12px 22px;border-radius:8px;background:#1b6b58;color:#ffffff;font-weight:700;text-decoration:none"
      >${label}</a
    ><br />
    <span style="font-size:14px;word-break:break-all">${href}</span>
  </p>`
}

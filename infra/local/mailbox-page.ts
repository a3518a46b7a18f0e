import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { KeptMail } from './mailbox-store.ts'

type Html = HtmlEscapedString | Promise<HtmlEscapedString>

const style = `
  :root { color-scheme: light dark; font: 18px/1.5 system-ui, sans-serif }
  body { max-width: 50rem; margin: 0 auto; padding: 1rem }
  li { margin-block: .75rem } li a { font-weight: bold }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; border: 1px solid; padding: 1rem }
  iframe { width: 100%; height: 32rem; border: 1px solid; background: white }
  dt { font-weight: bold } dd { margin: 0 0 .5rem }
`

async function page(title: string, content: Html): Promise<string> {
  const document = html`<!doctype html>
    <html lang="de">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        ${content}
      </body>
    </html>`
  return String(await document)
}

/** All mails, newest first. `publicUrl` leads back to the house. */
export function listPage(mails: readonly KeptMail[], publicUrl: string): Promise<string> {
  const entries = mails.toReversed().map(
    (mail) =>
      html`<li>
          <a href="/mail/${mail.id}">${mail.subject || '(ohne Betreff)'}</a><br />an ${mail.to}, ${when(mail)}
        </li>`,
  )
  return page(
    `Postfach (${mails.length})`,
    html`<h1>Postfach</h1>
      <p>
        Alle Mails, die Treffpunkt auf diesem Rechner verschickt; nichts davon verlässt ihn.
        <a href="/">Aktualisieren</a> · <a href="${publicUrl}">Zum Haus</a> · <a href="/messages">als JSON</a>
      </p>
      ${
        entries.length === 0
          ? html`<p>Noch keine Mail.</p>`
          : html`<ol reversed>
              ${entries}
            </ol>`
      }`,
  )
}

/** One mail as its reader sees it: the text with links, the HTML in a frame that may run nothing. */
export function mailPage(mail: KeptMail): Promise<string> {
  const attachments = mail.attachments.map(
    ({ filename, contentType }, index) =>
      html`<li>
        <a href="/mail/${mail.id}/${index}">${filename || `Anhang ${index + 1}`}</a> (${contentType})
      </li>`,
  )
  const framed = `<base target="_blank">${mail.html}`
  return page(
    mail.subject,
    html`<p><a href="/">Zurück zum Postfach</a></p>
      <h1>${mail.subject || '(ohne Betreff)'}</h1>
      <dl>
        <dt>Von</dt>
        <dd>${mail.sender}</dd>
        <dt>An</dt>
        <dd>${mail.recipients}</dd>
        <dt>Datum</dt>
        <dd>${when(mail)}</dd>
      </dl>
      <h2>Text</h2>
      <pre>${linked(mail.text)}</pre>
      ${
        mail.html === ''
          ? ''
          : html`<h2>HTML</h2>
              <iframe
                title="Die Mail als HTML"
                sandbox="allow-popups allow-popups-to-escape-sandbox"
                srcdoc="${framed}"
              ></iframe>`
      }
      ${
        attachments.length === 0
          ? ''
          : html`<h2>Anhänge</h2>
              <ul>
                ${attachments}
              </ul>`
      }`,
  )
}

function when({ date }: KeptMail): string {
  return date.replace('T', ' ').replace(/:\d\d\.\d+Z$/, ' UTC')
}

function linked(text: string): Html[] {
  return text
    .split(/((?:https?|webcal):\/\/[^\s<>"]+[^\s<>".,;:!?)])/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : html`${part}`))
}

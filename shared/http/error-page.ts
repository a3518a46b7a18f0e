import { html } from '../html/markup.ts'
import type { Language } from '../texts.ts'
import type { Problem } from './problem.ts'

/** Draws a problem for people. */
export type ErrorPage = (
  problem: Problem,
  asked: { language: Language; path: string },
) => string | Promise<string>

/** A page of last resort: it needs no style sheet, no texts and no data. */
export const plainErrorPage: ErrorPage = ({ title, detail, status, requestId }, { language }) =>
  html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${detail !== undefined && html`<p>${detail}</p>`}${status >= 500 && html`<p><code>${requestId}</code></p>`}
          <p><a href="/">⌂</a></p>
        </main>
      </body>
    </html>`.toString()

import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { localeOf } from '../../shared/language.ts'
import type { Language } from '../../shared/language.ts'
import { once } from './once.ts'

export interface Visitor extends AsyncDisposable {
  page: Page
  context: BrowserContext
  /** What the browser's console complained about, breaches of the content security policy among it. */
  troubles: string[]
}

export interface Manner {
  /** Where paths such as `/aef` lead. */
  url: string
  scripts?: boolean
  /** Width of the window in CSS pixels. */
  width?: number
  language?: Language
}

/** The package's own flags contain `--single-process`, with which Chromium dies after some pages. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-zygote',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Chromium out of npm alone, or the one that CHROME_PATH names. */
export async function aBrowser(): Promise<Browser> {
  const own = process.env['CHROME_PATH']
  if (own !== undefined) return chromium.launch({ executablePath: own, args: flags })
  const folder = await unpacked()
  const env = {
    ...(process.env as Record<string, string>),
    LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
    FONTCONFIG_PATH: join(folder, 'fonts'),
  }
  return chromium.launch({ executablePath: join(folder, 'chromium'), args: flags, env })
}

let kept: Promise<Browser> | undefined

/** The one that all test files of a worker share; it ends with the worker's process. What visitors leave behind goes with their context. */
export function theBrowser(): Promise<Browser> {
  return (kept ??= aBrowser())
}

/** Somebody with a browser of their own: no cookies yet. */
export async function aVisitor(browser: Browser, manner: Manner): Promise<Visitor> {
  const { url, scripts = true, width = 360, language = 'de' } = manner
  const context = await browser.newContext({
    baseURL: url,
    javaScriptEnabled: scripts,
    viewport: { width, height: width < 700 ? 740 : 900 },
    locale: localeOf(language),
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(120_000)
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('console', (line) => {
    // A form that comes back with 4xx is an answer, which Chromium writes down as an error nevertheless.
    const isAnswer = /^Failed to load resource: .*status of 4\d\d/.test(line.text())
    if (['error', 'warning'].includes(line.type()) && !isAnswer)
      troubles.push(`${line.text()} at ${page.url()}`)
  })
  return { page, context, troubles, [Symbol.asyncDispose]: () => context.close() }
}

/** Unpacked once on a machine: it takes seconds and does not change. */
async function unpacked(): Promise<string> {
  const manifest = resolve(import.meta.dirname, '../../node_modules/@sparticuz/chromium/package.json')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  const folder = join(tmpdir(), `treffpunkt-chromium-${version}`)
  if (existsSync(folder)) return folder
  await once(process.env['TEST_PRODUCT'] ?? tmpdir(), 'chromium', async () => {
    await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'unpack-chromium.ts'), folder])
  })
  return folder
}

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { theBrowser } from './browser.ts'
import { managerCookie } from './outside.ts'
import { aRunningProduct } from './running.ts'
import type { Running } from './running.ts'

/** What a journey plays on: the running product, a browser, and the manager's session. */
export interface Stage {
  product: Running
  browser: Browser
  cookie: string
}

/** Sets the stage before the tests of a file and clears it after them; hands it over as soon as it stands. */
export function onStage(take: (stage: Stage) => void): void {
  let stage: Stage | undefined
  beforeAll(async () => {
    const [product, browser] = await Promise.all([aRunningProduct(), theBrowser()])
    stage = { product, browser, cookie: await managerCookie(product) }
    take(stage)
  })
  afterAll(async () => {
    await stage?.product[Symbol.asyncDispose]()
  })
}

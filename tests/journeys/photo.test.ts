import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aVisitor } from '../support/browser.ts'
import { hasTurn } from '../support/budget.ts'
import type { Running } from '../support/running.ts'
import { onStage } from '../support/stage.ts'

let product: Running
let browser: Browser
let cookie: string
let folder: string
let large: string

onStage((stage) => ({ product, browser, cookie } = stage))

/** Noise of 1,800 by 2,700 pixels: some half a megabyte. */
const noise = `(async () => {
  const canvas = document.createElement('canvas')
  canvas.width = 1800
  canvas.height = 2700
  const ground = canvas.getContext('2d')
  for (let at = 0; at < 9000; at++) {
    ground.fillStyle = 'hsl(' + ((at * 137) % 360) + ' 60% ' + (20 + (at % 60)) + '%)'
    ground.fillRect((at * 7919) % 1800, (at * 104729) % 2700, 16, 16)
  }
  const file = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.92))
  return [...new Uint8Array(await file.arrayBuffer())]
})()`

const decoded = `(async () => {
  const image = document.querySelector('img.photo')
  await image.decode()
  return [image.naturalWidth, image.naturalHeight]
})()`

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'treffpunkt-photo-'))
  large = join(folder, 'gross.jpg')
  const page = await browser.newPage()
  const bytes = (await page.evaluate(noise)) as number[]
  await page.close()
  writeFileSync(large, Buffer.from(bytes))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function atTheDesk(scripts: boolean, room: string) {
  const visitor = await aVisitor(browser, { url: product.url, scripts, width: 1000 })
  const value = cookie.replace('session=', '')
  await visitor.context.addCookies([{ name: 'session', value, url: product.url }])
  await visitor.page.goto(`/manage/aef/rooms/${room}`)
  return visitor
}

async function send(page: Page): Promise<void> {
  await page.getByLabel('Foto auswählen').setInputFiles(large)
  await page.getByLabel('Was ist auf dem Foto zu sehen?').fill('Regal mit Büchern')
  await page.getByRole('button', { name: 'Foto speichern' }).click()
}

describe.runIf(hasTurn('photo'))('a photo as a telephone takes it', () => {
  test('is made small by the browser, and seen by neighbours in its own shape', async () => {
    await using desk = await atTheDesk(true, 'beratung-1')
    await send(desk.page)
    await desk.page.waitForURL('**saved=yes**')
    await using neighbour = await aVisitor(browser, { url: product.url })
    await neighbour.page.goto('/aef/rooms/beratung-1')
    const image = neighbour.page.getByRole('img', { name: 'Regal mit Büchern' })
    const shape = (await neighbour.page.evaluate(decoded)) as number[]
    expect(Math.max(...shape)).toBeLessThanOrEqual(1600)
    expect(shape[0]! / shape[1]!).toBeCloseTo(2 / 3, 2)
    const { width } = (await image.boundingBox())!
    expect(width).toBeLessThanOrEqual(328)
    expect([...desk.troubles, ...neighbour.troubles]).toEqual([])
  })

  test('without scripts is sent as it is, and refused in a sentence; the words stay', async () => {
    await using desk = await atTheDesk(false, 'beratung-2')
    await send(desk.page)
    const alert = desk.page.getByRole('alert')
    expect(await alert.innerText()).toContain('höchstens 200 KB')
    expect(await desk.page.getByLabel('Was ist auf dem Foto zu sehen?').inputValue()).toBe(
      'Regal mit Büchern',
    )
  })
})

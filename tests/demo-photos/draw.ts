import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { aBrowser } from '../support/browser.ts'
import { meetings } from './meetings.ts'
import { rooms } from './rooms.ts'

/** A program: draws the photos of the furnished house, as files for `infra/demo`. Run again only if a drawing changes. */
const folder = resolve(import.meta.dirname, '../../infra/demo/photos')

/** Two pixels for each of a card's. */
const [width, height] = [800, 450]

/** Small enough that eleven of them are no weight in the repository, nor on a page. */
const mostBytes = 25 * 1024

mkdirSync(folder, { recursive: true })
await using browser = await aBrowser()
const page = await browser.newPage()
for (const [name, drawing] of Object.entries({ ...rooms, ...meetings })) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 540" width="${width}" height="${height}">${drawing}</svg>`
  const base64 = await page.evaluate(
    async ({ svg: source, width: across, height: down }) => {
      const image = new Image()
      image.src = `data:image/svg+xml,${encodeURIComponent(source)}`
      await image.decode()
      const canvas = document.createElement('canvas')
      Object.assign(canvas, { width: across, height: down })
      canvas.getContext('2d')!.drawImage(image, 0, 0, across, down)
      return canvas.toDataURL('image/webp', 0.82).split(',')[1]!
    },
    { svg, width, height },
  )
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length > mostBytes) throw new Error(`${name} takes ${bytes.length} bytes.`)
  writeFileSync(join(folder, `${name}.webp`), bytes)
  console.log(`${name}: ${bytes.length} bytes`)
}

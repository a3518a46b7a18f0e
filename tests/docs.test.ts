import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openApi } from '../functions/site/actions.ts'
import { itemTypes } from './support/item-types.ts'
import { sliceMap } from './support/slice-map.ts'
import { tableBounds } from './support/table-bounds.ts'
import { tableChart } from './support/table-chart.ts'
import { itInTurn } from './support/in-turn.ts'

const root = join(import.meta.dirname, '..')

/** Holds a generated document against what stands in the repository; `UPDATE_DOCS=1` writes it. */
function compare(path: string, text: string): void {
  const file = join(root, path)
  if (process.env['UPDATE_DOCS']) writeFileSync(file, text)
  expect(existsSync(file) ? readFileSync(file, 'utf8') : '', `${path} is out of date`).toBe(text)
}

describe('a generated document stands in the repository as it would be generated now', () => {
  itInTurn('docs/openapi.json, out of the contracts', () => {
    compare('docs/openapi.json', `${JSON.stringify(openApi(), null, 2)}\n`)
  })

  it('and of the API once for a process: it follows from the contracts alone', () => {
    expect(openApi()).toBe(openApi())
  })

  itInTurn('docs/table.md, out of the items that a day in a house leaves', async () => {
    compare('docs/table.md', await tableChart())
  })

  it('docs/table.md tells of each type of item that the product writes, and how far it grows', () => {
    const types = [...itemTypes().keys()].sort()
    expect(Object.keys(tableBounds).sort()).toEqual(types)
    const text = readFileSync(join(root, 'docs/table.md'), 'utf8')
    const told = [...text.matchAll(/^\| ([a-z-]+) \| `.* \|$/gm)].map(([, type = '']) => type)
    expect(told.sort()).toEqual(types)
  })

  it('docs/pictures/slices.svg, out of the imports', () => {
    compare('docs/pictures/slices.svg', sliceMap())
  })
})

describe('the documents', () => {
  const documents = globSync('{*.md,docs/**/*.md}', { cwd: root })

  it.each(documents)('%s has links that lead somewhere', (path) => {
    const text = readFileSync(join(root, path), 'utf8')
    const links = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map((match) => match[1] ?? '')
    const local = links.filter((link) => !/^[a-z]+:/.test(link))
    expect(local.filter((link) => !existsSync(join(root, dirname(path), link)))).toEqual([])
  })

  it.each(documents)('%s names only npm scripts that exist', (path) => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }
    const named = [...readFileSync(join(root, path), 'utf8').matchAll(/npm run ([a-z][a-z:-]*)/g)].map(
      (match) => match[1] ?? '',
    )
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })
})

describe('docs/add-a-capability.md', () => {
  const fixture = join(root, 'tests/fixtures/capability')
  const [, ...sections] = readFileSync(join(root, 'docs/add-a-capability.md'), 'utf8').split(/^## /m)
  /** The files that a heading names, and the blocks below it, a mark of what is left out parting them. */
  const shown = sections.flatMap((section) => {
    const [heading = ''] = section.split('\n')
    const files = [...heading.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file)
    const blocks = [...section.matchAll(/^```(?:ts|json)\n([\s\S]*?)^```/gm)].map(([, block = '']) => block)
    return blocks.flatMap((block) => block.split(/^\/\/ …\n/m)).map((part) => ({ files, part }))
  })

  it.each(shown)('shows what stands in $files', ({ files, part }) => {
    const texts = files.map((file) =>
      readFileSync(file.startsWith('functions/') ? join(root, file) : join(fixture, file), 'utf8'),
    )
    expect(texts.join('\n')).toContain(part)
  })

  it('shows something of each file of the sample', () => {
    const named = new Set(shown.flatMap(({ files }) => files))
    const files = globSync('*.ts', { cwd: fixture })
    expect(files.filter((file) => file !== 'stream.ts' && !named.has(file))).toEqual([])
  })

  it('rewrites all imports of the sample that lead out of its folder', () => {
    const texts = globSync('**/*.ts', { cwd: fixture }).map((file) =>
      readFileSync(join(fixture, file), 'utf8'),
    )
    const outside = texts.flatMap((text) =>
      [...text.matchAll(/from '(\.\.[^']*)'/g)].map(([, to = '']) => to),
    )
    expect(outside.length).toBeGreaterThan(0)
    expect(outside.filter((to) => !/^\.\.\/\.\.\/\.\.\/(functions|shared)\//.test(to))).toEqual([])
  })
})

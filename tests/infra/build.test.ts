import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { buildAll } from '../../infra/build.ts'
import { aReader, aWriter, folderOf } from './synthesis.ts'

const sources = {
  'functions/window/lambda.ts': `
    declare const ASSETS: string
    export const handler = async (given: { name: string }): Promise<string> => given.name + JSON.parse(ASSETS)['site.css']`,
  'functions/post/lambda.ts': `import { randomUUID } from 'node:crypto'\nexport const handler = async () => randomUUID().length`,
  'functions/post/contract.ts': 'export const capability = {}',
  'functions/entry.ts': 'export const notASlice = true',
  'functions/site/browser/main.ts': `import { greet } from './greet.ts'\ngreet(document.title)`,
  'functions/site/browser/greet.ts': 'export function greet(whom: string): void { console.log(whom) }',
  'functions/site/styles/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'functions/site/styles/site.css': '@import "./more.css";\nbody { margin: 0 }',
  'functions/site/styles/more.css': ':root { color: green }',
}

const capabilities = [aReader, aWriter]

function everyFile(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).toSorted()
  return Object.fromEntries(paths.map((path) => [relative(folder, path), readFileSync(path, 'base64')]))
}

describe('a build', () => {
  test('makes a bundle per capability that is called, and it knows where the assets are', async () => {
    const root = folderOf(sources)
    const built = await buildAll({ capabilities, root })
    expect(Object.keys(built.functions)).toEqual(['window', 'post'])
    const file = join(root, 'dist/functions/window/lambda.js')
    const { handler } = createRequire(file)(file) as { handler: (given: { name: string }) => Promise<string> }
    expect(await handler({ name: 'a' })).toBe(`a${built.assets['site.css']}`)
  })

  test('names the assets by what they hold and says the names to whoever runs unbundled', async () => {
    const root = folderOf(sources)
    const { assets } = await buildAll({ capabilities, root })
    expect(assets['site.css']).toMatch(/^\/assets\/site-[0-9a-f]{12}\.css$/)
    expect(assets['site.js']).toMatch(/^\/assets\/site-[0-9a-f]{12}\.js$/)
    for (const address of Object.values(assets)) expect(existsSync(join(root, 'dist', address))).toBe(true)
    expect(JSON.parse(readFileSync(join(root, 'dist/assets.json'), 'utf8'))).toEqual(assets)
    writeFileSync(join(root, 'functions/site/styles/more.css'), ':root { color: blue }')
    const changed = await buildAll({ capabilities, root })
    expect(changed.assets['site.css']).not.toBe(assets['site.css'])
    expect(changed.assets['site.js']).toBe(assets['site.js'])
    expect(readdirSync(join(root, 'dist/assets'))).toHaveLength(3)
  })

  test('gives the same bytes for the same sources, wherever they lie', async () => {
    const [one, two] = [folderOf(sources), folderOf(sources)]
    await buildAll({ capabilities, root: one })
    await buildAll({ capabilities, root: two })
    await buildAll({ capabilities, root: two })
    expect(everyFile(join(one, 'dist'))).toEqual(everyFile(join(two, 'dist')))
  })

  test('keeps what is imported late in files of its own, which are read when it is needed', async () => {
    const late = `export const told: string[] = []\nexport const tell = async (): Promise<string> => 'later'`
    const entry = `export const handler = async () => [(await import('./late.ts')).tell, typeof (await import('./late.ts')).told]`
    const root = folderOf({ ...sources, 'functions/slow/lambda.ts': entry, 'functions/slow/late.ts': late })
    await buildAll({ capabilities: [{ ...aReader, name: 'slow' }], root })
    const folder = join(root, 'dist/functions/slow')
    expect(readdirSync(folder).toSorted()).toEqual([
      'lambda.js',
      expect.stringMatching(/^late-\w+\.js$/),
      'package.json',
    ])
    expect(readFileSync(join(folder, 'lambda.js'), 'utf8')).not.toContain('later')
    const { handler } = createRequire(join(folder, 'lambda.js'))('./lambda.js') as {
      handler: () => Promise<unknown[]>
    }
    const [tell, told] = await handler()
    expect(await (tell as () => Promise<string>)()).toBe('later')
    expect(told).toBe('object')
  })

  test('says where a source is wrong and leaves the last good build', async () => {
    const root = folderOf(sources)
    await buildAll({ capabilities, root })
    const before = everyFile(join(root, 'dist'))
    writeFileSync(join(root, 'functions/post/lambda.ts'), 'export const handler = (')
    await expect(buildAll({ capabilities, root })).rejects.toThrow('post/lambda.ts')
    expect(everyFile(join(root, 'dist'))).toEqual(before)
  })
})

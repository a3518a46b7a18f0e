import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const callsFile = join(import.meta.dirname, '../infra/recorded-calls.json')

/**
 * Vitest's global set-up: with `UPDATE_CALLS=1` a run of all tests writes down what each function has called (`callsFile`), which the
 * grants of the template are held against.
 */
export default function setup(): (() => void) | undefined {
  if (!process.env['UPDATE_CALLS']) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'treffpunkt-calls-'))
  process.env['RECORDED_CALLS'] = folder
  return () => {
    const lines = readdirSync(folder).flatMap((name) =>
      readFileSync(join(folder, name), 'utf8').trim().split('\n'),
    )
    const calls = Map.groupBy([...new Set(lines)].toSorted(), (line) => line.split(' ')[0] ?? '')
    // Functions of the product alone: tests make capabilities of their own.
    const own = [...calls].filter(([name]) =>
      existsSync(join(import.meta.dirname, `../../functions/${name}/lambda.ts`)),
    )
    const text = own.map(([name, all]) => [name, all.map((line) => line.slice(name.length + 1))])
    writeFileSync(callsFile, `${JSON.stringify(Object.fromEntries(text), null, 2)}\n`)
    rmSync(folder, { recursive: true })
  }
}

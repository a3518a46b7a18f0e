import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { register } from '../../infra/registered.ts'
import { temporaryFolder } from '../support/bench-folder.ts'
import { measureBundles } from './bundles.ts'
import { houseBills } from './houses.ts'
import type { HouseBills } from './houses.ts'
import { measureInstallation } from './installation.ts'
import type { Measured } from './installation.ts'
import { reportOf } from './report.ts'

/** Bundles and templates are made in a process of their own, whose memory goes with it. */
const buildProgram = join(import.meta.dirname, '../support/build-product.ts')

/**
 * `npm run bench` (`-- --quick` for a first look): what each operation costs in calls, units, milliseconds and bytes, with few
 * and with many stored bookings. Ends with 1 if a goal is missed that is counted; what is timed hangs on the machine.
 */
async function main(args: readonly string[]): Promise<void> {
  register()
  const isQuick = args.includes('--quick')
  const sizes = isQuick ? [100, 2000] : [100, 10_000, 100_000]
  const rounds = isQuick ? 20 : 100
  const folder = temporaryFolder()
  process.once('exit', () => folder[Symbol.dispose]())
  process.once('SIGINT', () => process.exit(130))
  say('Building and synthesising …')
  execFileSync(process.execPath, [buildProgram, folder.path], { stdio: ['ignore', 'ignore', 'inherit'] })
  const [dist, outDir] = [join(folder.path, 'dist'), join(folder.path, 'cdk.out')]
  say('Importing the bundles …')
  const bundles = await measureBundles(dist, isQuick ? 5 : 15)
  say('Warming up …')
  // This process and the machine: without it the smallest country would look slow beside the largest.
  await measureInstallation({ outDir, dataDir: join(folder.path, 'warm-up'), size: 100, rounds: 10 })
  const measured: Measured[] = []
  for (const size of sizes) {
    say(`Measuring with ${size} bookings …`)
    const one = await measureInstallation({
      outDir,
      dataDir: join(folder.path, String(size)),
      size,
      rounds,
      count: isQuick ? 200 : 1000,
    })
    say(`  ${one.items} items, loaded in ${one.loadSeconds.toFixed(1)} s`)
    measured.push(one)
  }
  const houses: HouseBills[] = []
  for (const count of isQuick ? [300, 1000] : [300, 1000, 10_000]) {
    say(`Founding ${count} houses …`)
    houses.push({ count, bills: await houseBills(count) })
  }
  const { text, missed } = reportOf(measured, bundles, houses)
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`
  console.log(`# Bench of ${new Date().toISOString().slice(0, 10)}, ${machine}, ${rounds} rounds\n\n${text}`)
  console.log(missed.length === 0 ? 'Every counted goal is met.' : `Missed:\n${missed.join('\n')}`)
  process.exitCode = missed.length === 0 ? 0 : 1
}

function say(what: string): void {
  console.error(what)
}

await main(process.argv.slice(2))

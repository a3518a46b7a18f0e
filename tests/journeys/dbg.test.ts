import { it } from 'vitest'
import { readFileSync } from 'node:fs'
import { temporaryFolder, writeProduct } from '../support/bench-templates.ts'
import { startLoad } from '../support/crash-load.ts'
import { aPlace, startRunner } from '../support/crash-runner.ts'
const today = new Date().toISOString().slice(0, 10)
it('dbg', async () => {
  using folder = temporaryFolder()
  const { outDir } = await writeProduct(folder.path)
  const place = await aPlace(folder.path, outDir)
  let runner = await startRunner(place)
  const t0 = performance.now()
  const t = () => ((performance.now() - t0) / 1000).toFixed(1)
  const mails = async () => ((await (await fetch(`${runner.mailboxUrl}/messages`)).json()) as unknown[]).length
  let first = 0, booked = 0, cancelled = 0
  for (const [what, n] of [['engine', 7], ['runner', 10], ['engine', 13], ['runner', 16]] as const) {
    const load = startLoad(runner.url, today, first)
    await load.answered(n)
    console.log(t(), 'kill', what, await mails())
    if (what === 'engine') { process.kill(runner.enginePid(), 'SIGKILL'); await load.answered(5); await load.stop() }
    else { const g = runner.end('SIGKILL'); await Promise.all([g, load.stop()]); console.log(t(),'dead'); runner = await startRunner(place) }
    first += load.sent.length
    booked += load.sent.filter((s) => s.booked).length
    cancelled += load.sent.filter((s) => s.isCancelled).length
    console.log(t(), 'sent', first, 'booked', booked, 'cancelled', cancelled, 'unknown', load.sent.filter((s) => !s.booked && !s.isRefused).length, 'mails', await mails())
  }
  for (let i = 0; i < 45; i++) { console.log(t(), await mails()); await new Promise((d) => setTimeout(d, 500)) }
  console.log(readFileSync(place.dataDir + '/functions.log', 'utf8').split('\n').filter((l) => !/"level":"info"|POST|GET/.test(l)).slice(0, 60).map((l) => l.slice(0, 400)).join('\n'))
  await runner.end('SIGTERM')
}, 90000)

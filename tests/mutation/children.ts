import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Outcome, Trial } from './try-changes.ts'

/** Longer than all tests take together: a change that needs this long runs in circles, which is noticed. */
const patience = 300_000

type Answer = Outcome | 'endless'

/** A child process that tries changes, begun anew when one of them has left it in disorder. */
export interface Trying {
  isNoticed(trial: Trial): Promise<boolean>
  end(): void
}

export function tryingIn(copy: string): Trying {
  let child: Promise<ChildProcess> | undefined
  const outcomeOf = async (trial: Trial): Promise<Answer> => {
    const path = join(copy, trial.file)
    const source = readFileSync(path, 'utf8')
    const trying = await (child ??= started(copy))
    const answer = await answerOf(trying, trial)
    if (answer === 'endless' || answer === 'fails-anyway') {
      trying.kill('SIGKILL')
      child = undefined
      writeFileSync(path, source)
    }
    return answer
  }
  return {
    isNoticed: async (trial) => {
      const first = await outcomeOf(trial)
      const outcome = first === 'fails-anyway' ? await outcomeOf(trial) : first
      if (outcome === 'fails-anyway') throw new Error(`Tests fail without the change too: ${trial.file}`)
      return outcome !== 'unnoticed'
    },
    end: () => void child?.then((trying) => trying.kill()),
  }
}

async function started(copy: string): Promise<ChildProcess> {
  const process = join(import.meta.dirname, 'try-changes.ts')
  const child = fork(process, [copy], { cwd: copy, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  await once(child, 'message')
  return child
}

async function answerOf(child: ChildProcess, trial: Trial): Promise<Answer> {
  const answer = once(child, 'message', { signal: AbortSignal.timeout(patience) })
  child.send(trial)
  try {
    const [outcome] = (await answer) as [Outcome]
    return outcome
  } catch {
    return 'endless'
  }
}

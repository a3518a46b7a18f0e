import { runInNewContext } from 'node:vm'
import { Refusal } from './refusal.ts'

/**
 * What the work gives, if it is done in time: a watch ends it from outside, even in the midst of a loop. For work without promises whose cost
 * a stranger's file decides; a worker thread would do no more and needs a bundle of its own. Throws a Refusal with the code otherwise.
 */
export function within<Made>(milliseconds: number, code: string, work: () => Made): Made {
  try {
    return runInNewContext('work()', { work }, { timeout: milliseconds }) as Made
  } catch (error) {
    // It is an error of another context, so not one of our `Error`.
    if ((error as { code?: unknown } | undefined)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
      throw new Refusal('invalid', code, { milliseconds })
    throw error
  }
}

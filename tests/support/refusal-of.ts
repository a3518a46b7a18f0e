import { Refusal } from '../../shared/refusal.ts'

/** The code with which something is refused; nothing if it is done. What fails otherwise is thrown. */
export async function refusalOf(answer: Promise<unknown>): Promise<string | undefined> {
  try {
    await answer
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

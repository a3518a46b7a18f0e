/** Something the person at the terminal can cure: the message is one whole sentence and is printed without a stack. */
export class Trouble extends Error {
  override readonly name = 'Trouble'
}

/** What a thrown thing says about itself, whatever was thrown. */
export function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}

/** What must hold for a write, as a value; `compile` turns it into DynamoDB's language. */
export type Clause =
  | { kind: 'absent' | 'present'; name: string }
  | { kind: 'equals' | 'below' | 'above'; name: string; value: unknown }
  | { kind: 'either'; clauses: Clause[] }

export const absent = (name: string): Clause => ({ kind: 'absent', name })
export const present = (name: string): Clause => ({ kind: 'present', name })
export const equals = (name: string, value: unknown): Clause => ({ kind: 'equals', name, value })
export const below = (name: string, value: number): Clause => ({ kind: 'below', name, value })
export const above = (name: string, value: number): Clause => ({ kind: 'above', name, value })
export const either = (...clauses: Clause[]): Clause => ({ kind: 'either', clauses })

export interface Change {
  set?: Record<string, unknown>
  add?: Record<string, number>
  remove?: readonly string[]
}

/** Collects names and values; the same name or value gets the same placeholder (an expression may hold 4 KB). */
export class Placeholders {
  readonly names: Record<string, string> = {}
  readonly values: Record<string, unknown> = {}
  private readonly nameOf = new Map<string, string>()
  private readonly valueOf = new Map<unknown, string>()

  name(name: string): string {
    const known = this.nameOf.get(name)
    if (known !== undefined) return known
    const placeholder = `#${this.nameOf.size}`
    this.nameOf.set(name, placeholder)
    this.names[placeholder] = name
    return placeholder
  }

  value(value: unknown): string {
    const known = this.valueOf.get(value)
    if (known !== undefined) return known
    const placeholder = `:${this.valueOf.size}`
    this.valueOf.set(value, placeholder)
    this.values[placeholder] = value
    return placeholder
  }
}

export function conditionExpression(clauses: readonly Clause[], to: Placeholders): string | undefined {
  return clauses.length === 0
    ? undefined
    : clauses.map((clause) => clauseExpression(clause, to)).join(' AND ')
}

/** Throws where a name is changed twice: AWS refuses that, and the embedded engine carries it out. */
export function updateExpression({ set = {}, add = {}, remove = [] }: Change, to: Placeholders): string {
  const changed = [...Object.keys(set), ...Object.keys(add), ...remove]
  if (new Set(changed).size < changed.length)
    throw new Error(`One update changes a name twice: ${changed.join()}`)
  const sets = Object.entries(set).map(([name, value]) => `${to.name(name)} = ${to.value(value)}`)
  const adds = Object.entries(add).map(([name, value]) => `${to.name(name)} ${to.value(value)}`)
  const removes = remove.map((name) => to.name(name))
  const section = (word: string, parts: string[]) => (parts.length > 0 ? [`${word} ${parts.join(', ')}`] : [])
  return [...section('SET', sets), ...section('ADD', adds), ...section('REMOVE', removes)].join(' ')
}

function clauseExpression(clause: Clause, to: Placeholders): string {
  switch (clause.kind) {
    case 'absent':
      return `attribute_not_exists(${to.name(clause.name)})`
    case 'present':
      return `attribute_exists(${to.name(clause.name)})`
    case 'equals':
      return `${to.name(clause.name)} = ${to.value(clause.value)}`
    case 'above':
      return `${to.name(clause.name)} > ${to.value(clause.value)}`
    case 'below':
      return `${to.name(clause.name)} < ${to.value(clause.value)}`
    default:
      return `(${clause.clauses.map((inner) => clauseExpression(inner, to)).join(' OR ')})`
  }
}

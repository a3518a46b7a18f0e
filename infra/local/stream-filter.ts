/** One rule of an event pattern: a plain value, or an operator. */
type Rule = unknown

/**
 * Does a record fit a filter pattern of an event source mapping? Knows equality, `prefix`, `suffix`,
 * `equals-ignore-case`, `exists`, `anything-but` and `$or`; throws on any other operator, so that no filter is
 * silently wider here than on AWS.
 */
export function fits(pattern: Record<string, unknown>, value: unknown): boolean {
  return Object.entries(pattern).every(([key, rules]) => {
    if (key === '$or') return (rules as Record<string, unknown>[]).some((branch) => fits(branch, value))
    const part =
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
    if (!Array.isArray(rules)) return fits(rules as Record<string, unknown>, part)
    return rules.some((rule: Rule) => follows(rule, part))
  })
}

function follows(rule: Rule, value: unknown): boolean {
  if (typeof rule !== 'object' || rule === null)
    return Array.isArray(value) ? value.includes(rule) : value === rule
  const [[operator, argument] = ['', undefined]] = Object.entries(rule)
  const text = typeof value === 'string' ? value : undefined
  switch (operator) {
    case 'exists':
      return (value !== undefined && typeof value !== 'object') === argument
    case 'prefix':
      return text?.startsWith(String(argument)) === true
    case 'suffix':
      return text?.endsWith(String(argument)) === true
    case 'equals-ignore-case':
      return text?.toLowerCase() === String(argument).toLowerCase()
    case 'anything-but':
      return value !== undefined && !anyOf(argument).some((entry) => follows(entry, value))
    default:
      throw new Error(`A stream filter uses "${operator}", which the local runner does not know.`)
  }
}

/** `anything-but` takes a value, a list of them, or one operator with either. */
function anyOf(argument: unknown): Rule[] {
  if (Array.isArray(argument)) return argument
  if (typeof argument !== 'object' || argument === null) return [argument]
  const [[operator, inner] = ['', undefined]] = Object.entries(argument)
  return Array.isArray(inner) ? inner.map((entry) => ({ [operator]: entry as unknown })) : [argument]
}

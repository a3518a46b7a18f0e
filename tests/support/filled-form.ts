/** The fields of a page's main form as a browser would send them: what is filled in, ticked and chosen. */
export function filledForm(text: string): Record<string, string[]> {
  const [, inside = ''] = /<main[\s\S]*?<form[^>]*>([\s\S]*?)<\/form>/.exec(text) ?? []
  const fields: Record<string, string[]> = {}
  const add = (name: string | undefined, value: string) => {
    if (name !== undefined) fields[name] = [...(fields[name] ?? []), value]
  }
  for (const [tag] of inside.matchAll(/<input\b[^>]*>/g)) {
    const isBox = /type="(?:checkbox|radio)"/.test(tag)
    if (!isBox || / checked/.test(tag)) add(attribute(tag, 'name'), attribute(tag, 'value') ?? '')
  }
  for (const [, tag = '', options = ''] of inside.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const [chosen] = /<option\b[^>]*\bselected\b[^>]*>/.exec(options) ?? []
    add(attribute(tag, 'name'), attribute(chosen ?? '', 'value') ?? '')
  }
  for (const [, tag = '', value = ''] of inside.matchAll(/<textarea\b([^>]*)>\n?([\s\S]*?)<\/textarea>/g)) {
    add(attribute(tag, 'name'), plain(value))
  }
  return fields
}

/** The name of the field that a label stands for; `undefined` if no field has this label. */
export function fieldLabelled(text: string, label: string): string | undefined {
  for (const [, id, words = ''] of text.matchAll(/<label for="([^"]+)">([\s\S]*?)<\/label>/g)) {
    const [first = ''] = words.split('<')
    if (plain(first).trim() !== label) continue
    const [control] = new RegExp(`<(?:input|select|textarea)\\b[^>]*\\bid="${id}"[^>]*>`).exec(text) ?? []
    return attribute(control ?? '', 'name')
  }
  return undefined
}

/** What stands at a field because it is wrong: the control must name it as its description. */
export function errorAt(text: string, name: string): string | undefined {
  const control = [...text.matchAll(/<(?:input|select|textarea|fieldset)\b[^>]*>/g)]
    .map(([tag]) => tag)
    .find((tag) => attribute(tag, 'name') === name && tag.includes('aria-invalid="true"'))
  const described = /aria-describedby="([^"]+)"/.exec(control ?? '')?.[1]?.split(' ') ?? []
  const id = described.find((each) => each.endsWith('-error')) ?? `field-${name}-error`
  const [, words] = new RegExp(`<p class="field-error" id="${id}">([\\s\\S]*?)</p>`).exec(text) ?? []
  return control === undefined ? undefined : plain((words ?? '').replace(/<svg[\s\S]*?<\/svg>/g, '')).trim()
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]
  return value === undefined ? undefined : plain(value)
}

function plain(markup: string): string {
  return markup
    .replace(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }
const months: Readonly<Record<string, string>> = { PageUp: 'prev', PageDown: 'next' }

/** In the address of a month that was reached by its keys: they go on there. */
const goesOn = '#days'

/**
 * Arrow keys go from day to day of a month, past those that cannot be chosen; Home and End to the first and last of the week, Page Up and
 * Page Down to the months before and after. Tab goes on as everywhere.
 */
export function goByArrows(table: HTMLElement): void {
  const isTurned = getComputedStyle(table).direction === 'rtl'
  table.addEventListener('keydown', (event) => {
    const cell = event.target instanceof HTMLElement && event.target.closest('td')
    if (!cell || event.altKey || event.ctrlKey || event.metaKey) return
    const month =
      months[event.key] && document.querySelector<HTMLAnchorElement>(`a[rel=${months[event.key]}]`)
    const link = dayAt(table, cell, event.key, isTurned)
    if (month) location.assign(month.href + goesOn)
    else link?.focus()
    if (month || link) event.preventDefault()
  })
  if (location.hash === goesOn) table.querySelector('a')?.focus()
}

/** The day that a key leads to. */
function dayAt(table: HTMLElement, cell: Element, key: string, isTurned: boolean): HTMLElement | undefined {
  if (key === 'Home' || key === 'End') {
    const week = [...(cell.parentElement?.querySelectorAll('a') ?? [])]
    return week.at(key === 'Home' ? 0 : -1)
  }
  const step = steps[key]
  if (step === undefined) return undefined
  const cells = [...table.querySelectorAll('td')]
  const by = isTurned && Math.abs(step) === 1 ? -step : step
  for (let at = cells.indexOf(cell as HTMLTableCellElement) + by; at >= 0 && at < cells.length; at += by) {
    const link = cells[at]?.querySelector('a')
    if (link) return link
  }
  return undefined
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** Arrow keys go from day to day of a month, past those that cannot be chosen; Tab goes on as everywhere. */
export function goByArrows(table: HTMLElement): void {
  const isTurned = getComputedStyle(table).direction === 'rtl'
  table.addEventListener('keydown', (event) => {
    const step = steps[event.key]
    const cell = event.target instanceof HTMLElement && event.target.closest('td')
    if (step === undefined || !cell || event.altKey || event.ctrlKey || event.metaKey) return
    const cells = [...table.querySelectorAll('td')]
    const by = isTurned && Math.abs(step) === 1 ? -step : step
    for (let at = cells.indexOf(cell) + by; at >= 0 && at < cells.length; at += by) {
      const link = cells[at]?.querySelector('a')
      if (link) {
        link.focus()
        return event.preventDefault()
      }
    }
  })
}

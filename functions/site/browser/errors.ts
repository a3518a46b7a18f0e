/** What went wrong is read out first, and its links lead into the fields, not only to them. */
export function leadToErrors(summary: HTMLElement): void {
  summary.focus()
  summary.addEventListener('click', (event) => {
    const link = (event.target as HTMLElement).closest('a')
    const field = link?.hash ? document.getElementById(link.hash.slice(1)) : null
    if (field === null) return
    event.preventDefault()
    field.closest('details')?.setAttribute('open', '')
    field.scrollIntoView({ block: 'center' })
    field.focus({ preventScroll: true })
  })
}

const workdays = ['mo', 'tu', 'we', 'th', 'fr']

/** What was chosen once stands in the days from Monday to Friday, so that it is seen before it is saved; says so. */
export function fillAlike(place: HTMLElement): void {
  const form = place.closest('form')
  const button = place.querySelector('button')
  const told = place.querySelector('[aria-live]')
  if (form === null || button === null || told === null) return
  place.hidden = false
  button.addEventListener('click', () => {
    form.querySelectorAll<HTMLSelectElement>('select[name^="workdays."]').forEach((chosen) => {
      const part = chosen.name.slice('workdays.'.length)
      workdays.forEach((day) => {
        const field = form.querySelector<HTMLSelectElement>(`select[name="hours.${day}.${part}"]`)
        if (field === null) return
        field.value = chosen.value
        field.closest('details')?.setAttribute('open', '')
      })
    })
    told.textContent = place.dataset['done'] ?? ''
  })
}

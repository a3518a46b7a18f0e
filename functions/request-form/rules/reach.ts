import type { Entered } from '../../../shared/http/form.ts'

/** One field takes a mail address or a telephone number: by its sign it is told which of the two stands in it. */
export function oneReach(entered: Entered): Entered {
  const [email, phone] = [entered.get('contact.email').trim(), entered.get('contact.phone').trim()]
  const isNumber = email !== '' && phone === '' && !email.includes('@') && /\d/.test(email)
  const isAddress = phone !== '' && email === '' && phone.includes('@')
  if (!isNumber && !isAddress) return entered
  return entered.with('contact.email', phone).with('contact.phone', email)
}

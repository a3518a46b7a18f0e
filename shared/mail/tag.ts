/** The tag of a mail that holds its id: SES gives mails a Message-ID of its own, and tells by the tags what became of them. */
export const mailTag = 'mail'

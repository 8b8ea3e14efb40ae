/** What the server asks of a password at least. */
export const PASSWORD_LENGTH = 8

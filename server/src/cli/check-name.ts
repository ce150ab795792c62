import { Complaint, exitCodes } from './complaint.ts'

/** Names stand in lists of one line each, so they hold no control characters. */
export const checkName = (name: string): string => {
  if (name.trim() === '' || /\p{Cc}/u.test(name))
    throw new Complaint('A name must not be empty, and must not hold control characters', exitCodes.usage)
  return name
}

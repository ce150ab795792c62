/** Nothing came of it, for no fault of the command. */
export type NotDone = 'overloaded' | 'unavailable'

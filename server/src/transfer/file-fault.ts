/** What is wrong with a file as a whole, in words for whoever sent it. Rows that are wrong are rejects, not faults. */
export class FileFault extends Error {}

/** The file can't be read on from some row, when rows before it may have been written. */
export class BrokenFile extends FileFault {
  constructor({ message }: FileFault) {
    super(`${message}. What was written of the rows before it stays`)
  }
}

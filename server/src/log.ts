import { type Logger, pino } from 'pino'

export type { Logger } from 'pino'

/** The log of one process: JSON lines on stderr, so that stdout stays free for what a command prints. Secrets are cut out. */
export const createLog = (level: string): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      redact: {
        paths: ['authorization', '*.authorization', 'token', '*.token', 'password', '*.password', '*.connectionString'],
        censor: '[secret]',
      },
    },
    pino.destination({ dest: 2, sync: true }),
  )

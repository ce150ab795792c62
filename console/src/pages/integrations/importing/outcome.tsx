import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { Download } from 'lucide-react'
import { type Import, rejectsFile } from '../../../api/imports.ts'
import classes from './importing.module.css'

const number = (count: number): string => count.toLocaleString('en')

/** The rejected rows as a file; mended, it can be imported as it is. */
export const RejectsButton = ({ of, isSmall = false }: { readonly of: Import; readonly isSmall?: boolean }) => (
  <Button
    component="a"
    href={rejectsFile(of.id)}
    download
    variant="default"
    size={isSmall ? 'compact-sm' : 'sm'}
    leftSection={<Download size={15} aria-hidden="true" />}
  >
    {isSmall ? 'Rejects' : 'Download the rejects'}
  </Button>
)

/** What became of the rows, or would. */
export const Outcome = ({ of }: { readonly of: Import }) => {
  const would = of.dry_run ? 'Would be ' : ''
  const counts = [
    ['Rows read', of.rows_read],
    [`${would}created`, of.rows_created],
    [`${would}updated`, of.rows_updated],
    ['Say what is there already', of.rows_unchanged],
    [`${would}rejected`, of.rows_rejected],
  ] as const
  return (
    <Stack gap="sm" role="status">
      <dl className={classes['counts']}>
        {counts.map(([name, count]) => (
          <div key={name}>
            <dt>{name.charAt(0).toUpperCase() + name.slice(1)}</dt>
            <dd>{number(count)}</dd>
          </div>
        ))}
      </dl>
      {of.failure !== null && (
        <Alert color="red" variant="light" title="It did not get to the end">
          {of.failure}
        </Alert>
      )}
      {of.rows_rejected > 0 && (
        <Group gap="sm">
          <RejectsButton of={of} />
          <Text size="sm" c="dimmed">
            Each with its reasons. Mend the rows there, and import that file as it is.
          </Text>
        </Group>
      )}
    </Stack>
  )
}

import { Alert, Button, Text } from '@mantine/core'

type Props = { readonly current: string | number | boolean | null; readonly onTake: () => void }

/** That a colleague was quicker: what stands there now, and both ways on. */
export const StaleNotice = ({ current, onTake }: Props) => (
  <Alert color="brass" variant="light" role="alert" title="Somebody changed this meanwhile">
    <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
      It is now {current === null || current === '' ? 'empty' : `“${String(current)}”`}. Nothing of yours was saved.
    </Text>
    <Button size="compact-sm" variant="default" mt={6} onClick={onTake}>
      Keep theirs
    </Button>
  </Alert>
)

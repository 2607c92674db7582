import { makeStyles, Spinner } from '@fluentui/react-components';
import { useText } from '../locales/language';

const useStyles = makeStyles({ loading: { padding: '24px 0' } });

/** A quiet sign that something is on its way. */
export function Loading({ label }: { label?: string }) {
  const say = useText();
  return <Spinner className={useStyles().loading} size="small" label={label ?? say('shell.loading')} />;
}

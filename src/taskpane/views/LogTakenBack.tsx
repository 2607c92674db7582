import { Button, makeStyles, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useText } from '../locales/language';
import { Place } from '../parts/Place';
import { usePane } from '../session/pane';
import type { PlaceAt } from '../session/places';

const useStyles = makeStyles({ said: { display: 'grid', rowGap: '8px', justifyItems: 'start' } });

/** After a log was taken back: where the segment is, and what stays. */
export function LogTakenBack({ place: { segmentNo, remainderStays, followUpStays } }: { place: PlaceAt<'takenBack'> }) {
  const say = useText();
  const styles = useStyles();
  const { replace } = usePane();
  return (
    <Place title={say('loggedLife.takenBack', { no: segmentNo })}>
      <div className={styles.said}>
        {remainderStays !== undefined && <MessageBar layout="multiline"><MessageBarBody>{say('loggedLife.remainderStays', { no: remainderStays })}</MessageBarBody></MessageBar>}
        {followUpStays !== undefined && <MessageBar layout="multiline"><MessageBarBody>{say('loggedLife.followUpStays', { no: followUpStays })}</MessageBarBody></MessageBar>}
        <Button appearance="primary" onClick={() => replace({ at: 'segment', no: segmentNo })}>{say('loggedLife.openAgain', { no: segmentNo })}</Button>
      </div>
    </Place>
  );
}

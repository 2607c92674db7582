import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { DetailName } from '../../contract/interaction';
import type { ChangePreview } from '../../contract/segment';
import { useText } from '../locales/language';

const useStyles = makeStyles({ list: { margin: '4px 0 0', paddingInlineStart: '18px' } });
const shownNames = 3;

/** Whom a change of one detail concerns, and who keeps the own value. */
export function HeaderEffect({ name, preview, children }: { name: DetailName; preview: ChangePreview; children?: React.ReactNode }) {
  const say = useText();
  const { affected, protected: kept, examples } = preview.details[name] ?? { affected: 0, protected: 0, examples: [] };
  const names = examples.slice(0, shownNames).map(({ contactName, contactNo }) => contactName || contactNo).join(', ');
  const rest = kept - Math.min(kept, shownNames);
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        {affected === 0 ? say('worksheet.effectNone') : say('worksheet.effect', { count: affected })}
        {kept > 0 && <> {say('worksheet.effectProtected', { count: kept, names: rest > 0 ? say('worksheet.andMore', { names, count: rest }) : names })}</>}
      </MessageBarBody>
      {children && <MessageBarActions>{children}</MessageBarActions>}
    </MessageBar>
  );
}

/** Another interaction template brings all its values along, over what was typed: the person sees which, for how many, and decides. */
export function OtherTemplate({ preview, onYes, onNo }: { preview: ChangePreview; onYes(): void; onNo(): void }) {
  const say = useText();
  const styles = useStyles();
  const changes = Object.entries(preview.details) as [DetailName, { affected: number }][];
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        {say('worksheet.otherTemplate')}
        <ul className={styles.list}>{changes.map(([name, { affected }]) => <li key={name}>{say('worksheet.otherTemplateLine', { name: say(`detail.${name}`), count: affected })}</li>)}</ul>
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" appearance="primary" onClick={onYes}>{say('worksheet.otherTemplateYes')}</Button>
        <Button size="small" onClick={onNo}>{say('worksheet.otherTemplateNo')}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}

import { useRef, useState } from 'react';
import { Button, Checkbox, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { detailNames, type DetailName } from '../../contract/interaction';
import type { ChangePreview, Segment } from '../../contract/segment';
import { atBeginning, useLanguage } from '../locales/language';
import { ConflictBar } from '../parts/ConflictBar';
import { DetailField } from '../parts/DetailField';
import { HeaderEffect, OtherTemplate } from '../parts/HeaderEffect';
import { Loading } from '../parts/Loading';
import { MarkedText } from '../parts/MarkedText';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { SaveSign } from '../parts/SaveSign';
import { Section } from '../parts/Section';
import { answerKey, useAsk } from '../session/asking';
import type { Conflict, EditedValue } from '../session/autosave';
import { segmentChanged } from '../session/changed';
import { acceptsDetail, detailInWords, useDetailOptions } from '../session/detailValues';
import { acceptsHeaderValue, changesRows, headerChange, headerValues } from '../session/headerEditing';
import { usePane } from '../session/pane';
import type { PlaceAt } from '../session/places';
import { getsNoLetter } from '../session/rowFilter';
import { useAutosave } from '../session/useAutosave';
import { useSegmentRows } from '../session/useSegmentRows';
import { WholeSegment } from './WholeSegment';

const useStyles = makeStyles({
  bars: { display: 'flex', flexDirection: 'column', rowGap: '8px', marginBottom: '12px', ':empty': { display: 'none' } },
  help: { margin: '0 0 10px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  text: { marginBottom: '12px' },
  textHead: { display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', columnGap: '8px', marginBottom: '2px', fontSize: tokens.fontSizeBase200 },
  language: { fontWeight: tokens.fontWeightSemibold },
  used: { color: tokens.colorNeutralForeground3 },
  missing: { color: tokens.colorStatusWarningForeground1 },
  details: { display: 'flex', flexDirection: 'column', rowGap: '12px' },
});

/** The header of a segment: the standard text in each language, and every detail of the planned interaction. */
export function SegmentDetails({ place: { no } }: { place: PlaceAt<'segmentDetails'> }) {
  const { say } = useLanguage();
  const { services } = usePane();
  const segment = useQuery({ queryKey: ['header', no], gcTime: 0, staleTime: Infinity, queryFn: ({ signal }) => services.sync.ask('segment', { params: { no }, signal }) });
  if (segment.data) return <HeaderEditor no={no} segment={segment.data} />;
  return <Place title={say('segment.detailsTitle')} under={no}>{segment.error ? <ProblemBar error={segment.error} onRetry={() => void segment.refetch()} /> : <Loading />}</Place>;
}

function HeaderEditor({ no, segment: first }: { no: string; segment: Segment }) {
  const language = useLanguage();
  const { say, languageName } = language;
  const styles = useStyles();
  const { services: { sync }, drafts, keptRows } = usePane();
  const queries = useQueryClient();
  const options = useDetailOptions(language);
  const asking = useRef(new Map<DetailName, number>());
  const [previews, setPreviews] = useState<Partial<Record<DetailName, ChangePreview>>>({});
  const [template, setTemplate] = useState<{ code?: EditedValue; preview?: ChangePreview }>({});
  const showEffect = (name: DetailName, preview: ChangePreview | undefined): void => setPreviews(({ [name]: _before, ...others }) => (preview ? { ...others, [name]: preview } : others));
  const { whole, values, state, hasSaved, conflicts, error, saver } = useAutosave(first, {
    name: `${no}/header`, drafts, read: headerValues, accepts: acceptsHeaderValue,
    load: () => sync.ask('segment', { params: { no } }),
    save: async (changes, before) => {
      const saved = await sync.ask('changeSegment', { params: { no }, body: headerChange(changes), ifMatch: before.revision });
      if (!changesRows(changes, before)) keptRows(no)?.put([]);
      return saved;
    },
    onSaved: (saved) => {
      queries.setQueryData(answerKey('segment', { params: { no } }), saved);
      keptRows(no)?.keepUpWith(saved.revision);
      segmentChanged(queries, no);
    },
  });
  const change = (name: DetailName, value: EditedValue | undefined): void => {
    saver.change({ [`details.${name}`]: value ?? '' });
    effectOf(name, value ?? '');
  };
  /** What the change would do is asked for beside the saving: it is only told, nothing waits for it. */
  function effectOf(name: DetailName, value: EditedValue): void {
    const asked = (asking.current.get(name) ?? 0) + 1;
    asking.current.set(name, asked);
    if (!acceptsDetail(name, value) || value === whole.details[name]) { showEffect(name, undefined); return; }
    void sync.ask('previewChange', { params: { no }, body: { details: { [name]: value } } })
      .then((preview) => { if (asking.current.get(name) === asked) showEffect(name, preview); }, () => undefined);
  }
  /** Another template writes over other details too, so it is shown first. Where that cannot be asked, it is simply chosen. */
  function chooseTemplate(code: EditedValue): void {
    setTemplate({ code });
    void sync.ask('previewChange', { params: { no }, body: { details: { interactionTemplateCode: String(code) } } }).then(
      (preview) => { if (Object.keys(preview.details).length > 0) setTemplate({ code, preview }); else { setTemplate({}); change('interactionTemplateCode', code); } },
      () => { setTemplate({}); change('interactionTemplateCode', code); });
  }
  const labelOf = (name: string): string => (name.startsWith('details.') ? say(`detail.${name.slice('details.'.length) as DetailName}`)
    : name.startsWith('text.') ? `${say('segment.standardTexts')} (${languageName(name.slice('text.'.length)) || say('segment.anyLanguage')})` : say('segment.ignoreContactType'));
  const inWords = (name: string, value: Conflict['mine']): string => (name.startsWith('details.') ? detailInWords(name.slice('details.'.length) as DetailName, value as never, language, options)
    : typeof value === 'boolean' ? say(value ? 'detail.value.yes' : 'detail.value.no') : String(value || say('detail.value.none')));
  return (
    <Place title={say('segment.detailsTitle')} under={`${no} · ${whole.description}`} foot={state !== 'saved' || hasSaved ? <SaveSign state={state} hasSaved={hasSaved} /> : undefined}>
      <div className={styles.bars}>
        {state === 'failed' && <ProblemBar error={error} onRetry={() => void saver.flush()} />}
        {conflicts.map((conflict) => <ConflictBar key={conflict.name} conflict={conflict} label={labelOf(conflict.name)} show={(value) => inWords(conflict.name, value)} onSettle={(whose) => saver.settle(conflict.name, whose)} />)}
      </div>
      <StandardTexts no={no} segment={whole} textIn={(code) => String(values[`text.${code}`] ?? '')} onChange={(code, text) => saver.change({ [`text.${code}`]: text })} onBlur={() => void saver.flush()} />
      <Section title={say('segment.details.heading')}>
        <div className={styles.details}>
          {detailNames.map((name) => (
            <DetailField key={name} name={name} options={options} value={(name === 'interactionTemplateCode' ? template.code : undefined) ?? values[`details.${name}`] ?? null}
              onChange={(value) => (name === 'interactionTemplateCode' ? chooseTemplate(value) : change(name, value))} onBlur={() => void saver.flush()}>
              {name === 'correspondenceType' && <Checkbox label={say('segment.ignoreContactType')} checked={values.ignoreContactCorrespondenceType === true} onChange={(_, data) => saver.change({ ignoreContactCorrespondenceType: data.checked === true })} />}
              {name === 'interactionTemplateCode' && template.preview && <OtherTemplate preview={template.preview} onYes={() => { change(name, template.code); void saver.flush(); setTemplate({}); }} onNo={() => setTemplate({})} />}
              {previews[name] && <HeaderEffect name={name} preview={previews[name]}>{state === 'saved' && (previews[name].details[name]?.protected ?? 0) > 0 && <UseForAll no={no} name={name} segment={whole} onOverwritten={(saved) => { saver.refresh(saved); showEffect(name, undefined); }} />}</HeaderEffect>}
            </DetailField>
          ))}
        </div>
      </Section>
      <WholeSegment segment={whole} />
    </Place>
  );
}

/** Contacts with a value of their own keep it when the segment's changes; the person may decide otherwise. */
function UseForAll({ no, name, segment, onOverwritten }: { no: string; name: DetailName; segment: Segment; onOverwritten: (segment: Segment) => void }) {
  const { say } = useLanguage();
  const { services, keptRows, announce } = usePane();
  const queries = useQueryClient();
  const overwrite = useMutation({
    mutationFn: () => services.sync.ask('changeSegment', { params: { no }, body: { details: { [name]: segment.details[name] }, overwriteEdited: true }, ifMatch: segment.revision }),
    onSuccess: (saved) => {
      onOverwritten(saved);
      keptRows(no)?.keepUpWith(saved.revision);
      segmentChanged(queries, no);
      announce(say('segment.overwritten'));
    },
  });
  return <><ProblemBar error={overwrite.error} /><Button size="small" disabledFocusable={overwrite.isPending} onClick={() => overwrite.mutate()}>{say('segment.overwrite')}</Button></>;
}

function StandardTexts({ no, segment, textIn, onChange, onBlur }: { no: string; segment: Segment; textIn: (code: string) => string; onChange: (code: string, text: string) => void; onBlur: () => void }) {
  const { say, tag, languageName } = useLanguage();
  const styles = useStyles();
  const list = useSegmentRows(no);
  const languages = useAsk('languages', { staleTime: Infinity });
  const [added, setAdded] = useState<readonly string[]>([]);
  const counts = new Map<string, number>();
  // Who gets no letter misses no text: counted as in the check and in the list.
  for (const row of list.rows) {
    const { languageCode, textOrigin } = row;
    if (!getsNoLetter(row) && (textOrigin === 'standard' || textOrigin === 'missing')) counts.set(languageCode, (counts.get(languageCode) ?? 0) + 1);
  }
  const codes = [...new Set([...segment.languages, ...Object.keys(segment.standardTexts), ...added])].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1));
  const nameOf = (code: string): string => atBeginning(languageName(code), tag) || say('segment.anyLanguage');
  return (
    <Section title={say('segment.standardTexts')}>
      <p className={styles.help}>{say('segment.standardTextsHelp')}</p>
      {codes.map((code) => {
        const count = counts.get(code) ?? 0;
        const isMissing = textIn(code).trim() === '' && count > 0;
        return (
          <div key={code} className={styles.text}>
            <div className={styles.textHead}>
              <span className={styles.language}>{nameOf(code)}</span>
              <span className={isMissing ? styles.missing : styles.used}>{say(isMissing ? 'segment.standardTextMissing' : 'segment.standardTextUsed', { count })}</span>
            </div>
            <MarkedText label={`${say('segment.standardTexts')}: ${nameOf(code)}`} value={textIn(code)} onChange={(text) => onChange(code, text)} onBlur={onBlur} />
          </div>
        );
      })}
      <Select aria-label={say('segment.addLanguage')} value="" onChange={(_, data) => { if (data.value !== '') setAdded([...added, data.value]); }}>
        <option value="">{say('segment.addLanguage')}</option>
        {languages.data?.items.filter(({ code }) => !codes.includes(code)).map(({ code }) => <option key={code} value={code}>{nameOf(code)} ({code})</option>)}
      </Select>
    </Section>
  );
}

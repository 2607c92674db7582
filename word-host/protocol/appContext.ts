import { profiles, requirementSets, type HostSwitches } from './profiles';

export interface AddInFacts {
  controlId: string;
  conversationId: string;
  hostOrigin: string;
  addInUrl: string;
  addInName: string;
  documentUrl: string;
  /** BCP 47, for example `fi-FI`. */
  language: string;
  switches: HostSwitches;
  /** The frame of a dialog. */
  dialog?: boolean;
}

/**
 * The name of the add-in's frame: how office.js learns which host it is in and whom to talk to. `standIn` is for the development shim and
 * for nobody else.
 */
export const frameName = ({ controlId, conversationId, hostOrigin, language, switches, dialog = false }: AddInFacts): string => JSON.stringify({
  baseFrameName: 'word', hostInfo: `Word|Web|16.00|${language}|${conversationId}|${dialog ? 'isDialog' : ''}|disableLogging|0`, xdmInfo: `${conversationId}|${controlId}|${hostOrigin}`, serializerVersion: '1', flights: '[]',
  standIn: { platform: profiles[switches.profile].platform, ...(switches.dark === undefined ? {} : { dark: switches.dark }) },
});

/** What the host tells the add-in when it starts. `settings` are JSON texts by name. */
export const appContext = (facts: AddInFacts, settings: Record<string, string>): Record<string, unknown> => ({
  _id: facts.controlId, _appName: 32, _appVersion: '16.00', _appMinorVersion: 0, _appUILocale: facts.language, _dataLocale: facts.language, _docUrl: facts.documentUrl,
  // In viewing mode the document still calls itself writable: only the write that fails tells.
  _clientMode: 1,
  _settings: settings, _reason: 'documentOpened', _osfControlType: 1, _eToken: '', _correlationId: facts.conversationId, _appInstanceId: facts.controlId,
  _hostCustomMessage: '', _hostFullVersion: profiles[facts.switches.profile].fullVersion, _clientWindowWidth: 320, _clientWindowHeight: 600, _addinName: facts.addInName,
  _appDomains: [new URL(facts.addInUrl).origin], _featureGates: {}, _initialDisplayMode: 2, _taskpaneUrl: facts.addInUrl, _addInSourceUrl: facts.addInUrl,
  _requirementMatrix: JSON.stringify(requirementSets),
  ...(facts.dialog && { _isDialog: true }),
});

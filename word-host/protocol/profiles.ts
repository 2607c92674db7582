export const profileNames = ['web', 'windows', 'mac'] as const;
export type ProfileName = (typeof profileNames)[number];

/** What can be switched while the stand-in runs; read at every call. */
export interface HostSwitches {
  profile: ProfileName;
  /** Writes fail although the document announces itself as writable, as in Word's viewing mode. */
  readOnly: boolean;
  /** The next getFileAsync fails; the stand-in switches it off again. */
  failNextRead: boolean;
  /** Word's own theme, which the add-in is told when it starts. */
  dark?: boolean;
}

export interface Profile {
  /** As `Office.context.platform` names it. office.js itself runs as the web one; the development shim tells the add-in this. */
  platform: 'OfficeOnline' | 'PC' | 'Mac';
  /** The web announces WordApi 1.5 and refuses merge fields all the same. */
  refusesInsertField: boolean;
  /** No content control around a selection that begins or ends with another one (OfficeDev/office-js #6103). */
  refusesControlsAtEdge: boolean;
  /** Office settings are missing from what getFileAsync gives. */
  dropsSettingsFromFile: boolean;
  fullVersion: string;
}

/** How the real hosts differ, as far as public issue threads tell. */
export const profiles: Record<ProfileName, Profile> = {
  web: { platform: 'OfficeOnline', refusesInsertField: true, refusesControlsAtEdge: true, dropsSettingsFromFile: false, fullVersion: '16.0.18730.41001' },
  windows: { platform: 'PC', refusesInsertField: false, refusesControlsAtEdge: false, dropsSettingsFromFile: true, fullVersion: '16.0.18730.20186' },
  mac: { platform: 'Mac', refusesInsertField: false, refusesControlsAtEdge: false, dropsSettingsFromFile: true, fullVersion: '16.93.25011212' },
};

/** The requirement sets a host announces. WordApi goes no further than the development shim reaches. */
export const requirementSets: Readonly<Record<string, string>> = {
  WordApi: '1.5', DialogApi: '1.2', DialogOrigin: '1.1', Settings: '1.1', File: '1.1', CompressedFile: '1.1', TextFile: '1.1', DocumentEvents: '1.1', Selection: '1.1',
  OoxmlCoercion: '1.1', TextCoercion: '1.1', AddinCommands: '1.3',
};

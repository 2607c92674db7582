import { readManifest } from '../../../word-host/page/chrome/manifestRibbon';

const manifest = `<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1" xmlns:bt="http://schemas.microsoft.com/office/officeappbasictypes/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="TaskPaneApp">
  <DisplayName DefaultValue="Letters"/><DefaultSettings><SourceLocation DefaultValue="https://localhost:3000/taskpane.html"/></DefaultSettings>
  <VersionOverrides xmlns="http://schemas.microsoft.com/office/taskpaneappversionoverrides" xsi:type="VersionOverridesV1_0"><Hosts><Host xsi:type="Document"><DesktopFormFactor>
    <FunctionFile resid="commands"/>
    <ExtensionPoint xsi:type="PrimaryCommandSurface"><OfficeTab id="TabMailings"><Group id="g"><Label resid="group"/>
      <Control xsi:type="Button" id="open"><Label resid="open"/><Supertip><Title resid="open"/><Description resid="tip"/></Supertip><Icon><bt:Image size="16" resid="icon16"/><bt:Image size="32" resid="icon32"/></Icon><Action xsi:type="ShowTaskpane"><SourceLocation resid="pane"/></Action></Control>
      <Control xsi:type="Button" id="insert"><Label resid="open"/><Action xsi:type="ExecuteFunction"><FunctionName>insertComment</FunctionName></Action></Control>
    </Group></OfficeTab></ExtensionPoint></DesktopFormFactor></Host></Hosts>
  <Resources><bt:Images><bt:Image id="icon16" DefaultValue="https://localhost:3000/assets/16.png"/><bt:Image id="icon32" DefaultValue="https://localhost:3000/assets/32.png"/></bt:Images>
    <bt:Urls><bt:Url id="pane" DefaultValue="https://localhost:3000/taskpane.html?v=1"/><bt:Url id="commands" DefaultValue="https://localhost:3000/commands.html"/></bt:Urls>
    <bt:ShortStrings><bt:String id="group" DefaultValue="Segment"/><bt:String id="open" DefaultValue="Open"><bt:Override Locale="fi-FI" Value="Avaa"/></bt:String></bt:ShortStrings>
    <bt:LongStrings><bt:String id="tip" DefaultValue="Opens it."/></bt:LongStrings></Resources></VersionOverrides></OfficeApp>`;

test('groups, labels, icons and actions come from the manifest, moved to where the pane is served', () => {
  const addIn = readManifest(manifest, 'https://localhost:4321', 'en-US');
  expect(addIn).toEqual({
    name: 'Letters', functionFile: 'https://localhost:4321/commands.html', paneUrl: 'https://localhost:4321/taskpane.html?v=1',
    groups: [{ tab: 'TabMailings', label: 'Segment', buttons: [
      { id: 'open', label: 'Open', tip: 'Opens it.', icon: 'https://localhost:4321/assets/32.png', action: { kind: 'showPane', url: 'https://localhost:4321/taskpane.html?v=1' } },
      { id: 'insert', label: 'Open', tip: '', icon: undefined, action: { kind: 'runFunction', name: 'insertComment' } },
    ] }],
  });
});

test('labels are overridden by language; what has no override stays', () => {
  const [group] = readManifest(manifest, 'https://localhost:1', 'fi-FI').groups;
  expect([group!.label, group!.buttons[0]!.label]).toEqual(['Segment', 'Avaa']);
});

test('a manifest that is no XML is refused in words', () => {
  expect(() => readManifest('<a', 'https://localhost:1', 'en-US')).toThrow('not well-formed');
});

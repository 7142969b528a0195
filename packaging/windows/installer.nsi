; The Windows installer: for one user, without administrator, in English and Simplified Chinese.
;
;   makensis -DVERSION=1.2.3 -DNUMBERS=1.2.3.0 -DPAYLOAD=..\..\dist\hegang-desktop -DICON=..\..\build\icons\hegang.ico ^
;            -DOUTPUT=..\..\build\hegang-desktop-1.2.3-setup.exe installer.nsi
;
; packaging/windows/build.py gives these. tests/packaging compiles the script around a dummy payload on every run.
; To sign (with a certificate of your own), before and after makensis:
;   signtool sign /fd SHA256 /tr http://timestamp.digicert.com /td SHA256 dist\hegang-desktop\hegang-desktop.exe
;   signtool sign /fd SHA256 /tr http://timestamp.digicert.com /td SHA256 build\hegang-desktop-1.2.3-setup.exe

Unicode true
ManifestDPIAware true
ManifestLongPathAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "nsDialogs.nsh"
!include "x64.nsh"

!define NAME "Hegang Desktop"
!define PROGRAM "hegang-desktop.exe"
!define APP_ID "io.github.hegang_desktop.HegangDesktop"
!define FILE_TYPE "HegangDesktop.Plan"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP_ID}"

Name "${NAME}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\Hegang Desktop"
InstallDirRegKey HKCU "Software\${APP_ID}" "Folder"
ShowInstDetails nevershow
ShowUninstDetails nevershow

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "Software\${APP_ID}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "InstallerLanguage"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${__FILEDIR__}\..\..\LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH

!insertmacro MUI_UNPAGE_CONFIRM
UninstPage custom un.AskAboutData un.HearAboutData
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_RESERVEFILE_LANGDLL

LangString IS_RUNNING ${LANG_ENGLISH} "Hegang Desktop is running. Close it, then try again."
LangString IS_RUNNING ${LANG_SIMPCHINESE} "Hegang Desktop 正在运行。请先关闭它，再试一次。"
LangString NEEDS_64 ${LANG_ENGLISH} "Hegang Desktop needs 64-bit Windows 10 or newer."
LangString NEEDS_64 ${LANG_SIMPCHINESE} "Hegang Desktop 需要 64 位的 Windows 10 或更新版本。"
LangString PLAN_TYPE ${LANG_ENGLISH} "Hegang Desktop plan"
LangString PLAN_TYPE ${LANG_SIMPCHINESE} "Hegang Desktop 计划"
LangString DATA_TITLE ${LANG_ENGLISH} "Your plans and listings"
LangString DATA_TITLE ${LANG_SIMPCHINESE} "你的计划和房源"
LangString DATA_SUBTITLE ${LANG_ENGLISH} "They stay on this computer unless you say otherwise."
LangString DATA_SUBTITLE ${LANG_SIMPCHINESE} "除非你另作选择，它们会留在这台电脑上。"
LangString DATA_WORDS ${LANG_ENGLISH} "Everything you typed is kept in this folder, and is there again when you install the program anew:"
LangString DATA_WORDS ${LANG_SIMPCHINESE} "你填写的一切都保存在这个文件夹里，重新安装后仍然可用："
LangString DATA_BOX ${LANG_ENGLISH} "Also delete my plans, notes and listings. This cannot be undone."
LangString DATA_BOX ${LANG_SIMPCHINESE} "同时删除我的计划、笔记和房源。此操作无法撤销。"

VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "ProductName" "${NAME}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "FileDescription" "${NAME} setup"
VIAddVersionKey /LANG=${LANG_ENGLISH} "CompanyName" "The Hegang Desktop founders"
VIAddVersionKey /LANG=${LANG_ENGLISH} "LegalCopyright" "Copyright 2026 The Hegang Desktop founders. MIT licence."
VIAddVersionKey /LANG=${LANG_SIMPCHINESE} "ProductName" "${NAME}"
VIAddVersionKey /LANG=${LANG_SIMPCHINESE} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_SIMPCHINESE} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_SIMPCHINESE} "FileDescription" "${NAME} 安装程序"
VIAddVersionKey /LANG=${LANG_SIMPCHINESE} "CompanyName" "The Hegang Desktop founders"
VIAddVersionKey /LANG=${LANG_SIMPCHINESE} "LegalCopyright" "Copyright 2026 The Hegang Desktop founders. MIT licence."

Var DeleteData
Var DeleteBox

; A running program cannot be opened for writing: then nothing is touched.
!macro REFUSE_WHILE_RUNNING
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    ${If} ${Errors}
      MessageBox MB_ICONEXCLAMATION|MB_OK "$(IS_RUNNING)" /SD IDOK
      SetErrorLevel 2
      Abort
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Function .onInit
  !insertmacro MUI_LANGDLL_DISPLAY
  ${IfNot} ${RunningX64}
    MessageBox MB_ICONSTOP|MB_OK "$(NEEDS_64)" /SD IDOK
    Abort
  ${EndIf}
FunctionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
  StrCpy $DeleteData 0
FunctionEnd

Section "program"
  !insertmacro REFUSE_WHILE_RUNNING
  ; only the folder that we made ourselves is emptied: a user may have chosen one with other things in it
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${PAYLOAD}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"

  WriteRegStr HKCU "Software\Classes\.hgplan" "" "${FILE_TYPE}"
  WriteRegStr HKCU "Software\Classes\.hgplan" "Content Type" "application/x-hgplan"
  WriteRegStr HKCU "Software\Classes\.hgplan\OpenWithProgids" "${FILE_TYPE}" ""
  WriteRegStr HKCU "Software\Classes\${FILE_TYPE}" "" "$(PLAN_TYPE)"
  WriteRegStr HKCU "Software\Classes\${FILE_TYPE}\DefaultIcon" "" '"$INSTDIR\${PROGRAM}",0'
  WriteRegStr HKCU "Software\Classes\${FILE_TYPE}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'

  WriteRegStr HKCU "Software\${APP_ID}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" '"$INSTDIR\${PROGRAM}",0'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "The Hegang Desktop founders"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" "$0"
  ${RefreshShellIcons}
SectionEnd

Function un.AskAboutData
  !insertmacro MUI_HEADER_TEXT "$(DATA_TITLE)" "$(DATA_SUBTITLE)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 24u "$(DATA_WORDS)"
  Pop $0
  ${NSD_CreateText} 0 26u 100% 13u "$LOCALAPPDATA\hegang-desktop"
  Pop $0
  SendMessage $0 ${EM_SETREADONLY} 1 0
  ${NSD_CreateCheckbox} 0 50u 100% 20u "$(DATA_BOX)"
  Pop $DeleteBox
  nsDialogs::Show
FunctionEnd

Function un.HearAboutData
  ${NSD_GetState} $DeleteBox $DeleteData
FunctionEnd

Section "Uninstall"
  !insertmacro REFUSE_WHILE_RUNNING
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\hegang-desktop-cli.exe"
  Delete "$INSTDIR\uninstall.exe"
  ; without /r: what else is in the folder is not ours
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  ReadRegStr $0 HKCU "Software\Classes\.hgplan" ""
  ${If} $0 == "${FILE_TYPE}"
    DeleteRegValue HKCU "Software\Classes\.hgplan" ""
    DeleteRegValue HKCU "Software\Classes\.hgplan" "Content Type"
  ${EndIf}
  DeleteRegValue HKCU "Software\Classes\.hgplan\OpenWithProgids" "${FILE_TYPE}"
  DeleteRegKey /ifempty HKCU "Software\Classes\.hgplan\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "Software\Classes\.hgplan"
  DeleteRegKey HKCU "Software\Classes\${FILE_TYPE}"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "Software\${APP_ID}"
  ${If} $DeleteData == ${BST_CHECKED}
    RMDir /r "$LOCALAPPDATA\hegang-desktop"
  ${EndIf}
  ${RefreshShellIcons}
SectionEnd

; The installer for Windows: for one user or for all, with or without a word (/S).
;
;   makensis -DVERSION=0.2.0 -DPAYLOAD=dist\reel-ballers -DOUT=dist\Setup.exe -DLONGEST=160 installer.nsi
;
; packaging/windows/build.py calls it. VERSION is that of pyproject.toml, PAYLOAD the frozen folder,
; LONGEST the number of characters of the longest path in it. SIGN_COMMAND, when given, signs the
; uninstaller and the installer. TARGET is the kind of the installer itself: x86-unicode runs on every
; Windows, so that a computer that is too old hears so in words.
;
; Switches: /S without windows, /CurrentUser or /AllUsers, /D=FOLDER (last), /DOWNGRADE with /S.
; Exit codes: 0 done, 1 left by the user, 2 failed, 3 this system does not do, 4 no room,
; 5 the program runs, 6 a newer version is installed, 7 the folder's path is too long.
; winget/installer.yaml.in tells winget the same.

Unicode true
!ifndef TARGET
  !define TARGET x86-unicode
!endif
Target ${TARGET}
SetCompressor /SOLID lzma
ManifestDPIAware true
ManifestLongPathAware true
ManifestSupportedOS all

!define NAME "Reel Ballers"
!define PUBLISHER "The Reel Ballers maintainers"
!define SITE "https://github.com/reel-ballers/reel-ballers"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\ReelBallers"
!define CAPABILITIES "Software\ReelBallers\Capabilities"
!define PROGRAM "reel-ballers.exe"
!define TERMINAL "reel-ballers-cli.exe"
!define LEAST_BUILD 17763  ; Windows 10 1809: what Qt 6.11 asks for
!define ARM_BUILD 22000    ; Windows 11: runs x64 programs on ARM
!define MOST_PATH 259
!ifndef WAIT_S
  !define WAIT_S 30        ; an app that hands over to us needs a moment to put its library away
!endif

!define E_SYSTEM 3
!define E_ROOM 4
!define E_RUNNING 5
!define E_DOWNGRADE 6
!define E_PATH 7

Name "${NAME}"
OutFile "${OUT}"
BrandingText "${NAME} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

; ---------------------------------------------------------------- for whom

!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_INSTALLMODE_DEFAULT_CURRENTUSER
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_INSTDIR "${NAME}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "${KEY}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "InstallLocation"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${KEY}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "DisplayVersion"

!include MultiUser.nsh
!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include WinVer.nsh
!include x64.nsh

; ---------------------------------------------------------------- pages and languages

!define MUI_ICON "${ROOT}\packaging\icons\reel-ballers.ico"
!define MUI_UNICON "${ROOT}\packaging\icons\reel-ballers.ico"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_FUNCTION StartAsUser

!insertmacro MUI_PAGE_LICENSE "${ROOT}\LICENSE"
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE LeaveFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH

!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!insertmacro MUI_LANGUAGE "Spanish"
!insertmacro MUI_RESERVEFILE_LANGDLL

!include "${ROOT}\packaging\windows\words.nsh"

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
!macro VERSION_WORDS LANGUAGE WHAT
  VIAddVersionKey /LANG=${LANGUAGE} "ProductName" "${NAME}"
  VIAddVersionKey /LANG=${LANGUAGE} "ProductVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "CompanyName" "${PUBLISHER}"
  VIAddVersionKey /LANG=${LANGUAGE} "LegalCopyright" "GPL-3.0-or-later"
  VIAddVersionKey /LANG=${LANGUAGE} "FileDescription" "${WHAT}"
!macroend
!insertmacro VERSION_WORDS ${LANG_ENGLISH} "Setup of ${NAME}"
!insertmacro VERSION_WORDS ${LANG_GERMAN} "Installation von ${NAME}"
!insertmacro VERSION_WORDS ${LANG_SPANISH} "Instalación de ${NAME}"

!ifdef SIGN_COMMAND
  !uninstfinalize '${SIGN_COMMAND} "%1"' = 0
  !finalize '${SIGN_COMMAND} "%1"' = 0
!endif

; ---------------------------------------------------------------- what can stand in the way

; Says a sentence (with /S: to nobody) and ends with a code.
!macro GIVE_UP CODE SENTENCE
  SetErrorLevel ${CODE}
  MessageBox MB_OK|MB_ICONSTOP "${SENTENCE}" /SD IDOK
  Quit
!macroend

Function CheckSystem
  ${IfNot} ${RunningX64}
    !insertmacro GIVE_UP ${E_SYSTEM} "$(SAY_NOT_X64)"
  ${EndIf}
  ${If} ${IsNativeARM64}
  ${AndIfNot} ${AtLeastBuild} ${ARM_BUILD}
    !insertmacro GIVE_UP ${E_SYSTEM} "$(SAY_OLD_ARM)"
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} ${LEAST_BUILD}
    !insertmacro GIVE_UP ${E_SYSTEM} "$(SAY_OLD_WINDOWS)"
  ${EndIf}
FunctionEnd

!macro IS_RUNNING UN
; Leaves in $0 whether the program runs: Windows lets nobody write to a program that does.
Function ${UN}IsRunning
  StrCpy $0 0
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    Push $1
    ClearErrors
    FileOpen $1 "$INSTDIR\${PROGRAM}" a
    ${If} ${Errors}
      StrCpy $0 1
    ${Else}
      FileClose $1
      ClearErrors
      FileOpen $1 "$INSTDIR\${TERMINAL}" a
      ${If} ${Errors}
      ${AndIf} ${FileExists} "$INSTDIR\${TERMINAL}"
        StrCpy $0 1
      ${Else}
        FileClose $1
      ${EndIf}
    ${EndIf}
    Pop $1
  ${EndIf}
FunctionEnd

; Asks to close it, and does so on OK the way its close button would: nothing is lost by that.
Function ${UN}CloseProgram
  Push $1
  Push $2
  StrCpy $2 0
  ${Do}
    Call ${UN}IsRunning
    ${If} $0 == 0
      ${ExitDo}
    ${EndIf}
    ${If} ${Silent}
      IntOp $2 $2 + 1
      ${If} $2 > ${WAIT_S}
        !insertmacro GIVE_UP ${E_RUNNING} "$(SAY_RUNNING)"
      ${EndIf}
    ${Else}
      MessageBox MB_OKCANCEL|MB_ICONEXCLAMATION "$(ASK_CLOSE)" IDOK +3
        SetErrorLevel ${E_RUNNING}
        Quit
      FindWindow $1 "" "${NAME}"
      ${If} $1 <> 0
        SendMessage $1 ${WM_CLOSE} 0 0 /TIMEOUT=3000
      ${EndIf}
    ${EndIf}
    Sleep 1000
  ${Loop}
  Pop $2
  Pop $1
FunctionEnd
!macroend
!insertmacro IS_RUNNING ""
!insertmacro IS_RUNNING "un."

; A newer one opens its library, the older one then only shows it: nobody should come to that unasked.
Function CheckDowngrade
  Push $1
  Push $2
  ReadRegStr $1 SHCTX "${KEY}" "DisplayVersion"
  ${If} $1 != ""
    ${VersionCompare} "$1" "${VERSION}" $2
    ${If} $2 == 1
      ${GetParameters} $2
      ClearErrors
      ${GetOptions} $2 "/DOWNGRADE" $2
      ${If} ${Errors}
        ${If} ${Silent}
          !insertmacro GIVE_UP ${E_DOWNGRADE} "$(SAY_NEWER) $1"
        ${EndIf}
        MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(ASK_DOWNGRADE)" IDYES +3
          SetErrorLevel ${E_DOWNGRADE}
          Quit
      ${EndIf}
    ${EndIf}
  ${EndIf}
  Pop $2
  Pop $1
FunctionEnd

; Leaves in $0 whether every file of the program has a path that Windows takes below $INSTDIR.
Function PathFits
  Push $1
  StrLen $1 "$INSTDIR"
  IntOp $1 $1 + ${LONGEST}
  StrCpy $0 1
  ${If} $1 >= ${MOST_PATH}
    StrCpy $0 0
  ${EndIf}
  Pop $1
FunctionEnd

Var AskedFolder

Function .onInit
  StrCpy $AskedFolder $INSTDIR  ; what /D= says; the next lines would write over it
  SetShellVarContext current
  SetRegView 64
  !insertmacro MULTIUSER_INIT
  ${If} $AskedFolder != ""
    StrCpy $INSTDIR $AskedFolder
  ${EndIf}
  ${IfNot} ${Silent}
    !insertmacro MUI_LANGDLL_DISPLAY
  ${EndIf}
  Call CheckSystem
  Call CheckDowngrade
FunctionEnd

Function LeaveFolder
  Call PathFits
  ${If} $0 == 0
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(SAY_LONG_PATH)"
    Abort
  ${EndIf}
  Call MissingRoom
  ${If} $0 > 0
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(SAY_NO_ROOM)"
    Abort
  ${EndIf}
FunctionEnd

; Not as the administrator that an installer for all users is.
Function StartAsUser
  Exec '"$WINDIR\explorer.exe" "$INSTDIR\${PROGRAM}"'
FunctionEnd

; ---------------------------------------------------------------- what is installed

Section "!$(PART_PROGRAM)" SecProgram
  SectionIn RO
  !ifdef MORE_KB
    AddSize ${MORE_KB}  ; to see what a full disk is told
  !endif
  Call PathFits
  ${If} $0 == 0
    !insertmacro GIVE_UP ${E_PATH} "$(SAY_LONG_PATH)"
  ${EndIf}
  Call MissingRoom
  ${If} $0 > 0
    !insertmacro GIVE_UP ${E_ROOM} "$(SAY_NO_ROOM)"
  ${EndIf}
  Call CloseProgram

  ; The older version steps aside whole and goes when the new one is there.
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\_before"
  ${If} ${FileExists} "$INSTDIR\_internal\*.*"
    ClearErrors
    Rename "$INSTDIR\_internal" "$INSTDIR\_before"
    ${If} ${Errors}
      !insertmacro GIVE_UP ${E_RUNNING} "$(SAY_RUNNING)"
    ${EndIf}
  ${EndIf}
  ClearErrors
  SetOverwrite on
  File /r "${PAYLOAD}\*.*"
  ${If} ${Errors}
    RMDir /r "$INSTDIR\_internal"
    Rename "$INSTDIR\_before" "$INSTDIR\_internal"
    !insertmacro GIVE_UP 2 "$(SAY_FAILED)"
  ${EndIf}
  RMDir /r "$INSTDIR\_before"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
  WriteRegStr SHCTX "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr SHCTX "${KEY}" "URLInfoAbout" "${SITE}"
  WriteRegStr SHCTX "${KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM},0"
  WriteRegStr SHCTX "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode /S'
  WriteRegDWORD SHCTX "${KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${KEY}" "NoRepair" 1
  SectionGetSize ${SecProgram} $0
  WriteRegDWORD SHCTX "${KEY}" "EstimatedSize" $0
SectionEnd

; Stands below the part whose size it asks for. Leaves in $0 the megabytes that are missing where $INSTDIR is to be, 0 when there is room. Both
; versions lie there for a moment when one is replaced.
Function MissingRoom
  Push $1
  Push $2
  SectionGetSize ${SecProgram} $1
  IntOp $1 $1 / 1024
  IntOp $1 $1 + 64
  ${GetRoot} "$INSTDIR" $2
  ClearErrors
  ${DriveSpace} "$2\" "/D=F /S=M" $0
  ${If} ${Errors}
    StrCpy $0 0  ; a share that does not say: writing will
  ${Else}
    IntOp $0 $1 - $0
    ${If} $0 < 0
      StrCpy $0 0
    ${EndIf}
  ${EndIf}
  Pop $2
  Pop $1
FunctionEnd

; A video is offered to us under "Open with" and stays with the player it has; .reel is ours.
!macro VIDEO ENDING
  WriteRegStr SHCTX "Software\Classes\.${ENDING}\OpenWithProgids" "ReelBallers.Video" ""
  WriteRegStr SHCTX "Software\Classes\Applications\${PROGRAM}\SupportedTypes" ".${ENDING}" ""
  WriteRegStr SHCTX "${CAPABILITIES}\FileAssociations" ".${ENDING}" "ReelBallers.Video"
!macroend
!macro UN_VIDEO ENDING
  DeleteRegValue SHCTX "Software\Classes\.${ENDING}\OpenWithProgids" "ReelBallers.Video"
!macroend
!macro EACH_VIDEO DO
  !insertmacro ${DO} mp4
  !insertmacro ${DO} mov
  !insertmacro ${DO} m4v
  !insertmacro ${DO} mkv
  !insertmacro ${DO} webm
  !insertmacro ${DO} avi
  !insertmacro ${DO} ts
  !insertmacro ${DO} mts
  !insertmacro ${DO} m2ts
!macroend

Section "$(PART_FILES)" SecFiles
  WriteRegStr SHCTX "Software\Classes\ReelBallers.Reel" "" "$(KIND_REEL)"
  WriteRegStr SHCTX "Software\Classes\ReelBallers.Reel\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr SHCTX "Software\Classes\ReelBallers.Reel\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr SHCTX "Software\Classes\ReelBallers.Video" "" "$(KIND_VIDEO)"
  WriteRegStr SHCTX "Software\Classes\ReelBallers.Video\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr SHCTX "Software\Classes\.reel" "" "ReelBallers.Reel"
  WriteRegStr SHCTX "Software\Classes\.reel\OpenWithProgids" "ReelBallers.Reel" ""
  WriteRegStr SHCTX "Software\Classes\Applications\${PROGRAM}" "FriendlyAppName" "${NAME}"
  WriteRegStr SHCTX "Software\Classes\Applications\${PROGRAM}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr SHCTX "${CAPABILITIES}" "ApplicationName" "${NAME}"
  WriteRegStr SHCTX "${CAPABILITIES}" "ApplicationDescription" "$(WHAT_IT_IS)"
  WriteRegStr SHCTX "${CAPABILITIES}\FileAssociations" ".reel" "ReelBallers.Reel"
  !insertmacro EACH_VIDEO VIDEO
  WriteRegStr SHCTX "Software\Classes\reelballers" "" "URL:${NAME}"
  WriteRegStr SHCTX "Software\Classes\reelballers" "URL Protocol" ""
  WriteRegStr SHCTX "Software\Classes\reelballers\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr SHCTX "${CAPABILITIES}\UrlAssociations" "reelballers" "reelballers"
  WriteRegStr SHCTX "Software\RegisteredApplications" "${NAME}" "${CAPABILITIES}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section /o "$(PART_DESKTOP)" SecDesktop
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${SecProgram} "$(ABOUT_PROGRAM)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SecFiles} "$(ABOUT_FILES)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SecDesktop} "$(ABOUT_DESKTOP)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

; ---------------------------------------------------------------- how it leaves

Function un.onInit
  SetRegView 64
  !insertmacro MULTIUSER_UNINIT
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

; Nothing below the folder of the libraries is ever named here: they stay, and the last page says so.
Section "Uninstall"
  Call un.CloseProgram
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\_before"
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\${TERMINAL}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"  ; only when nothing else lies in it
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  !insertmacro EACH_VIDEO UN_VIDEO
  ReadRegStr $0 SHCTX "Software\Classes\.reel" ""
  ${If} $0 == "ReelBallers.Reel"
    DeleteRegValue SHCTX "Software\Classes\.reel" ""
  ${EndIf}
  DeleteRegValue SHCTX "Software\Classes\.reel\OpenWithProgids" "ReelBallers.Reel"
  DeleteRegKey /ifempty SHCTX "Software\Classes\.reel\OpenWithProgids"
  DeleteRegKey /ifempty SHCTX "Software\Classes\.reel"
  DeleteRegKey SHCTX "Software\Classes\ReelBallers.Reel"
  DeleteRegKey SHCTX "Software\Classes\ReelBallers.Video"
  DeleteRegKey SHCTX "Software\Classes\Applications\${PROGRAM}"
  DeleteRegKey SHCTX "Software\Classes\reelballers"
  DeleteRegValue SHCTX "Software\RegisteredApplications" "${NAME}"
  DeleteRegKey SHCTX "Software\ReelBallers"
  DeleteRegKey SHCTX "${KEY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  SetShellVarContext current  ; the folder of whoever reads it
  MessageBox MB_OK|MB_ICONINFORMATION "$(SAY_LIBRARY_STAYS)" /SD IDOK
SectionEnd

; What the installer says, in the languages of the program. Each sentence names culprit and cure.

!macro WORDS NAME ENGLISH GERMAN SPANISH
  LangString ${NAME} ${LANG_ENGLISH} "${ENGLISH}"
  LangString ${NAME} ${LANG_GERMAN} "${GERMAN}"
  LangString ${NAME} ${LANG_SPANISH} "${SPANISH}"
!macroend

!insertmacro WORDS SAY_NOT_X64 \
  "Reel Ballers needs a 64-bit Windows; this one has 32 bits. Nothing was installed." \
  "Reel Ballers braucht ein 64-Bit-Windows; dieses hat 32 Bit. Es wurde nichts installiert." \
  "Reel Ballers necesita un Windows de 64 bits; este es de 32. No se ha instalado nada."
!insertmacro WORDS SAY_OLD_ARM \
  "On ARM, Reel Ballers needs Windows 11: update Windows first. Nothing was installed." \
  "Auf ARM braucht Reel Ballers Windows 11: zuerst Windows aktualisieren. Es wurde nichts installiert." \
  "En ARM, Reel Ballers necesita Windows 11: actualiza Windows primero. No se ha instalado nada."
!insertmacro WORDS SAY_OLD_WINDOWS \
  "Reel Ballers needs Windows 10, version 1809, or newer: update Windows first. Nothing was installed." \
  "Reel Ballers braucht Windows 10, Version 1809, oder neuer: zuerst Windows aktualisieren. Es wurde nichts installiert." \
  "Reel Ballers necesita Windows 10, versión 1809, o más reciente: actualiza Windows primero. No se ha instalado nada."
!insertmacro WORDS SAY_NO_ROOM \
  "$0 MB are missing on the disk of $INSTDIR: free some space, or choose another folder." \
  "Auf dem Laufwerk von $INSTDIR fehlen $0 MB: Platz schaffen oder einen anderen Ordner wählen." \
  "Faltan $0 MB en el disco de $INSTDIR: libera espacio o elige otra carpeta."
!insertmacro WORDS ASK_CLOSE \
  "Reel Ballers is running. Your work is saved: press OK to close it and go on." \
  "Reel Ballers läuft gerade. Deine Arbeit ist gespeichert: OK schließt das Programm und fährt fort." \
  "Reel Ballers está abierto. Tu trabajo está guardado: pulsa Aceptar para cerrarlo y continuar."
!insertmacro WORDS SAY_RUNNING \
  "Reel Ballers is running: close it and start the installation again. Nothing was changed." \
  "Reel Ballers läuft gerade: das Programm schließen und die Installation neu starten. Es wurde nichts geändert." \
  "Reel Ballers está abierto: ciérralo e inicia la instalación de nuevo. No se ha cambiado nada."
!insertmacro WORDS SAY_NEWER \
  "A newer Reel Ballers is installed; nothing was changed. Its version:" \
  "Ein neueres Reel Ballers ist installiert; es wurde nichts geändert. Seine Version:" \
  "Hay instalado un Reel Ballers más nuevo; no se ha cambiado nada. Su versión:"
!insertmacro WORDS ASK_DOWNGRADE \
  "Reel Ballers $1 is installed, and this is the older ${VERSION}. A library that the newer one has opened can only be looked at with the older one. Install the older one all the same?" \
  "Reel Ballers $1 ist installiert, und dies ist das ältere ${VERSION}. Eine Bibliothek, die das neuere geöffnet hat, lässt sich mit dem älteren nur ansehen. Trotzdem das ältere installieren?" \
  "Reel Ballers $1 está instalado y este es el ${VERSION}, anterior. Una biblioteca que abrió el nuevo solo se puede mirar con el anterior. ¿Instalar el anterior de todos modos?"
!insertmacro WORDS SAY_LONG_PATH \
  "The path $INSTDIR is too long for Windows: choose a shorter folder." \
  "Der Pfad $INSTDIR ist für Windows zu lang: einen kürzeren Ordner wählen." \
  "La ruta $INSTDIR es demasiado larga para Windows: elige una carpeta más corta."
!insertmacro WORDS SAY_FAILED \
  "The files could not be written to ${NAME}'s folder; the version of before is as it was. Check the disk and try again." \
  "Die Dateien ließen sich nicht in den Ordner von ${NAME} schreiben; die vorige Version ist, wie sie war. Das Laufwerk prüfen und es noch einmal versuchen." \
  "No se pudieron escribir los archivos en la carpeta de ${NAME}; la versión anterior sigue como estaba. Revisa el disco e inténtalo de nuevo."
!insertmacro WORDS SAY_LIBRARY_STAYS \
  "Reel Ballers was removed. Your library stays in $LOCALAPPDATA\reel-ballers: delete that folder only if you do not want your work any more." \
  "Reel Ballers wurde entfernt. Deine Bibliothek bleibt in $LOCALAPPDATA\reel-ballers: den Ordner nur löschen, wenn du deine Arbeit nicht mehr brauchst." \
  "Reel Ballers se ha quitado. Tu biblioteca sigue en $LOCALAPPDATA\reel-ballers: borra esa carpeta solo si ya no quieres tu trabajo."
!insertmacro WORDS PART_PROGRAM "Reel Ballers" "Reel Ballers" "Reel Ballers"
!insertmacro WORDS PART_FILES "Open videos and reels" "Videos und Reels öffnen" "Abrir vídeos y reels"
!insertmacro WORDS PART_DESKTOP "Icon on the desktop" "Symbol auf dem Desktop" "Icono en el escritorio"
!insertmacro WORDS ABOUT_PROGRAM \
  "The program, with all it needs." "Das Programm mit allem, was es braucht." "El programa, con todo lo que necesita."
!insertmacro WORDS ABOUT_FILES \
  "Offers Reel Ballers under Open with for videos; your player stays the usual one." \
  "Bietet Reel Ballers bei Videos unter Öffnen mit an; dein Player bleibt der übliche." \
  "Ofrece Reel Ballers en Abrir con para los vídeos; tu reproductor sigue siendo el habitual."
!insertmacro WORDS ABOUT_DESKTOP \
  "A shortcut on the desktop." "Eine Verknüpfung auf dem Desktop." "Un acceso directo en el escritorio."
!insertmacro WORDS KIND_REEL "Reel of Reel Ballers" "Reel von Reel Ballers" "Reel de Reel Ballers"
!insertmacro WORDS KIND_VIDEO "Video" "Video" "Vídeo"
!insertmacro WORDS WHAT_IT_IS \
  "Mark plays in match footage, frame and spotlight a player, export vertical reels." \
  "Spielzüge markieren, Spieler ins Bild setzen und hervorheben, Hochkant-Reels exportieren." \
  "Marca jugadas, encuadra y resalta a un jugador, exporta reels verticales."

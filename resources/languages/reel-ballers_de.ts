<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>app</name>
    <message>
      <source>Open Game…</source>
      <translation>Spiel öffnen…</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <source>Game Details…</source>
      <translation>Spieldetails…</translation>
    </message>
    <message>
      <source>Removed Games…</source>
      <translation>Entfernte Spiele…</translation>
    </message>
    <message>
      <source>Import Annotations…</source>
      <translation>Markierungen importieren…</translation>
    </message>
    <message>
      <source>Export Annotations…</source>
      <translation>Markierungen exportieren…</translation>
    </message>
    <message>
      <source>Export Video…</source>
      <translation>Video exportieren…</translation>
    </message>
    <message>
      <source>Settings…</source>
      <translation>Einstellungen…</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Beenden</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>Bearbeiten</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>Wiederholen</translation>
    </message>
    <message>
      <source>Play or Pause</source>
      <translation>Wiedergabe oder Pause</translation>
    </message>
    <message>
      <source>Playback</source>
      <translation>Wiedergabe</translation>
    </message>
    <message>
      <source>Shuttle Back</source>
      <translation>Zurückspulen</translation>
    </message>
    <message>
      <source>Shuttle Forward</source>
      <translation>Vorspulen</translation>
    </message>
    <message>
      <source>Previous Frame</source>
      <translation>Voriges Bild</translation>
    </message>
    <message>
      <source>Next Frame</source>
      <translation>Nächstes Bild</translation>
    </message>
    <message>
      <source>Back 4 Seconds</source>
      <translation>4 Sekunden zurück</translation>
    </message>
    <message>
      <source>Forward 4 Seconds</source>
      <translation>4 Sekunden vor</translation>
    </message>
    <message>
      <source>Back 1 Second</source>
      <translation>1 Sekunde zurück</translation>
    </message>
    <message>
      <source>Forward 1 Second</source>
      <translation>1 Sekunde vor</translation>
    </message>
    <message>
      <source>Previous Clip</source>
      <translation>Voriger Clip</translation>
    </message>
    <message>
      <source>Next Clip</source>
      <translation>Nächster Clip</translation>
    </message>
    <message>
      <source>Play Reel as Exported</source>
      <translation>Reel wie exportiert abspielen</translation>
    </message>
    <message>
      <source>Go to Start</source>
      <translation>Zum Anfang</translation>
    </message>
    <message>
      <source>Go to End</source>
      <translation>Zum Ende</translation>
    </message>
    <message>
      <source>Go to Time…</source>
      <translation>Zu Zeitpunkt…</translation>
    </message>
    <message>
      <source>Slower</source>
      <translation>Langsamer</translation>
    </message>
    <message>
      <source>Faster</source>
      <translation>Schneller</translation>
    </message>
    <message>
      <source>Mute</source>
      <translation>Stumm</translation>
    </message>
    <message>
      <source>Prepare Smooth Scrubbing</source>
      <translation>Flüssiges Spulen vorbereiten</translation>
    </message>
    <message>
      <source>Mark Clip</source>
      <translation>Clip markieren</translation>
    </message>
    <message>
      <source>Clip</source>
      <translation>Clip</translation>
    </message>
    <message>
      <source>Mark or rate 5: Brilliant</source>
      <translation>5 markieren oder bewerten: Glänzend</translation>
    </message>
    <message>
      <source>Mark or rate 4: Good</source>
      <translation>4 markieren oder bewerten: Gut</translation>
    </message>
    <message>
      <source>Mark or rate 3: Interesting</source>
      <translation>3 markieren oder bewerten: Interessant</translation>
    </message>
    <message>
      <source>Mark or rate 2: Technical lapse</source>
      <translation>2 markieren oder bewerten: Technischer Fehler</translation>
    </message>
    <message>
      <source>Mark or rate 1: Mental lapse</source>
      <translation>1 markieren oder bewerten: Denkfehler</translation>
    </message>
    <message>
      <source>Start Earlier</source>
      <translation>Anfang früher</translation>
    </message>
    <message>
      <source>Start Later</source>
      <translation>Anfang später</translation>
    </message>
    <message>
      <source>End Earlier</source>
      <translation>Ende früher</translation>
    </message>
    <message>
      <source>End Later</source>
      <translation>Ende später</translation>
    </message>
    <message>
      <source>Take Back Last Clip</source>
      <translation>Letzten Clip zurücknehmen</translation>
    </message>
    <message>
      <source>Delete Clip</source>
      <translation>Clip löschen</translation>
    </message>
    <message>
      <source>Loop Clip</source>
      <translation>Clip in Schleife</translation>
    </message>
    <message>
      <source>Play Clips</source>
      <translation>Clips abspielen</translation>
    </message>
    <message>
      <source>Make Reel…</source>
      <translation>Reel erstellen…</translation>
    </message>
    <message>
      <source>Tags and Players…</source>
      <translation>Schlagwörter und Spieler…</translation>
    </message>
    <message>
      <source>Search All Games</source>
      <translation>Alle Spiele durchsuchen</translation>
    </message>
    <message>
      <source>Reel Settings…</source>
      <translation>Reel-Einstellungen…</translation>
    </message>
    <message>
      <source>Reel</source>
      <translation>Reel</translation>
    </message>
    <message>
      <source>Move Clip Up</source>
      <translation>Clip nach oben</translation>
    </message>
    <message>
      <source>Move Clip Down</source>
      <translation>Clip nach unten</translation>
    </message>
    <message>
      <source>Follow Player</source>
      <translation>Spieler verfolgen</translation>
    </message>
    <message>
      <source>Split at Playhead</source>
      <translation>Am Abspielkopf teilen</translation>
    </message>
    <message>
      <source>Framing</source>
      <translation>Ausschnitt</translation>
    </message>
    <message>
      <source>Start Clip Here</source>
      <translation>Clip hier beginnen</translation>
    </message>
    <message>
      <source>End Clip Here</source>
      <translation>Clip hier beenden</translation>
    </message>
    <message>
      <source>Begin Stretch Here</source>
      <translation>Abschnitt hier beginnen</translation>
    </message>
    <message>
      <source>End Stretch Here</source>
      <translation>Abschnitt hier beenden</translation>
    </message>
    <message>
      <source>Slow Stretch Down</source>
      <translation>Abschnitt verlangsamen</translation>
    </message>
    <message>
      <source>Speed Stretch Up</source>
      <translation>Abschnitt beschleunigen</translation>
    </message>
    <message>
      <source>Freeze Picture</source>
      <translation>Bild anhalten</translation>
    </message>
    <message>
      <source>Straighten Along a Line</source>
      <translation>An einer Linie begradigen</translation>
    </message>
    <message>
      <source>Delete Keyframe</source>
      <translation>Keyframe löschen</translation>
    </message>
    <message>
      <source>Copy Framing</source>
      <translation>Ausschnitt kopieren</translation>
    </message>
    <message>
      <source>Paste Framing</source>
      <translation>Ausschnitt einfügen</translation>
    </message>
    <message>
      <source>Paste Framing to All Clips</source>
      <translation>Ausschnitt in alle Clips einfügen</translation>
    </message>
    <message>
      <source>Set Keyframe Here</source>
      <translation>Keyframe hier setzen</translation>
    </message>
    <message>
      <source>Keyframe</source>
      <translation>Keyframe</translation>
    </message>
    <message>
      <source>Previous Keyframe</source>
      <translation>Voriger Keyframe</translation>
    </message>
    <message>
      <source>Next Keyframe</source>
      <translation>Nächster Keyframe</translation>
    </message>
    <message>
      <source>Move Keyframe Earlier</source>
      <translation>Keyframe früher</translation>
    </message>
    <message>
      <source>Move Keyframe Later</source>
      <translation>Keyframe später</translation>
    </message>
    <message>
      <source>Smooth</source>
      <translation>Weich</translation>
    </message>
    <message>
      <source>Linear</source>
      <translation>Linear</translation>
    </message>
    <message>
      <source>Hold</source>
      <translation>Halten</translation>
    </message>
    <message>
      <source>Add Spotlight</source>
      <translation>Spotlight hinzufügen</translation>
    </message>
    <message>
      <source>Overlay</source>
      <translation>Overlay</translation>
    </message>
    <message>
      <source>Add Text</source>
      <translation>Text hinzufügen</translation>
    </message>
    <message>
      <source>Edit Text on the Picture</source>
      <translation>Text auf dem Bild bearbeiten</translation>
    </message>
    <message>
      <source>Duplicate Selected</source>
      <translation>Auswahl verdoppeln</translation>
    </message>
    <message>
      <source>Select Next</source>
      <translation>Nächstes auswählen</translation>
    </message>
    <message>
      <source>Select Previous</source>
      <translation>Voriges auswählen</translation>
    </message>
    <message>
      <source>Start Selected Here</source>
      <translation>Auswahl hier beginnen</translation>
    </message>
    <message>
      <source>End Selected Here</source>
      <translation>Auswahl hier beenden</translation>
    </message>
    <message>
      <source>Styles…</source>
      <translation>Stile…</translation>
    </message>
    <message>
      <source>Set Poster Here</source>
      <translation>Titelbild hier setzen</translation>
    </message>
    <message>
      <source>Reset Poster</source>
      <translation>Titelbild zurücksetzen</translation>
    </message>
    <message>
      <source>Loop Spotlight or Text</source>
      <translation>Spotlight oder Text in Schleife</translation>
    </message>
    <message>
      <source>Delete Selected</source>
      <translation>Auswahl löschen</translation>
    </message>
    <message>
      <source>Play Export</source>
      <translation>Export abspielen</translation>
    </message>
    <message>
      <source>Gallery</source>
      <translation>Galerie</translation>
    </message>
    <message>
      <source>Show in Folder</source>
      <translation>Im Ordner zeigen</translation>
    </message>
    <message>
      <source>Rename Export…</source>
      <translation>Export umbenennen…</translation>
    </message>
    <message>
      <source>Export Again…</source>
      <translation>Erneut exportieren…</translation>
    </message>
    <message>
      <source>Search Exports</source>
      <translation>Exporte suchen</translation>
    </message>
    <message>
      <source>Delete Export</source>
      <translation>Export löschen</translation>
    </message>
    <message>
      <source>Athletes…</source>
      <translation>Athleten…</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>Bibliothek</translation>
    </message>
    <message>
      <source>Search Games</source>
      <translation>Spiele suchen</translation>
    </message>
    <message>
      <source>Sync Now</source>
      <translation>Jetzt abgleichen</translation>
    </message>
    <message>
      <source>Sync Status</source>
      <translation>Stand des Abgleichs</translation>
    </message>
    <message>
      <source>Compare Edits…</source>
      <translation>Bearbeitungen vergleichen…</translation>
    </message>
    <message>
      <source>Version History…</source>
      <translation>Versionen…</translation>
    </message>
    <message>
      <source>Library Size…</source>
      <translation>Größe der Bibliothek…</translation>
    </message>
    <message>
      <source>Back Up This Game</source>
      <translation>Dieses Spiel sichern</translation>
    </message>
    <message>
      <source>Download This Game</source>
      <translation>Dieses Spiel herunterladen</translation>
    </message>
    <message>
      <source>Free Up Space</source>
      <translation>Speicherplatz freigeben</translation>
    </message>
    <message>
      <source>Cancel Transfer</source>
      <translation>Übertragung abbrechen</translation>
    </message>
    <message>
      <source>Cloud Settings…</source>
      <translation>Cloud-Einstellungen…</translation>
    </message>
    <message>
      <source>Cloud GPU Settings…</source>
      <translation>Cloud-GPU-Einstellungen…</translation>
    </message>
    <message>
      <source>Sign In as Someone Else…</source>
      <translation>Als jemand anderes anmelden…</translation>
    </message>
    <message>
      <source>Games</source>
      <translation>Spiele</translation>
    </message>
    <message>
      <source>View</source>
      <translation>Ansicht</translation>
    </message>
    <message>
      <source>Annotate</source>
      <translation>Markieren</translation>
    </message>
    <message>
      <source>Zoom Timeline In</source>
      <translation>Zeitleiste vergrößern</translation>
    </message>
    <message>
      <source>Zoom Timeline Out</source>
      <translation>Zeitleiste verkleinern</translation>
    </message>
    <message>
      <source>Fit Timeline</source>
      <translation>Zeitleiste einpassen</translation>
    </message>
    <message>
      <source>Zoom Picture In</source>
      <translation>Bild vergrößern</translation>
    </message>
    <message>
      <source>Zoom Picture Out</source>
      <translation>Bild verkleinern</translation>
    </message>
    <message>
      <source>Fit Picture</source>
      <translation>Bild einpassen</translation>
    </message>
    <message>
      <source>Look Left</source>
      <translation>Nach links schauen</translation>
    </message>
    <message>
      <source>Look Right</source>
      <translation>Nach rechts schauen</translation>
    </message>
    <message>
      <source>Look Up</source>
      <translation>Nach oben schauen</translation>
    </message>
    <message>
      <source>Look Down</source>
      <translation>Nach unten schauen</translation>
    </message>
    <message>
      <source>Thirds Grid</source>
      <translation>Drittelraster</translation>
    </message>
    <message>
      <source>Safe Areas</source>
      <translation>Sichere Bereiche</translation>
    </message>
    <message>
      <source>Export Queue</source>
      <translation>Exportliste</translation>
    </message>
    <message>
      <source>Focus the Video</source>
      <translation>Zum Video</translation>
    </message>
    <message>
      <source>Full Screen</source>
      <translation>Vollbild</translation>
    </message>
    <message>
      <source>Keyboard Shortcuts</source>
      <translation>Tastenkürzel</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>Hilfe</translation>
    </message>
    <message>
      <source>Change Shortcuts…</source>
      <translation>Tastenkürzel ändern…</translation>
    </message>
    <message>
      <source>Look for Updates…</source>
      <translation>Nach Updates suchen…</translation>
    </message>
    <message>
      <source>About Reel Ballers</source>
      <translation>Über Reel Ballers</translation>
    </message>
    <message>
      <source>Brilliant</source>
      <translation>Glänzend</translation>
    </message>
    <message>
      <source>Good</source>
      <translation>Gut</translation>
    </message>
    <message>
      <source>Interesting</source>
      <translation>Interessant</translation>
    </message>
    <message>
      <source>Technical lapse</source>
      <translation>Technischer Fehler</translation>
    </message>
    <message>
      <source>Mental lapse</source>
      <translation>Denkfehler</translation>
    </message>
    <message>
      <source>The answer about updates is not signed by the makers of Reel Ballers: it was ignored.</source>
      <translation>Die Antwort zu Updates ist nicht von den Machern von Reel Ballers signiert: Sie wurde ignoriert.</translation>
    </message>
    <message>
      <source>The answer about updates is not one this version can read: it was ignored. A Wi-Fi sign-in page may be in between.</source>
      <translation>Die Antwort zu Updates kann diese Version nicht lesen: Sie wurde ignoriert. Vielleicht ist die Anmeldeseite eines WLANs dazwischen.</translation>
    </message>
    <message>
      <source>The answer about updates is far too long to be one: it was ignored.</source>
      <translation>Die Antwort zu Updates ist viel zu lang, um eine zu sein: Sie wurde ignoriert.</translation>
    </message>
    <message>
      <source>The answer about updates was only good until {date}: it was ignored. Check this computer's clock.</source>
      <translation>Die Antwort zu Updates galt nur bis {date}: Sie wurde ignoriert. Prüfe die Uhr dieses Computers.</translation>
    </message>
    <message>
      <source>The answer about updates is from {date}, which is yet to come: it was ignored. Check this computer's clock.</source>
      <translation>Die Antwort zu Updates ist vom {date}, der noch kommt: Sie wurde ignoriert. Prüfe die Uhr dieses Computers.</translation>
    </message>
    <message>
      <source>The answer about updates is older than one that came before: it was ignored.</source>
      <translation>Die Antwort zu Updates ist älter als eine, die schon kam: Sie wurde ignoriert.</translation>
    </message>
    <message>
      <source>The server offers version {version}, which is older than this {installed}: it was ignored.</source>
      <translation>Der Server bietet Version {version} an, die älter ist als diese {installed}: Sie wurde ignoriert.</translation>
    </message>
    <message>
      <source>Version {version} is there, but not for this computer ({system}).</source>
      <translation>Version {version} ist da, aber nicht für diesen Computer ({system}).</translation>
    </message>
    <message>
      <source>The server for updates points to an address that is not secure: it was ignored.</source>
      <translation>Der Server für Updates verweist auf eine unsichere Adresse: Sie wurde ignoriert.</translation>
    </message>
    <message>
      <source>The server for updates cannot be reached: try again later.</source>
      <translation>Der Server für Updates ist nicht erreichbar: Versuche es später noch einmal.</translation>
    </message>
    <message>
      <source>The server for updates cannot prove who it is: it was ignored. A Wi-Fi sign-in page may be in between.</source>
      <translation>Der Server für Updates kann sich nicht ausweisen: Er wurde ignoriert. Vielleicht ist die Anmeldeseite eines WLANs dazwischen.</translation>
    </message>
    <message>
      <source>The server for updates answers with {code}: try again later.</source>
      <translation>Der Server für Updates antwortet mit {code}: Versuche es später noch einmal.</translation>
    </message>
    <message>
      <source>The download broke off and nothing of it was kept: try again later.</source>
      <translation>Der Download brach ab, und nichts davon wurde behalten: Versuche es später noch einmal.</translation>
    </message>
    <message>
      <source>The download is longer than the makers say: it was deleted.</source>
      <translation>Der Download ist länger, als die Macher sagen: Er wurde gelöscht.</translation>
    </message>
    <message>
      <source>The download is not the file that the makers signed: it was deleted.</source>
      <translation>Der Download ist nicht die Datei, die die Macher signiert haben: Er wurde gelöscht.</translation>
    </message>
    <message>
      <source>The download could not be written to {folder} ({reason}): make room there, or check the rights.</source>
      <translation>Der Download konnte nicht nach {folder} geschrieben werden ({reason}): Schaffe dort Platz oder prüfe die Rechte.</translation>
    </message>
    <message>
      <source>There is no room for the download: {size} are needed in {folder}.</source>
      <translation>Für den Download ist kein Platz: {size} werden in {folder} gebraucht.</translation>
    </message>
    <message>
      <source>The download was cancelled and nothing of it was kept.</source>
      <translation>Der Download wurde abgebrochen, und nichts davon wurde behalten.</translation>
    </message>
    <message>
      <source>The downloaded installer is not there any more, or was changed: download it again.</source>
      <translation>Das heruntergeladene Installationsprogramm ist nicht mehr da oder wurde verändert: Lade es noch einmal herunter.</translation>
    </message>
    <message>
      <source>Season</source>
      <translation>Saison</translation>
    </message>
    <message>
      <source>Mark some clips first; a recap of the game is made of them.</source>
      <translation>Markiere zuerst einige Clips; aus ihnen entsteht der Rückblick auf das Spiel.</translation>
    </message>
    <message>
      <source>Show {stars} stars, {word}</source>
      <translation>{stars} Sterne zeigen, {word}</translation>
    </message>
    <message>
      <source>{stars} stars: {word}</source>
      <translation>{stars} Sterne: {word}</translation>
    </message>
    <message>
      <source>Clips</source>
      <translation>Clips</translation>
    </message>
    <message>
      <source>Search clips</source>
      <translation>Clips suchen</translation>
    </message>
    <message>
      <source>All games</source>
      <translation>Alle Spiele</translation>
    </message>
    <message>
      <source>Search in all games</source>
      <translation>In allen Spielen suchen</translation>
    </message>
    <message>
      <source>Filter by tags</source>
      <translation>Nach Schlagwörtern filtern</translation>
    </message>
    <message>
      <source>Filter by tags, players and layer</source>
      <translation>Nach Schlagwörtern, Spielern und Ebene filtern</translation>
    </message>
    <message>
      <source>Players</source>
      <translation>Spieler</translation>
    </message>
    <message>
      <source>Clips of the game</source>
      <translation>Clips des Spiels</translation>
    </message>
    <message>
      <source>Layer</source>
      <translation>Ebene</translation>
    </message>
    <message>
      <source>Tags</source>
      <translation>Schlagwörter</translation>
    </message>
    <message>
      <source>{count} of {total}</source>
      <translation>{count} von {total}</translation>
    </message>
    <message>
      <source>No clip matches this filter.</source>
      <translation>Kein Clip passt zu diesem Filter.</translation>
    </message>
    <message>
      <source>No clips yet.
Press A while the game plays to mark the last nine seconds.</source>
      <translation>Noch keine Clips.
Drücke A, während das Spiel läuft, um die letzten neun Sekunden zu markieren.</translation>
    </message>
    <message>
      <source>Search all games</source>
      <translation>Alle Spiele durchsuchen</translation>
    </message>
    <message>
      <source>Show all clips</source>
      <translation>Alle Clips zeigen</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>Notizen</translation>
    </message>
    <message>
      <source>What to see here</source>
      <translation>Was hier zu sehen ist</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Derived from the notes or tags</source>
      <translation>Aus Notizen oder Schlagwörtern abgeleitet</translation>
    </message>
    <message>
      <source>Names, with commas between</source>
      <translation>Namen, durch Kommas getrennt</translation>
    </message>
    <message>
      <source>Select a clip to see it here.

Press A to mark one while the game plays.</source>
      <translation>Wähle einen Clip, um ihn hier zu sehen.

Drücke A, um einen zu markieren, während das Spiel läuft.</translation>
    </message>
    <message>
      <source>Loop the clip</source>
      <translation>Den Clip in Schleife abspielen</translation>
    </message>
    <message>
      <source>Delete the clip</source>
      <translation>Den Clip löschen</translation>
    </message>
    <message>
      <source>Make a reel of this clip</source>
      <translation>Reel aus diesem Clip erstellen</translation>
    </message>
    <message>
      <source>Make a vertical reel of this clip and frame it</source>
      <translation>Ein hochkantes Reel aus diesem Clip erstellen und den Ausschnitt wählen</translation>
    </message>
    <message>
      <source>Layer {name}</source>
      <translation>Ebene {name}</translation>
    </message>
    <message>
      <source>Open a game to begin</source>
      <translation>Öffne ein Spiel, um anzufangen</translation>
    </message>
    <message>
      <source>Drop the video of a match here, or choose it.
The file stays where it is; nothing is copied or uploaded.</source>
      <translation>Zieh das Video eines Spiels hierher oder wähle es aus.
Die Datei bleibt, wo sie ist; nichts wird kopiert oder hochgeladen.</translation>
    </message>
    <message>
      <source>Open game…</source>
      <translation>Spiel öffnen…</translation>
    </message>
    <message>
      <source>Open game</source>
      <translation>Spiel öffnen</translation>
    </message>
    <message>
      <source>Clips of several games</source>
      <translation>Clips mehrerer Spiele</translation>
    </message>
    <message>
      <source>Back to the game</source>
      <translation>Zurück zum Spiel</translation>
    </message>
    <message>
      <source>Game timeline</source>
      <translation>Zeitleiste des Spiels</translation>
    </message>
    <message>
      <source>Picture under the pointer</source>
      <translation>Bild unter dem Mauszeiger</translation>
    </message>
    <message>
      <source>No row of this file can come in; the reasons stand above.</source>
      <translation>Keine Zeile dieser Datei lässt sich importieren; die Gründe stehen oben.</translation>
    </message>
    <message>
      <source>{some} and {count} more</source>
      <translation>{some} und {count} weitere</translation>
    </message>
    <message>
      <source>Every clip of this file is in the game already.</source>
      <translation>Alle Clips dieser Datei sind schon im Spiel.</translation>
    </message>
    <message>
      <source>The file holds no clips.</source>
      <translation>Die Datei enthält keine Clips.</translation>
    </message>
    <message>
      <source>Import annotations</source>
      <translation>Markierungen importieren</translation>
    </message>
    <message>
      <source>Come in</source>
      <translation>Kommen hinzu</translation>
    </message>
    <message>
      <source>Clips that come in</source>
      <translation>Clips, die hinzukommen</translation>
    </message>
    <message>
      <source>Stay out</source>
      <translation>Bleiben draußen</translation>
    </message>
    <message>
      <source>Rows that stay out</source>
      <translation>Zeilen, die draußen bleiben</translation>
    </message>
    <message>
      <source>Worth a look</source>
      <translation>Einen Blick wert</translation>
    </message>
    <message>
      <source>What is odd</source>
      <translation>Was auffällt</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Import 1 clip</source>
      <translation>1 Clip importieren</translation>
    </message>
    <message>
      <source>Import {count} clips</source>
      <translation>{count} Clips importieren</translation>
    </message>
    <message>
      <source>Add the new tags and players to this sport</source>
      <translation>Die neuen Schlagwörter und Spieler zu dieser Sportart hinzufügen</translation>
    </message>
    <message>
      <source>new tags</source>
      <translation>neue Schlagwörter</translation>
    </message>
    <message>
      <source>new players</source>
      <translation>neue Spieler</translation>
    </message>
    <message>
      <source>My athlete</source>
      <translation>Mein Athlet</translation>
    </message>
    <message>
      <source>Team</source>
      <translation>Team</translation>
    </message>
    <message>
      <source>The video of this game cannot be shown.</source>
      <translation>Das Video dieses Spiels kann nicht gezeigt werden.</translation>
    </message>
    <message>
      <source>Added {clips} from {name}.</source>
      <translation>{clips} aus {name} hinzugefügt.</translation>
    </message>
    <message>
      <source>{one} and {other}</source>
      <translation>{one} und {other}</translation>
    </message>
    <message>
      <source>1 clip</source>
      <translation>1 Clip</translation>
    </message>
    <message>
      <source>{count} clips</source>
      <translation>{count} Clips</translation>
    </message>
    <message>
      <source>{game} highlights</source>
      <translation>{game} Highlights</translation>
    </message>
    <message>
      <source>{clip}: five stars. Make a vertical reel of it?</source>
      <translation>{clip}: fünf Sterne. Ein hochkantes Reel daraus machen?</translation>
    </message>
    <message>
      <source>A table has no column for {lost}; XML keeps them.</source>
      <translation>Eine Tabelle hat keine Spalte für {lost}; XML behält sie.</translation>
    </message>
    <message>
      <source>Make reel</source>
      <translation>Reel erstellen</translation>
    </message>
    <message>
      <source>… and {count} more</source>
      <translation>… und {count} weitere</translation>
    </message>
    <message>
      <source>players</source>
      <translation>Spieler</translation>
    </message>
    <message>
      <source>layers</source>
      <translation>Ebenen</translation>
    </message>
    <message>
      <source>Wrote {clips} to {name}.</source>
      <translation>{clips} in {name} geschrieben.</translation>
    </message>
    <message>
      <source>You trim {tag} clips to {lead} s before and {lag} s after the key. Make new ones so?</source>
      <translation>Du kürzt {tag}-Clips auf {lead} s vor und {lag} s nach der Taste. Neue gleich so anlegen?</translation>
    </message>
    <message>
      <source>New {tag} clips are made so; Tags and Players… in the menu Clip resets it.</source>
      <translation>Neue {tag}-Clips werden so angelegt; „Schlagwörter und Spieler…“ im Menü „Clip“ setzt es zurück.</translation>
    </message>
    <message>
      <source>Use it</source>
      <translation>Übernehmen</translation>
    </message>
    <message>
      <source>Tag</source>
      <translation>Schlagwort</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>Taste</translation>
    </message>
    <message>
      <source>Before</source>
      <translation>Davor</translation>
    </message>
    <message>
      <source>After</source>
      <translation>Danach</translation>
    </message>
    <message>
      <source>Usual</source>
      <translation>Üblich</translation>
    </message>
    <message>
      <source>Number</source>
      <translation>Nummer</translation>
    </message>
    <message>
      <source>Tags and players: {sport}</source>
      <translation>Schlagwörter und Spieler: {sport}</translation>
    </message>
    <message>
      <source>A one-key clip begins {lead} s before the key and ends {lag} s after it; a tag may say otherwise. Usual is what you trim its clips to.</source>
      <translation>Ein Clip per Taste beginnt {lead} s vor der Taste und endet {lag} s danach; ein Schlagwort kann es anders festlegen. „Üblich“ ist, worauf du seine Clips kürzt.</translation>
    </message>
    <message>
      <source>{name}: columns</source>
      <translation>{name}: Spalten</translation>
    </message>
    <message>
      <source>The seconds {what} of {tag} must be a number such as 6.5, not {typed}.</source>
      <translation>Die Sekunden {what} bei {tag} müssen eine Zahl wie 6,5 sein, nicht {typed}.</translation>
    </message>
    <message>
      <source>Tags or players</source>
      <translation>Schlagwörter oder Spieler</translation>
    </message>
    <message>
      <source>New tag</source>
      <translation>Neues Schlagwort</translation>
    </message>
    <message>
      <source>Add tag</source>
      <translation>Hinzufügen</translation>
    </message>
    <message>
      <source>Take the usual seconds for the chosen tag</source>
      <translation>Die üblichen Sekunden für das gewählte Schlagwort übernehmen</translation>
    </message>
    <message>
      <source>Take the seconds and the key away from the chosen tag</source>
      <translation>Dem gewählten Schlagwort die Sekunden und die Taste nehmen</translation>
    </message>
    <message>
      <source>Take an own tag away; clips that have it keep it</source>
      <translation>Ein eigenes Schlagwort entfernen; Clips, die es haben, behalten es</translation>
    </message>
    <message>
      <source>Players are offered while you type names into a clip.</source>
      <translation>Spieler werden vorgeschlagen, während du Namen in einen Clip tippst.</translation>
    </message>
    <message>
      <source>New player</source>
      <translation>Neuer Spieler</translation>
    </message>
    <message>
      <source>Number and name, such as 10 Maya</source>
      <translation>Nummer und Name, etwa 10 Maya</translation>
    </message>
    <message>
      <source>{tag} belongs to the sport and stays; only own tags can be removed.</source>
      <translation>{tag} gehört zur Sportart und bleibt; nur eigene Schlagwörter lassen sich entfernen.</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Speichern</translation>
    </message>
    <message>
      <source>Use usual</source>
      <translation>Übliche</translation>
    </message>
    <message>
      <source>Reset</source>
      <translation>Zurücksetzen</translation>
    </message>
    <message>
      <source>Remove tag</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <source>Add player</source>
      <translation>Spieler hinzufügen</translation>
    </message>
    <message>
      <source>Remove player</source>
      <translation>Spieler entfernen</translation>
    </message>
    <message>
      <source>Nothing is learned for this tag yet: mark and trim five clips of it.</source>
      <translation>Für dieses Schlagwort ist noch nichts gelernt: Markiere und kürze fünf Clips damit.</translation>
    </message>
    <message>
      <source>The middle of {count} clips</source>
      <translation>Die Mitte von {count} Clips</translation>
    </message>
    <message>
      <source>before</source>
      <translation>davor</translation>
    </message>
    <message>
      <source>after</source>
      <translation>danach</translation>
    </message>
    <message>
      <source>Took the clip back.</source>
      <translation>Clip zurückgenommen.</translation>
    </message>
    <message>
      <source>Start and end of the clip</source>
      <translation>Anfang und Ende des Clips</translation>
    </message>
    <message>
      <source>Drag the ends. Left and Right move the chosen end by 0.1 s, Up and Down choose it.</source>
      <translation>Zieh die Enden. Links und Rechts verschieben das gewählte Ende um 0,1 s, Auf und Ab wählen es.</translation>
    </message>
    <message>
      <source>start</source>
      <translation>Anfang</translation>
    </message>
    <message>
      <source>end</source>
      <translation>Ende</translation>
    </message>
    <message>
      <source>Problem</source>
      <translation>Problem</translation>
    </message>
    <message>
      <source>Game video</source>
      <translation>Video des Spiels</translation>
    </message>
    <message>
      <source>Opening {name}…</source>
      <translation>{name} wird geöffnet…</translation>
    </message>
    <message>
      <source>Tag {tag}, key {letter}</source>
      <translation>Schlagwort {tag}, Taste {letter}</translation>
    </message>
    <message>
      <source>Tag {tag}</source>
      <translation>Schlagwort {tag}</translation>
    </message>
    <message>
      <source>Sound</source>
      <translation>Ton</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Eingabe</translation>
    </message>
    <message>
      <source>Mark Clip (on the video)</source>
      <translation>Clip markieren (auf dem Video)</translation>
    </message>
    <message>
      <source>Letters</source>
      <translation>Buchstaben</translation>
    </message>
    <message>
      <source>Toggle the tag that shows the letter</source>
      <translation>Das Schlagwort mit dem Buchstaben an- oder abwählen</translation>
    </message>
    <message>
      <source>Arrows</source>
      <translation>Pfeile</translation>
    </message>
    <message>
      <source>Move the box (Shift: 10 px)</source>
      <translation>Rahmen verschieben (Umschalt: 10 px)</translation>
    </message>
    <message>
      <source>+  −</source>
      <translation>+  −</translation>
    </message>
    <message>
      <source>Nearer or farther</source>
      <translation>Näher oder weiter</translation>
    </message>
    <message>
      <source>Move it (Shift: 10 px)</source>
      <translation>Verschieben (Umschalt: 10 px)</translation>
    </message>
    <message>
      <source>Larger or smaller</source>
      <translation>Größer oder kleiner</translation>
    </message>
    <message>
      <source>Ctrl+Shift+Arrows</source>
      <translation>Strg+Umschalt+Pfeile</translation>
    </message>
    <message>
      <source>Wider or taller spotlight</source>
      <translation>Spotlight breiter oder höher</translation>
    </message>
    <message>
      <source>Ctrl+Wheel</source>
      <translation>Strg+Mausrad</translation>
    </message>
    <message>
      <source>Zoom the picture</source>
      <translation>Bild zoomen</translation>
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>Tastenkürzel</translation>
    </message>
    <message>
      <source>Reel Ballers has to end because something went wrong in it. Your work is saved.</source>
      <translation>Reel Ballers muss enden, weil darin etwas schiefging. Deine Arbeit ist gespeichert.</translation>
    </message>
    <message>
      <source>Copy details</source>
      <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
      <source>Message</source>
      <translation>Meldung</translation>
    </message>
    <message>
      <source>Close message</source>
      <translation>Meldung schließen</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>No action</source>
      <translation>Keine Aktion</translation>
    </message>
    <message>
      <source>This library was made by a newer Reel Ballers and is open for reading only; update the app to edit it.</source>
      <translation>Diese Bibliothek stammt von einem neueren Reel Ballers und ist nur zum Lesen geöffnet; zum Bearbeiten die App aktualisieren.</translation>
    </message>
    <message>
      <source>Something unexpected happened. Your work is saved; the details are in the log.</source>
      <translation>Etwas Unerwartetes ist passiert. Deine Arbeit ist gespeichert; die Einzelheiten stehen im Protokoll.</translation>
    </message>
    <message>
      <source>{stars} of 5 stars</source>
      <translation>{stars} von 5 Sternen</translation>
    </message>
    <message>
      <source>none</source>
      <translation>keine</translation>
    </message>
    <message>
      <source>Rating: {stars} of 5 stars, {word}</source>
      <translation>Bewertung: {stars} von 5 Sternen, {word}</translation>
    </message>
    <message>
      <source>Rate with 1–5</source>
      <translation>Mit 1–5 bewerten</translation>
    </message>
    <message>
      <source>{now} of {end}</source>
      <translation>{now} von {end}</translation>
    </message>
    <message>
      <source>Play or pause</source>
      <translation>Wiedergabe oder Pause</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>Zeit</translation>
    </message>
    <message>
      <source>Length</source>
      <translation>Länge</translation>
    </message>
    <message>
      <source>Go to time</source>
      <translation>Zu Zeitpunkt</translation>
    </message>
    <message>
      <source>M:SS</source>
      <translation>M:SS</translation>
    </message>
    <message>
      <source>Speed</source>
      <translation>Tempo</translation>
    </message>
    <message>
      <source>Volume</source>
      <translation>Lautstärke</translation>
    </message>
    <message>
      <source>Previous clip</source>
      <translation>Voriger Clip</translation>
    </message>
    <message>
      <source>Previous frame</source>
      <translation>Voriges Bild</translation>
    </message>
    <message>
      <source>Next frame</source>
      <translation>Nächstes Bild</translation>
    </message>
    <message>
      <source>Next clip</source>
      <translation>Nächster Clip</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Pause</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>Abspielen</translation>
    </message>
    <message>
      <source>Something went wrong. Your work is saved.</source>
      <translation>Etwas ist schiefgegangen. Deine Arbeit ist gespeichert.</translation>
    </message>
    <message>
      <source>Reel Ballers ended unexpectedly last time. Your work is saved.</source>
      <translation>Reel Ballers wurde letztes Mal unerwartet beendet. Deine Arbeit ist gespeichert.</translation>
    </message>
    <message>
      <source>The details are on the clipboard; they were sent nowhere.</source>
      <translation>Die Einzelheiten sind in der Zwischenablage; sie wurden nirgendwohin gesendet.</translation>
    </message>
    <message>
      <source>Videos (*.mp4 *.mov *.m4v *.mkv *.avi *.mts *.m2ts *.webm);;All files (*)</source>
      <translation>Videos (*.mp4 *.mov *.m4v *.mkv *.avi *.mts *.m2ts *.webm);;Alle Dateien (*)</translation>
    </message>
    <message>
      <source>Annotations (*.tsv *.csv *.txt *.xml);;All files (*)</source>
      <translation>Markierungen (*.tsv *.csv *.txt *.xml);;Alle Dateien (*)</translation>
    </message>
    <message>
      <source>Open the videos of one game</source>
      <translation>Die Videos eines Spiels öffnen</translation>
    </message>
    <message>
      <source>Export annotations</source>
      <translation>Markierungen exportieren</translation>
    </message>
    <message>
      <source>{game} recap</source>
      <translation>{game} Rückblick</translation>
    </message>
    <message>
      <source>Nothing to correct</source>
      <translation>Nichts zu verbessern</translation>
    </message>
    <message>
      <source>Mark player</source>
      <translation>Spieler markieren</translation>
    </message>
    <message>
      <source>Show text</source>
      <translation>Text zeigen</translation>
    </message>
    <message>
      <source>Shorten</source>
      <translation>Kürzen</translation>
    </message>
    <message>
      <source>Go to the clip in Overlay</source>
      <translation>Zum Clip in Overlay gehen</translation>
    </message>
    <message>
      <source>Go to the text in Overlay</source>
      <translation>Zum Text in Overlay gehen</translation>
    </message>
    <message>
      <source>Go to the clips of the reel in Framing</source>
      <translation>Zu den Clips des Reels in Ausschnitt gehen</translation>
    </message>
    <message>
      <source>Check list</source>
      <translation>Prüfliste</translation>
    </message>
    <message>
      <source>and {count} more like these</source>
      <translation>und {count} weitere dieser Art</translation>
    </message>
    <message>
      <source>Only the laptop that made it has the file. Export it again to have it here; deleting takes it off this list and leaves the file alone.</source>
      <translation>Nur der Laptop, der ihn erstellt hat, hat die Datei. Exportiere erneut, um sie hier zu haben; Löschen nimmt den Export von dieser Liste und lässt die Datei in Ruhe.</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>Art</translation>
    </message>
    <message>
      <source>File size</source>
      <translation>Dateigröße</translation>
    </message>
    <message>
      <source>Quality</source>
      <translation>Qualität</translation>
    </message>
    <message>
      <source>Made</source>
      <translation>Erstellt</translation>
    </message>
    <message>
      <source>Rendered</source>
      <translation>Gerendert</translation>
    </message>
    <message>
      <source>Cost</source>
      <translation>Kosten</translation>
    </message>
    <message>
      <source>Choose an export to see its details.</source>
      <translation>Wähle einen Export, um seine Details zu sehen.</translation>
    </message>
    <message>
      <source>Name of the export</source>
      <translation>Name des Exports</translation>
    </message>
    <message>
      <source>Type another name; the file is renamed too</source>
      <translation>Gib einen anderen Namen ein; die Datei wird auch umbenannt</translation>
    </message>
    <message>
      <source>Version</source>
      <translation>Version</translation>
    </message>
    <message>
      <source>Exports of the same reel or game, the newest first</source>
      <translation>Exporte desselben Reels oder Spiels, die neuesten zuerst</translation>
    </message>
    <message>
      <source>Show in folder</source>
      <translation>Im Ordner zeigen</translation>
    </message>
    <message>
      <source>Export again…</source>
      <translation>Erneut exportieren…</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>Löschen</translation>
    </message>
    <message>
      <source>{name} is on {laptop}</source>
      <translation>{name} ist auf {laptop}</translation>
    </message>
    <message>
      <source>{name} is not there any more</source>
      <translation>{name} ist nicht mehr da</translation>
    </message>
    <message>
      <source>{count} frames</source>
      <translation>{count} Bilder</translation>
    </message>
    <message>
      <source>Full size</source>
      <translation>Volle Größe</translation>
    </message>
    <message>
      <source>Two thirds</source>
      <translation>Zwei Drittel</translation>
    </message>
    <message>
      <source>Half</source>
      <translation>Hälfte</translation>
    </message>
    <message>
      <source>Export video</source>
      <translation>Video exportieren</translation>
    </message>
    <message>
      <source>Smaller file, quicker to send</source>
      <translation>Kleinere Datei, schneller verschickt</translation>
    </message>
    <message>
      <source>Smallest file</source>
      <translation>Kleinste Datei</translation>
    </message>
    <message>
      <source>Where should the video go?</source>
      <translation>Wohin soll das Video?</translation>
    </message>
    <message>
      <source>The usual rate for this footage</source>
      <translation>Die übliche Bildrate für diese Aufnahme</translation>
    </message>
    <message>
      <source>{rate} (as filmed)</source>
      <translation>{rate} (wie gefilmt)</translation>
    </message>
    <message>
      <source>Every picture of it</source>
      <translation>Jedes Bild davon</translation>
    </message>
    <message>
      <source>The clips are copied as they were filmed: quick, and nothing of the picture is lost</source>
      <translation>Die Clips werden kopiert, wie sie gefilmt wurden: schnell, und vom Bild geht nichts verloren</translation>
    </message>
    <message>
      <source>To look at; quick and small</source>
      <translation>Zum Ansehen; schnell und klein</translation>
    </message>
    <message>
      <source>For phones and social media</source>
      <translation>Für Handys und soziale Medien</translation>
    </message>
    <message>
      <source>For big screens; slower, larger</source>
      <translation>Für große Bildschirme; langsamer, größer</translation>
    </message>
    <message>
      <source>Phone</source>
      <translation>Handy</translation>
    </message>
    <message>
      <source>Feed</source>
      <translation>Feed</translation>
    </message>
    <message>
      <source>Square</source>
      <translation>Quadrat</translation>
    </message>
    <message>
      <source>Television</source>
      <translation>Fernseher</translation>
    </message>
    <message>
      <source>As filmed</source>
      <translation>Wie gefilmt</translation>
    </message>
    <message>
      <source>about {size}</source>
      <translation>etwa {size}</translation>
    </message>
    <message>
      <source>At most, in megabytes</source>
      <translation>Höchstens, in Megabyte</translation>
    </message>
    <message>
      <source>The video is never larger than this; 0 for no limit</source>
      <translation>Das Video wird nie größer als das; 0 für keine Grenze</translation>
    </message>
    <message>
      <source>No limit</source>
      <translation>Keine Grenze</translation>
    </message>
    <message>
      <source>Shape</source>
      <translation>Format</translation>
    </message>
    <message>
      <source>Several shapes become several videos</source>
      <translation>Mehrere Formate werden mehrere Videos</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <source>Frame rate</source>
      <translation>Bildrate</translation>
    </message>
    <message>
      <source>Format</source>
      <translation>Codec</translation>
    </message>
    <message>
      <source>With sound</source>
      <translation>Mit Ton</translation>
    </message>
    <message>
      <source>Even loudness</source>
      <translation>Gleichmäßige Lautstärke</translation>
    </message>
    <message>
      <source>As loud as films are on phones, whatever the microphone heard</source>
      <translation>So laut, wie Filme auf Handys sind, was auch immer das Mikrofon gehört hat</translation>
    </message>
    <message>
      <source>With banner</source>
      <translation>Mit Banner</translation>
    </message>
    <message>
      <source>Match clock, rating, name and notes over every clip</source>
      <translation>Spielzeit, Bewertung, Name und Notizen über jedem Clip</translation>
    </message>
    <message>
      <source>Each clip as a file of its own</source>
      <translation>Jeden Clip als eigene Datei</translation>
    </message>
    <message>
      <source>Names of the files</source>
      <translation>Namen der Dateien</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Change…</source>
      <translation>Ändern…</translation>
    </message>
    <message>
      <source>Choose a folder</source>
      <translation>Ordner wählen</translation>
    </message>
    <message>
      <source>Estimate</source>
      <translation>Schätzung</translation>
    </message>
    <message>
      <source>Time and cost</source>
      <translation>Zeit und Kosten</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Exportieren</translation>
    </message>
    <message>
      <source>{count} videos of {length}</source>
      <translation>{count} Videos zu {length}</translation>
    </message>
    <message>
      <source>Cannot be exported</source>
      <translation>Kann nicht exportiert werden</translation>
    </message>
    <message>
      <source>Banner</source>
      <translation>Banner</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>Dateien</translation>
    </message>
    <message>
      <source>Where</source>
      <translation>Wo</translation>
    </message>
    <message>
      <source>Library: {folder}</source>
      <translation>Bibliothek: {folder}</translation>
    </message>
    <message>
      <source>Use library</source>
      <translation>Bibliothek nehmen</translation>
    </message>
    <message>
      <source>{count} shapes</source>
      <translation>{count} Formate</translation>
    </message>
    <message>
      <source>Export {count} videos</source>
      <translation>{count} Videos exportieren</translation>
    </message>
    <message>
      <source>Fields:</source>
      <translation>Felder:</translation>
    </message>
    <message>
      <source>At most</source>
      <translation>Höchstens</translation>
    </message>
    <message>
      <source>Finished export</source>
      <translation>Fertiger Export</translation>
    </message>
    <message>
      <source>All exports</source>
      <translation>Alle Exporte</translation>
    </message>
    <message>
      <source>Back to all exports</source>
      <translation>Zurück zu allen Exporten</translation>
    </message>
    <message>
      <source>Back to all exports  (Esc)</source>
      <translation>Zurück zu allen Exporten  (Esc)</translation>
    </message>
    <message>
      <source>This export cannot be played.</source>
      <translation>Dieser Export kann nicht abgespielt werden.</translation>
    </message>
    <message>
      <source>Moved to this computer: {reason}</source>
      <translation>Auf diesen Computer verlegt: {reason}</translation>
    </message>
    <message>
      <source>Being exported on {laptop}</source>
      <translation>Wird auf {laptop} exportiert</translation>
    </message>
    <message>
      <source>Paused</source>
      <translation>Pausiert</translation>
    </message>
    <message>
      <source>Waits on {laptop}</source>
      <translation>Wartet auf {laptop}</translation>
    </message>
    <message>
      <source>Preparing {at} of {count} pieces</source>
      <translation>Teil {at} von {count} wird vorbereitet</translation>
    </message>
    <message>
      <source>Uploading {size}</source>
      <translation>{size} hochgeladen</translation>
    </message>
    <message>
      <source>{time} left</source>
      <translation>noch {time}</translation>
    </message>
    <message>
      <source>No exports running</source>
      <translation>Kein Export läuft</translation>
    </message>
    <message>
      <source>Done on {laptop}</source>
      <translation>Fertig auf {laptop}</translation>
    </message>
    <message>
      <source>{state} on {laptop}</source>
      <translation>{state} auf {laptop}</translation>
    </message>
    <message>
      <source>Rendering in the cloud and here</source>
      <translation>Wird in der Cloud und hier gerendert</translation>
    </message>
    <message>
      <source>Rendering in the cloud</source>
      <translation>Wird in der Cloud gerendert</translation>
    </message>
    <message>
      <source>{n} fps</source>
      <translation>{n} fps</translation>
    </message>
    <message>
      <source>{count} rendering {percent} %</source>
      <translation>{count} in Arbeit {percent} %</translation>
    </message>
    <message>
      <source>{count} in the cloud {percent} %</source>
      <translation>{count} in der Cloud {percent} %</translation>
    </message>
    <message>
      <source>{count} queued</source>
      <translation>{count} in der Liste</translation>
    </message>
    <message>
      <source>Last export failed</source>
      <translation>Letzter Export fehlgeschlagen</translation>
    </message>
    <message>
      <source>starting</source>
      <translation>beginnt</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Fortschritt</translation>
    </message>
    <message>
      <source>Retry</source>
      <translation>Erneut versuchen</translation>
    </message>
    <message>
      <source>Run here instead</source>
      <translation>Hier rendern</translation>
    </message>
    <message>
      <source>Render what is left on this computer, without the cloud</source>
      <translation>Den Rest auf diesem Computer rendern, ohne Cloud</translation>
    </message>
    <message>
      <source>Copy the sentence and the log, to send to somebody who helps</source>
      <translation>Den Satz und das Protokoll kopieren, um sie jemandem zu schicken, der hilft</translation>
    </message>
    <message>
      <source>Show in gallery</source>
      <translation>In der Galerie zeigen</translation>
    </message>
    <message>
      <source>Export queue</source>
      <translation>Exportliste</translation>
    </message>
    <message>
      <source>Close export queue</source>
      <translation>Exportliste schließen</translation>
    </message>
    <message>
      <source>Close  (Esc)</source>
      <translation>Schließen  (Esc)</translation>
    </message>
    <message>
      <source>Nothing is being exported. Press Ctrl+E to export a video.</source>
      <translation>Es wird nichts exportiert. Drücke Strg+E, um ein Video zu exportieren.</translation>
    </message>
    <message>
      <source>Pause exports when the battery is low</source>
      <translation>Exporte bei schwachem Akku pausieren</translation>
    </message>
    <message>
      <source>Finished videos are kept here. Frame a reel, then press Export (Ctrl+E).</source>
      <translation>Fertige Videos liegen hier. Wähle den Ausschnitt eines Reels, dann drücke Exportieren (Strg+E).</translation>
    </message>
    <message>
      <source>Your export is being made. Ctrl+J shows how far it is.</source>
      <translation>Dein Export wird erstellt. Strg+J zeigt, wie weit er ist.</translation>
    </message>
    <message>
      <source>No export has this name or kind.</source>
      <translation>Kein Export hat diesen Namen oder diese Art.</translation>
    </message>
    <message>
      <source>Go to Framing</source>
      <translation>Zum Ausschnitt</translation>
    </message>
    <message>
      <source>{name} is on {laptop}; export it again here.</source>
      <translation>{name} ist auf {laptop}; exportiere hier erneut.</translation>
    </message>
    <message>
      <source>Moved {name} to the trash.</source>
      <translation>{name} in den Papierkorb gelegt.</translation>
    </message>
    <message>
      <source>delete export</source>
      <translation>Export löschen</translation>
    </message>
    <message>
      <source>No file manager answered; the file is {path}.</source>
      <translation>Keine Dateiverwaltung hat geantwortet; die Datei ist {path}.</translation>
    </message>
    <message>
      <source>Took {name} off the list; its file stays on {laptop}.</source>
      <translation>{name} von der Liste genommen; die Datei bleibt auf {laptop}.</translation>
    </message>
    <message>
      <source>Brought {name} back.</source>
      <translation>{name} zurückgeholt.</translation>
    </message>
    <message>
      <source>Exports</source>
      <translation>Exporte</translation>
    </message>
    <message>
      <source>Search exports</source>
      <translation>Exporte suchen</translation>
    </message>
    <message>
      <source>Kinds of exports</source>
      <translation>Arten von Exporten</translation>
    </message>
    <message>
      <source>Versions together</source>
      <translation>Versionen zusammen</translation>
    </message>
    <message>
      <source>Exports of the same reel or game share a tile</source>
      <translation>Exporte desselben Reels oder Spiels teilen sich eine Kachel</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Alle</translation>
    </message>
    <message>
      <source>{size} on this computer</source>
      <translation>{size} auf diesem Computer</translation>
    </message>
    <message>
      <source>File not found</source>
      <translation>Datei nicht gefunden</translation>
    </message>
    <message>
      <source>On {laptop}</source>
      <translation>Auf {laptop}</translation>
    </message>
    <message>
      <source>{count} versions</source>
      <translation>{count} Versionen</translation>
    </message>
    <message>
      <source>on {laptop}</source>
      <translation>auf {laptop}</translation>
    </message>
    <message>
      <source>Looking whether the cloud can be used…</source>
      <translation>Es wird geprüft, ob die Cloud nutzbar ist…</translation>
    </message>
    <message>
      <source>Set up…</source>
      <translation>Einrichten…</translation>
    </message>
    <message>
      <source>The cloud where it can be used, this computer where not or when no GPU is free</source>
      <translation>Die Cloud, wo sie nutzbar ist, sonst oder wenn keine GPU frei ist, dieser Computer</translation>
    </message>
    <message>
      <source>On a rented GPU; waits until one is free</source>
      <translation>Auf einer gemieteten GPU; wartet, bis eine frei ist</translation>
    </message>
    <message>
      <source>Needs no network</source>
      <translation>Braucht kein Netz</translation>
    </message>
    <message>
      <source>Rendered on this computer; needs no network.</source>
      <translation>Wird auf diesem Computer gerendert; braucht kein Netz.</translation>
    </message>
    <message>
      <source>Rendered in the cloud; when no GPU is free, this computer takes over.</source>
      <translation>Wird in der Cloud gerendert; ist keine GPU frei, übernimmt dieser Computer.</translation>
    </message>
    <message>
      <source>Rendered on this computer.</source>
      <translation>Wird auf diesem Computer gerendert.</translation>
    </message>
    <message>
      <source>{size} to upload</source>
      <translation>{size} hochzuladen</translation>
    </message>
    <message>
      <source>Rendered on a GPU in the cloud; waits until one is free.</source>
      <translation>Wird auf einer GPU in der Cloud gerendert; wartet, bis eine frei ist.</translation>
    </message>
    <message>
      <source>nothing to upload</source>
      <translation>nichts hochzuladen</translation>
    </message>
    <message>
      <source>Set up the cloud GPU</source>
      <translation>Cloud-GPU einrichten</translation>
    </message>
    <message>
      <source>RunPod key, endpoint and monthly limit</source>
      <translation>RunPod-Schlüssel, Endpunkt und Monatsgrenze</translation>
    </message>
    <message>
      <source>about {cost}</source>
      <translation>etwa {cost}</translation>
    </message>
    <message>
      <source>Cloud GPU</source>
      <translation>Cloud-GPU</translation>
    </message>
    <message>
      <source>This computer</source>
      <translation>Dieser Computer</translation>
    </message>
    <message>
      <source>Finished reel</source>
      <translation>Fertiges Reel</translation>
    </message>
    <message>
      <source>Framed reel</source>
      <translation>Reel im Ausschnitt</translation>
    </message>
    <message>
      <source>Game recap</source>
      <translation>Rückblick</translation>
    </message>
    <message>
      <source>Finished reels</source>
      <translation>Fertige Reels</translation>
    </message>
    <message>
      <source>Framed reels</source>
      <translation>Reels im Ausschnitt</translation>
    </message>
    <message>
      <source>Game recaps</source>
      <translation>Rückblicke</translation>
    </message>
    <message>
      <source>Crop, spotlights and texts: ready to share</source>
      <translation>Ausschnitt, Spotlights und Texte: fertig zum Teilen</translation>
    </message>
    <message>
      <source>The crop only, without spotlights and texts</source>
      <translation>Nur der Ausschnitt, ohne Spotlights und Texte</translation>
    </message>
    <message>
      <source>Marked clips one after the other</source>
      <translation>Markierte Clips hintereinander</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>Wartet</translation>
    </message>
    <message>
      <source>Preparing</source>
      <translation>Wird vorbereitet</translation>
    </message>
    <message>
      <source>Uploading</source>
      <translation>Wird hochgeladen</translation>
    </message>
    <message>
      <source>Waiting for a GPU</source>
      <translation>Wartet auf eine GPU</translation>
    </message>
    <message>
      <source>Rendering</source>
      <translation>Wird gerendert</translation>
    </message>
    <message>
      <source>Downloading</source>
      <translation>Wird heruntergeladen</translation>
    </message>
    <message>
      <source>Checking the film</source>
      <translation>Film wird geprüft</translation>
    </message>
    <message>
      <source>Rendering on this computer</source>
      <translation>Wird auf diesem Computer gerendert</translation>
    </message>
    <message>
      <source>Joining the pieces</source>
      <translation>Teile werden zusammengefügt</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Fertig</translation>
    </message>
    <message>
      <source>Failed</source>
      <translation>Fehlgeschlagen</translation>
    </message>
    <message>
      <source>Cancelled</source>
      <translation>Abgebrochen</translation>
    </message>
    <message>
      <source>Draft</source>
      <translation>Entwurf</translation>
    </message>
    <message>
      <source>Standard</source>
      <translation>Standard</translation>
    </message>
    <message>
      <source>High</source>
      <translation>Hoch</translation>
    </message>
    <message>
      <source>Plays everywhere</source>
      <translation>Läuft überall</translation>
    </message>
    <message>
      <source>Smaller; plays on phones and newer computers</source>
      <translation>Kleiner; läuft auf Handys und neueren Computern</translation>
    </message>
    <message>
      <source>Smallest and slow to make; plays in browsers and on new devices</source>
      <translation>Am kleinsten, aber langsam erstellt; läuft in Browsern und auf neuen Geräten</translation>
    </message>
    <message>
      <source>Automatic</source>
      <translation>Automatisch</translation>
    </message>
    <message>
      <source>copied as filmed</source>
      <translation>kopiert wie gefilmt</translation>
    </message>
    <message>
      <source>processor (x264)</source>
      <translation>Prozessor (x264)</translation>
    </message>
    <message>
      <source>processor (x265)</source>
      <translation>Prozessor (x265)</translation>
    </message>
    <message>
      <source>processor (SVT-AV1)</source>
      <translation>Prozessor (SVT-AV1)</translation>
    </message>
    <message>
      <source>about {n} h</source>
      <translation>etwa {n} h</translation>
    </message>
    <message>
      <source>another laptop</source>
      <translation>einem anderen Laptop</translation>
    </message>
    <message>
      <source>Cloud GPU and this computer</source>
      <translation>Cloud-GPU und dieser Computer</translation>
    </message>
    <message>
      <source>about {n} s</source>
      <translation>etwa {n} s</translation>
    </message>
    <message>
      <source>about {n} min</source>
      <translation>etwa {n} min</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>Original</translation>
    </message>
    <message>
      <source>Removed the game from the library; its video was not touched.</source>
      <translation>Spiel aus der Bibliothek entfernt; sein Video wurde nicht angerührt.</translation>
    </message>
    <message>
      <source>Open a game first: the clips in {name} belong to one.</source>
      <translation>Öffne zuerst ein Spiel: Die Clips in {name} gehören zu einem.</translation>
    </message>
    <message>
      <source>This game was removed before; it is back with its {clips}.</source>
      <translation>Dieses Spiel war entfernt; es ist mit {clips} zurück.</translation>
    </message>
    <message>
      <source>Where is {name}?</source>
      <translation>Wo ist {name}?</translation>
    </message>
    <message>
      <source>This link shows nothing in Reel Ballers: {link}</source>
      <translation>Dieser Link zeigt nichts in Reel Ballers: {link}</translation>
    </message>
    <message>
      <source>No game was removed from the library.</source>
      <translation>Es wurde kein Spiel aus der Bibliothek entfernt.</translation>
    </message>
    <message>
      <source>Reel Ballers {number}. Free software under GPL-3.0-or-later.</source>
      <translation>Reel Ballers {number}. Freie Software unter GPL-3.0-or-later.</translation>
    </message>
    <message>
      <source>(not installed)</source>
      <translation>(nicht installiert)</translation>
    </message>
    <message>
      <source>Like the System</source>
      <translation>Wie das System</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>Dunkel</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Hell</translation>
    </message>
    <message>
      <source>High Contrast</source>
      <translation>Hoher Kontrast</translation>
    </message>
    <message>
      <source>The language changes when Reel Ballers starts again.</source>
      <translation>Die Sprache wechselt beim nächsten Start von Reel Ballers.</translation>
    </message>
    <message>
      <source>Theme</source>
      <translation>Farbschema</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Sprache</translation>
    </message>
    <message>
      <source>Read only</source>
      <translation>Nur lesen</translation>
    </message>
    <message>
      <source>Read only: why</source>
      <translation>Nur lesen: warum</translation>
    </message>
    <message>
      <source>Made the reel {name}.</source>
      <translation>Reel {name} erstellt.</translation>
    </message>
    <message>
      <source>Reading {name}: {percent} %</source>
      <translation>{name} wird gelesen: {percent} %</translation>
    </message>
    <message>
      <source>Look for a newer version once a day</source>
      <translation>Einmal am Tag nach einer neueren Version suchen</translation>
    </message>
    <message>
      <source>Newer versions</source>
      <translation>Neuere Versionen</translation>
    </message>
    <message>
      <source>Look Now</source>
      <translation>Jetzt suchen</translation>
    </message>
    <message>
      <source>Look for a newer version now</source>
      <translation>Jetzt nach einer neueren Version suchen</translation>
    </message>
    <message>
      <source>Only the announcement is read; nothing about you or your games is sent.</source>
      <translation>Nur die Ankündigung wird gelesen; nichts über dich oder deine Spiele wird gesendet.</translation>
    </message>
    <message>
      <source>Updates</source>
      <translation>Updates</translation>
    </message>
    <message>
      <source>Export queue: {words}</source>
      <translation>Exportliste: {words}</translation>
    </message>
    <message>
      <source>Undid {step}</source>
      <translation>Rückgängig gemacht: {step}</translation>
    </message>
    <message>
      <source>Redid {step}</source>
      <translation>Wiederholt: {step}</translation>
    </message>
    <message>
      <source>Undo {step}</source>
      <translation>Rückgängig: {step}</translation>
    </message>
    <message>
      <source>Redo {step}</source>
      <translation>Wiederholen: {step}</translation>
    </message>
    <message>
      <source>Screen {name}</source>
      <translation>Ansicht {name}</translation>
    </message>
    <message>
      <source>Reel Ballers {version} is there.</source>
      <translation>Reel Ballers {version} ist da.</translation>
    </message>
    <message>
      <source>What is new, and how to get it</source>
      <translation>Was neu ist und wie man es bekommt</translation>
    </message>
    <message>
      <source>What is new…</source>
      <translation>Was ist neu…</translation>
    </message>
    <message>
      <source>Nothing on this computer opens {path}: start it by hand.</source>
      <translation>Nichts auf diesem Computer öffnet {path}: Starte es von Hand.</translation>
    </message>
    <message>
      <source>The installer lies in {folder}.</source>
      <translation>Das Installationsprogramm liegt in {folder}.</translation>
    </message>
    <message>
      <source>You have {version}. The download is {size}.</source>
      <translation>Du hast {version}. Der Download ist {size} groß.</translation>
    </message>
    <message>
      <source>The download is complete and is the file that the makers signed. Your library stays as it is.</source>
      <translation>Der Download ist vollständig und die Datei, die die Macher signiert haben. Deine Bibliothek bleibt, wie sie ist.</translation>
    </message>
    <message>
      <source>Its folder was opened. Quit Reel Ballers, put the new file where the old one lies, and start it from there.</source>
      <translation>Sein Ordner wurde geöffnet. Beende Reel Ballers, lege die neue Datei dorthin, wo die alte liegt, und starte sie von dort.</translation>
    </message>
    <message>
      <source>The installer was opened. Quit Reel Ballers before you go on in it: there is nothing to save. An export that still runs stops, and can be tried again from the queue.</source>
      <translation>Das Installationsprogramm wurde geöffnet. Beende Reel Ballers, bevor du darin weitermachst: Es gibt nichts zu speichern. Ein Export, der noch läuft, hält an und kann in der Warteschlange wiederholt werden.</translation>
    </message>
    <message>
      <source>Reel Ballers {version} is there</source>
      <translation>Reel Ballers {version} ist da</translation>
    </message>
    <message>
      <source>Download</source>
      <translation>Herunterladen</translation>
    </message>
    <message>
      <source>Install…</source>
      <translation>Installieren…</translation>
    </message>
    <message>
      <source>Quit Reel Ballers</source>
      <translation>Reel Ballers beenden</translation>
    </message>
    <message>
      <source>Download: {words}</source>
      <translation>Download: {words}</translation>
    </message>
    <message>
      <source>What is new</source>
      <translation>Was neu ist</translation>
    </message>
    <message>
      <source>The makers say nothing of what is new.</source>
      <translation>Die Macher sagen nichts darüber, was neu ist.</translation>
    </message>
    <message>
      <source>Skip This Version</source>
      <translation>Diese Version überspringen</translation>
    </message>
    <message>
      <source>Later</source>
      <translation>Später</translation>
    </message>
    <message>
      <source>If nothing opened, this does the same in a terminal:</source>
      <translation>Falls sich nichts öffnet, bewirkt dies in einem Terminal dasselbe:</translation>
    </message>
    <message>
      <source>Cancel download</source>
      <translation>Download abbrechen</translation>
    </message>
    <message>
      <source>Reel Ballers {version} is the newest version.</source>
      <translation>Reel Ballers {version} ist die neueste Version.</translation>
    </message>
    <message>
      <source>Nothing newer. Looked: {when}</source>
      <translation>Nichts Neueres. Gesucht: {when}</translation>
    </message>
    <message>
      <source>Update to {version}</source>
      <translation>Update auf {version}</translation>
    </message>
    <message>
      <source>{store} brings newer versions of this copy.</source>
      <translation>{store} bringt neuere Versionen dieser Kopie.</translation>
    </message>
    <message>
      <source>This copy was not installed from a package, so it does not look for newer ones.</source>
      <translation>Diese Kopie wurde nicht aus einem Paket installiert und sucht deshalb nicht nach neueren.</translation>
    </message>
    <message>
      <source>This copy was built without a place to look for newer ones.</source>
      <translation>Diese Kopie wurde ohne einen Ort gebaut, an dem sie nach neueren suchen könnte.</translation>
    </message>
    <message>
      <source>Looking for a newer version…</source>
      <translation>Sucht nach einer neueren Version…</translation>
    </message>
    <message>
      <source>Not looked yet.</source>
      <translation>Noch nicht gesucht.</translation>
    </message>
    <message>
      <source>Version {version} is there. Looked: {when}</source>
      <translation>Version {version} ist da. Gesucht: {when}</translation>
    </message>
    <message>
      <source>{percent} % of {size}</source>
      <translation>{percent} % von {size}</translation>
    </message>
    <message>
      <source>Update: {percent} %</source>
      <translation>Update: {percent} %</translation>
    </message>
    <message>
      <source>Update ready to install</source>
      <translation>Update bereit zur Installation</translation>
    </message>
    <message>
      <source>edit clip</source>
      <translation>Clip bearbeiten</translation>
    </message>
    <message>
      <source>delete clip</source>
      <translation>Clip löschen</translation>
    </message>
    <message>
      <source>mark clip</source>
      <translation>Clip markieren</translation>
    </message>
    <message>
      <source>add clip</source>
      <translation>Clip hinzufügen</translation>
    </message>
    <message>
      <source>add tag</source>
      <translation>Schlagwort hinzufügen</translation>
    </message>
    <message>
      <source>import annotations</source>
      <translation>Markierungen importieren</translation>
    </message>
    <message>
      <source>add athlete</source>
      <translation>Athlet hinzufügen</translation>
    </message>
    <message>
      <source>rename athlete</source>
      <translation>Athlet umbenennen</translation>
    </message>
    <message>
      <source>remove athlete</source>
      <translation>Athlet entfernen</translation>
    </message>
    <message>
      <source>follow player</source>
      <translation>Spieler verfolgen</translation>
    </message>
    <message>
      <source>move crop</source>
      <translation>Ausschnitt verschieben</translation>
    </message>
    <message>
      <source>delete keyframe</source>
      <translation>Keyframe löschen</translation>
    </message>
    <message>
      <source>move keyframe</source>
      <translation>Keyframe verschieben</translation>
    </message>
    <message>
      <source>change ease</source>
      <translation>Übergang ändern</translation>
    </message>
    <message>
      <source>move speed change</source>
      <translation>Tempowechsel verschieben</translation>
    </message>
    <message>
      <source>move freeze</source>
      <translation>Standbild verschieben</translation>
    </message>
    <message>
      <source>trim clip</source>
      <translation>Clip kürzen</translation>
    </message>
    <message>
      <source>split clip</source>
      <translation>Clip teilen</translation>
    </message>
    <message>
      <source>duplicate clip</source>
      <translation>Clip verdoppeln</translation>
    </message>
    <message>
      <source>change speed</source>
      <translation>Tempo ändern</translation>
    </message>
    <message>
      <source>freeze picture</source>
      <translation>Bild anhalten</translation>
    </message>
    <message>
      <source>delete freeze</source>
      <translation>Standbild löschen</translation>
    </message>
    <message>
      <source>straighten</source>
      <translation>Begradigen</translation>
    </message>
    <message>
      <source>paste framing</source>
      <translation>Ausschnitt einfügen</translation>
    </message>
    <message>
      <source>paste framing to all clips</source>
      <translation>Ausschnitt in alle Clips einfügen</translation>
    </message>
    <message>
      <source>change sound</source>
      <translation>Ton ändern</translation>
    </message>
    <message>
      <source>edit game</source>
      <translation>Spiel bearbeiten</translation>
    </message>
    <message>
      <source>remove game</source>
      <translation>Spiel entfernen</translation>
    </message>
    <message>
      <source>add game</source>
      <translation>Spiel hinzufügen</translation>
    </message>
    <message>
      <source>restore game</source>
      <translation>Spiel zurückholen</translation>
    </message>
    <message>
      <source>locate file</source>
      <translation>Datei zuordnen</translation>
    </message>
    <message>
      <source>open reel</source>
      <translation>Reel öffnen</translation>
    </message>
    <message>
      <source>add spotlights</source>
      <translation>Spotlights hinzufügen</translation>
    </message>
    <message>
      <source>move spotlight</source>
      <translation>Spotlight verschieben</translation>
    </message>
    <message>
      <source>style spotlight</source>
      <translation>Spotlight gestalten</translation>
    </message>
    <message>
      <source>change spotlight span</source>
      <translation>Dauer des Spotlights ändern</translation>
    </message>
    <message>
      <source>add spotlight</source>
      <translation>Spotlight hinzufügen</translation>
    </message>
    <message>
      <source>duplicate spotlight</source>
      <translation>Spotlight verdoppeln</translation>
    </message>
    <message>
      <source>delete spotlight</source>
      <translation>Spotlight löschen</translation>
    </message>
    <message>
      <source>add text</source>
      <translation>Text hinzufügen</translation>
    </message>
    <message>
      <source>edit text</source>
      <translation>Text bearbeiten</translation>
    </message>
    <message>
      <source>duplicate text</source>
      <translation>Text verdoppeln</translation>
    </message>
    <message>
      <source>set poster</source>
      <translation>Titelbild setzen</translation>
    </message>
    <message>
      <source>reset poster</source>
      <translation>Titelbild zurücksetzen</translation>
    </message>
    <message>
      <source>delete text</source>
      <translation>Text löschen</translation>
    </message>
    <message>
      <source>edit tags and players</source>
      <translation>Schlagwörter und Spieler bearbeiten</translation>
    </message>
    <message>
      <source>choose length</source>
      <translation>Länge wählen</translation>
    </message>
    <message>
      <source>fit reel</source>
      <translation>Reel anpassen</translation>
    </message>
    <message>
      <source>change transitions and cards</source>
      <translation>Übergänge und Karten ändern</translation>
    </message>
    <message>
      <source>new reel</source>
      <translation>Neues Reel</translation>
    </message>
    <message>
      <source>rename reel</source>
      <translation>Reel umbenennen</translation>
    </message>
    <message>
      <source>delete reel</source>
      <translation>Reel löschen</translation>
    </message>
    <message>
      <source>add clips</source>
      <translation>Clips hinzufügen</translation>
    </message>
    <message>
      <source>move clip</source>
      <translation>Clip verschieben</translation>
    </message>
    <message>
      <source>remove clip</source>
      <translation>Clip entfernen</translation>
    </message>
    <message>
      <source>rename clip</source>
      <translation>Clip umbenennen</translation>
    </message>
    <message>
      <source>change ratio</source>
      <translation>Seitenverhältnis ändern</translation>
    </message>
    <message>
      <source>save style</source>
      <translation>Stil speichern</translation>
    </message>
    <message>
      <source>delete style</source>
      <translation>Stil löschen</translation>
    </message>
    <message>
      <source>name players</source>
      <translation>Spieler benennen</translation>
    </message>
    <message>
      <source>edit notes</source>
      <translation>Notizen bearbeiten</translation>
    </message>
    <message>
      <source>rate clip</source>
      <translation>Clip bewerten</translation>
    </message>
    <message>
      <source>move to layer</source>
      <translation>Ebene wechseln</translation>
    </message>
    <message>
      <source>move clip start</source>
      <translation>Clipanfang verschieben</translation>
    </message>
    <message>
      <source>move clip end</source>
      <translation>Clipende verschieben</translation>
    </message>
    <message>
      <source>take back clip</source>
      <translation>Clip zurücknehmen</translation>
    </message>
    <message>
      <source>count goals</source>
      <translation>Tore zählen</translation>
    </message>
    <message>
      <source>edit game details</source>
      <translation>Spieldetails bearbeiten</translation>
    </message>
    <message>
      <source>rename game</source>
      <translation>Spiel umbenennen</translation>
    </message>
  </context>
</TS>

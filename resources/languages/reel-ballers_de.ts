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
      <source>{name}, {rating} stars {word}, {place}at {at}</source>
      <translation>{name}, {rating} Sterne {word}, {place}bei {at}</translation>
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
      <source>Game video</source>
      <translation>Video des Spiels</translation>
    </message>
    <message>
      <source>Opening {name}…</source>
      <translation>{name} wird geöffnet…</translation>
    </message>
    <message>
      <source>Tag {tag}</source>
      <translation>Schlagwort {tag}</translation>
    </message>
    <message>
      <source>Tag {tag}, key {letter}</source>
      <translation>Schlagwort {tag}, Taste {letter}</translation>
    </message>
    <message>
      <source>Sound</source>
      <translation>Ton</translation>
    </message>
    <message>
      <source>Two laptops changed the same thing while they were apart. The later edit is in the library; the other one was not thrown away.</source>
      <translation>Zwei Laptops haben dasselbe geändert, während sie getrennt waren. Die spätere Bearbeitung steht in der Bibliothek; die andere wurde nicht weggeworfen.</translation>
    </message>
    <message>
      <source>Nothing to compare: no two laptops have set the same thing differently.</source>
      <translation>Nichts zu vergleichen: Keine zwei Laptops haben dasselbe verschieden gesetzt.</translation>
    </message>
    <message>
      <source>In the library</source>
      <translation>In der Bibliothek</translation>
    </message>
    <message>
      <source>From {device}</source>
      <translation>Von {device}</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>Behalten</translation>
    </message>
    <message>
      <source>Use other</source>
      <translation>Andere nehmen</translation>
    </message>
    <message>
      <source>Edits to compare</source>
      <translation>Zu vergleichende Bearbeitungen</translation>
    </message>
    <message>
      <source>Looking…</source>
      <translation>Sehe nach…</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Fertig</translation>
    </message>
    <message>
      <source>Both choices can be undone with Ctrl+Z.</source>
      <translation>Beides lässt sich mit Strg+Z rückgängig machen.</translation>
    </message>
    <message>
      <source>{many} to compare. A choice is an ordinary edit: Ctrl+Z takes it back.</source>
      <translation>{many} zu vergleichen. Eine Wahl ist eine gewöhnliche Bearbeitung: Strg+Z nimmt sie zurück.</translation>
    </message>
    <message>
      <source>Keep {mine}: {about}</source>
      <translation>{mine} behalten: {about}</translation>
    </message>
    <message>
      <source>Use other {theirs}: {about}</source>
      <translation>{theirs} nehmen: {about}</translation>
    </message>
    <message>
      <source>edit</source>
      <translation>Bearbeitung</translation>
    </message>
    <message>
      <source>edits</source>
      <translation>Bearbeitungen</translation>
    </message>
    <message>
      <source>{many} to compare: another laptop changed the same thing. Nothing was thrown away.</source>
      <translation>{many} zu vergleichen: Ein anderer Laptop hat dasselbe geändert. Nichts wurde weggeworfen.</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Zeigen</translation>
    </message>
    <message>
      <source>Version {number} is back. The one before it stays in the version history.</source>
      <translation>Version {number} ist zurück. Die davor bleibt in der Liste der Versionen.</translation>
    </message>
    <message>
      <source>Compare…</source>
      <translation>Vergleichen…</translation>
    </message>
    <message>
      <source>Version history</source>
      <translation>Versionen</translation>
    </message>
    <message>
      <source>The cloud is turned off. Everything is saved on this laptop.</source>
      <translation>Die Cloud ist ausgeschaltet. Alles ist auf diesem Laptop gespeichert.</translation>
    </message>
    <message>
      <source>The cloud is set up. The library syncs by itself now.</source>
      <translation>Die Cloud ist eingerichtet. Die Bibliothek gleicht sich jetzt von selbst ab.</translation>
    </message>
    <message>
      <source>Press Test first. Save anyway keeps settings that were not tested.</source>
      <translation>Erst „Prüfen“ drücken. „Trotzdem speichern“ behält Einstellungen, die nicht geprüft wurden.</translation>
    </message>
    <message>
      <source>This computer's keyring (safest)</source>
      <translation>Schlüsselbund dieses Computers (am sichersten)</translation>
    </message>
    <message>
      <source>Nowhere: enter it again after a restart</source>
      <translation>Nirgends: nach einem Neustart neu eingeben</translation>
    </message>
    <message>
      <source>A file that only my account can read</source>
      <translation>Eine Datei, die nur mein Konto lesen kann</translation>
    </message>
    <message>
      <source>Show {what}</source>
      <translation>{what} zeigen</translation>
    </message>
    <message>
      <source>Result of the test</source>
      <translation>Ergebnis der Prüfung</translation>
    </message>
    <message>
      <source>Fine: </source>
      <translation>In Ordnung: </translation>
    </message>
    <message>
      <source>Wrong: </source>
      <translation>Falsch: </translation>
    </message>
    <message>
      <source>{name} is backed up.</source>
      <translation>{name} ist gesichert.</translation>
    </message>
    <message>
      <source>{name} is on this laptop.</source>
      <translation>{name} ist auf diesem Laptop.</translation>
    </message>
    <message>
      <source>The video of {name} is in the cloud only now; it plays from there.</source>
      <translation>Das Video von {name} liegt jetzt nur noch in der Cloud; es wird von dort abgespielt.</translation>
    </message>
    <message>
      <source>The game</source>
      <translation>Das Spiel</translation>
    </message>
    <message>
      <source>Backing up a game needs the cloud, and none is set up yet.</source>
      <translation>Um ein Spiel zu sichern, braucht es die Cloud, und noch ist keine eingerichtet.</translation>
    </message>
    <message>
      <source>Set up the cloud…</source>
      <translation>Cloud einrichten…</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <source>Renders exports on a rented GPU (RunPod Serverless). Only the seconds of a game that a reel shows go up, to your own storage, and the finished film comes back here. Without it exports are rendered on this computer.</source>
      <translation>Rendert Exporte auf einer gemieteten GPU (RunPod Serverless). Nur die Sekunden eines Spiels, die ein Reel zeigt, werden hochgeladen, in deinen eigenen Speicher, und der fertige Film kommt hierher zurück. Ohne sie wird auf diesem Computer gerendert.</translation>
    </message>
    <message>
      <source>Films and footage pass through your own storage, which is not set up yet.</source>
      <translation>Filme und Aufnahmen gehen durch deinen eigenen Speicher, der noch nicht eingerichtet ist.</translation>
    </message>
    <message>
      <source>Given by RUNPOD_ENDPOINT_ID; change it there.</source>
      <translation>Kommt aus RUNPOD_ENDPOINT_ID; ändere es dort.</translation>
    </message>
    <message>
      <source>Asking RunPod…</source>
      <translation>Frage RunPod…</translation>
    </message>
    <message>
      <source>Asking a GPU to try its encoder; a cold one takes a minute or two to start…</source>
      <translation>Eine GPU probiert ihren Encoder; eine kalte braucht ein bis zwei Minuten zum Starten…</translation>
    </message>
    <message>
      <source>Cloud GPU settings</source>
      <translation>Cloud-GPU-Einstellungen</translation>
    </message>
    <message>
      <source>Set up storage…</source>
      <translation>Speicher einrichten…</translation>
    </message>
    <message>
      <source>Test</source>
      <translation>Prüfen</translation>
    </message>
    <message>
      <source>Turn off…</source>
      <translation>Ausschalten…</translation>
    </message>
    <message>
      <source>Save anyway</source>
      <translation>Trotzdem speichern</translation>
    </message>
    <message>
      <source>The ID under Serverless, e.g. 4xk2m9q0r7v1ab</source>
      <translation>Die ID unter Serverless, z. B. 4xk2m9q0r7v1ab</translation>
    </message>
    <message>
      <source> seconds</source>
      <translation> Sekunden</translation>
    </message>
    <message>
      <source> at once</source>
      <translation> gleichzeitig</translation>
    </message>
    <message>
      <source>No limit</source>
      <translation>Keine Grenze</translation>
    </message>
    <message>
      <source> / second</source>
      <translation> / Sekunde</translation>
    </message>
    <message>
      <source>Saving…</source>
      <translation>Speichere…</translation>
    </message>
    <message>
      <source>Yes, turn off</source>
      <translation>Ja, ausschalten</translation>
    </message>
    <message>
      <source>The key is forgotten on this laptop; exports are rendered on this computer.</source>
      <translation>Der Schlüssel wird auf diesem Laptop vergessen; exportiert wird auf diesem Computer.</translation>
    </message>
    <message>
      <source>the key</source>
      <translation>Schlüssel</translation>
    </message>
    <message>
      <source>Turn cloud exports off</source>
      <translation>Cloud-Exporte ausschalten</translation>
    </message>
    <message>
      <source>Save without a good test</source>
      <translation>Ohne gute Prüfung speichern</translation>
    </message>
    <message>
      <source>Endpoint ID</source>
      <translation>Endpunkt-ID</translation>
    </message>
    <message>
      <source>RunPod's console shows it under Serverless</source>
      <translation>In der RunPod-Konsole unter Serverless</translation>
    </message>
    <message>
      <source>RunPod key</source>
      <translation>RunPod-Schlüssel</translation>
    </message>
    <message>
      <source>Settings, API Keys: one that may use this endpoint only</source>
      <translation>Settings, API Keys: einer, der nur diesen Endpunkt benutzen darf</translation>
    </message>
    <message>
      <source>Keep the key in</source>
      <translation>Schlüssel aufbewahren in</translation>
    </message>
    <message>
      <source>Never in the library, a job or a log</source>
      <translation>Nie in der Bibliothek, einem Auftrag oder Protokoll</translation>
    </message>
    <message>
      <source>Wait for a GPU</source>
      <translation>Auf eine GPU warten</translation>
    </message>
    <message>
      <source>then Automatic renders on this computer</source>
      <translation>dann rendert „Automatisch“ auf diesem Computer</translation>
    </message>
    <message>
      <source>Pieces</source>
      <translation>Teile</translation>
    </message>
    <message>
      <source>that longer reels are rendered in, side by side</source>
      <translation>in denen längere Reels gerendert werden, nebeneinander</translation>
    </message>
    <message>
      <source>Monthly limit</source>
      <translation>Monatsgrenze</translation>
    </message>
    <message>
      <source>then this computer renders instead</source>
      <translation>dann rendert stattdessen dieser Computer</translation>
    </message>
    <message>
      <source>Price of the GPU</source>
      <translation>Preis der GPU</translation>
    </message>
    <message>
      <source>for the estimates, from RunPod's price list</source>
      <translation>für die Schätzungen, aus RunPods Preisliste</translation>
    </message>
    <message>
      <source>The one in use ({key_hint})</source>
      <translation>Der benutzte ({key_hint})</translation>
    </message>
    <message>
      <source>Everything works. Save to export in the cloud.</source>
      <translation>Alles geht. Speichere, um in der Cloud zu exportieren.</translation>
    </message>
    <message>
      <source>Turning cloud exports off…</source>
      <translation>Schalte Cloud-Exporte aus…</translation>
    </message>
    <message>
      <source>Cloud exports are turned off; this computer renders them.</source>
      <translation>Cloud-Exporte sind ausgeschaltet; dieser Computer rendert sie.</translation>
    </message>
    <message>
      <source>Saved. {why_not}</source>
      <translation>Gespeichert. {why_not}</translation>
    </message>
    <message>
      <source>Saved. Exports can be rendered in the cloud.</source>
      <translation>Gespeichert. Exporte können in der Cloud gerendert werden.</translation>
    </message>
    <message>
      <source>Library size</source>
      <translation>Größe der Bibliothek</translation>
    </message>
    <message>
      <source>Cloud settings</source>
      <translation>Cloud-Einstellungen</translation>
    </message>
    <message>
      <source>Sync status</source>
      <translation>Stand des Abgleichs</translation>
    </message>
    <message>
      <source>Close sync status</source>
      <translation>Stand des Abgleichs schließen</translation>
    </message>
    <message>
      <source>Close  (Esc)</source>
      <translation>Schließen  (Esc)</translation>
    </message>
    <message>
      <source>Sync now</source>
      <translation>Jetzt abgleichen</translation>
    </message>
    <message>
      <source>No</source>
      <translation>Nein</translation>
    </message>
    <message>
      <source>Keeps this library in storage of your own (Cloudflare R2), so that it survives a lost laptop and a second laptop can share it. Without it everything works on this laptop.</source>
      <translation>Hält diese Bibliothek in deinem eigenen Speicher (Cloudflare R2), damit sie einen verlorenen Laptop übersteht und ein zweiter sie teilen kann. Ohne ihn geht auf diesem Laptop alles.</translation>
    </message>
    <message>
      <source>8 to 64 small letters, digits and hyphens; the same name on every laptop that shares it.</source>
      <translation>8 bis 64 Kleinbuchstaben, Ziffern und Bindestriche; derselbe Name auf jedem Laptop, der sie teilt.</translation>
    </message>
    <message>
      <source>The bucket's name, e.g. reels</source>
      <translation>Der Name des Buckets, z. B. reels</translation>
    </message>
    <message>
      <source>e.g. u15-rovers</source>
      <translation>z. B. u15-rovers</translation>
    </message>
    <message>
      <source>The one in use</source>
      <translation>Der benutzte</translation>
    </message>
    <message>
      <source>Trying the bucket out with a small probe object…</source>
      <translation>Der Bucket wird mit einem kleinen Objekt ausprobiert…</translation>
    </message>
    <message>
      <source>The keys are forgotten on this laptop. The library stays here and in the cloud.</source>
      <translation>Die Schlüssel werden auf diesem Laptop vergessen. Die Bibliothek bleibt hier und in der Cloud.</translation>
    </message>
    <message>
      <source>the secret</source>
      <translation>Geheimnis</translation>
    </message>
    <message>
      <source>Turn the cloud off</source>
      <translation>Cloud ausschalten</translation>
    </message>
    <message>
      <source>Endpoint</source>
      <translation>Endpunkt</translation>
    </message>
    <message>
      <source>Bucket</source>
      <translation>Bucket</translation>
    </message>
    <message>
      <source>Access key ID</source>
      <translation>Access Key ID</translation>
    </message>
    <message>
      <source>Secret access key</source>
      <translation>Secret Access Key</translation>
    </message>
    <message>
      <source>Keep the keys in</source>
      <translation>Schlüssel aufbewahren in</translation>
    </message>
    <message>
      <source>Library name</source>
      <translation>Name der Bibliothek</translation>
    </message>
    <message>
      <source>Bring them along: both libraries are joined, nothing is deleted</source>
      <translation>Mitnehmen: Beide Bibliotheken werden vereint, nichts wird gelöscht</translation>
    </message>
    <message>
      <source>Leave them where they are, in a folder of their own on this laptop</source>
      <translation>Dort lassen, in einem eigenen Ordner auf diesem Laptop</translation>
    </message>
    <message>
      <source>Everything works. Save to begin syncing.</source>
      <translation>Alles geht. Speichere, um mit dem Abgleich zu beginnen.</translation>
    </message>
    <message>
      <source>Turning the cloud off…</source>
      <translation>Schalte die Cloud aus…</translation>
    </message>
    <message>
      <source>Each library on this laptop has a folder of its own. Opening another one changes neither: nothing moves between them.</source>
      <translation>Jede Bibliothek auf diesem Laptop hat einen eigenen Ordner. Eine andere zu öffnen ändert keine von beiden: Nichts wandert zwischen ihnen.</translation>
    </message>
    <message>
      <source>Cloud: {bucket}</source>
      <translation>Cloud: {bucket}</translation>
    </message>
    <message>
      <source>On this laptop only</source>
      <translation>Nur auf diesem Laptop</translation>
    </message>
    <message>
      <source>The library of this laptop</source>
      <translation>Die Bibliothek dieses Laptops</translation>
    </message>
    <message>
      <source>{where}  ·  open now</source>
      <translation>{where}  ·  jetzt offen</translation>
    </message>
    <message>
      <source>Sign in as someone else</source>
      <translation>Als jemand anderes anmelden</translation>
    </message>
    <message>
      <source>Libraries on this laptop</source>
      <translation>Bibliotheken auf diesem Laptop</translation>
    </message>
    <message>
      <source>A library from the cloud…</source>
      <translation>Eine Bibliothek aus der Cloud…</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Öffnen</translation>
    </message>
    <message>
      <source>Open the chosen library</source>
      <translation>Die gewählte Bibliothek öffnen</translation>
    </message>
    <message>
      <source>Cleaning up lets go of what was deleted more than 90 days ago and of notes of old syncs. Games, clips, reels and videos are not touched.</source>
      <translation>Aufräumen entfernt, was vor mehr als 90 Tagen gelöscht wurde, und Notizen alter Abgleiche. Spiele, Clips, Reels und Videos bleiben unberührt.</translation>
    </message>
    <message>
      <source>A library of this size syncs in a moment.</source>
      <translation>Eine Bibliothek dieser Größe gleicht sich im Nu ab.</translation>
    </message>
    <message>
      <source>It still syncs well. Cleaning up now and then keeps it so.</source>
      <translation>Sie gleicht sich noch gut ab. Ab und zu aufräumen hält das so.</translation>
    </message>
    <message>
      <source>It still syncs, but each sync sends all of it: clean up.</source>
      <translation>Sie gleicht sich noch ab, aber jedes Mal wird alles gesendet: Räume auf.</translation>
    </message>
    <message>
      <source>Measuring…</source>
      <translation>Messe…</translation>
    </message>
    <message>
      <source>Clean up</source>
      <translation>Aufräumen</translation>
    </message>
    <message>
      <source>{total_bytes} without the videos</source>
      <translation>{total_bytes} ohne die Videos</translation>
    </message>
    <message>
      <source>Cleaning up…</source>
      <translation>Räume auf…</translation>
    </message>
    <message>
      <source>Cleaned up: {saved} smaller.</source>
      <translation>Aufgeräumt: {saved} kleiner.</translation>
    </message>
    <message>
      <source>Nothing to clean up: everything in the library is in use.</source>
      <translation>Nichts aufzuräumen: Alles in der Bibliothek wird gebraucht.</translation>
    </message>
    <message>
      <source>row</source>
      <translation>Zeile</translation>
    </message>
    <message>
      <source>rows</source>
      <translation>Zeilen</translation>
    </message>
    <message>
      <source>The limit is reached: exports are rendered on this computer until the month ends.</source>
      <translation>Die Grenze ist erreicht: Bis zum Monatsende wird auf diesem Computer gerendert.</translation>
    </message>
    <message>
      <source>{many}  ·  {time} of GPU</source>
      <translation>{many}  ·  {time} GPU</translation>
    </message>
    <message>
      <source> of {dollars}</source>
      <translation> von {dollars}</translation>
    </message>
    <message>
      <source>Nothing was rendered in the cloud yet</source>
      <translation>Noch nichts in der Cloud gerendert</translation>
    </message>
    <message>
      <source>{seconds} min</source>
      <translation>{seconds} min</translation>
    </message>
    <message>
      <source>export</source>
      <translation>Export</translation>
    </message>
    <message>
      <source>exports</source>
      <translation>Exporte</translation>
    </message>
    <message>
      <source>Spent this month</source>
      <translation>In diesem Monat ausgegeben</translation>
    </message>
    <message>
      <source>Share of the monthly limit</source>
      <translation>Anteil an der Monatsgrenze</translation>
    </message>
    <message>
      <source>Spent in {spend_words}</source>
      <translation>Ausgegeben im {spend_words}</translation>
    </message>
    <message>
      <source>Sync: {line}</source>
      <translation>Abgleich: {line}</translation>
    </message>
    <message>
      <source>Paused at {percent} %</source>
      <translation>Angehalten bei {percent} %</translation>
    </message>
    <message>
      <source>Downloading</source>
      <translation>Wird heruntergeladen</translation>
    </message>
    <message>
      <source>Backing up</source>
      <translation>Wird gesichert</translation>
    </message>
    <message>
      <source>Cancel: {verb} {name}</source>
      <translation>Abbrechen: {verb} {name}</translation>
    </message>
    <message>
      <source>{percent} % of {total_bytes}</source>
      <translation>{percent} % von {total_bytes}</translation>
    </message>
    <message>
      <source>{waiting} more waits</source>
      <translation>{waiting} weiteres wartet</translation>
    </message>
    <message>
      <source>{waiting} more wait</source>
      <translation>{waiting} weitere warten</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Weiter</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Pause</translation>
    </message>
    <message>
      <source>Go on with transfers</source>
      <translation>Übertragungen fortsetzen</translation>
    </message>
    <message>
      <source>Pause transfers</source>
      <translation>Übertragungen anhalten</translation>
    </message>
    <message>
      <source>Every sync leaves a version in the cloud: all of them for 7 days, then one an hour, after a month one a day. Looking into one changes nothing.</source>
      <translation>Jeder Abgleich hinterlässt eine Version in der Cloud: 7 Tage lang alle, dann eine je Stunde, nach einem Monat eine je Tag. Hineinzusehen ändert nichts.</translation>
    </message>
    <message>
      <source>There are no versions yet: the first sync makes one.</source>
      <translation>Es gibt noch keine Versionen: Der erste Abgleich macht eine.</translation>
    </message>
    <message>
      <source>Choose a version to see what it holds.</source>
      <translation>Wähle eine Version, um zu sehen, was sie enthält.</translation>
    </message>
    <message>
      <source>clip</source>
      <translation>Clip</translation>
    </message>
    <message>
      <source>clips</source>
      <translation>Clips</translation>
    </message>
    <message>
      <source>now on this laptop</source>
      <translation>jetzt auf diesem Laptop</translation>
    </message>
    <message>
      <source>Version {version}</source>
      <translation>Version {version}</translation>
    </message>
    <message>
      <source>Versions</source>
      <translation>Versionen</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>Frage</translation>
    </message>
    <message>
      <source>Restore…</source>
      <translation>Wiederherstellen…</translation>
    </message>
    <message>
      <source>Restore</source>
      <translation>Wiederherstellen</translation>
    </message>
    <message>
      <source>What the version holds</source>
      <translation>Was die Version enthält</translation>
    </message>
    <message>
      <source>Version {version}, {moment_words}</source>
      <translation>Version {version}, {moment_words}</translation>
    </message>
    <message>
      <source>Holds {words}.</source>
      <translation>Enthält {words}.</translation>
    </message>
    <message>
      <source>Fetching version {version}…</source>
      <translation>Hole Version {version}…</translation>
    </message>
    <message>
      <source>Cancel restoring</source>
      <translation>Wiederherstellen abbrechen</translation>
    </message>
    <message>
      <source>Written by Reel Ballers {value}</source>
      <translation>Geschrieben von Reel Ballers {value}</translation>
    </message>
    <message>
      <source>If it is restored:
{changes}</source>
      <translation>Wenn sie wiederhergestellt wird:
{changes}</translation>
    </message>
    <message>
      <source>It is the same as the library is now.</source>
      <translation>Sie ist gleich wie die Bibliothek jetzt.</translation>
    </message>
    <message>
      <source>… and {items} more</source>
      <translation>… und {items} weitere</translation>
    </message>
    <message>
      <source>Bringing the version back…</source>
      <translation>Bringe die Version zurück…</translation>
    </message>
    <message>
      <source>Bring version {version} back? The library as it is now stays in this list, so restoring that one undoes it. Videos are not touched.</source>
      <translation>Version {version} zurückbringen? Die Bibliothek, wie sie jetzt ist, bleibt in dieser Liste; sie wiederherzustellen macht es rückgängig. Videos bleiben unberührt.</translation>
    </message>
    <message>
      <source>Restore version {version}</source>
      <translation>Version {version} wiederherstellen</translation>
    </message>
    <message>
      <source>another laptop</source>
      <translation>einem anderen Laptop</translation>
    </message>
    <message>
      <source>Videos of games</source>
      <translation>Videos von Spielen</translation>
    </message>
    <message>
      <source>Where videos are</source>
      <translation>Wo Videos liegen</translation>
    </message>
    <message>
      <source>Marked clips</source>
      <translation>Markierte Clips</translation>
    </message>
    <message>
      <source>Tags on clips</source>
      <translation>Schlagwörter an Clips</translation>
    </message>
    <message>
      <source>Players on clips</source>
      <translation>Spieler an Clips</translation>
    </message>
    <message>
      <source>Reels</source>
      <translation>Reels</translation>
    </message>
    <message>
      <source>Games of reels</source>
      <translation>Spiele von Reels</translation>
    </message>
    <message>
      <source>Clips in reels</source>
      <translation>Clips in Reels</translation>
    </message>
    <message>
      <source>Framing keyframes</source>
      <translation>Keyframes des Ausschnitts</translation>
    </message>
    <message>
      <source>Speeds and freezes</source>
      <translation>Tempos und Standbilder</translation>
    </message>
    <message>
      <source>Spotlights</source>
      <translation>Spotlights</translation>
    </message>
    <message>
      <source>Spotlight keyframes</source>
      <translation>Keyframes von Spotlights</translation>
    </message>
    <message>
      <source>Texts</source>
      <translation>Texte</translation>
    </message>
    <message>
      <source>Exports</source>
      <translation>Exporte</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>Notes of versions</source>
      <translation>Notizen von Versionen</translation>
    </message>
    <message>
      <source>Try now</source>
      <translation>Jetzt versuchen</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Erneut versuchen</translation>
    </message>
    <message>
      <source>Check the keys…</source>
      <translation>Schlüssel prüfen…</translation>
    </message>
    <message>
      <source>Upload this library again…</source>
      <translation>Diese Bibliothek neu hochladen…</translation>
    </message>
    <message>
      <source>Yes, upload it again</source>
      <translation>Ja, neu hochladen</translation>
    </message>
    <message>
      <source>Replace it with this library…</source>
      <translation>Durch diese Bibliothek ersetzen…</translation>
    </message>
    <message>
      <source>Yes, replace it</source>
      <translation>Ja, ersetzen</translation>
    </message>
    <message>
      <source>Clean up…</source>
      <translation>Aufräumen…</translation>
    </message>
    <message>
      <source>{many} waiting</source>
      <translation>{many} ausstehend</translation>
    </message>
    <message>
      <source>Changes waiting</source>
      <translation>Änderungen ausstehend</translation>
    </message>
    <message>
      <source>Synced</source>
      <translation>Abgeglichen</translation>
    </message>
    <message>
      <source>Syncing…</source>
      <translation>Gleiche ab…</translation>
    </message>
    <message>
      <source>{safe_here}, update the app to sync</source>
      <translation>{safe_here}, zum Abgleich die App aktualisieren</translation>
    </message>
    <message>
      <source>{safe_here}, the cloud refused the key</source>
      <translation>{safe_here}, die Cloud hat den Schlüssel abgelehnt</translation>
    </message>
    <message>
      <source>{safe_here}, its cloud copy is gone</source>
      <translation>{safe_here}, die Kopie in der Cloud ist weg</translation>
    </message>
    <message>
      <source>{safe_here}, its cloud copy is damaged</source>
      <translation>{safe_here}, die Kopie in der Cloud ist beschädigt</translation>
    </message>
    <message>
      <source>Not synced, the disk is full</source>
      <translation>Nicht abgeglichen, die Festplatte ist voll</translation>
    </message>
    <message>
      <source>Synced, the library has grown large</source>
      <translation>Abgeglichen, die Bibliothek ist groß geworden</translation>
    </message>
    <message>
      <source>{safe_here}, sync waits for your answer</source>
      <translation>{safe_here}, der Abgleich wartet auf deine Antwort</translation>
    </message>
    <message>
      <source>No cloud is set up</source>
      <translation>Keine Cloud eingerichtet</translation>
    </message>
    <message>
      <source>Offline</source>
      <translation>Offline</translation>
    </message>
    <message>
      <source>{many} to compare</source>
      <translation>{many} zu vergleichen</translation>
    </message>
    <message>
      <source>Update the app to sync</source>
      <translation>Zum Abgleich die App aktualisieren</translation>
    </message>
    <message>
      <source>The cloud refused the key</source>
      <translation>Die Cloud hat den Schlüssel abgelehnt</translation>
    </message>
    <message>
      <source>The cloud copy is gone</source>
      <translation>Die Kopie in der Cloud ist weg</translation>
    </message>
    <message>
      <source>The cloud copy is damaged</source>
      <translation>Die Kopie in der Cloud ist beschädigt</translation>
    </message>
    <message>
      <source>The disk is full</source>
      <translation>Die Festplatte ist voll</translation>
    </message>
    <message>
      <source>The library has grown large</source>
      <translation>Die Bibliothek ist groß geworden</translation>
    </message>
    <message>
      <source>A lot would be deleted here</source>
      <translation>Hier würde viel gelöscht</translation>
    </message>
    <message>
      <source>{safe_here}. Everything works without a cloud; with one, a second laptop can share this library and it survives a lost laptop.</source>
      <translation>{safe_here}. Alles geht auch ohne Cloud; mit einer kann ein zweiter Laptop diese Bibliothek teilen, und sie übersteht einen verlorenen Laptop.</translation>
    </message>
    <message>
      <source>This laptop and the cloud hold the same library.</source>
      <translation>Dieser Laptop und die Cloud haben dieselbe Bibliothek.</translation>
    </message>
    <message>
      <source>Waiting to be transferred</source>
      <translation>Wartet auf die Übertragung</translation>
    </message>
    <message>
      <source>In the cloud, plays from there</source>
      <translation>In der Cloud, wird von dort abgespielt</translation>
    </message>
    <message>
      <source>The video is in the cloud and not on this laptop. It plays from there.</source>
      <translation>Das Video liegt in der Cloud und nicht auf diesem Laptop. Es wird von dort abgespielt.</translation>
    </message>
    <message>
      <source>The video is on this laptop and in the cloud.</source>
      <translation>Das Video liegt auf diesem Laptop und in der Cloud.</translation>
    </message>
    <message>
      <source>The video is on this laptop only.</source>
      <translation>Das Video liegt nur auf diesem Laptop.</translation>
    </message>
    <message>
      <source>Keep everything</source>
      <translation>Alles behalten</translation>
    </message>
    <message>
      <source>{changes_waiting}, offline</source>
      <translation>{changes_waiting}, offline</translation>
    </message>
    <message>
      <source>{safe_here}, offline</source>
      <translation>{safe_here}, offline</translation>
    </message>
    <message>
      <source>Synced, {many} to compare</source>
      <translation>Abgeglichen, {many} zu vergleichen</translation>
    </message>
    <message>
      <source>Last synced {ago_words}</source>
      <translation>Zuletzt abgeglichen: {ago_words}</translation>
    </message>
    <message>
      <source>version {version}</source>
      <translation>Version {version}</translation>
    </message>
    <message>
      <source>Delete here, too…</source>
      <translation>Hier auch löschen…</translation>
    </message>
    <message>
      <source>Yes, delete here, too</source>
      <translation>Ja, hier auch löschen</translation>
    </message>
    <message>
      <source>change</source>
      <translation>Änderung</translation>
    </message>
    <message>
      <source>changes</source>
      <translation>Änderungen</translation>
    </message>
    <message>
      <source>{file} is empty (0 bytes); copy it from the camera again.</source>
      <translation>{file} ist leer (0 Bytes); kopiere die Datei noch einmal von der Kamera.</translation>
    </message>
    <message>
      <source>{file} is not a file; choose a video file.</source>
      <translation>{file} ist keine Datei; wähle eine Videodatei.</translation>
    </message>
    <message>
      <source>{file} is damaged and cannot be read; copy it from the camera again.</source>
      <translation>{file} ist beschädigt und nicht lesbar; kopiere die Datei noch einmal von der Kamera.</translation>
    </message>
    <message>
      <source>{file} is not there any more; locate it.</source>
      <translation>{file} ist nicht mehr da; suche die Datei.</translation>
    </message>
    <message>
      <source>{file} is not in {folder} any more; locate it.</source>
      <translation>{file} ist nicht mehr in {folder}; suche die Datei.</translation>
    </message>
    <message>
      <source>{file} may not be read; change its permissions and try again.</source>
      <translation>{file} darf nicht gelesen werden; ändere die Rechte und versuche es erneut.</translation>
    </message>
    <message>
      <source>{file} cannot be read ({reason}); check its permissions.</source>
      <translation>{file} ist nicht lesbar ({reason}); prüfe die Rechte.</translation>
    </message>
    <message>
      <source>{file} cannot be read ({reason}); check the file.</source>
      <translation>{file} ist nicht lesbar ({reason}); prüfe die Datei.</translation>
    </message>
    <message>
      <source>{file} is not a kind of video that can be opened.</source>
      <translation>{file} ist keine Art von Video, die sich öffnen lässt.</translation>
    </message>
    <message>
      <source>{file} has no picture, only sound or data; choose a video file.</source>
      <translation>{file} hat kein Bild, nur Ton oder Daten; wähle eine Videodatei.</translation>
    </message>
    <message>
      <source>{file} holds no picture that can be decoded; convert it to H.264.</source>
      <translation>{file} enthält kein lesbares Bild; wandle die Datei in H.264 um.</translation>
    </message>
    <message>
      <source>{file} uses a codec that cannot be decoded; convert it to H.264.</source>
      <translation>{file} benutzt einen Codec, der nicht lesbar ist; wandle die Datei in H.264 um.</translation>
    </message>
    <message>
      <source>{file} was cut off before it was finished (its end is missing); copy it again, or let the camera repair it.</source>
      <translation>{file} brach ab, bevor die Aufnahme fertig war (das Ende fehlt); kopiere die Datei noch einmal oder lass sie von der Kamera reparieren.</translation>
    </message>
    <message>
      <source>{file} {kind}; choose a video file ({kinds}).</source>
      <translation>{file} {kind}; wähle eine Videodatei ({kinds}).</translation>
    </message>
    <message>
      <source>is a HEIC or AVIF picture, not a video</source>
      <translation>ist ein Bild (HEIC oder AVIF), kein Video</translation>
    </message>
    <message>
      <source>is a {form} picture, not a video</source>
      <translation>ist ein Bild ({form}), kein Video</translation>
    </message>
    <message>
      <source>is a playlist that only names other files, not a video</source>
      <translation>ist eine Liste, die nur andere Dateien nennt, kein Video</translation>
    </message>
    <message>
      <source>is a bare stream without timestamps, not a video in a file format</source>
      <translation>ist ein nackter Datenstrom ohne Zeitangaben, kein Video in einem Dateiformat</translation>
    </message>
    <message>
      <source>holds text, not a video</source>
      <translation>enthält Text, kein Video</translation>
    </message>
    <message>
      <source>is not a video that can be opened</source>
      <translation>ist kein Video, das geöffnet werden kann</translation>
    </message>
    <message>
      <source>{file} has changed since it was opened; open it again.</source>
      <translation>{file} wurde seit dem Öffnen geändert; öffne die Datei neu.</translation>
    </message>
    <message>
      <source>{file} is missing; say where it is now.</source>
      <translation>{file} fehlt; sag, wo die Datei jetzt liegt.</translation>
    </message>
    <message>
      <source>{file} was changed since it was added.</source>
      <translation>{file} wurde geändert, seit es hinzugefügt wurde.</translation>
    </message>
    <message>
      <source>{file} is another film: {why}; choose the file that was moved.</source>
      <translation>{file} ist ein anderer Film: {why}; wähle die Datei, die verschoben wurde.</translation>
    </message>
    <message>
      <source>{file} is not there any more; use Locate to say where it is now.</source>
      <translation>{file} ist nicht mehr da; sag mit „Suchen“, wo die Datei jetzt liegt.</translation>
    </message>
    <message>
      <source>{file} is already in the library as the game {game}.</source>
      <translation>{file} ist schon als Spiel {game} in der Bibliothek.</translation>
    </message>
    <message>
      <source>{file} is given twice.</source>
      <translation>{file} ist zweimal angegeben.</translation>
    </message>
    <message>
      <source>{file} is being written to; wait until it is whole.</source>
      <translation>In {file} wird noch geschrieben; warte, bis die Datei vollständig ist.</translation>
    </message>
    <message>
      <source>{file} is only in the cloud; download its game first.</source>
      <translation>{file} liegt nur in der Cloud; lade zuerst das Spiel herunter.</translation>
    </message>
    <message>
      <source>A picture could not be shown; the log has the details.</source>
      <translation>Ein Bild ließ sich nicht zeigen; Einzelheiten stehen im Protokoll.</translation>
    </message>
    <message>
      <source>A game needs a name.</source>
      <translation>Ein Spiel braucht einen Namen.</translation>
    </message>
    <message>
      <source>A reel needs a name.</source>
      <translation>Ein Reel braucht einen Namen.</translation>
    </message>
    <message>
      <source>An export needs a name.</source>
      <translation>Ein Export braucht einen Namen.</translation>
    </message>
    <message>
      <source>A style needs a name.</source>
      <translation>Ein Stil braucht einen Namen.</translation>
    </message>
    <message>
      <source>An athlete needs a name.</source>
      <translation>Ein Athlet braucht einen Namen.</translation>
    </message>
    <message>
      <source>A reel needs at least one clip; mark one first.</source>
      <translation>Ein Reel braucht mindestens einen Clip; markiere zuerst einen.</translation>
    </message>
    <message>
      <source>The date must be written like 2025-09-27, is {date}.</source>
      <translation>Das Datum muss wie 2025-09-27 geschrieben sein, ist {date}.</translation>
    </message>
    <message>
      <source>The {what} has {count} characters, at most {most} are kept.</source>
      <translation>{what} hat {count} Zeichen, höchstens {most} werden behalten.</translation>
    </message>
    <message>
      <source>Notes have at most {most} characters; these have {count}.</source>
      <translation>Notizen haben höchstens {most} Zeichen; diese haben {count}.</translation>
    </message>
    <message>
      <source>There is an athlete {name} already; add something to tell them apart.</source>
      <translation>Es gibt schon einen Athleten {name}; ergänze etwas zur Unterscheidung.</translation>
    </message>
    <message>
      <source>The tag {name} stands twice; take one of them away.</source>
      <translation>Das Schlagwort {name} steht zweimal da; nimm eines weg.</translation>
    </message>
    <message>
      <source>The player {name} stands twice; take one of them away.</source>
      <translation>Der Spieler {name} steht zweimal da; nimm einen weg.</translation>
    </message>
    <message>
      <source>The key of {tag} must be one letter from A to Z.</source>
      <translation>Die Taste von {tag} muss ein Buchstabe von A bis Z sein.</translation>
    </message>
    <message>
      <source>The key {letter} of {tag} is taken by a command; choose another letter.</source>
      <translation>Die Taste {letter} von {tag} gehört einem Befehl; wähle einen anderen Buchstaben.</translation>
    </message>
    <message>
      <source>{one} and {other} both have the key {letter}; change one of them.</source>
      <translation>{one} und {other} haben beide die Taste {letter}; ändere eine davon.</translation>
    </message>
    <message>
      <source>A reel keeps {most} styles at most; delete one that you do not use.</source>
      <translation>Ein Reel behält höchstens {most} Stile; lösche einen, den du nicht brauchst.</translation>
    </message>
    <message>
      <source>The reel has no clip {clip}; it may have been removed.</source>
      <translation>Das Reel hat keinen Clip {clip}; er wurde vielleicht entfernt.</translation>
    </message>
    <message>
      <source>The clip has no {kind} {mark}; it may have been deleted.</source>
      <translation>Der Clip hat kein {kind} {mark}; es wurde vielleicht gelöscht.</translation>
    </message>
    <message>
      <source>No speed begins or ends there any more; it may have been changed.</source>
      <translation>Dort beginnt oder endet kein Tempo mehr; es wurde vielleicht geändert.</translation>
    </message>
    <message>
      <source>The freeze is not there any more; it may have been deleted.</source>
      <translation>Das Standbild ist nicht mehr da; es wurde vielleicht gelöscht.</translation>
    </message>
    <message>
      <source>Cannot {way} {step}: the {what} was changed by something else since; change it by hand instead.</source>
      <translation>{way} von {step} geht nicht: {what} wurde seitdem anderswo geändert; ändere es von Hand.</translation>
    </message>
    <message>
      <source>The file is not a table of text.</source>
      <translation>Die Datei ist keine Texttabelle.</translation>
    </message>
    <message>
      <source>The file is not UTF-8 text; save it from your spreadsheet as UTF-8.</source>
      <translation>Die Datei ist kein UTF-8-Text; speichere sie in deiner Tabellenkalkulation als UTF-8.</translation>
    </message>
    <message>
      <source>The file has more than {most} rows; split it.</source>
      <translation>Die Datei hat mehr als {most} Zeilen; teile sie auf.</translation>
    </message>
    <message>
      <source>The header line needs the column {name} once.</source>
      <translation>Die Kopfzeile braucht die Spalte {name} einmal.</translation>
    </message>
    <message>
      <source>The file is XML, but holds no ALL_INSTANCES; export it as Sportscode XML.</source>
      <translation>Die Datei ist XML, enthält aber keine ALL_INSTANCES; exportiere sie als Sportscode-XML.</translation>
    </message>
    <message>
      <source>Line {line}: {why}</source>
      <translation>Zeile {line}: {why}</translation>
    </message>
    <message>
      <source>has {count} columns, must have 5 or 6</source>
      <translation>hat {count} Spalten statt 5 oder 6</translation>
    </message>
    <message>
      <source>rating must be 1 to 5, is {value}</source>
      <translation>Bewertung muss 1 bis 5 sein, ist {value}</translation>
    </message>
    <message>
      <source>{column} must be a time such as 1:23 or 1:02:03.5, is {value}</source>
      <translation>{column} muss eine Zeit wie 1:23 oder 1:02:03.5 sein, ist {value}</translation>
    </message>
    <message>
      <source>{column} has more than 59 seconds or minutes: {value}</source>
      <translation>{column} hat mehr als 59 Sekunden oder Minuten: {value}</translation>
    </message>
    <message>
      <source>clip_duration must be seconds such as 12 or 12.5, is {value}</source>
      <translation>clip_duration müssen Sekunden wie 12 oder 12.5 sein, ist {value}</translation>
    </message>
    <message>
      <source>Line {line}: starts at {start}, but the game is {length} long</source>
      <translation>Zeile {line}: beginnt bei {start}, aber das Spiel ist {length} lang</translation>
    </message>
    <message>
      <source>Line {line}: this clip is already there, left out</source>
      <translation>Zeile {line}: dieser Clip ist schon da, ausgelassen</translation>
    </message>
    <message>
      <source>Line {line}: cut at the end of the game</source>
      <translation>Zeile {line}: am Ende des Spiels abgeschnitten</translation>
    </message>
    <message>
      <source>The reel is {length} long; over 4 minutes few watch.</source>
      <translation>Das Reel ist {length} lang; über 4 Minuten sehen sich wenige an.</translation>
    </message>
    <message>
      <source>The text “{text}” leaves the safe area.</source>
      <translation>Der Text „{text}“ verlässt den sicheren Bereich.</translation>
    </message>
    <message>
      <source>The game {game} has no marked clips to export; mark one first.</source>
      <translation>Das Spiel {game} hat keine markierten Clips zum Exportieren; markiere zuerst einen.</translation>
    </message>
    <message>
      <source>The reel {reel} has no clips to export; add one first.</source>
      <translation>Das Reel {reel} hat keine Clips zum Exportieren; füge zuerst einen hinzu.</translation>
    </message>
    <message>
      <source>The export was cancelled.</source>
      <translation>Der Export wurde abgebrochen.</translation>
    </message>
    <message>
      <source>The export was interrupted when the app stopped; retry it.</source>
      <translation>Der Export wurde unterbrochen, als die App endete; versuche es erneut.</translation>
    </message>
    <message>
      <source>The export failed because of a bug in Reel Ballers; please send us the log.</source>
      <translation>Der Export scheiterte an einem Fehler in Reel Ballers; bitte schick uns das Protokoll.</translation>
    </message>
    <message>
      <source>The render process cannot be started ({reason}); reinstall the app.</source>
      <translation>Der Renderprozess lässt sich nicht starten ({reason}); installiere die App neu.</translation>
    </message>
    <message>
      <source>The render process ended unexpectedly ({how}); nothing was written. Try again, with the encoder x264 if it happens twice.</source>
      <translation>Der Renderprozess endete unerwartet ({how}); nichts wurde geschrieben. Versuche es erneut, beim zweiten Mal mit dem Encoder x264.</translation>
    </message>
    <message>
      <source>The disk of {folder} is full; free some space or choose another folder, then try again.</source>
      <translation>Die Festplatte von {folder} ist voll; schaffe Platz oder wähle einen anderen Ordner, dann versuche es erneut.</translation>
    </message>
    <message>
      <source>{folder} has only {free} MB free and about {needed} MB are needed; free some space or choose another folder.</source>
      <translation>{folder} hat nur {free} MB frei, etwa {needed} MB werden gebraucht; schaffe Platz oder wähle einen anderen Ordner.</translation>
    </message>
    <message>
      <source>Nothing can be written to {folder} ({reason}); choose another folder or change its permissions.</source>
      <translation>Nach {folder} kann nichts geschrieben werden ({reason}); wähle einen anderen Ordner oder ändere die Rechte.</translation>
    </message>
    <message>
      <source>No graphics card on this computer can {what}, so the processor does.</source>
      <translation>Keine Grafikkarte dieses Computers kann {what}, also macht es der Prozessor.</translation>
    </message>
    <message>
      <source>You asked for it to be rendered on this computer.</source>
      <translation>Du wolltest, dass auf diesem Computer gerendert wird.</translation>
    </message>
    <message>
      <source>It was rendered on this computer.</source>
      <translation>Es wurde auf diesem Computer gerendert.</translation>
    </message>
    <message>
      <source>Other exports go first.</source>
      <translation>Andere Exporte gehen vor.</translation>
    </message>
    <message>
      <source>Cloud exports are not set up yet; enter a RunPod key and endpoint in the cloud settings, or export on this computer.</source>
      <translation>Cloud-Exporte sind noch nicht eingerichtet; gib in den Cloud-Einstellungen RunPod-Schlüssel und Endpunkt ein oder exportiere auf diesem Computer.</translation>
    </message>
    <message>
      <source>The clips are copied as they were filmed, which takes no rendering.</source>
      <translation>Die Clips werden kopiert, wie sie gefilmt wurden; gerendert wird dafür nichts.</translation>
    </message>
    <message>
      <source>No GPU is free in the cloud at the moment.</source>
      <translation>In der Cloud ist gerade keine GPU frei.</translation>
    </message>
    <message>
      <source>RunPod cannot be reached: check the network.</source>
      <translation>RunPod ist nicht erreichbar: Prüfe das Netz.</translation>
    </message>
    <message>
      <source>Paused: the battery is at {percent} %; plug in the charger to go on.</source>
      <translation>Angehalten: Der Akku steht bei {percent} %; schließe das Ladegerät an, um fortzufahren.</translation>
    </message>
    <message>
      <source>Waits for the export to end.</source>
      <translation>Wartet auf das Ende des Exports.</translation>
    </message>
    <message>
      <source>Waits while you play.</source>
      <translation>Wartet, während du abspielst.</translation>
    </message>
    <message>
      <source>Waits for the charger.</source>
      <translation>Wartet auf das Ladegerät.</translation>
    </message>
    <message>
      <source>Move the playhead into the clip to follow a player there.</source>
      <translation>Bewege den Abspielkopf in den Clip, um dort einen Spieler zu verfolgen.</translation>
    </message>
    <message>
      <source>Nobody was followed in this clip yet; follow a player first.</source>
      <translation>In diesem Clip wurde noch niemand verfolgt; verfolge zuerst einen Spieler.</translation>
    </message>
    <message>
      <source>The clip is too long to follow a player in; trim it to ten minutes.</source>
      <translation>Der Clip ist zu lang, um einen Spieler zu verfolgen; kürze ihn auf zehn Minuten.</translation>
    </message>
    <message>
      <source>The click was beside the picture; click the player in it.</source>
      <translation>Der Klick war neben dem Bild; klicke auf den Spieler darin.</translation>
    </message>
    <message>
      <source>Any length</source>
      <translation>Jede Länge</translation>
    </message>
    <message>
      <source>No limit, any order</source>
      <translation>Keine Grenze, jede Reihenfolge</translation>
    </message>
    <message>
      <source>Recruiter</source>
      <translation>Für Scouts</translation>
    </message>
    <message>
      <source>At most 4 minutes, the best clips first</source>
      <translation>Höchstens 4 Minuten, die besten Clips zuerst</translation>
    </message>
    <message>
      <source>Social</source>
      <translation>Social</translation>
    </message>
    <message>
      <source>At most 60 seconds, the best clips first</source>
      <translation>Höchstens 60 Sekunden, die besten Clips zuerst</translation>
    </message>
    <message>
      <source>Every clip, in the order of the match</source>
      <translation>Jeder Clip, in der Reihenfolge des Spiels</translation>
    </message>
    <message>
      <source>Saved on this laptop</source>
      <translation>Auf diesem Laptop gespeichert</translation>
    </message>
    <message>
      <source>Saved on this laptop; no cloud is set up.</source>
      <translation>Auf diesem Laptop gespeichert; keine Cloud ist eingerichtet.</translation>
    </message>
    <message>
      <source>Saved on this laptop; the latest edits are not in the cloud yet.</source>
      <translation>Auf diesem Laptop gespeichert; die letzten Bearbeitungen sind noch nicht in der Cloud.</translation>
    </message>
    <message>
      <source>Saved on this laptop; the cloud is being brought up to date.</source>
      <translation>Auf diesem Laptop gespeichert; die Cloud wird auf den neuesten Stand gebracht.</translation>
    </message>
    <message>
      <source>Saved on this laptop; the cloud cannot be reached and is tried again by itself.</source>
      <translation>Auf diesem Laptop gespeichert; die Cloud ist nicht erreichbar und wird von selbst wieder versucht.</translation>
    </message>
    <message>
      <source>Saved on this laptop and in the cloud; two laptops set the same thing, see which value was kept.</source>
      <translation>Auf diesem Laptop und in der Cloud gespeichert; zwei Laptops haben dasselbe gesetzt, sieh nach, welcher Wert behalten wurde.</translation>
    </message>
    <message>
      <source>Saved on this laptop; the cloud's library was written by a newer version of the app: update the app.</source>
      <translation>Auf diesem Laptop gespeichert; die Bibliothek in der Cloud ist von einer neueren Version der App: Aktualisiere die App.</translation>
    </message>
    <message>
      <source>Saved on this laptop; the cloud refused the key: check the keys in the cloud settings.</source>
      <translation>Auf diesem Laptop gespeichert; die Cloud hat den Schlüssel abgelehnt: Prüfe die Schlüssel in den Cloud-Einstellungen.</translation>
    </message>
    <message>
      <source>Saved on this laptop; the library in the cloud is gone; nothing is uploaded until you say so.</source>
      <translation>Auf diesem Laptop gespeichert; die Bibliothek in der Cloud ist weg; nichts wird hochgeladen, bis du es sagst.</translation>
    </message>
    <message>
      <source>Saved on this laptop; the library in the cloud is damaged; nothing is uploaded until it is put right.</source>
      <translation>Auf diesem Laptop gespeichert; die Bibliothek in der Cloud ist beschädigt; nichts wird hochgeladen, bis sie in Ordnung gebracht ist.</translation>
    </message>
    <message>
      <source>Saved on this laptop; the disk is full or cannot be written: make room for the library to sync.</source>
      <translation>Auf diesem Laptop gespeichert; die Platte ist voll oder nicht beschreibbar: Schaffe Platz, damit die Bibliothek synchronisiert wird.</translation>
    </message>
    <message>
      <source>Saved on this laptop and in the cloud; the library has grown large, clean it up.</source>
      <translation>Auf diesem Laptop und in der Cloud gespeichert; die Bibliothek ist groß geworden, räume sie auf.</translation>
    </message>
    <message>
      <source>Saved on this laptop; the other laptop's changes delete a lot here: look at them and say whether to go on.</source>
      <translation>Auf diesem Laptop gespeichert; die Änderungen des anderen Laptops löschen hier viel: Sieh sie an und sage, ob es weitergehen soll.</translation>
    </message>
    <message>
      <source>The network is gone: it will be tried again.</source>
      <translation>Das Netz ist weg: Es wird erneut versucht.</translation>
    </message>
    <message>
      <source>{endpoint} cannot be reached: check the internet connection.</source>
      <translation>{endpoint} ist nicht erreichbar: Prüfe die Internetverbindung.</translation>
    </message>
    <message>
      <source>No cloud is set up yet; set it up in the cloud settings first.</source>
      <translation>Noch keine Cloud eingerichtet; richte sie zuerst in den Cloud-Einstellungen ein.</translation>
    </message>
    <message>
      <source>The endpoint is not a web address: copy it from the R2 page of the Cloudflare dashboard, it looks like https://&lt;account&gt;.r2.cloudflarestorage.com.</source>
      <translation>Der Endpunkt ist keine Webadresse: Kopiere ihn von der R2-Seite im Cloudflare-Dashboard, er sieht aus wie https://&lt;account&gt;.r2.cloudflarestorage.com.</translation>
    </message>
    <message>
      <source>The endpoint ends with {path}: leave that out, the bucket has a field of its own.</source>
      <translation>Der Endpunkt endet mit {path}: Lass das weg, der Bucket hat ein eigenes Feld.</translation>
    </message>
    <message>
      <source>The endpoint http://{host} is not encrypted: use its https address, keys are never sent in the clear.</source>
      <translation>Der Endpunkt http://{host} ist nicht verschlüsselt: Nimm seine https-Adresse, Schlüssel werden nie offen gesendet.</translation>
    </message>
    <message>
      <source>{bucket} cannot be a bucket's name: 3 to 63 small letters, digits, dots and hyphens, as the Cloudflare dashboard shows it.</source>
      <translation>{bucket} kann kein Name eines Buckets sein: 3 bis 63 Kleinbuchstaben, Ziffern, Punkte und Bindestriche, wie es im Cloudflare-Dashboard steht.</translation>
    </message>
    <message>
      <source>{library} cannot be a library's name: 8 to 64 small letters, digits and hyphens.</source>
      <translation>{library} kann kein Name einer Bibliothek sein: 8 bis 64 Kleinbuchstaben, Ziffern und Bindestriche.</translation>
    </message>
    <message>
      <source>The {name} is empty: copy it from the token's page.</source>
      <translation>Leer: {name}. Kopiere es von der Seite des Tokens.</translation>
    </message>
    <message>
      <source>The {name} contains a space or another character that no key has: copy it again.</source>
      <translation>Ein Leerzeichen oder ein Zeichen, das kein Schlüssel hat, steht in: {name}. Kopiere es noch einmal.</translation>
    </message>
    <message>
      <source>{endpoint} answers, and the key {key} is right.</source>
      <translation>{endpoint} antwortet, und der Schlüssel {key} stimmt.</translation>
    </message>
    <message>
      <source>A file can be written.</source>
      <translation>Eine Datei kann geschrieben werden.</translation>
    </message>
    <message>
      <source>It reads back as it was written.</source>
      <translation>Sie kommt zurück, wie sie geschrieben wurde.</translation>
    </message>
    <message>
      <source>Of two first uploads the second is refused.</source>
      <translation>Von zwei ersten Uploads wird der zweite abgelehnt.</translation>
    </message>
    <message>
      <source>An upload on top of an old version is refused.</source>
      <translation>Ein Upload über eine alte Version wird abgelehnt.</translation>
    </message>
    <message>
      <source>The files of this library can be listed.</source>
      <translation>Die Dateien dieser Bibliothek können aufgelistet werden.</translation>
    </message>
    <message>
      <source>The test file is gone again.</source>
      <translation>Die Testdatei ist wieder weg.</translation>
    </message>
    <message>
      <source>The key may not read {prefix} in {bucket}: it is limited to another bucket or to another library, or has no right to objects at all.</source>
      <translation>Der Schlüssel darf {prefix} in {bucket} nicht lesen: Er gilt nur für einen anderen Bucket oder eine andere Bibliothek oder hat gar kein Recht auf Objekte.</translation>
    </message>
    <message>
      <source>The key may read but not write: give its token Object Read &amp; Write.</source>
      <translation>Der Schlüssel darf lesen, aber nicht schreiben: Gib seinem Token Object Read &amp; Write.</translation>
    </message>
    <message>
      <source>The key may not list {prefix}: its token needs that right, for the history of versions.</source>
      <translation>Der Schlüssel darf {prefix} nicht auflisten: Sein Token braucht dieses Recht für den Verlauf der Versionen.</translation>
    </message>
    <message>
      <source>A name that nobody has used is taken: try again.</source>
      <translation>Ein Name, den niemand benutzt hat, ist vergeben: Versuche es noch einmal.</translation>
    </message>
    <message>
      <source>What was written reads differently: this store cannot be trusted.</source>
      <translation>Was geschrieben wurde, liest sich anders: Diesem Speicher ist nicht zu trauen.</translation>
    </message>
    <message>
      <source>Reading shows another version mark (ETag) than writing did: something between this computer and the cloud changes answers.</source>
      <translation>Beim Lesen steht eine andere Versionsmarke (ETag) da als beim Schreiben: Etwas zwischen diesem Computer und der Cloud ändert Antworten.</translation>
    </message>
    <message>
      <source>A second first upload was accepted: this store ignores If-None-Match, so two laptops could overwrite each other; use R2.</source>
      <translation>Ein zweiter erster Upload wurde angenommen: Dieser Speicher beachtet If-None-Match nicht, also könnten zwei Laptops sich überschreiben; benutze R2.</translation>
    </message>
    <message>
      <source>An upload on top of the newest version was refused: try again.</source>
      <translation>Ein Upload über die neueste Version wurde abgelehnt: Versuche es noch einmal.</translation>
    </message>
    <message>
      <source>An upload on top of an old version was accepted: this store ignores If-Match, so two laptops could overwrite each other; use R2.</source>
      <translation>Ein Upload über eine alte Version wurde angenommen: Dieser Speicher beachtet If-Match nicht, also könnten zwei Laptops sich überschreiben; benutze R2.</translation>
    </message>
    <message>
      <source>The listing leaves out what was just written: use R2.</source>
      <translation>In der Liste fehlt, was gerade geschrieben wurde: Benutze R2.</translation>
    </message>
    <message>
      <source>What was deleted is still there: a lock rule covers too much.</source>
      <translation>Was gelöscht wurde, ist noch da: Eine Sperrregel erfasst zu viel.</translation>
    </message>
    <message>
      <source>The bucket {bucket} does not exist at this endpoint: check its name, and that the endpoint belongs to the same account.</source>
      <translation>Den Bucket {bucket} gibt es an diesem Endpunkt nicht: Prüfe seinen Namen und ob der Endpunkt zum selben Konto gehört.</translation>
    </message>
    <message>
      <source>The cloud is busy and asks to wait ({status}, {what}): it will be tried again.</source>
      <translation>Die Cloud ist ausgelastet und bittet zu warten ({status}, {what}): Es wird wieder versucht.</translation>
    </message>
    <message>
      <source>The cloud has a problem of its own ({status}, {what}): it will be tried again.</source>
      <translation>Die Cloud hat selbst ein Problem ({status}, {what}): Es wird wieder versucht.</translation>
    </message>
    <message>
      <source>The cloud does not accept {what} ({status}, {code}): check the endpoint, or look for a newer Reel Ballers.</source>
      <translation>Die Cloud nimmt das nicht an: {what} ({status}, {code}). Prüfe den Endpunkt, oder suche nach einem neueren Reel Ballers.</translation>
    </message>
    <message>
      <source>The answer to {what} ({seen}) cannot be the cloud's: sign in to the Wi-Fi you are on, or check the endpoint.</source>
      <translation>Diese Antwort ({seen}, {what}) kann nicht von der Cloud sein: Melde dich im WLAN an, oder prüfe den Endpunkt.</translation>
    </message>
    <message>
      <source>The cloud does not know this access key ID: it was mistyped, its token was deleted, or the endpoint is another account's; enter it again or make a new token.</source>
      <translation>Die Cloud kennt diese Access Key ID nicht: Sie ist vertippt, ihr Token wurde gelöscht, oder der Endpunkt gehört zu einem anderen Konto; gib sie neu ein oder mache ein neues Token.</translation>
    </message>
    <message>
      <source>The temporary key has expired: make a new one and enter it.</source>
      <translation>Der befristete Schlüssel ist abgelaufen: Mache einen neuen und gib ihn ein.</translation>
    </message>
    <message>
      <source>The secret access key does not belong to this access key ID: enter both again.</source>
      <translation>Der Secret Access Key gehört nicht zu dieser Access Key ID: Gib beide neu ein.</translation>
    </message>
    <message>
      <source>A lock rule of the bucket forbids {what}: limit the rule to history/, and to the days in which every version is kept.</source>
      <translation>Eine Sperrregel des Buckets verbietet das ({what}): Begrenze die Regel auf history/ und auf die Tage, in denen jede Version behalten wird.</translation>
    </message>
    <message>
      <source>The key may not do this ({what} in {bucket}): give its token Object Read &amp; Write on this bucket, or make a new one.</source>
      <translation>Der Schlüssel darf das nicht ({what} in {bucket}): Gib seinem Token Object Read &amp; Write für diesen Bucket, oder mache ein neues.</translation>
    </message>
    <message>
      <source>{endpoint} shows a certificate that is not its own: sign in to the Wi-Fi you are on, or check the endpoint and this computer's date.</source>
      <translation>{endpoint} zeigt ein fremdes Zertifikat: Melde dich im WLAN an, oder prüfe den Endpunkt und das Datum dieses Computers.</translation>
    </message>
    <message>
      <source>No encrypted connection to {endpoint} could be made: check that the endpoint speaks https, then try again.</source>
      <translation>Zu {endpoint} kam keine verschlüsselte Verbindung zustande: Prüfe, ob der Endpunkt https spricht, und versuche es noch einmal.</translation>
    </message>
    <message>
      <source>The cloud did not answer in time ({what}): it will be tried again.</source>
      <translation>Die Cloud hat nicht rechtzeitig geantwortet ({what}): Es wird wieder versucht.</translation>
    </message>
    <message>
      <source>The connection broke while {what}: it will be tried again.</source>
      <translation>Die Verbindung brach ab ({what}): Es wird wieder versucht.</translation>
    </message>
    <message>
      <source>The answer to {what} carries no version mark (ETag): something between this computer and the cloud changes answers; use another network, or check the endpoint.</source>
      <translation>Diese Antwort hat keine Versionsmarke (ETag): {what}. Etwas zwischen diesem Computer und der Cloud ändert Antworten; nimm ein anderes Netz, oder prüfe den Endpunkt.</translation>
    </message>
    <message>
      <source>This computer's clock is wrong{off}: set its date and time, then sync again.</source>
      <translation>Die Uhr dieses Computers geht falsch{off}: Stelle Datum und Zeit, dann synchronisiere noch einmal.</translation>
    </message>
    <message>
      <source>reading {key}</source>
      <translation>{key} lesen</translation>
    </message>
    <message>
      <source>looking at {key}</source>
      <translation>{key} ansehen</translation>
    </message>
    <message>
      <source>saving {key}</source>
      <translation>{key} sichern</translation>
    </message>
    <message>
      <source>listing {key}</source>
      <translation>{key} auflisten</translation>
    </message>
    <message>
      <source>deleting {key}</source>
      <translation>{key} löschen</translation>
    </message>
    <message>
      <source>beginning the upload of {key}</source>
      <translation>das Hochladen von {key} beginnen</translation>
    </message>
    <message>
      <source>uploading part {number} of {key}</source>
      <translation>Teil {number} von {key} hochladen</translation>
    </message>
    <message>
      <source>looking at the upload of {key}</source>
      <translation>das Hochladen von {key} ansehen</translation>
    </message>
    <message>
      <source>finishing the upload of {key}</source>
      <translation>das Hochladen von {key} abschließen</translation>
    </message>
    <message>
      <source>dropping the upload of {key}</source>
      <translation>das Hochladen von {key} verwerfen</translation>
    </message>
    <message>
      <source>RunPod does not know this key: copy it again from Settings, API Keys.</source>
      <translation>RunPod kennt diesen Schlüssel nicht: Kopiere ihn noch einmal aus Settings, API Keys.</translation>
    </message>
    <message>
      <source>This RunPod key may not use the endpoint: allow it for the key, or make another.</source>
      <translation>Dieser RunPod-Schlüssel darf den Endpunkt nicht benutzen: Erlaube es ihm, oder mache einen anderen.</translation>
    </message>
    <message>
      <source>RunPod has no such endpoint: check its ID under Serverless.</source>
      <translation>Diesen Endpunkt gibt es bei RunPod nicht: Prüfe seine ID unter Serverless.</translation>
    </message>
    <message>
      <source>RunPod is busy; it will be asked again.</source>
      <translation>RunPod ist ausgelastet; es wird wieder gefragt.</translation>
    </message>
    <message>
      <source>RunPod does not answer: it will be asked again.</source>
      <translation>RunPod antwortet nicht: Es wird wieder gefragt.</translation>
    </message>
    <message>
      <source>RunPod refused the job: its description is not one it takes.</source>
      <translation>RunPod hat den Auftrag abgelehnt: So eine Beschreibung nimmt es nicht.</translation>
    </message>
    <message>
      <source>RunPod answered with {code}, which it never does: check the network.</source>
      <translation>RunPod hat mit {code} geantwortet, was es nie tut: Prüfe das Netz.</translation>
    </message>
    <message>
      <source>RunPod took the job but did not say its number.</source>
      <translation>RunPod hat den Auftrag genommen, aber seine Nummer nicht gesagt.</translation>
    </message>
    <message>
      <source>The answer is not RunPod's: a hotel's sign-in page or a proxy may be in between.</source>
      <translation>Die Antwort ist nicht von RunPod: Die Anmeldeseite eines Hotels oder ein Proxy kann dazwischen sein.</translation>
    </message>
    <message>
      <source>This clip's edit is {size} MB, more than the cloud takes; render it on this computer.</source>
      <translation>Der Schnitt dieses Clips hat {size} MB, mehr als die Cloud nimmt; rendere ihn auf diesem Computer.</translation>
    </message>
    <message>
      <source>The RunPod endpoint {endpoint} cannot be used: it is the ID of letters and digits that the console shows under Serverless.</source>
      <translation>Der RunPod-Endpunkt {endpoint} kann nicht benutzt werden: Gemeint ist die ID aus Buchstaben und Ziffern, die die Konsole unter Serverless zeigt.</translation>
    </message>
    <message>
      <source>The RunPod key is empty: make one under Settings, API Keys.</source>
      <translation>Der RunPod-Schlüssel ist leer: Mache einen unter Settings, API Keys.</translation>
    </message>
    <message>
      <source>The RunPod key has a space or another wrong character: copy it again.</source>
      <translation>Im RunPod-Schlüssel steht ein Leerzeichen oder ein anderes falsches Zeichen: Kopiere ihn noch einmal.</translation>
    </message>
    <message>
      <source>The address {address} is not encrypted: it begins with https://.</source>
      <translation>Die Adresse {address} ist nicht verschlüsselt: Sie muss mit https:// beginnen.</translation>
    </message>
    <message>
      <source>The worker in the cloud keeps crashing.</source>
      <translation>Der Worker in der Cloud stürzt immer wieder ab.</translation>
    </message>
    <message>
      <source>Starting a GPU in the cloud…</source>
      <translation>Eine GPU in der Cloud startet…</translation>
    </message>
    <message>
      <source>The endpoint has no workers: raise Max workers in RunPod's console.</source>
      <translation>Der Endpunkt hat keine Worker: Erhöhe Max workers in der Konsole von RunPod.</translation>
    </message>
    <message>
      <source>All GPUs of the endpoint are busy.</source>
      <translation>Alle GPUs des Endpunkts sind beschäftigt.</translation>
    </message>
    <message>
      <source>Waiting for a GPU in the cloud…</source>
      <translation>Wartet auf eine GPU in der Cloud…</translation>
    </message>
    <message>
      <source>The cloud gave up the job: it waited or ran too long.</source>
      <translation>Die Cloud hat den Auftrag aufgegeben: Er wartete oder lief zu lange.</translation>
    </message>
    <message>
      <source>The job was cancelled in RunPod's console.</source>
      <translation>Der Auftrag wurde in der Konsole von RunPod abgebrochen.</translation>
    </message>
    <message>
      <source>The cloud stopped the job: it ran longer than expected.</source>
      <translation>Die Cloud hat den Auftrag angehalten: Er lief länger als erwartet.</translation>
    </message>
    <message>
      <source>The GPU that worked on it was lost.</source>
      <translation>Die GPU, die daran arbeitete, ging verloren.</translation>
    </message>
    <message>
      <source>The worker failed ({reason}).</source>
      <translation>Der Worker ist gescheitert ({reason}).</translation>
    </message>
    <message>
      <source>attacker</source>
      <translation>Angriff</translation>
    </message>
    <message>
      <source>midfielder</source>
      <translation>Mittelfeld</translation>
    </message>
    <message>
      <source>defender</source>
      <translation>Abwehr</translation>
    </message>
    <message>
      <source>goalie</source>
      <translation>Tor</translation>
    </message>
    <message>
      <source>receiver</source>
      <translation>Receiver</translation>
    </message>
    <message>
      <source>center</source>
      <translation>Center</translation>
    </message>
    <message>
      <source>rusher</source>
      <translation>Rusher</translation>
    </message>
    <message>
      <source>guard</source>
      <translation>Guard</translation>
    </message>
    <message>
      <source>forward</source>
      <translation>Forward</translation>
    </message>
    <message>
      <source>attack</source>
      <translation>Angriff</translation>
    </message>
    <message>
      <source>midfield</source>
      <translation>Mittelfeld</translation>
    </message>
    <message>
      <source>defense</source>
      <translation>Verteidigung</translation>
    </message>
    <message>
      <source>back</source>
      <translation>Hinterspieler</translation>
    </message>
    <message>
      <source>halfback</source>
      <translation>Halbspieler</translation>
    </message>
    <message>
      <source>setter</source>
      <translation>Zuspiel</translation>
    </message>
    <message>
      <source>hitter</source>
      <translation>Angriff</translation>
    </message>
    <message>
      <source>middle</source>
      <translation>Mittelblock</translation>
    </message>
    <message>
      <source>libero</source>
      <translation>Libero</translation>
    </message>
    <message>
      <source>defenseman</source>
      <translation>Verteidiger</translation>
    </message>
    <message>
      <source>serve</source>
      <translation>Aufschlag</translation>
    </message>
    <message>
      <source>baseline</source>
      <translation>Grundlinie</translation>
    </message>
    <message>
      <source>net</source>
      <translation>Netz</translation>
    </message>
    <message>
      <source>pitcher</source>
      <translation>Pitcher</translation>
    </message>
    <message>
      <source>batter</source>
      <translation>Batter</translation>
    </message>
    <message>
      <source>infielder</source>
      <translation>Infielder</translation>
    </message>
    <message>
      <source>outfielder</source>
      <translation>Outfielder</translation>
    </message>
    <message>
      <source>Soccer</source>
      <translation>Fußball</translation>
    </message>
    <message>
      <source>American football</source>
      <translation>American Football</translation>
    </message>
    <message>
      <source>Flag football</source>
      <translation>Flag Football</translation>
    </message>
    <message>
      <source>Basketball</source>
      <translation>Basketball</translation>
    </message>
    <message>
      <source>Lacrosse</source>
      <translation>Lacrosse</translation>
    </message>
    <message>
      <source>Rugby</source>
      <translation>Rugby</translation>
    </message>
    <message>
      <source>Volleyball</source>
      <translation>Volleyball</translation>
    </message>
    <message>
      <source>Hockey</source>
      <translation>Hockey</translation>
    </message>
    <message>
      <source>Tennis</source>
      <translation>Tennis</translation>
    </message>
    <message>
      <source>Baseball</source>
      <translation>Baseball</translation>
    </message>
    <message>
      <source>Softball</source>
      <translation>Softball</translation>
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
      <translation>Schlagwort mit diesem Buchstaben</translation>
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
      <source>{what} colour: {color_name}</source>
      <translation>Farbe {what}: {color_name}</translation>
    </message>
    <message>
      <source>{what}: {color_name}. Press to choose another colour</source>
      <translation>{what}: {color_name}. Drücken, um eine andere Farbe zu wählen</translation>
    </message>
    <message>
      <source>{what} colour</source>
      <translation>Farbe {what}</translation>
    </message>
    <message>
      <source>White</source>
      <translation>Weiß</translation>
    </message>
    <message>
      <source>Cyan</source>
      <translation>Cyan</translation>
    </message>
    <message>
      <source>Yellow</source>
      <translation>Gelb</translation>
    </message>
    <message>
      <source>Pink</source>
      <translation>Rosa</translation>
    </message>
    <message>
      <source>Orange</source>
      <translation>Orange</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>{kind} file</source>
      <translation>{kind}-Datei</translation>
    </message>
    <message>
      <source>somebody who looks alike came too near</source>
      <translation>jemand, der ähnlich aussieht, kam zu nahe</translation>
    </message>
    <message>
      <source>the player could not be seen</source>
      <translation>der Spieler war nicht zu sehen</translation>
    </message>
    <message>
      <source>the player left the picture</source>
      <translation>der Spieler verließ das Bild</translation>
    </message>
    <message>
      <source>the picture changes</source>
      <translation>das Bild wechselt</translation>
    </message>
    <message>
      <source>the footage is damaged</source>
      <translation>die Aufnahme ist beschädigt</translation>
    </message>
    <message>
      <source>click the player there to go on</source>
      <translation>klicke dort auf den Spieler, um fortzufahren</translation>
    </message>
    <message>
      <source>Followed as far as {when}: {why}; {what}.{elsewhere}</source>
      <translation>Verfolgt bis {when}: {why}; {what}.{elsewhere}</translation>
    </message>
    <message>
      <source> Framing ({keys}) shows the whole picture.</source>
      <translation> Ausschnitt ({keys}) zeigt das ganze Bild.</translation>
    </message>
    <message>
      <source>Followed the player through the clip.</source>
      <translation>Der Spieler wurde durch den Clip verfolgt.</translation>
    </message>
    <message>
      <source>click the player where they are seen again to go on</source>
      <translation>klicke auf den Spieler, wo er wieder zu sehen ist, um fortzufahren</translation>
    </message>
    <message>
      <source>Leave it so</source>
      <translation>So lassen</translation>
    </message>
    <message>
      <source>Followed the player as far as it is sure; the marks on the timeline go on.</source>
      <translation>Der Spieler wurde verfolgt, so weit es sicher ist; an den Marken der Zeitleiste geht es weiter.</translation>
    </message>
    <message>
      <source>The player was followed.</source>
      <translation>Der Spieler wurde verfolgt.</translation>
    </message>
    <message>
      <source>Click the player to follow (arrow keys and Enter work too).</source>
      <translation>Klicke auf den Spieler, der verfolgt werden soll (Pfeiltasten und Enter gehen auch).</translation>
    </message>
    <message>
      <source>Spotlight</source>
      <translation>Spotlight</translation>
    </message>
    <message>
      <source>Crop</source>
      <translation>Ausschnitt</translation>
    </message>
    <message>
      <source>Spotlight and crop</source>
      <translation>Spotlight und Ausschnitt</translation>
    </message>
    <message>
      <source>Following the player: {done} of {total} pictures</source>
      <translation>Verfolge den Spieler: {done} von {total} Bildern</translation>
    </message>
    <message>
      <source>Follow player</source>
      <translation>Spieler verfolgen</translation>
    </message>
    <message>
      <source>What follows the player</source>
      <translation>Was dem Spieler folgt</translation>
    </message>
    <message>
      <source>Following a player</source>
      <translation>Spieler wird verfolgt</translation>
    </message>
    <message>
      <source>Pictures followed</source>
      <translation>Verfolgte Bilder</translation>
    </message>
    <message>
      <source>Following the player…</source>
      <translation>Verfolge den Spieler…</translation>
    </message>
    <message>
      <source>, {eta_s} left</source>
      <translation>, noch {eta_s}</translation>
    </message>
    <message>
      <source>Followed</source>
      <translation>Verfolgt</translation>
    </message>
    <message>
      <source>Following stopped at {t_us}; click to go on</source>
      <translation>Verfolgung endete bei {t_us}; klicken, um fortzufahren</translation>
    </message>
    <message>
      <source>Player left the box, {start} to {end}</source>
      <translation>Spieler außerhalb, {start} bis {end}</translation>
    </message>
    <message>
      <source>Pictures (*.jpg *.jpeg *.png)</source>
      <translation>Bilder (*.jpg *.jpeg *.png)</translation>
    </message>
    <message>
      <source>{name}, in seconds</source>
      <translation>{name}, in Sekunden</translation>
    </message>
    <message>
      <source>Length of the card</source>
      <translation>Länge der Karte</translation>
    </message>
    <message>
      <source>A JPEG or PNG of the player</source>
      <translation>Ein JPEG oder PNG des Spielers</translation>
    </message>
    <message>
      <source>The card as it will look</source>
      <translation>So wird die Karte aussehen</translation>
    </message>
    <message>
      <source>{name} of the card</source>
      <translation>{name} der Karte</translation>
    </message>
    <message>
      <source>write intro card</source>
      <translation>Karte beschriften</translation>
    </message>
    <message>
      <source>length of intro card</source>
      <translation>Länge der Karte</translation>
    </message>
    <message>
      <source>The photo of the intro card</source>
      <translation>Das Foto der Karte</translation>
    </message>
    <message>
      <source>photo of intro card</source>
      <translation>Foto der Karte</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>Titel</translation>
    </message>
    <message>
      <source>Subtitle</source>
      <translation>Untertitel</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>Text</translation>
    </message>
    <message>
      <source>Background</source>
      <translation>Hintergrund</translation>
    </message>
    <message>
      <source>Line</source>
      <translation>Linie</translation>
    </message>
    <message>
      <source>Photo…</source>
      <translation>Foto…</translation>
    </message>
    <message>
      <source>Without photo</source>
      <translation>Ohne Foto</translation>
    </message>
    <message>
      <source>Other photo…</source>
      <translation>Anderes Foto…</translation>
    </message>
    <message>
      <source>remove photo</source>
      <translation>Foto entfernen</translation>
    </message>
    <message>
      <source>colour intro card</source>
      <translation>Karte färben</translation>
    </message>
    <message>
      <source>Keyframe at {t_us} · {ease} · drag to move</source>
      <translation>Keyframe bei {t_us} · {ease} · ziehen zum Verschieben</translation>
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
      <source>{words} of {most}</source>
      <translation>{words} von {most}</translation>
    </message>
    <message>
      <source>{words}, {over} too long</source>
      <translation>{words}, {over} zu lang</translation>
    </message>
    <message>
      <source>What the reel is for</source>
      <translation>Wofür das Reel ist</translation>
    </message>
    <message>
      <source>Length against the limit</source>
      <translation>Länge im Vergleich zur Grenze</translation>
    </message>
    <message>
      <source>Length of the reel</source>
      <translation>Länge des Reels</translation>
    </message>
    <message>
      <source>Keep the best that fit</source>
      <translation>Die besten behalten, die passen</translation>
    </message>
    <message>
      <source>Keep the best clips that fit</source>
      <translation>Die besten Clips behalten, die passen</translation>
    </message>
    <message>
      <source>Take the lowest rated clips out until the reel fits</source>
      <translation>Die am niedrigsten bewerteten Clips herausnehmen, bis das Reel passt</translation>
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
      <source>Took {clips} out of the reel.</source>
      <translation>{clips} aus dem Reel genommen.</translation>
    </message>
    <message>
      <source>Make a reel first; its settings are kept with it.</source>
      <translation>Mach zuerst ein Reel; seine Einstellungen gehören zu ihm.</translation>
    </message>
    <message>
      <source>choose poster</source>
      <translation>Titelbild wählen</translation>
    </message>
    <message>
      <source>Deleted the reel.</source>
      <translation>Das Reel wurde gelöscht.</translation>
    </message>
    <message>
      <source>Name of the reel</source>
      <translation>Name des Reels</translation>
    </message>
    <message>
      <source>Clips of the reel</source>
      <translation>Clips des Reels</translation>
    </message>
    <message>
      <source>Play reel</source>
      <translation>Reel abspielen</translation>
    </message>
    <message>
      <source>REEL</source>
      <translation>REEL</translation>
    </message>
    <message>
      <source>Rename or delete the reel</source>
      <translation>Reel umbenennen oder löschen</translation>
    </message>
    <message>
      <source>Reel settings</source>
      <translation>Reel-Einstellungen</translation>
    </message>
    <message>
      <source>Move clip up</source>
      <translation>Clip nach oben</translation>
    </message>
    <message>
      <source>Move clip down</source>
      <translation>Clip nach unten</translation>
    </message>
    <message>
      <source>Take clip out of the reel</source>
      <translation>Clip aus dem Reel nehmen</translation>
    </message>
    <message>
      <source>No reel yet</source>
      <translation>Noch kein Reel</translation>
    </message>
    <message>
      <source>Choose a reel</source>
      <translation>Reel wählen</translation>
    </message>
    <message>
      <source>at {at}</source>
      <translation>bei {at}</translation>
    </message>
    <message>
      <source>Rename reel</source>
      <translation>Reel umbenennen</translation>
    </message>
    <message>
      <source>Delete reel</source>
      <translation>Reel löschen</translation>
    </message>
    <message>
      <source>Opening…</source>
      <translation>Öffne…</translation>
    </message>
    <message>
      <source>Stop and go on working at this moment  (Space, Esc)</source>
      <translation>Anhalten und hier weiterarbeiten  (Leertaste, Esc)</translation>
    </message>
    <message>
      <source>Time in the reel</source>
      <translation>Zeit im Reel</translation>
    </message>
    <message>
      <source>Length of the reel as exported</source>
      <translation>Länge des Reels wie exportiert</translation>
    </message>
    <message>
      <source>Clip timeline</source>
      <translation>Zeitleiste des Clips</translation>
    </message>
    <message>
      <source>Cut</source>
      <translation>Schnitt</translation>
    </message>
    <message>
      <source>One clip follows the other at once</source>
      <translation>Ein Clip folgt sofort auf den anderen</translation>
    </message>
    <message>
      <source>Fade through black</source>
      <translation>Über Schwarz</translation>
    </message>
    <message>
      <source>Down to black and up again</source>
      <translation>Ins Schwarze und wieder heraus</translation>
    </message>
    <message>
      <source>Dissolve</source>
      <translation>Überblenden</translation>
    </message>
    <message>
      <source>One picture goes over into the next</source>
      <translation>Ein Bild geht in das nächste über</translation>
    </message>
    <message>
      <source>Between clips</source>
      <translation>Zwischen Clips</translation>
    </message>
    <message>
      <source>Length of the transition</source>
      <translation>Länge des Übergangs</translation>
    </message>
    <message>
      <source>Begin with a card</source>
      <translation>Mit einer Karte beginnen</translation>
    </message>
    <message>
      <source>Score and match clock</source>
      <translation>Spielstand und Spieluhr</translation>
    </message>
    <message>
      <source>Even loudness</source>
      <translation>Gleichmäßige Lautstärke</translation>
    </message>
    <message>
      <source>Silent below 0.5× and above 2×</source>
      <translation>Stumm unter 0,5×, über 2×</translation>
    </message>
    <message>
      <source>Problem</source>
      <translation>Problem</translation>
    </message>
    <message>
      <source>Our name beside the score</source>
      <translation>Unser Name neben dem Spielstand</translation>
    </message>
    <message>
      <source>Our team</source>
      <translation>Unser Team</translation>
    </message>
    <message>
      <source>Goals were tagged since: count the clips tagged Goal anew</source>
      <translation>Seitdem kamen Tore dazu: Clips mit dem Schlagwort Goal neu zählen</translation>
    </message>
    <message>
      <source>As loud as films are on phones, whatever the microphone heard</source>
      <translation>So laut, wie Filme auf Handys sind, was auch immer das Mikrofon gehört hat</translation>
    </message>
    <message>
      <source>The picture under the playhead stands for the film</source>
      <translation>Das Bild unter dem Abspielkopf steht für den Film</translation>
    </message>
    <message>
      <source>The middle of the first slow motion, else the picture at 2 s</source>
      <translation>Die Mitte der ersten Zeitlupe, sonst das Bild bei 2 s</translation>
    </message>
    <message>
      <source>Use this picture as poster</source>
      <translation>Dieses Bild als Titelbild nehmen</translation>
    </message>
    <message>
      <source>Choose the poster automatically</source>
      <translation>Titelbild automatisch wählen</translation>
    </message>
    <message>
      <source>{us} {ours} – {theirs} {them} at the end.</source>
      <translation>{us} {ours} – {theirs} {them} am Ende.</translation>
    </message>
    <message>
      <source>Count again</source>
      <translation>Neu zählen</translation>
    </message>
    <message>
      <source>Use this picture</source>
      <translation>Dieses Bild nehmen</translation>
    </message>
    <message>
      <source>Automatic</source>
      <translation>Automatisch</translation>
    </message>
    <message>
      <source>Intro</source>
      <translation>Vorspann</translation>
    </message>
    <message>
      <source>Score</source>
      <translation>Spielstand</translation>
    </message>
    <message>
      <source>Poster</source>
      <translation>Titelbild</translation>
    </message>
    <message>
      <source>{ends} Goals are the clips tagged Goal and Opponent goal.</source>
      <translation>{ends} Tore sind Clips mit dem Schlagwort Goal oder Opponent goal.</translation>
    </message>
    <message>
      <source>Chosen by itself</source>
      <translation>Von selbst gewählt</translation>
    </message>
    <message>
      <source>At {at} of the reel</source>
      <translation>Bei {at} des Reels</translation>
    </message>
    <message>
      <source>change transition</source>
      <translation>Übergang ändern</translation>
    </message>
    <message>
      <source>remove intro card</source>
      <translation>Karte entfernen</translation>
    </message>
    <message>
      <source>add score</source>
      <translation>Spielstand hinzufügen</translation>
    </message>
    <message>
      <source>remove score</source>
      <translation>Spielstand entfernen</translation>
    </message>
    <message>
      <source>name team</source>
      <translation>Team benennen</translation>
    </message>
    <message>
      <source>change loudness</source>
      <translation>Lautstärke ändern</translation>
    </message>
    <message>
      <source>change sound</source>
      <translation>Ton ändern</translation>
    </message>
    <message>
      <source>add intro card</source>
      <translation>Karte hinzufügen</translation>
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
      <source>{name}: scroll</source>
      <translation>{name}: verschieben</translation>
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
      <source>There is no picture to work on yet.</source>
      <translation>Es gibt noch kein Bild, an dem man arbeiten kann.</translation>
    </message>
    <message>
      <source>{day} {month} {year}</source>
      <translation>{day}. {month} {year}</translation>
    </message>
    <message>
      <source>Today {clock}</source>
      <translation>Heute {clock}</translation>
    </message>
    <message>
      <source>Yesterday {clock}</source>
      <translation>Gestern {clock}</translation>
    </message>
    <message>
      <source>just now</source>
      <translation>gerade eben</translation>
    </message>
    <message>
      <source>{minutes} min ago</source>
      <translation>vor {minutes} min</translation>
    </message>
    <message>
      <source>{minutes} h ago</source>
      <translation>vor {minutes} h</translation>
    </message>
    <message>
      <source>{seconds} s left</source>
      <translation>noch {seconds} s</translation>
    </message>
    <message>
      <source>{seconds} min left</source>
      <translation>noch {seconds} min</translation>
    </message>
    <message>
      <source>{seconds} h left</source>
      <translation>noch {seconds} h</translation>
    </message>
    <message>
      <source>Jan</source>
      <translation>Jan.</translation>
    </message>
    <message>
      <source>Feb</source>
      <translation>Feb.</translation>
    </message>
    <message>
      <source>Mar</source>
      <translation>März</translation>
    </message>
    <message>
      <source>Apr</source>
      <translation>Apr.</translation>
    </message>
    <message>
      <source>May</source>
      <translation>Mai</translation>
    </message>
    <message>
      <source>Jun</source>
      <translation>Juni</translation>
    </message>
    <message>
      <source>Jul</source>
      <translation>Juli</translation>
    </message>
    <message>
      <source>Aug</source>
      <translation>Aug.</translation>
    </message>
    <message>
      <source>Sep</source>
      <translation>Sept.</translation>
    </message>
    <message>
      <source>Oct</source>
      <translation>Okt.</translation>
    </message>
    <message>
      <source>Nov</source>
      <translation>Nov.</translation>
    </message>
    <message>
      <source>Dec</source>
      <translation>Dez.</translation>
    </message>
    <message>
      <source>Show the whole picture</source>
      <translation>Das ganze Bild zeigen</translation>
    </message>
    <message>
      <source>{zoom} %  ·  Fit</source>
      <translation>{zoom} %  ·  Einpassen</translation>
    </message>
    <message>
      <source>The export</source>
      <translation>Der Export</translation>
    </message>
    <message>
      <source>{name} is ready.</source>
      <translation>{name} ist fertig.</translation>
    </message>
    <message>
      <source>{films} videos</source>
      <translation>{films} Videos</translation>
    </message>
    <message>
      <source>Exporting {name}. You can go on editing.</source>
      <translation>{name} wird exportiert. Du kannst weiterarbeiten.</translation>
    </message>
    <message>
      <source>Show queue</source>
      <translation>Liste zeigen</translation>
    </message>
    <message>
      <source>Retry</source>
      <translation>Erneut versuchen</translation>
    </message>
    <message>
      <source>The details of the export were copied; paste them into a message.</source>
      <translation>Die Einzelheiten des Exports wurden kopiert; füge sie in eine Nachricht ein.</translation>
    </message>
    <message>
      <source>{name} is rendered on this computer. {reason}</source>
      <translation>{name} wird auf diesem Computer gerendert. {reason}</translation>
    </message>
    <message>
      <source>{name} was not exported. {reason}</source>
      <translation>{name} wurde nicht exportiert. {reason}</translation>
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
      <source>Table with tabs (*.tsv)</source>
      <translation>Tabelle mit Tabulatoren (*.tsv)</translation>
    </message>
    <message>
      <source>Table with commas (*.csv)</source>
      <translation>Tabelle mit Kommas (*.csv)</translation>
    </message>
    <message>
      <source>Sportscode XML (*.xml)</source>
      <translation>Sportscode-XML (*.xml)</translation>
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
      <source>Drag along the horizon or a goalpost  ·  Esc gives up</source>
      <translation>Entlang des Horizonts oder eines Torpfostens ziehen  ·  Esc bricht ab</translation>
    </message>
    <message>
      <source>A longer line, please</source>
      <translation>Bitte eine längere Linie</translation>
    </message>
    <message>
      <source>Output length</source>
      <translation>Länge der Ausgabe</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>Exportieren…</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Exportieren</translation>
    </message>
    <message>
      <source>Ratio</source>
      <translation>Format</translation>
    </message>
    <message>
      <source>Box</source>
      <translation>Rahmen</translation>
    </message>
    <message>
      <source>Box size and enlargement</source>
      <translation>Größe des Rahmens und Vergrößerung</translation>
    </message>
    <message>
      <source>Keyframe under the playhead</source>
      <translation>Keyframe unter dem Abspielkopf</translation>
    </message>
    <message>
      <source>Ease</source>
      <translation>Verlauf</translation>
    </message>
    <message>
      <source>Delete keyframe</source>
      <translation>Keyframe löschen</translation>
    </message>
    <message>
      <source>Straighten</source>
      <translation>Begradigen</translation>
    </message>
    <message>
      <source>Straighten along a line</source>
      <translation>An einer Linie begradigen</translation>
    </message>
    <message>
      <source>Paste</source>
      <translation>Einfügen</translation>
    </message>
    <message>
      <source>Paste framing</source>
      <translation>Ausschnitt einfügen</translation>
    </message>
    <message>
      <source>Guides</source>
      <translation>Hilfslinien</translation>
    </message>
    <message>
      <source>Thirds</source>
      <translation>Drittel</translation>
    </message>
    <message>
      <source>Safe areas</source>
      <translation>Sichere Bereiche</translation>
    </message>
    <message>
      <source>Dim outside the box</source>
      <translation>Außerhalb des Rahmens abdunkeln</translation>
    </message>
    <message>
      <source>What the speed is for</source>
      <translation>Wofür das Tempo gilt</translation>
    </message>
    <message>
      <source>Freeze 2 s</source>
      <translation>Standbild 2 s</translation>
    </message>
    <message>
      <source>Freeze</source>
      <translation>Standbild</translation>
    </message>
    <message>
      <source>Split</source>
      <translation>Teilen</translation>
    </message>
    <message>
      <source>Split at the playhead</source>
      <translation>Am Abspielkopf teilen</translation>
    </message>
    <message>
      <source>Length of the freeze</source>
      <translation>Länge des Standbilds</translation>
    </message>
    <message>
      <source>Mute this clip</source>
      <translation>Diesen Clip stummschalten</translation>
    </message>
    <message>
      <source>{length}  ·  reel {total}</source>
      <translation>{length}  ·  Reel {total}</translation>
    </message>
    <message>
      <source>{width:.0f} × {height:.0f} px  ·  {upscale:.2f}× enlarged</source>
      <translation>{width:.0f} × {height:.0f} px  ·  {upscale:.2f}× vergrößert</translation>
    </message>
    <message>
      <source>Speed of the marked stretch</source>
      <translation>Tempo des Abschnitts</translation>
    </message>
    <message>
      <source>Speed of the part under the playhead</source>
      <translation>Tempo am Abspielkopf</translation>
    </message>
    <message>
      <source>Ratio {name}</source>
      <translation>Format {name}</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopieren</translation>
    </message>
    <message>
      <source>Copy framing</source>
      <translation>Ausschnitt kopieren</translation>
    </message>
    <message>
      <source>Dim outside</source>
      <translation>Außen abdunkeln</translation>
    </message>
    <message>
      <source>Speed {speed_label}</source>
      <translation>Tempo {speed_label}</translation>
    </message>
    <message>
      <source>Freeze for</source>
      <translation>Anhalten für</translation>
    </message>
    <message>
      <source>The picture gets soft above 2×</source>
      <translation>Über 2× wird das Bild weich</translation>
    </message>
    <message>
      <source>No keyframe here: moving the box makes one</source>
      <translation>Kein Keyframe: Bewegen setzt einen</translation>
    </message>
    <message>
      <source>Keyframe at {t_us}</source>
      <translation>Keyframe bei {t_us}</translation>
    </message>
    <message>
      <source>Remove freeze</source>
      <translation>Standbild entfernen</translation>
    </message>
    <message>
      <source>Drag to trim; nothing is cut away for good</source>
      <translation>Ziehen zum Kürzen; nichts wird endgültig weggeschnitten</translation>
    </message>
    <message>
      <source>Remove Freeze</source>
      <translation>Standbild entfernen</translation>
    </message>
    <message>
      <source>Freeze for {seconds} s</source>
      <translation>{seconds} s anhalten</translation>
    </message>
    <message>
      <source>Result as exported</source>
      <translation>Ergebnis wie exportiert</translation>
    </message>
    <message>
      <source>Source picture with crop box</source>
      <translation>Originalbild mit Ausschnitt</translation>
    </message>
    <message>
      <source>Make a reel from your clips in Annotate, then frame it here.</source>
      <translation>Mach in Markieren ein Reel aus deinen Clips, dann wähle hier den Ausschnitt.</translation>
    </message>
    <message>
      <source>Keyframes</source>
      <translation>Keyframes</translation>
    </message>
    <message>
      <source>Frozen for {freeze_us} · drag to move</source>
      <translation>{freeze_us} angehalten · ziehen zum Verschieben</translation>
    </message>
    <message>
      <source>Drag to move the change of speed</source>
      <translation>Ziehen, um den Tempowechsel zu verschieben</translation>
    </message>
    <message>
      <source>{speed_label}, {length} of the game · drag to mark a stretch</source>
      <translation>{speed_label}, {length} des Spiels · ziehen, um einen Abschnitt zu markieren</translation>
    </message>
    <message>
      <source>A clip begins before it ends; move the playhead first.</source>
      <translation>Ein Clip beginnt, bevor er endet; bewege zuerst den Abspielkopf.</translation>
    </message>
    <message>
      <source>Move the playhead into the clip to split it there.</source>
      <translation>Bewege den Abspielkopf in den Clip, um ihn dort zu teilen.</translation>
    </message>
    <message>
      <source>Move the playhead into the clip to freeze its picture.</source>
      <translation>Bewege den Abspielkopf in den Clip, um sein Bild anzuhalten.</translation>
    </message>
    <message>
      <source>Framing copied. Go to another clip and paste it.</source>
      <translation>Ausschnitt kopiert. Geh zu einem anderen Clip und füge ihn ein.</translation>
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
      <source>Shape</source>
      <translation>Form</translation>
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
      <source>{versions} versions</source>
      <translation>{versions} Versionen</translation>
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
      <source>Not said</source>
      <translation>Keine Angabe</translation>
    </message>
    <message>
      <source>Home</source>
      <translation>Heim</translation>
    </message>
    <message>
      <source>Away</source>
      <translation>Auswärts</translation>
    </message>
    <message>
      <source>Tournament</source>
      <translation>Turnier</translation>
    </message>
    <message>
      <source>Game details</source>
      <translation>Spieldaten</translation>
    </message>
    <message>
      <source>Year-month-day, e.g. 2025-09-27</source>
      <translation>Jahr-Monat-Tag, z. B. 2025-09-27</translation>
    </message>
    <message>
      <source>Opponent</source>
      <translation>Gegner</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Datum</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>Ort</translation>
    </message>
    <message>
      <source>Sport</source>
      <translation>Sportart</translation>
    </message>
    <message>
      <source>vs {opponent}</source>
      <translation>gegen {opponent}</translation>
    </message>
    <message>
      <source>File missing: Locate…</source>
      <translation>Datei fehlt: Suchen…</translation>
    </message>
    <message>
      <source>Games you open are listed here.</source>
      <translation>Spiele, die du öffnest, stehen hier.</translation>
    </message>
    <message>
      <source>Removed games</source>
      <translation>Entfernte Spiele</translation>
    </message>
    <message>
      <source>Bring back</source>
      <translation>Zurückholen</translation>
    </message>
    <message>
      <source>Download</source>
      <translation>Herunterladen</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>Umbenennen</translation>
    </message>
    <message>
      <source>Locate…</source>
      <translation>Suchen…</translation>
    </message>
    <message>
      <source>Video</source>
      <translation>Video</translation>
    </message>
    <message>
      <source>Choose a game to see more of it.</source>
      <translation>Wähle ein Spiel, um mehr davon zu sehen.</translation>
    </message>
    <message>
      <source>Game</source>
      <translation>Spiel</translation>
    </message>
    <message>
      <source>Details…</source>
      <translation>Spieldaten…</translation>
    </message>
    <message>
      <source>Take the game out of the library; its video stays where it is</source>
      <translation>Das Spiel aus der Bibliothek nehmen; sein Video bleibt, wo es ist</translation>
    </message>
    <message>
      <source>{what} game</source>
      <translation>{what}: Spiel</translation>
    </message>
    <message>
      <source>None yet</source>
      <translation>Noch keine</translation>
    </message>
    <message>
      <source>Without a date</source>
      <translation>Ohne Datum</translation>
    </message>
    <message>
      <source>no clips yet</source>
      <translation>noch keine Clips</translation>
    </message>
    <message>
      <source>No date</source>
      <translation>Ohne Datum</translation>
    </message>
    <message>
      <source>No game has this name or season.</source>
      <translation>Kein Spiel hat diesen Namen oder diese Saison.</translation>
    </message>
    <message>
      <source>Open a game or a reel first; that is what is exported.</source>
      <translation>Öffne zuerst ein Spiel oder ein Reel; das wird exportiert.</translation>
    </message>
    <message>
      <source>Search games</source>
      <translation>Spiele suchen</translation>
    </message>
    <message>
      <source>Seasons</source>
      <translation>Saisons</translation>
    </message>
    <message>
      <source>Video missing</source>
      <translation>Video fehlt</translation>
    </message>
    <message>
      <source>Games of the library</source>
      <translation>Spiele der Bibliothek</translation>
    </message>
    <message>
      <source>Video missing: Locate…</source>
      <translation>Video fehlt: Suchen…</translation>
    </message>
    <message>
      <source>Mark</source>
      <translation>Markieren</translation>
    </message>
    <message>
      <source>One key, while it plays</source>
      <translation>Eine Taste im Lauf</translation>
    </message>
    <message>
      <source>Frame</source>
      <translation>Ausschnitt</translation>
    </message>
    <message>
      <source>Upright, on your player</source>
      <translation>Hochkant, am Spieler</translation>
    </message>
    <message>
      <source>Share</source>
      <translation>Teilen</translation>
    </message>
    <message>
      <source>A reel within minutes</source>
      <translation>Ein Reel in Minuten</translation>
    </message>
    <message>
      <source>Open the first game</source>
      <translation>Das erste Spiel öffnen</translation>
    </message>
    <message>
      <source>I have a library in the cloud…</source>
      <translation>Ich habe eine Bibliothek in der Cloud…</translation>
    </message>
    <message>
      <source>I have a library in the cloud</source>
      <translation>Ich habe eine Bibliothek in der Cloud</translation>
    </message>
    <message>
      <source>Or take one of the newest videos on this computer:</source>
      <translation>Oder nimm eines der neuesten Videos auf diesem Computer:</translation>
    </message>
    <message>
      <source>Drop the video of a match here, or choose it.
It stays where it is; nothing is copied or uploaded.</source>
      <translation>Zieh das Video eines Spiels hierher oder wähle es aus.
Es bleibt, wo es ist; nichts wird kopiert oder hochgeladen.</translation>
    </message>
    <message>
      <source>Open {name}, {facts}</source>
      <translation>{name} öffnen, {facts}</translation>
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
      <source>Other…</source>
      <translation>Andere…</translation>
    </message>
    <message>
      <source>{name}: other</source>
      <translation>{name}: andere</translation>
    </message>
    <message>
      <source>Click a spotlight or a text on the picture or the timeline to change it. S adds a spotlight, T a text at the playhead.</source>
      <translation>Klicke auf ein Spotlight oder einen Text im Bild oder auf der Zeitleiste, um ihn zu ändern. S setzt ein Spotlight, T einen Text am Abspielkopf.</translation>
    </message>
    <message>
      <source>+ Spotlight</source>
      <translation>+ Spotlight</translation>
    </message>
    <message>
      <source>Add spotlight</source>
      <translation>Spotlight hinzufügen</translation>
    </message>
    <message>
      <source>+ Text</source>
      <translation>+ Text</translation>
    </message>
    <message>
      <source>Add text</source>
      <translation>Text hinzufügen</translation>
    </message>
    <message>
      <source>Set poster</source>
      <translation>Titelbild setzen</translation>
    </message>
    <message>
      <source>{why}: {at} · drag to move</source>
      <translation>{why}: {at} · ziehen zum Verschieben</translation>
    </message>
    <message>
      <source>The picture that stands for the reel; M sets it at the playhead</source>
      <translation>Das Bild, das für das Reel steht; M setzt es am Abspielkopf</translation>
    </message>
    <message>
      <source>Poster, not chosen by you</source>
      <translation>Titelbild, nicht von dir gewählt</translation>
    </message>
    <message>
      <source>in {elsewhere}</source>
      <translation>in {elsewhere}</translation>
    </message>
    <message>
      <source>Spotlight {n}</source>
      <translation>Spotlight {n}</translation>
    </message>
    <message>
      <source>Move the playhead into the clip to add a spotlight there.</source>
      <translation>Bewege den Abspielkopf in den Clip, um dort ein Spotlight hinzuzufügen.</translation>
    </message>
    <message>
      <source>At least {least:g} s must be left; move the playhead.</source>
      <translation>Mindestens {least:g} s müssen bleiben; bewege den Abspielkopf.</translation>
    </message>
    <message>
      <source>Move the playhead into the clip to make its picture the poster.</source>
      <translation>Bewege den Abspielkopf in den Clip, um sein Bild zum Titelbild zu machen.</translation>
    </message>
    <message>
      <source>Move the playhead into the clip to add a text there.</source>
      <translation>Bewege den Abspielkopf in den Clip, um dort einen Text hinzuzufügen.</translation>
    </message>
    <message>
      <source>Poster Here</source>
      <translation>Titelbild hier</translation>
    </message>
    <message>
      <source>Go to the Poster</source>
      <translation>Zum Titelbild</translation>
    </message>
    <message>
      <source>Colour</source>
      <translation>Farbe</translation>
    </message>
    <message>
      <source>Add Spotlight Here</source>
      <translation>Spotlight hier hinzufügen</translation>
    </message>
    <message>
      <source>Output picture with spotlight</source>
      <translation>Ausgabebild mit Spotlight</translation>
    </message>
    <message>
      <source>Make a reel from your clips in Annotate, then mark your player here.</source>
      <translation>Mach in Markieren ein Reel aus deinen Clips, dann markiere hier deinen Spieler.</translation>
    </message>
    <message>
      <source>Body</source>
      <translation>Körper</translation>
    </message>
    <message>
      <source>Ground</source>
      <translation>Boden</translation>
    </message>
    <message>
      <source>The playhead is outside this spotlight.</source>
      <translation>Der Abspielkopf ist außerhalb dieses Spotlights.</translation>
    </message>
    <message>
      <source>No keyframe here: moving it makes one</source>
      <translation>Kein Keyframe: Bewegen setzt einen</translation>
    </message>
    <message>
      <source>Spotlight colour</source>
      <translation>Farbe des Spotlights</translation>
    </message>
    <message>
      <source>Spotlight keyframe</source>
      <translation>Keyframe des Spotlights</translation>
    </message>
    <message>
      <source>SPOTLIGHT</source>
      <translation>SPOTLIGHT</translation>
    </message>
    <message>
      <source>Shape {shape}</source>
      <translation>Form {shape}</translation>
    </message>
    <message>
      <source>Stroke</source>
      <translation>Strich</translation>
    </message>
    <message>
      <source>Fill</source>
      <translation>Füllung</translation>
    </message>
    <message>
      <source>Brighten</source>
      <translation>Aufhellen</translation>
    </message>
    <message>
      <source>Duplicate</source>
      <translation>Duplizieren</translation>
    </message>
    <message>
      <source>Duplicate spotlight</source>
      <translation>Spotlight duplizieren</translation>
    </message>
    <message>
      <source>Delete spotlight</source>
      <translation>Spotlight löschen</translation>
    </message>
    <message>
      <source>This Spotlight</source>
      <translation>Dieses Spotlight</translation>
    </message>
    <message>
      <source>All Spotlights of This Clip</source>
      <translation>Alle Spotlights dieses Clips</translation>
    </message>
    <message>
      <source>All Spotlights of the Reel</source>
      <translation>Alle Spotlights des Reels</translation>
    </message>
    <message>
      <source>This Text</source>
      <translation>Dieser Text</translation>
    </message>
    <message>
      <source>All Texts of This Clip</source>
      <translation>Alle Texte dieses Clips</translation>
    </message>
    <message>
      <source>All Texts of the Reel</source>
      <translation>Alle Texte des Reels</translation>
    </message>
    <message>
      <source>Styles</source>
      <translation>Stile</translation>
    </message>
    <message>
      <source>Name of the style</source>
      <translation>Name des Stils</translation>
    </message>
    <message>
      <source>Save This Style…</source>
      <translation>Diesen Stil speichern…</translation>
    </message>
    <message>
      <source>Delete Style</source>
      <translation>Stil löschen</translation>
    </message>
    <message>
      <source>Words</source>
      <translation>Worte</translation>
    </message>
    <message>
      <source>Top left</source>
      <translation>Oben links</translation>
    </message>
    <message>
      <source>Top</source>
      <translation>Oben</translation>
    </message>
    <message>
      <source>Top right</source>
      <translation>Oben rechts</translation>
    </message>
    <message>
      <source>Left</source>
      <translation>Links</translation>
    </message>
    <message>
      <source>Center</source>
      <translation>Mitte</translation>
    </message>
    <message>
      <source>Right</source>
      <translation>Rechts</translation>
    </message>
    <message>
      <source>Bottom left</source>
      <translation>Unten links</translation>
    </message>
    <message>
      <source>Bottom</source>
      <translation>Unten</translation>
    </message>
    <message>
      <source>Bottom right</source>
      <translation>Unten rechts</translation>
    </message>
    <message>
      <source>Small</source>
      <translation>Klein</translation>
    </message>
    <message>
      <source>Medium</source>
      <translation>Mittel</translation>
    </message>
    <message>
      <source>Large</source>
      <translation>Groß</translation>
    </message>
    <message>
      <source>Huge</source>
      <translation>Riesig</translation>
    </message>
    <message>
      <source>Enter is done, Shift+Enter begins a new line</source>
      <translation>Enter beendet, Umschalt+Enter beginnt eine neue Zeile</translation>
    </message>
    <message>
      <source>Font</source>
      <translation>Schrift</translation>
    </message>
    <message>
      <source>Text size</source>
      <translation>Textgröße</translation>
    </message>
    <message>
      <source>Text colour</source>
      <translation>Textfarbe</translation>
    </message>
    <message>
      <source>Or drag it on the picture; double-click to type there.</source>
      <translation>Oder im Bild ziehen; Doppelklick, um dort zu schreiben.</translation>
    </message>
    <message>
      <source>TEXT</source>
      <translation>TEXT</translation>
    </message>
    <message>
      <source>Outline</source>
      <translation>Umriss</translation>
    </message>
    <message>
      <source>Shadow</source>
      <translation>Schatten</translation>
    </message>
    <message>
      <source>Duplicate text</source>
      <translation>Text duplizieren</translation>
    </message>
    <message>
      <source>Delete text</source>
      <translation>Text löschen</translation>
    </message>
    <message>
      <source>Place {anchor}</source>
      <translation>Ort {anchor}</translation>
    </message>
    <message>
      <source>Kept the style {name} with this reel.</source>
      <translation>Der Stil {name} wurde mit diesem Reel gespeichert.</translation>
    </message>
    <message>
      <source>Smooth scrubbing {share} %</source>
      <translation>Flüssiges Spulen {share} %</translation>
    </message>
    <message>
      <source>{minutes} min left</source>
      <translation>noch {minutes} min</translation>
    </message>
    <message>
      <source>less than a minute left</source>
      <translation>noch weniger als eine Minute</translation>
    </message>
    <message>
      <source>Smooth scrubbing</source>
      <translation>Flüssiges Spulen</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Anhalten</translation>
    </message>
    <message>
      <source>Stop preparing smooth scrubbing</source>
      <translation>Flüssiges Spulen nicht weiter vorbereiten</translation>
    </message>
    <message>
      <source>Stop preparing until the game is opened again</source>
      <translation>Nicht weiter vorbereiten, bis das Spiel wieder geöffnet wird</translation>
    </message>
    <message>
      <source>Small copies of the open game are made while nothing else is to do. Scrubbing is smooth where they are ready; they take one or two gigabytes per game.</source>
      <translation>Kleine Kopien des offenen Spiels entstehen, wenn sonst nichts zu tun ist. Wo sie fertig sind, spult es flüssig; sie brauchen ein bis zwei Gigabyte je Spiel.</translation>
    </message>
    <message>
      <source>{name}: small copies that scrub smoothly</source>
      <translation>{name}: kleine Kopien, die flüssig spulen</translation>
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
      <source>A clip that you mark on the layer My athlete names the chosen athlete as its player. Renaming changes the name in those clips, too. Profiles go with the library.</source>
      <translation>Ein Clip, den du auf der Ebene „Mein Athlet“ markierst, nennt den gewählten Athleten als Spieler. Umbenennen ändert den Namen auch in diesen Clips. Profile gehören zur Bibliothek.</translation>
    </message>
    <message>
      <source>Name of another athlete</source>
      <translation>Name eines weiteren Athleten</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>Hinzufügen</translation>
    </message>
    <message>
      <source>Add athlete</source>
      <translation>Athlet hinzufügen</translation>
    </message>
    <message>
      <source>Athletes</source>
      <translation>Athleten</translation>
    </message>
    <message>
      <source>Work for</source>
      <translation>Arbeiten für</translation>
    </message>
    <message>
      <source>Nobody in particular</source>
      <translation>Niemand Bestimmtes</translation>
    </message>
    <message>
      <source>Remove athlete</source>
      <translation>Athlet entfernen</translation>
    </message>
    <message>
      <source>{name}, worked for now</source>
      <translation>{name}, jetzt in Arbeit</translation>
    </message>
    <message>
      <source>Keys are kept in the keyring of this computer. Nothing needs an account: without the cloud everything works on this laptop.</source>
      <translation>Schlüssel liegen im Schlüsselbund dieses Computers. Nichts braucht ein Konto: Ohne Cloud geht auf diesem Laptop alles.</translation>
    </message>
    <message>
      <source>Storage and sync</source>
      <translation>Speicher und Abgleich</translation>
    </message>
    <message>
      <source>Cloud settings…</source>
      <translation>Cloud-Einstellungen…</translation>
    </message>
    <message>
      <source>Exports on a GPU</source>
      <translation>Exporte auf einer GPU</translation>
    </message>
    <message>
      <source>Cloud GPU settings…</source>
      <translation>Cloud-GPU-Einstellungen…</translation>
    </message>
    <message>
      <source>Sign in as someone else…</source>
      <translation>Als jemand anderes anmelden…</translation>
    </message>
    <message>
      <source>{bucket} at {endpoint}</source>
      <translation>{bucket} bei {endpoint}</translation>
    </message>
    <message>
      <source>Not set up.</source>
      <translation>Nicht eingerichtet.</translation>
    </message>
    <message>
      <source>Set up: exports can be rendered in the cloud.</source>
      <translation>Eingerichtet: Exporte können in der Cloud gerendert werden.</translation>
    </message>
    <message>
      <source>Whom clips of the layer My athlete are of</source>
      <translation>Von wem Clips der Ebene „Mein Athlet“ sind</translation>
    </message>
    <message>
      <source>All athletes</source>
      <translation>Alle Athleten</translation>
    </message>
    <message>
      <source>Athlete: {words}</source>
      <translation>Athlet: {words}</translation>
    </message>
    <message>
      <source>Each encoder makes a short film; this takes a few seconds…</source>
      <translation>Jeder Encoder macht einen kurzen Film; das dauert einige Sekunden…</translation>
    </message>
    <message>
      <source>Processor</source>
      <translation>Prozessor</translation>
    </message>
    <message>
      <source>Folder of exports</source>
      <translation>Ordner der Exporte</translation>
    </message>
    <message>
      <source>Choose the folder of exports</source>
      <translation>Ordner der Exporte wählen</translation>
    </message>
    <message>
      <source>Exports go to the library</source>
      <translation>Exporte gehen in die Bibliothek</translation>
    </message>
    <message>
      <source>Encoder</source>
      <translation>Encoder</translation>
    </message>
    <message>
      <source>Try them</source>
      <translation>Ausprobieren</translation>
    </message>
    <message>
      <source>Try the encoders</source>
      <translation>Encoder ausprobieren</translation>
    </message>
    <message>
      <source>What the encoders can do</source>
      <translation>Was die Encoder können</translation>
    </message>
    <message>
      <source>Pause exports on a battery below {usual_percent} %</source>
      <translation>Exporte im Akkubetrieb unter {usual_percent} % anhalten</translation>
    </message>
    <message>
      <source>Where should exports go?</source>
      <translation>Wohin sollen Exporte?</translation>
    </message>
    <message>
      <source>Automatic takes the graphics card where it works, and says so when it does not.</source>
      <translation>Automatisch nimmt die Grafikkarte, wo sie funktioniert, und sagt es, wo nicht.</translation>
    </message>
    <message>
      <source>Battery</source>
      <translation>Akku</translation>
    </message>
    <message>
      <source>The library's own folders</source>
      <translation>Die eigenen Ordner der Bibliothek</translation>
    </message>
    <message>
      <source>Exports go to</source>
      <translation>Exporte gehen nach</translation>
    </message>
    <message>
      <source>Like the system</source>
      <translation>Wie das System</translation>
    </message>
    <message>
      <source>High contrast</source>
      <translation>Hoher Kontrast</translation>
    </message>
    <message>
      <source>Play a game as soon as it is opened</source>
      <translation>Ein Spiel abspielen, sobald es geöffnet ist</translation>
    </message>
    <message>
      <source>Folder of the library</source>
      <translation>Ordner der Bibliothek</translation>
    </message>
    <message>
      <source>Show the folder of the library</source>
      <translation>Ordner der Bibliothek zeigen</translation>
    </message>
    <message>
      <source>Looks</source>
      <translation>Aussehen</translation>
    </message>
    <message>
      <source>Playing</source>
      <translation>Abspielen</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Games stay where they are. Another folder for the whole library is chosen when the program is started; reel-ballers --help says how.</source>
      <translation>Spiele bleiben, wo sie sind. Ein anderer Ordner für die ganze Bibliothek wird beim Start des Programms gewählt; reel-ballers --help sagt, wie.</translation>
    </message>
    <message>
      <source>{wanted} may be the letter of a tag in Annotate; add Ctrl, Alt or Shift.</source>
      <translation>{wanted} kann der Buchstabe eines Schlagworts in Markieren sein; nimm Strg, Alt oder Umschalt dazu.</translation>
    </message>
    <message>
      <source>{wanted} is “{label}” already; give that another key.</source>
      <translation>{wanted} ist schon „{label}“; gib dem eine andere Taste.</translation>
    </message>
    <message>
      <source>Choose a command, then press the new key in the field. Keys go with the library.</source>
      <translation>Wähle einen Befehl, dann drücke die neue Taste im Feld. Tasten gehören zur Bibliothek.</translation>
    </message>
    <message>
      <source>Search commands and keys</source>
      <translation>Befehle und Tasten suchen</translation>
    </message>
    <message>
      <source>Commands and their keys</source>
      <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
      <source>New key</source>
      <translation>Neue Taste</translation>
    </message>
    <message>
      <source>Use this key</source>
      <translation>Diese Taste nehmen</translation>
    </message>
    <message>
      <source>Command</source>
      <translation>Befehl</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>Tasten</translation>
    </message>
    <message>
      <source>No key</source>
      <translation>Keine Taste</translation>
    </message>
    <message>
      <source>Default</source>
      <translation>Vorgabe</translation>
    </message>
    <message>
      <source>Default keys</source>
      <translation>Vorgegebene Tasten</translation>
    </message>
    <message>
      <source>{keys}  (changed)</source>
      <translation>{keys}  (geändert)</translation>
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
      <source>Pages of the settings</source>
      <translation>Seiten der Einstellungen</translation>
    </message>
    <message>
      <source>General</source>
      <translation>Allgemein</translation>
    </message>
    <message>
      <source>Shortcuts</source>
      <translation>Tastenkürzel</translation>
    </message>
    <message>
      <source>Cloud</source>
      <translation>Cloud</translation>
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
      <source>delete clips</source>
      <translation>Clips löschen</translation>
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

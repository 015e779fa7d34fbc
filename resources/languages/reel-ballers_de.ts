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
      <translation type="unfinished" />
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
      <source>Something unexpected happened. Your work is saved; the details are in the log.</source>
      <translation>Etwas Unerwartetes ist passiert. Deine Arbeit ist gespeichert; die Einzelheiten stehen im Protokoll.</translation>
    </message>
    <message>
      <source>{stars} stars: {word}</source>
      <translation>{stars} Sterne: {word}</translation>
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
      <source>Copy details</source>
      <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
      <source>Reel Ballers ended unexpectedly last time. Your work is saved.</source>
      <translation>Reel Ballers wurde letztes Mal unerwartet beendet. Deine Arbeit ist gespeichert.</translation>
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
      <source>Import annotations</source>
      <translation>Markierungen importieren</translation>
    </message>
    <message>
      <source>Export annotations</source>
      <translation>Markierungen exportieren</translation>
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
      <source>Export queue</source>
      <translation>Exportliste</translation>
    </message>
    <message>
      <source>No exports running</source>
      <translation>Kein Export läuft</translation>
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
      <source>Export</source>
      <translation>Exportieren</translation>
    </message>
    <message>
      <source>Export video</source>
      <translation>Video exportieren</translation>
    </message>
    <message>
      <source>Screen {name}</source>
      <translation>Ansicht {name}</translation>
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
      <translation type="unfinished" />
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

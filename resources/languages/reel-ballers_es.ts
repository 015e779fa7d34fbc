<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
  <context>
    <name>app</name>
    <message>
      <source>Open Game…</source>
      <translation>Abrir partido…</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Archivo</translation>
    </message>
    <message>
      <source>Game Details…</source>
      <translation>Detalles del partido…</translation>
    </message>
    <message>
      <source>Removed Games…</source>
      <translation>Partidos quitados…</translation>
    </message>
    <message>
      <source>Import Annotations…</source>
      <translation>Importar anotaciones…</translation>
    </message>
    <message>
      <source>Export Annotations…</source>
      <translation>Exportar anotaciones…</translation>
    </message>
    <message>
      <source>Export Video…</source>
      <translation>Exportar vídeo…</translation>
    </message>
    <message>
      <source>Settings…</source>
      <translation>Ajustes…</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Salir</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Deshacer</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>Editar</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>Rehacer</translation>
    </message>
    <message>
      <source>Play or Pause</source>
      <translation>Reproducir o pausar</translation>
    </message>
    <message>
      <source>Playback</source>
      <translation>Reproducción</translation>
    </message>
    <message>
      <source>Shuttle Back</source>
      <translation>Retroceder</translation>
    </message>
    <message>
      <source>Shuttle Forward</source>
      <translation>Avanzar</translation>
    </message>
    <message>
      <source>Previous Frame</source>
      <translation>Fotograma anterior</translation>
    </message>
    <message>
      <source>Next Frame</source>
      <translation>Fotograma siguiente</translation>
    </message>
    <message>
      <source>Back 4 Seconds</source>
      <translation>4 segundos atrás</translation>
    </message>
    <message>
      <source>Forward 4 Seconds</source>
      <translation>4 segundos adelante</translation>
    </message>
    <message>
      <source>Back 1 Second</source>
      <translation>1 segundo atrás</translation>
    </message>
    <message>
      <source>Forward 1 Second</source>
      <translation>1 segundo adelante</translation>
    </message>
    <message>
      <source>Previous Clip</source>
      <translation>Clip anterior</translation>
    </message>
    <message>
      <source>Next Clip</source>
      <translation>Clip siguiente</translation>
    </message>
    <message>
      <source>Play Reel as Exported</source>
      <translation>Reproducir el reel como se exporta</translation>
    </message>
    <message>
      <source>Go to Start</source>
      <translation>Ir al principio</translation>
    </message>
    <message>
      <source>Go to End</source>
      <translation>Ir al final</translation>
    </message>
    <message>
      <source>Go to Time…</source>
      <translation>Ir a un momento…</translation>
    </message>
    <message>
      <source>Slower</source>
      <translation>Más lento</translation>
    </message>
    <message>
      <source>Faster</source>
      <translation>Más rápido</translation>
    </message>
    <message>
      <source>Mute</source>
      <translation>Silenciar</translation>
    </message>
    <message>
      <source>Mark Clip</source>
      <translation>Marcar clip</translation>
    </message>
    <message>
      <source>Clip</source>
      <translation>Clip</translation>
    </message>
    <message>
      <source>Mark or rate 5: Brilliant</source>
      <translation>Marcar o valorar 5: Brillante</translation>
    </message>
    <message>
      <source>Mark or rate 4: Good</source>
      <translation>Marcar o valorar 4: Buena</translation>
    </message>
    <message>
      <source>Mark or rate 3: Interesting</source>
      <translation>Marcar o valorar 3: Interesante</translation>
    </message>
    <message>
      <source>Mark or rate 2: Technical lapse</source>
      <translation>Marcar o valorar 2: Fallo técnico</translation>
    </message>
    <message>
      <source>Mark or rate 1: Mental lapse</source>
      <translation>Marcar o valorar 1: Fallo mental</translation>
    </message>
    <message>
      <source>Start Earlier</source>
      <translation>Empezar antes</translation>
    </message>
    <message>
      <source>Start Later</source>
      <translation>Empezar después</translation>
    </message>
    <message>
      <source>End Earlier</source>
      <translation>Terminar antes</translation>
    </message>
    <message>
      <source>End Later</source>
      <translation>Terminar después</translation>
    </message>
    <message>
      <source>Take Back Last Clip</source>
      <translation>Retirar el último clip</translation>
    </message>
    <message>
      <source>Delete Clip</source>
      <translation>Eliminar clip</translation>
    </message>
    <message>
      <source>Loop Clip</source>
      <translation>Repetir clip</translation>
    </message>
    <message>
      <source>Play Clips</source>
      <translation>Reproducir clips</translation>
    </message>
    <message>
      <source>Make Reel…</source>
      <translation>Crear reel…</translation>
    </message>
    <message>
      <source>Tags and Players…</source>
      <translation>Etiquetas y jugadores…</translation>
    </message>
    <message>
      <source>Search All Games</source>
      <translation>Buscar en todos los partidos</translation>
    </message>
    <message>
      <source>Reel Settings…</source>
      <translation>Ajustes del reel…</translation>
    </message>
    <message>
      <source>Reel</source>
      <translation>Reel</translation>
    </message>
    <message>
      <source>Move Clip Up</source>
      <translation>Subir clip</translation>
    </message>
    <message>
      <source>Move Clip Down</source>
      <translation>Bajar clip</translation>
    </message>
    <message>
      <source>Follow Player</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Split at Playhead</source>
      <translation>Dividir en el cabezal</translation>
    </message>
    <message>
      <source>Framing</source>
      <translation>Encuadre</translation>
    </message>
    <message>
      <source>Start Clip Here</source>
      <translation>Empezar el clip aquí</translation>
    </message>
    <message>
      <source>End Clip Here</source>
      <translation>Terminar el clip aquí</translation>
    </message>
    <message>
      <source>Begin Stretch Here</source>
      <translation>Empezar el tramo aquí</translation>
    </message>
    <message>
      <source>End Stretch Here</source>
      <translation>Terminar el tramo aquí</translation>
    </message>
    <message>
      <source>Slow Stretch Down</source>
      <translation>Ralentizar el tramo</translation>
    </message>
    <message>
      <source>Speed Stretch Up</source>
      <translation>Acelerar el tramo</translation>
    </message>
    <message>
      <source>Freeze Picture</source>
      <translation>Congelar la imagen</translation>
    </message>
    <message>
      <source>Straighten Along a Line</source>
      <translation>Enderezar con una línea</translation>
    </message>
    <message>
      <source>Delete Keyframe</source>
      <translation>Eliminar fotograma clave</translation>
    </message>
    <message>
      <source>Copy Framing</source>
      <translation>Copiar encuadre</translation>
    </message>
    <message>
      <source>Paste Framing</source>
      <translation>Pegar encuadre</translation>
    </message>
    <message>
      <source>Paste Framing to All Clips</source>
      <translation>Pegar encuadre en todos los clips</translation>
    </message>
    <message>
      <source>Set Keyframe Here</source>
      <translation>Poner fotograma clave aquí</translation>
    </message>
    <message>
      <source>Keyframe</source>
      <translation>Fotograma clave</translation>
    </message>
    <message>
      <source>Previous Keyframe</source>
      <translation>Fotograma clave anterior</translation>
    </message>
    <message>
      <source>Next Keyframe</source>
      <translation>Fotograma clave siguiente</translation>
    </message>
    <message>
      <source>Move Keyframe Earlier</source>
      <translation>Adelantar fotograma clave</translation>
    </message>
    <message>
      <source>Move Keyframe Later</source>
      <translation>Retrasar fotograma clave</translation>
    </message>
    <message>
      <source>Smooth</source>
      <translation>Suave</translation>
    </message>
    <message>
      <source>Linear</source>
      <translation>Lineal</translation>
    </message>
    <message>
      <source>Hold</source>
      <translation>Mantener</translation>
    </message>
    <message>
      <source>Add Spotlight</source>
      <translation>Añadir foco</translation>
    </message>
    <message>
      <source>Overlay</source>
      <translation>Superposición</translation>
    </message>
    <message>
      <source>Add Text</source>
      <translation>Añadir texto</translation>
    </message>
    <message>
      <source>Edit Text on the Picture</source>
      <translation>Editar el texto sobre la imagen</translation>
    </message>
    <message>
      <source>Duplicate Selected</source>
      <translation>Duplicar la selección</translation>
    </message>
    <message>
      <source>Select Next</source>
      <translation>Seleccionar siguiente</translation>
    </message>
    <message>
      <source>Select Previous</source>
      <translation>Seleccionar anterior</translation>
    </message>
    <message>
      <source>Start Selected Here</source>
      <translation>Empezar la selección aquí</translation>
    </message>
    <message>
      <source>End Selected Here</source>
      <translation>Terminar la selección aquí</translation>
    </message>
    <message>
      <source>Styles…</source>
      <translation>Estilos…</translation>
    </message>
    <message>
      <source>Set Poster Here</source>
      <translation>Poner la portada aquí</translation>
    </message>
    <message>
      <source>Reset Poster</source>
      <translation>Restablecer la portada</translation>
    </message>
    <message>
      <source>Delete Selected</source>
      <translation>Eliminar la selección</translation>
    </message>
    <message>
      <source>Play Export</source>
      <translation>Reproducir exportación</translation>
    </message>
    <message>
      <source>Gallery</source>
      <translation>Galería</translation>
    </message>
    <message>
      <source>Show in Folder</source>
      <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
      <source>Rename Export…</source>
      <translation>Renombrar exportación…</translation>
    </message>
    <message>
      <source>Export Again…</source>
      <translation>Exportar de nuevo…</translation>
    </message>
    <message>
      <source>Search Exports</source>
      <translation>Buscar exportaciones</translation>
    </message>
    <message>
      <source>Delete Export</source>
      <translation>Eliminar exportación</translation>
    </message>
    <message>
      <source>Athletes…</source>
      <translation>Atletas…</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>Biblioteca</translation>
    </message>
    <message>
      <source>Search Games</source>
      <translation>Buscar partidos</translation>
    </message>
    <message>
      <source>Sync Now</source>
      <translation>Sincronizar ahora</translation>
    </message>
    <message>
      <source>Sync Status</source>
      <translation>Estado de la sincronización</translation>
    </message>
    <message>
      <source>Compare Edits…</source>
      <translation>Comparar ediciones…</translation>
    </message>
    <message>
      <source>Version History…</source>
      <translation>Historial de versiones…</translation>
    </message>
    <message>
      <source>Library Size…</source>
      <translation>Tamaño de la biblioteca…</translation>
    </message>
    <message>
      <source>Back Up This Game</source>
      <translation>Respaldar este partido</translation>
    </message>
    <message>
      <source>Download This Game</source>
      <translation>Descargar este partido</translation>
    </message>
    <message>
      <source>Free Up Space</source>
      <translation>Liberar espacio</translation>
    </message>
    <message>
      <source>Cancel Transfer</source>
      <translation>Cancelar transferencia</translation>
    </message>
    <message>
      <source>Cloud Settings…</source>
      <translation>Ajustes de la nube…</translation>
    </message>
    <message>
      <source>Cloud GPU Settings…</source>
      <translation>Ajustes de GPU en la nube…</translation>
    </message>
    <message>
      <source>Sign In as Someone Else…</source>
      <translation>Entrar como otra persona…</translation>
    </message>
    <message>
      <source>Games</source>
      <translation>Partidos</translation>
    </message>
    <message>
      <source>View</source>
      <translation>Ver</translation>
    </message>
    <message>
      <source>Annotate</source>
      <translation>Anotar</translation>
    </message>
    <message>
      <source>Zoom Timeline In</source>
      <translation>Acercar la línea de tiempo</translation>
    </message>
    <message>
      <source>Zoom Timeline Out</source>
      <translation>Alejar la línea de tiempo</translation>
    </message>
    <message>
      <source>Fit Timeline</source>
      <translation>Ajustar la línea de tiempo</translation>
    </message>
    <message>
      <source>Zoom Picture In</source>
      <translation>Acercar la imagen</translation>
    </message>
    <message>
      <source>Zoom Picture Out</source>
      <translation>Alejar la imagen</translation>
    </message>
    <message>
      <source>Fit Picture</source>
      <translation>Ajustar la imagen</translation>
    </message>
    <message>
      <source>Look Left</source>
      <translation>Mirar a la izquierda</translation>
    </message>
    <message>
      <source>Look Right</source>
      <translation>Mirar a la derecha</translation>
    </message>
    <message>
      <source>Look Up</source>
      <translation>Mirar arriba</translation>
    </message>
    <message>
      <source>Look Down</source>
      <translation>Mirar abajo</translation>
    </message>
    <message>
      <source>Thirds Grid</source>
      <translation>Cuadrícula de tercios</translation>
    </message>
    <message>
      <source>Safe Areas</source>
      <translation>Zonas seguras</translation>
    </message>
    <message>
      <source>Export Queue</source>
      <translation>Cola de exportación</translation>
    </message>
    <message>
      <source>Focus the Video</source>
      <translation>Ir al vídeo</translation>
    </message>
    <message>
      <source>Full Screen</source>
      <translation>Pantalla completa</translation>
    </message>
    <message>
      <source>Keyboard Shortcuts</source>
      <translation>Atajos de teclado</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>Ayuda</translation>
    </message>
    <message>
      <source>Change Shortcuts…</source>
      <translation>Cambiar atajos…</translation>
    </message>
    <message>
      <source>About Reel Ballers</source>
      <translation>Acerca de Reel Ballers</translation>
    </message>
    <message>
      <source>Brilliant</source>
      <translation>Brillante</translation>
    </message>
    <message>
      <source>Good</source>
      <translation>Buena</translation>
    </message>
    <message>
      <source>Interesting</source>
      <translation>Interesante</translation>
    </message>
    <message>
      <source>Technical lapse</source>
      <translation>Fallo técnico</translation>
    </message>
    <message>
      <source>Mental lapse</source>
      <translation>Fallo mental</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Intro</translation>
    </message>
    <message>
      <source>Mark Clip (on the video)</source>
      <translation>Marcar clip (sobre el vídeo)</translation>
    </message>
    <message>
      <source>Letters</source>
      <translation>Letras</translation>
    </message>
    <message>
      <source>Toggle the tag that shows the letter</source>
      <translation>Activar o quitar la etiqueta que muestra la letra</translation>
    </message>
    <message>
      <source>Arrows</source>
      <translation>Flechas</translation>
    </message>
    <message>
      <source>Move the box (Shift: 10 px)</source>
      <translation>Mover el recuadro (Mayús: 10 px)</translation>
    </message>
    <message>
      <source>+  −</source>
      <translation>+  −</translation>
    </message>
    <message>
      <source>Nearer or farther</source>
      <translation>Más cerca o más lejos</translation>
    </message>
    <message>
      <source>Move it (Shift: 10 px)</source>
      <translation>Moverlo (Mayús: 10 px)</translation>
    </message>
    <message>
      <source>Larger or smaller</source>
      <translation>Más grande o más pequeño</translation>
    </message>
    <message>
      <source>Ctrl+Shift+Arrows</source>
      <translation>Ctrl+Mayús+Flechas</translation>
    </message>
    <message>
      <source>Wider or taller spotlight</source>
      <translation>Foco más ancho o más alto</translation>
    </message>
    <message>
      <source>Ctrl+Wheel</source>
      <translation>Ctrl+Rueda</translation>
    </message>
    <message>
      <source>Zoom the picture</source>
      <translation>Ampliar la imagen</translation>
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>Atajos de teclado</translation>
    </message>
    <message>
      <source>Message</source>
      <translation>Mensaje</translation>
    </message>
    <message>
      <source>Close message</source>
      <translation>Cerrar mensaje</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Cerrar</translation>
    </message>
    <message>
      <source>No action</source>
      <translation>Ninguna acción</translation>
    </message>
    <message>
      <source>Something unexpected happened. Your work is saved; the details are in the log.</source>
      <translation>Ha ocurrido algo inesperado. Tu trabajo está guardado; los detalles están en el registro.</translation>
    </message>
    <message>
      <source>{stars} stars: {word}</source>
      <translation>{stars} estrellas: {word}</translation>
    </message>
    <message>
      <source>{stars} of 5 stars</source>
      <translation>{stars} de 5 estrellas</translation>
    </message>
    <message>
      <source>none</source>
      <translation>ninguna</translation>
    </message>
    <message>
      <source>Rating: {stars} of 5 stars, {word}</source>
      <translation>Valoración: {stars} de 5 estrellas, {word}</translation>
    </message>
    <message>
      <source>Rate with 1–5</source>
      <translation>Valora con 1–5</translation>
    </message>
    <message>
      <source>{now} of {end}</source>
      <translation>{now} de {end}</translation>
    </message>
    <message>
      <source>Play or pause</source>
      <translation>Reproducir o pausar</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>Tiempo</translation>
    </message>
    <message>
      <source>Length</source>
      <translation>Duración</translation>
    </message>
    <message>
      <source>Go to time</source>
      <translation>Ir a un momento</translation>
    </message>
    <message>
      <source>M:SS</source>
      <translation>M:SS</translation>
    </message>
    <message>
      <source>Speed</source>
      <translation>Velocidad</translation>
    </message>
    <message>
      <source>Volume</source>
      <translation>Volumen</translation>
    </message>
    <message>
      <source>Previous clip</source>
      <translation>Clip anterior</translation>
    </message>
    <message>
      <source>Previous frame</source>
      <translation>Fotograma anterior</translation>
    </message>
    <message>
      <source>Next frame</source>
      <translation>Fotograma siguiente</translation>
    </message>
    <message>
      <source>Next clip</source>
      <translation>Clip siguiente</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Pausa</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>Reproducir</translation>
    </message>
    <message>
      <source>Something went wrong. Your work is saved.</source>
      <translation>Algo ha fallado. Tu trabajo está guardado.</translation>
    </message>
    <message>
      <source>Copy details</source>
      <translation>Copiar detalles</translation>
    </message>
    <message>
      <source>Reel Ballers ended unexpectedly last time. Your work is saved.</source>
      <translation>Reel Ballers se cerró de forma inesperada la última vez. Tu trabajo está guardado.</translation>
    </message>
    <message>
      <source>Videos (*.mp4 *.mov *.m4v *.mkv *.avi *.mts *.m2ts *.webm);;All files (*)</source>
      <translation>Vídeos (*.mp4 *.mov *.m4v *.mkv *.avi *.mts *.m2ts *.webm);;Todos los archivos (*)</translation>
    </message>
    <message>
      <source>Annotations (*.tsv *.csv *.txt *.xml);;All files (*)</source>
      <translation>Anotaciones (*.tsv *.csv *.txt *.xml);;Todos los archivos (*)</translation>
    </message>
    <message>
      <source>Open the videos of one game</source>
      <translation>Abrir los vídeos de un partido</translation>
    </message>
    <message>
      <source>Import annotations</source>
      <translation>Importar anotaciones</translation>
    </message>
    <message>
      <source>Export annotations</source>
      <translation>Exportar anotaciones</translation>
    </message>
    <message>
      <source>Reel Ballers {number}. Free software under GPL-3.0-or-later.</source>
      <translation>Reel Ballers {number}. Software libre bajo GPL-3.0-or-later.</translation>
    </message>
    <message>
      <source>(not installed)</source>
      <translation>(no instalado)</translation>
    </message>
    <message>
      <source>Like the System</source>
      <translation>Como el sistema</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>Oscuro</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Claro</translation>
    </message>
    <message>
      <source>High Contrast</source>
      <translation>Alto contraste</translation>
    </message>
    <message>
      <source>The language changes when Reel Ballers starts again.</source>
      <translation>El idioma cambia cuando Reel Ballers se inicie de nuevo.</translation>
    </message>
    <message>
      <source>Theme</source>
      <translation>Tema</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Idioma</translation>
    </message>
    <message>
      <source>Export queue</source>
      <translation>Cola de exportación</translation>
    </message>
    <message>
      <source>No exports running</source>
      <translation>Ninguna exportación en curso</translation>
    </message>
    <message>
      <source>Export queue: {words}</source>
      <translation>Cola de exportación: {words}</translation>
    </message>
    <message>
      <source>Undid {step}</source>
      <translation>Deshecho: {step}</translation>
    </message>
    <message>
      <source>Redid {step}</source>
      <translation>Rehecho: {step}</translation>
    </message>
    <message>
      <source>Undo {step}</source>
      <translation>Deshacer {step}</translation>
    </message>
    <message>
      <source>Redo {step}</source>
      <translation>Rehacer {step}</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Exportar</translation>
    </message>
    <message>
      <source>Export video</source>
      <translation>Exportar vídeo</translation>
    </message>
    <message>
      <source>Screen {name}</source>
      <translation>Pantalla {name}</translation>
    </message>
    <message>
      <source>edit clip</source>
      <translation>editar clip</translation>
    </message>
    <message>
      <source>delete clip</source>
      <translation>eliminar clip</translation>
    </message>
    <message>
      <source>mark clip</source>
      <translation>marcar clip</translation>
    </message>
    <message>
      <source>add clip</source>
      <translation>añadir clip</translation>
    </message>
    <message>
      <source>add tag</source>
      <translation>añadir etiqueta</translation>
    </message>
    <message>
      <source>import annotations</source>
      <translation>importar anotaciones</translation>
    </message>
    <message>
      <source>add athlete</source>
      <translation>añadir atleta</translation>
    </message>
    <message>
      <source>rename athlete</source>
      <translation>renombrar atleta</translation>
    </message>
    <message>
      <source>remove athlete</source>
      <translation>quitar atleta</translation>
    </message>
    <message>
      <source>follow player</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>move crop</source>
      <translation>mover encuadre</translation>
    </message>
    <message>
      <source>delete keyframe</source>
      <translation>eliminar fotograma clave</translation>
    </message>
    <message>
      <source>move keyframe</source>
      <translation>mover fotograma clave</translation>
    </message>
    <message>
      <source>change ease</source>
      <translation>cambiar suavizado</translation>
    </message>
    <message>
      <source>move speed change</source>
      <translation>mover cambio de velocidad</translation>
    </message>
    <message>
      <source>move freeze</source>
      <translation>mover imagen congelada</translation>
    </message>
    <message>
      <source>trim clip</source>
      <translation>recortar clip</translation>
    </message>
    <message>
      <source>split clip</source>
      <translation>dividir clip</translation>
    </message>
    <message>
      <source>duplicate clip</source>
      <translation>duplicar clip</translation>
    </message>
    <message>
      <source>change speed</source>
      <translation>cambiar velocidad</translation>
    </message>
    <message>
      <source>freeze picture</source>
      <translation>congelar imagen</translation>
    </message>
    <message>
      <source>delete freeze</source>
      <translation>eliminar imagen congelada</translation>
    </message>
    <message>
      <source>straighten</source>
      <translation>enderezar</translation>
    </message>
    <message>
      <source>paste framing</source>
      <translation>pegar encuadre</translation>
    </message>
    <message>
      <source>paste framing to all clips</source>
      <translation>pegar encuadre en todos los clips</translation>
    </message>
    <message>
      <source>change sound</source>
      <translation>cambiar sonido</translation>
    </message>
    <message>
      <source>edit game</source>
      <translation>editar partido</translation>
    </message>
    <message>
      <source>remove game</source>
      <translation>quitar partido</translation>
    </message>
    <message>
      <source>add game</source>
      <translation>añadir partido</translation>
    </message>
    <message>
      <source>restore game</source>
      <translation>recuperar partido</translation>
    </message>
    <message>
      <source>locate file</source>
      <translation>localizar archivo</translation>
    </message>
    <message>
      <source>add spotlights</source>
      <translation>añadir focos</translation>
    </message>
    <message>
      <source>move spotlight</source>
      <translation>mover foco</translation>
    </message>
    <message>
      <source>style spotlight</source>
      <translation>cambiar estilo del foco</translation>
    </message>
    <message>
      <source>change spotlight span</source>
      <translation>cambiar duración del foco</translation>
    </message>
    <message>
      <source>add spotlight</source>
      <translation>añadir foco</translation>
    </message>
    <message>
      <source>duplicate spotlight</source>
      <translation>duplicar foco</translation>
    </message>
    <message>
      <source>delete spotlight</source>
      <translation>eliminar foco</translation>
    </message>
    <message>
      <source>add text</source>
      <translation>añadir texto</translation>
    </message>
    <message>
      <source>edit text</source>
      <translation>editar texto</translation>
    </message>
    <message>
      <source>duplicate text</source>
      <translation>duplicar texto</translation>
    </message>
    <message>
      <source>set poster</source>
      <translation>poner portada</translation>
    </message>
    <message>
      <source>reset poster</source>
      <translation>restablecer portada</translation>
    </message>
    <message>
      <source>delete text</source>
      <translation>eliminar texto</translation>
    </message>
    <message>
      <source>edit tags and players</source>
      <translation>editar etiquetas y jugadores</translation>
    </message>
    <message>
      <source>choose length</source>
      <translation>elegir duración</translation>
    </message>
    <message>
      <source>fit reel</source>
      <translation>ajustar reel</translation>
    </message>
    <message>
      <source>change transitions and cards</source>
      <translation>cambiar transiciones y tarjetas</translation>
    </message>
    <message>
      <source>new reel</source>
      <translation>nuevo reel</translation>
    </message>
    <message>
      <source>rename reel</source>
      <translation>renombrar reel</translation>
    </message>
    <message>
      <source>delete reel</source>
      <translation>eliminar reel</translation>
    </message>
    <message>
      <source>add clips</source>
      <translation>añadir clips</translation>
    </message>
    <message>
      <source>move clip</source>
      <translation>mover clip</translation>
    </message>
    <message>
      <source>remove clip</source>
      <translation>quitar clip</translation>
    </message>
    <message>
      <source>rename clip</source>
      <translation>renombrar clip</translation>
    </message>
    <message>
      <source>change ratio</source>
      <translation>cambiar proporción</translation>
    </message>
    <message>
      <source>save style</source>
      <translation>guardar estilo</translation>
    </message>
    <message>
      <source>delete style</source>
      <translation>eliminar estilo</translation>
    </message>
    <message>
      <source>name players</source>
      <translation>nombrar jugadores</translation>
    </message>
    <message>
      <source>edit notes</source>
      <translation>editar notas</translation>
    </message>
    <message>
      <source>rate clip</source>
      <translation>valorar clip</translation>
    </message>
    <message>
      <source>move to layer</source>
      <translation>mover de capa</translation>
    </message>
    <message>
      <source>move clip start</source>
      <translation>mover inicio del clip</translation>
    </message>
    <message>
      <source>move clip end</source>
      <translation>mover final del clip</translation>
    </message>
    <message>
      <source>take back clip</source>
      <translation>retirar clip</translation>
    </message>
    <message>
      <source>count goals</source>
      <translation>contar goles</translation>
    </message>
    <message>
      <source>edit game details</source>
      <translation>editar detalles del partido</translation>
    </message>
    <message>
      <source>rename game</source>
      <translation>renombrar partido</translation>
    </message>
  </context>
</TS>

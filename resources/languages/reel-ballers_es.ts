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
      <source>Prepare Smooth Scrubbing</source>
      <translation>Preparar desplazamiento fluido</translation>
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
      <translation>Seguir jugador</translation>
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
      <source>Loop Spotlight or Text</source>
      <translation>Repetir foco o texto</translation>
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
      <source>Look for Updates…</source>
      <translation>Buscar actualizaciones…</translation>
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
      <source>The answer about updates is not signed by the makers of Reel Ballers: it was ignored.</source>
      <translation>La respuesta sobre actualizaciones no está firmada por los autores de Reel Ballers: se ha ignorado.</translation>
    </message>
    <message>
      <source>The answer about updates is not one this version can read: it was ignored. A Wi-Fi sign-in page may be in between.</source>
      <translation>Esta versión no puede leer la respuesta sobre actualizaciones: se ha ignorado. Puede que haya una página de acceso a la wifi de por medio.</translation>
    </message>
    <message>
      <source>The answer about updates is far too long to be one: it was ignored.</source>
      <translation>La respuesta sobre actualizaciones es demasiado larga para serlo: se ha ignorado.</translation>
    </message>
    <message>
      <source>The answer about updates was only good until {date}: it was ignored. Check this computer's clock.</source>
      <translation>La respuesta sobre actualizaciones solo era válida hasta el {date}: se ha ignorado. Comprueba el reloj de este ordenador.</translation>
    </message>
    <message>
      <source>The answer about updates is from {date}, which is yet to come: it was ignored. Check this computer's clock.</source>
      <translation>La respuesta sobre actualizaciones es del {date}, que aún no ha llegado: se ha ignorado. Comprueba el reloj de este ordenador.</translation>
    </message>
    <message>
      <source>The answer about updates is older than one that came before: it was ignored.</source>
      <translation>La respuesta sobre actualizaciones es más antigua que otra anterior: se ha ignorado.</translation>
    </message>
    <message>
      <source>The server offers version {version}, which is older than this {installed}: it was ignored.</source>
      <translation>El servidor ofrece la versión {version}, más antigua que esta {installed}: se ha ignorado.</translation>
    </message>
    <message>
      <source>Version {version} is there, but not for this computer ({system}).</source>
      <translation>Ya está la versión {version}, pero no para este ordenador ({system}).</translation>
    </message>
    <message>
      <source>The server for updates points to an address that is not secure: it was ignored.</source>
      <translation>El servidor de actualizaciones remite a una dirección no segura: se ha ignorado.</translation>
    </message>
    <message>
      <source>The server for updates cannot be reached: try again later.</source>
      <translation>No se puede acceder al servidor de actualizaciones: inténtalo más tarde.</translation>
    </message>
    <message>
      <source>The server for updates cannot prove who it is: it was ignored. A Wi-Fi sign-in page may be in between.</source>
      <translation>El servidor de actualizaciones no puede demostrar quién es: se ha ignorado. Puede que haya una página de acceso a la wifi de por medio.</translation>
    </message>
    <message>
      <source>The server for updates answers with {code}: try again later.</source>
      <translation>El servidor de actualizaciones responde con {code}: inténtalo más tarde.</translation>
    </message>
    <message>
      <source>The download broke off and nothing of it was kept: try again later.</source>
      <translation>La descarga se cortó y no se ha guardado nada de ella: inténtalo más tarde.</translation>
    </message>
    <message>
      <source>The download is longer than the makers say: it was deleted.</source>
      <translation>La descarga es más larga de lo que dicen los autores: se ha eliminado.</translation>
    </message>
    <message>
      <source>The download is not the file that the makers signed: it was deleted.</source>
      <translation>La descarga no es el archivo que firmaron los autores: se ha eliminado.</translation>
    </message>
    <message>
      <source>The download could not be written to {folder} ({reason}): make room there, or check the rights.</source>
      <translation>No se pudo escribir la descarga en {folder} ({reason}): haz sitio ahí o comprueba los permisos.</translation>
    </message>
    <message>
      <source>There is no room for the download: {size} are needed in {folder}.</source>
      <translation>No hay sitio para la descarga: se necesitan {size} en {folder}.</translation>
    </message>
    <message>
      <source>The download was cancelled and nothing of it was kept.</source>
      <translation>La descarga se canceló y no se ha guardado nada de ella.</translation>
    </message>
    <message>
      <source>The downloaded installer is not there any more, or was changed: download it again.</source>
      <translation>El instalador descargado ya no está o se ha modificado: descárgalo otra vez.</translation>
    </message>
    <message>
      <source>Season</source>
      <translation>Temporada</translation>
    </message>
    <message>
      <source>Mark some clips first; a recap of the game is made of them.</source>
      <translation>Marca primero algunos clips; con ellos se hace el resumen del partido.</translation>
    </message>
    <message>
      <source>Show {stars} stars, {word}</source>
      <translation>Mostrar {stars} estrellas, {word}</translation>
    </message>
    <message>
      <source>{stars} stars: {word}</source>
      <translation>{stars} estrellas: {word}</translation>
    </message>
    <message>
      <source>Clips</source>
      <translation>Clips</translation>
    </message>
    <message>
      <source>Search clips</source>
      <translation>Buscar clips</translation>
    </message>
    <message>
      <source>All games</source>
      <translation>Todos</translation>
    </message>
    <message>
      <source>Search in all games</source>
      <translation>Buscar en todos los partidos</translation>
    </message>
    <message>
      <source>Filter by tags</source>
      <translation>Filtrar por etiquetas</translation>
    </message>
    <message>
      <source>Filter by tags, players and layer</source>
      <translation>Filtrar por etiquetas, jugadores y capa</translation>
    </message>
    <message>
      <source>Players</source>
      <translation>Jugadores</translation>
    </message>
    <message>
      <source>Clips of the game</source>
      <translation>Clips del partido</translation>
    </message>
    <message>
      <source>Layer</source>
      <translation>Capa</translation>
    </message>
    <message>
      <source>Tags</source>
      <translation>Etiquetas</translation>
    </message>
    <message>
      <source>{count} of {total}</source>
      <translation>{count} de {total}</translation>
    </message>
    <message>
      <source>No clip matches this filter.</source>
      <translation>Ningún clip coincide con este filtro.</translation>
    </message>
    <message>
      <source>No clips yet.
Press A while the game plays to mark the last nine seconds.</source>
      <translation>Aún no hay clips.
Pulsa A mientras corre el partido para marcar los últimos nueve segundos.</translation>
    </message>
    <message>
      <source>Search all games</source>
      <translation>Buscar en todos los partidos</translation>
    </message>
    <message>
      <source>Show all clips</source>
      <translation>Mostrar todos los clips</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>Notas</translation>
    </message>
    <message>
      <source>What to see here</source>
      <translation>Qué se ve aquí</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Nombre</translation>
    </message>
    <message>
      <source>Derived from the notes or tags</source>
      <translation>Sale de las notas o etiquetas</translation>
    </message>
    <message>
      <source>Names, with commas between</source>
      <translation>Nombres, separados por comas</translation>
    </message>
    <message>
      <source>Select a clip to see it here.

Press A to mark one while the game plays.</source>
      <translation>Elige un clip para verlo aquí.

Pulsa A para marcar uno mientras corre el partido.</translation>
    </message>
    <message>
      <source>Loop the clip</source>
      <translation>Repetir el clip</translation>
    </message>
    <message>
      <source>Delete the clip</source>
      <translation>Eliminar el clip</translation>
    </message>
    <message>
      <source>Make a reel of this clip</source>
      <translation>Crear un reel con este clip</translation>
    </message>
    <message>
      <source>Make a vertical reel of this clip and frame it</source>
      <translation>Crear un reel vertical con este clip y encuadrarlo</translation>
    </message>
    <message>
      <source>Layer {name}</source>
      <translation>Capa {name}</translation>
    </message>
    <message>
      <source>Open a game to begin</source>
      <translation>Abre un partido para empezar</translation>
    </message>
    <message>
      <source>Drop the video of a match here, or choose it.
The file stays where it is; nothing is copied or uploaded.</source>
      <translation>Suelta aquí el vídeo de un partido, o elígelo.
El archivo se queda donde está; no se copia ni se sube nada.</translation>
    </message>
    <message>
      <source>Open game…</source>
      <translation>Abrir partido…</translation>
    </message>
    <message>
      <source>Open game</source>
      <translation>Abrir partido</translation>
    </message>
    <message>
      <source>Clips of several games</source>
      <translation>Clips de varios partidos</translation>
    </message>
    <message>
      <source>Back to the game</source>
      <translation>Volver al partido</translation>
    </message>
    <message>
      <source>Game timeline</source>
      <translation>Línea de tiempo del partido</translation>
    </message>
    <message>
      <source>Picture under the pointer</source>
      <translation>Imagen bajo el puntero</translation>
    </message>
    <message>
      <source>No row of this file can come in; the reasons stand above.</source>
      <translation>No se puede importar ninguna fila de este archivo; los motivos están arriba.</translation>
    </message>
    <message>
      <source>{some} and {count} more</source>
      <translation>{some} y {count} más</translation>
    </message>
    <message>
      <source>Every clip of this file is in the game already.</source>
      <translation>Todos los clips de este archivo ya están en el partido.</translation>
    </message>
    <message>
      <source>The file holds no clips.</source>
      <translation>El archivo no contiene clips.</translation>
    </message>
    <message>
      <source>Import annotations</source>
      <translation>Importar anotaciones</translation>
    </message>
    <message>
      <source>Come in</source>
      <translation>Entran</translation>
    </message>
    <message>
      <source>Clips that come in</source>
      <translation>Clips que entran</translation>
    </message>
    <message>
      <source>Stay out</source>
      <translation>Quedan fuera</translation>
    </message>
    <message>
      <source>Rows that stay out</source>
      <translation>Filas que quedan fuera</translation>
    </message>
    <message>
      <source>Worth a look</source>
      <translation>Para revisar</translation>
    </message>
    <message>
      <source>What is odd</source>
      <translation>Lo que llama la atención</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Cancelar</translation>
    </message>
    <message>
      <source>Import 1 clip</source>
      <translation>Importar 1 clip</translation>
    </message>
    <message>
      <source>Import {count} clips</source>
      <translation>Importar {count} clips</translation>
    </message>
    <message>
      <source>Add the new tags and players to this sport</source>
      <translation>Añadir las etiquetas y jugadores nuevos a este deporte</translation>
    </message>
    <message>
      <source>new tags</source>
      <translation>etiquetas nuevas</translation>
    </message>
    <message>
      <source>new players</source>
      <translation>jugadores nuevos</translation>
    </message>
    <message>
      <source>My athlete</source>
      <translation>Mi deportista</translation>
    </message>
    <message>
      <source>Team</source>
      <translation>Equipo</translation>
    </message>
    <message>
      <source>The video of this game cannot be shown.</source>
      <translation>No se puede mostrar el vídeo de este partido.</translation>
    </message>
    <message>
      <source>Added {clips} from {name}.</source>
      <translation>Se añadieron {clips} de {name}.</translation>
    </message>
    <message>
      <source>{one} and {other}</source>
      <translation>{one} y {other}</translation>
    </message>
    <message>
      <source>1 clip</source>
      <translation>1 clip</translation>
    </message>
    <message>
      <source>{count} clips</source>
      <translation>{count} clips</translation>
    </message>
    <message>
      <source>{game} highlights</source>
      <translation>{game} – mejores jugadas</translation>
    </message>
    <message>
      <source>{clip}: five stars. Make a vertical reel of it?</source>
      <translation>{clip}: cinco estrellas. ¿Crear un reel vertical?</translation>
    </message>
    <message>
      <source>A table has no column for {lost}; XML keeps them.</source>
      <translation>Una tabla no tiene columna para {lost}; XML los conserva.</translation>
    </message>
    <message>
      <source>Make reel</source>
      <translation>Crear reel</translation>
    </message>
    <message>
      <source>… and {count} more</source>
      <translation>… y {count} más</translation>
    </message>
    <message>
      <source>players</source>
      <translation>jugadores</translation>
    </message>
    <message>
      <source>layers</source>
      <translation>capas</translation>
    </message>
    <message>
      <source>Wrote {clips} to {name}.</source>
      <translation>Se escribieron {clips} en {name}.</translation>
    </message>
    <message>
      <source>You trim {tag} clips to {lead} s before and {lag} s after the key. Make new ones so?</source>
      <translation>Recortas los clips de {tag} a {lead} s antes y {lag} s después de la tecla. ¿Hacer así los nuevos?</translation>
    </message>
    <message>
      <source>New {tag} clips are made so; Tags and Players… in the menu Clip resets it.</source>
      <translation>Los clips nuevos de {tag} se hacen así; Etiquetas y jugadores… en el menú Clip lo restablece.</translation>
    </message>
    <message>
      <source>Use it</source>
      <translation>Usarlo</translation>
    </message>
    <message>
      <source>Tag</source>
      <translation>Etiqueta</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>Tecla</translation>
    </message>
    <message>
      <source>Before</source>
      <translation>Antes</translation>
    </message>
    <message>
      <source>After</source>
      <translation>Después</translation>
    </message>
    <message>
      <source>Usual</source>
      <translation>Habitual</translation>
    </message>
    <message>
      <source>Number</source>
      <translation>Número</translation>
    </message>
    <message>
      <source>Tags and players: {sport}</source>
      <translation>Etiquetas y jugadores: {sport}</translation>
    </message>
    <message>
      <source>A one-key clip begins {lead} s before the key and ends {lag} s after it; a tag may say otherwise. Usual is what you trim its clips to.</source>
      <translation>Un clip de una tecla empieza {lead} s antes de la tecla y acaba {lag} s después; una etiqueta puede cambiarlo. Habitual es a lo que recortas sus clips.</translation>
    </message>
    <message>
      <source>{name}: columns</source>
      <translation>{name}: columnas</translation>
    </message>
    <message>
      <source>The seconds {what} of {tag} must be a number such as 6.5, not {typed}.</source>
      <translation>Los segundos {what} de {tag} deben ser un número como 6,5, no {typed}.</translation>
    </message>
    <message>
      <source>Tags or players</source>
      <translation>Etiquetas o jugadores</translation>
    </message>
    <message>
      <source>New tag</source>
      <translation>Etiqueta nueva</translation>
    </message>
    <message>
      <source>Add tag</source>
      <translation>Añadir</translation>
    </message>
    <message>
      <source>Take the usual seconds for the chosen tag</source>
      <translation>Usar los segundos habituales para la etiqueta elegida</translation>
    </message>
    <message>
      <source>Take the seconds and the key away from the chosen tag</source>
      <translation>Quitar los segundos y la tecla de la etiqueta elegida</translation>
    </message>
    <message>
      <source>Take an own tag away; clips that have it keep it</source>
      <translation>Quitar una etiqueta propia; los clips que la tienen la conservan</translation>
    </message>
    <message>
      <source>Players are offered while you type names into a clip.</source>
      <translation>Los jugadores se sugieren mientras escribes nombres en un clip.</translation>
    </message>
    <message>
      <source>New player</source>
      <translation>Jugador nuevo</translation>
    </message>
    <message>
      <source>Number and name, such as 10 Maya</source>
      <translation>Número y nombre, por ejemplo 10 Maya</translation>
    </message>
    <message>
      <source>{tag} belongs to the sport and stays; only own tags can be removed.</source>
      <translation>{tag} es propia del deporte y se queda; solo se pueden quitar etiquetas propias.</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Guardar</translation>
    </message>
    <message>
      <source>Use usual</source>
      <translation>Usar habitual</translation>
    </message>
    <message>
      <source>Reset</source>
      <translation>Restablecer</translation>
    </message>
    <message>
      <source>Remove tag</source>
      <translation>Quitar</translation>
    </message>
    <message>
      <source>Add player</source>
      <translation>Añadir jugador</translation>
    </message>
    <message>
      <source>Remove player</source>
      <translation>Quitar jugador</translation>
    </message>
    <message>
      <source>Nothing is learned for this tag yet: mark and trim five clips of it.</source>
      <translation>Aún no se ha aprendido nada de esta etiqueta: marca y recorta cinco clips con ella.</translation>
    </message>
    <message>
      <source>The middle of {count} clips</source>
      <translation>La mediana de {count} clips</translation>
    </message>
    <message>
      <source>before</source>
      <translation>antes</translation>
    </message>
    <message>
      <source>after</source>
      <translation>después</translation>
    </message>
    <message>
      <source>Took the clip back.</source>
      <translation>Se retiró el clip.</translation>
    </message>
    <message>
      <source>Start and end of the clip</source>
      <translation>Inicio y final del clip</translation>
    </message>
    <message>
      <source>Drag the ends. Left and Right move the chosen end by 0.1 s, Up and Down choose it.</source>
      <translation>Arrastra los extremos. Izquierda y derecha mueven el extremo elegido 0,1 s; arriba y abajo lo eligen.</translation>
    </message>
    <message>
      <source>start</source>
      <translation>inicio</translation>
    </message>
    <message>
      <source>end</source>
      <translation>final</translation>
    </message>
    <message>
      <source>Problem</source>
      <translation>Problema</translation>
    </message>
    <message>
      <source>Game video</source>
      <translation>Vídeo del partido</translation>
    </message>
    <message>
      <source>Opening {name}…</source>
      <translation>Abriendo {name}…</translation>
    </message>
    <message>
      <source>Tag {tag}, key {letter}</source>
      <translation>Etiqueta {tag}, tecla {letter}</translation>
    </message>
    <message>
      <source>Tag {tag}</source>
      <translation>Etiqueta {tag}</translation>
    </message>
    <message>
      <source>Sound</source>
      <translation>Sonido</translation>
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
      <source>Reel Ballers has to end because something went wrong in it. Your work is saved.</source>
      <translation>Reel Ballers tiene que cerrarse porque algo ha ido mal. Tu trabajo está guardado.</translation>
    </message>
    <message>
      <source>Copy details</source>
      <translation>Copiar detalles</translation>
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
      <source>This library was made by a newer Reel Ballers and is open for reading only; update the app to edit it.</source>
      <translation>Esta biblioteca es de un Reel Ballers más nuevo y está abierta solo para lectura; actualiza la aplicación para editarla.</translation>
    </message>
    <message>
      <source>Something unexpected happened. Your work is saved; the details are in the log.</source>
      <translation>Ha ocurrido algo inesperado. Tu trabajo está guardado; los detalles están en el registro.</translation>
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
      <source>Reel Ballers ended unexpectedly last time. Your work is saved.</source>
      <translation>Reel Ballers se cerró de forma inesperada la última vez. Tu trabajo está guardado.</translation>
    </message>
    <message>
      <source>The details are on the clipboard; they were sent nowhere.</source>
      <translation>Los detalles están en el portapapeles; no se han enviado a ningún sitio.</translation>
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
      <source>Export annotations</source>
      <translation>Exportar anotaciones</translation>
    </message>
    <message>
      <source>{game} recap</source>
      <translation>{game} – resumen</translation>
    </message>
    <message>
      <source>Nothing to correct</source>
      <translation>Nada que corregir</translation>
    </message>
    <message>
      <source>Mark player</source>
      <translation>Marcar jugador</translation>
    </message>
    <message>
      <source>Show text</source>
      <translation>Mostrar texto</translation>
    </message>
    <message>
      <source>Shorten</source>
      <translation>Acortar</translation>
    </message>
    <message>
      <source>Go to the clip in Overlay</source>
      <translation>Ir al clip en Superposición</translation>
    </message>
    <message>
      <source>Go to the text in Overlay</source>
      <translation>Ir al texto en Superposición</translation>
    </message>
    <message>
      <source>Go to the clips of the reel in Framing</source>
      <translation>Ir a los clips del reel en Encuadre</translation>
    </message>
    <message>
      <source>Check list</source>
      <translation>Lista de comprobación</translation>
    </message>
    <message>
      <source>and {count} more like these</source>
      <translation>y {count} más como estos</translation>
    </message>
    <message>
      <source>Only the laptop that made it has the file. Export it again to have it here; deleting takes it off this list and leaves the file alone.</source>
      <translation>Solo el portátil que la hizo tiene el archivo. Expórtala de nuevo para tenerlo aquí; eliminarla la quita de esta lista y no toca el archivo.</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>Tipo</translation>
    </message>
    <message>
      <source>File size</source>
      <translation>Tamaño</translation>
    </message>
    <message>
      <source>Quality</source>
      <translation>Calidad</translation>
    </message>
    <message>
      <source>Made</source>
      <translation>Creado</translation>
    </message>
    <message>
      <source>Rendered</source>
      <translation>Renderizado</translation>
    </message>
    <message>
      <source>Cost</source>
      <translation>Coste</translation>
    </message>
    <message>
      <source>Choose an export to see its details.</source>
      <translation>Elige una exportación para ver sus detalles.</translation>
    </message>
    <message>
      <source>Name of the export</source>
      <translation>Nombre de la exportación</translation>
    </message>
    <message>
      <source>Type another name; the file is renamed too</source>
      <translation>Escribe otro nombre; también se renombra el archivo</translation>
    </message>
    <message>
      <source>Version</source>
      <translation>Versión</translation>
    </message>
    <message>
      <source>Exports of the same reel or game, the newest first</source>
      <translation>Exportaciones del mismo reel o partido, las más nuevas primero</translation>
    </message>
    <message>
      <source>Show in folder</source>
      <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
      <source>Export again…</source>
      <translation>Exportar de nuevo…</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>Eliminar</translation>
    </message>
    <message>
      <source>{name} is on {laptop}</source>
      <translation>{name} está en {laptop}</translation>
    </message>
    <message>
      <source>{name} is not there any more</source>
      <translation>{name} ya no está</translation>
    </message>
    <message>
      <source>{count} frames</source>
      <translation>{count} fotogramas</translation>
    </message>
    <message>
      <source>Full size</source>
      <translation>Tamaño completo</translation>
    </message>
    <message>
      <source>Two thirds</source>
      <translation>Dos tercios</translation>
    </message>
    <message>
      <source>Half</source>
      <translation>Mitad</translation>
    </message>
    <message>
      <source>Export video</source>
      <translation>Exportar vídeo</translation>
    </message>
    <message>
      <source>Smaller file, quicker to send</source>
      <translation>Archivo más pequeño, se envía antes</translation>
    </message>
    <message>
      <source>Smallest file</source>
      <translation>El archivo más pequeño</translation>
    </message>
    <message>
      <source>Where should the video go?</source>
      <translation>¿Dónde guardar el vídeo?</translation>
    </message>
    <message>
      <source>The usual rate for this footage</source>
      <translation>La frecuencia habitual para esta grabación</translation>
    </message>
    <message>
      <source>{rate} (as filmed)</source>
      <translation>{rate} (como se grabó)</translation>
    </message>
    <message>
      <source>Every picture of it</source>
      <translation>Todas sus imágenes</translation>
    </message>
    <message>
      <source>The clips are copied as they were filmed: quick, and nothing of the picture is lost</source>
      <translation>Los clips se copian tal como se grabaron: rápido y sin perder nada de imagen</translation>
    </message>
    <message>
      <source>To look at; quick and small</source>
      <translation>Para ver; rápido y pequeño</translation>
    </message>
    <message>
      <source>For phones and social media</source>
      <translation>Para móviles y redes sociales</translation>
    </message>
    <message>
      <source>For big screens; slower, larger</source>
      <translation>Para pantallas grandes; más lento y grande</translation>
    </message>
    <message>
      <source>Phone</source>
      <translation>Móvil</translation>
    </message>
    <message>
      <source>Feed</source>
      <translation>Feed</translation>
    </message>
    <message>
      <source>Square</source>
      <translation>Cuadrado</translation>
    </message>
    <message>
      <source>Television</source>
      <translation>Televisión</translation>
    </message>
    <message>
      <source>As filmed</source>
      <translation>Como se grabó</translation>
    </message>
    <message>
      <source>about {size}</source>
      <translation>unos {size}</translation>
    </message>
    <message>
      <source>At most, in megabytes</source>
      <translation>Como máximo, en megabytes</translation>
    </message>
    <message>
      <source>The video is never larger than this; 0 for no limit</source>
      <translation>El vídeo nunca supera este tamaño; 0 para no limitarlo</translation>
    </message>
    <message>
      <source>No limit</source>
      <translation>Sin límite</translation>
    </message>
    <message>
      <source>Shape</source>
      <translation>Forma</translation>
    </message>
    <message>
      <source>Several shapes become several videos</source>
      <translation>Varias formas dan varios vídeos</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Tamaño</translation>
    </message>
    <message>
      <source>Frame rate</source>
      <translation>Fotogramas</translation>
    </message>
    <message>
      <source>Format</source>
      <translation>Códec</translation>
    </message>
    <message>
      <source>With sound</source>
      <translation>Con sonido</translation>
    </message>
    <message>
      <source>Even loudness</source>
      <translation>Volumen uniforme</translation>
    </message>
    <message>
      <source>As loud as films are on phones, whatever the microphone heard</source>
      <translation>Con el volumen habitual en móviles, sea cual sea el del micrófono</translation>
    </message>
    <message>
      <source>With banner</source>
      <translation>Con rótulo</translation>
    </message>
    <message>
      <source>Match clock, rating, name and notes over every clip</source>
      <translation>Reloj del partido, valoración, nombre y notas sobre cada clip</translation>
    </message>
    <message>
      <source>Each clip as a file of its own</source>
      <translation>Cada clip en su propio archivo</translation>
    </message>
    <message>
      <source>Names of the files</source>
      <translation>Nombres de los archivos</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Carpeta</translation>
    </message>
    <message>
      <source>Change…</source>
      <translation>Cambiar…</translation>
    </message>
    <message>
      <source>Choose a folder</source>
      <translation>Elegir una carpeta</translation>
    </message>
    <message>
      <source>Estimate</source>
      <translation>Estimación</translation>
    </message>
    <message>
      <source>Time and cost</source>
      <translation>Tiempo y coste</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Exportar</translation>
    </message>
    <message>
      <source>{count} videos of {length}</source>
      <translation>{count} vídeos de {length}</translation>
    </message>
    <message>
      <source>Cannot be exported</source>
      <translation>No se puede exportar</translation>
    </message>
    <message>
      <source>Banner</source>
      <translation>Rótulo</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>Archivos</translation>
    </message>
    <message>
      <source>Where</source>
      <translation>Dónde</translation>
    </message>
    <message>
      <source>Library: {folder}</source>
      <translation>Biblioteca: {folder}</translation>
    </message>
    <message>
      <source>Use library</source>
      <translation>Usar biblioteca</translation>
    </message>
    <message>
      <source>{count} shapes</source>
      <translation>{count} formas</translation>
    </message>
    <message>
      <source>Export {count} videos</source>
      <translation>Exportar {count} vídeos</translation>
    </message>
    <message>
      <source>Fields:</source>
      <translation>Campos:</translation>
    </message>
    <message>
      <source>At most</source>
      <translation>Máximo</translation>
    </message>
    <message>
      <source>Finished export</source>
      <translation>Exportación terminada</translation>
    </message>
    <message>
      <source>All exports</source>
      <translation>Todas las exportaciones</translation>
    </message>
    <message>
      <source>Back to all exports</source>
      <translation>Volver a todas las exportaciones</translation>
    </message>
    <message>
      <source>Back to all exports  (Esc)</source>
      <translation>Volver a todas las exportaciones  (Esc)</translation>
    </message>
    <message>
      <source>This export cannot be played.</source>
      <translation>No se puede reproducir esta exportación.</translation>
    </message>
    <message>
      <source>Moved to this computer: {reason}</source>
      <translation>Pasado a este ordenador: {reason}</translation>
    </message>
    <message>
      <source>Being exported on {laptop}</source>
      <translation>Exportándose en {laptop}</translation>
    </message>
    <message>
      <source>Paused</source>
      <translation>En pausa</translation>
    </message>
    <message>
      <source>Waits on {laptop}</source>
      <translation>En espera en {laptop}</translation>
    </message>
    <message>
      <source>Preparing {at} of {count} pieces</source>
      <translation>Preparando la parte {at} de {count}</translation>
    </message>
    <message>
      <source>Uploading {size}</source>
      <translation>Subiendo {size}</translation>
    </message>
    <message>
      <source>{time} left</source>
      <translation>quedan {time}</translation>
    </message>
    <message>
      <source>No exports running</source>
      <translation>Ninguna exportación en curso</translation>
    </message>
    <message>
      <source>Done on {laptop}</source>
      <translation>Terminada en {laptop}</translation>
    </message>
    <message>
      <source>{state} on {laptop}</source>
      <translation>{state} en {laptop}</translation>
    </message>
    <message>
      <source>Rendering in the cloud and here</source>
      <translation>Renderizando en la nube y aquí</translation>
    </message>
    <message>
      <source>Rendering in the cloud</source>
      <translation>Renderizando en la nube</translation>
    </message>
    <message>
      <source>{n} fps</source>
      <translation>{n} fps</translation>
    </message>
    <message>
      <source>{count} rendering {percent} %</source>
      <translation>{count} en proceso {percent} %</translation>
    </message>
    <message>
      <source>{count} in the cloud {percent} %</source>
      <translation>{count} en la nube {percent} %</translation>
    </message>
    <message>
      <source>{count} queued</source>
      <translation>{count} en cola</translation>
    </message>
    <message>
      <source>Last export failed</source>
      <translation>Falló la última exportación</translation>
    </message>
    <message>
      <source>starting</source>
      <translation>empezando</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Progreso</translation>
    </message>
    <message>
      <source>Retry</source>
      <translation>Reintentar</translation>
    </message>
    <message>
      <source>Run here instead</source>
      <translation>Hacerlo aquí</translation>
    </message>
    <message>
      <source>Render what is left on this computer, without the cloud</source>
      <translation>Renderizar lo que falta en este ordenador, sin la nube</translation>
    </message>
    <message>
      <source>Copy the sentence and the log, to send to somebody who helps</source>
      <translation>Copiar la frase y el registro, para enviarlos a quien ayude</translation>
    </message>
    <message>
      <source>Show in gallery</source>
      <translation>Mostrar en la galería</translation>
    </message>
    <message>
      <source>Export queue</source>
      <translation>Cola de exportación</translation>
    </message>
    <message>
      <source>Close export queue</source>
      <translation>Cerrar la cola de exportación</translation>
    </message>
    <message>
      <source>Close  (Esc)</source>
      <translation>Cerrar  (Esc)</translation>
    </message>
    <message>
      <source>Nothing is being exported. Press Ctrl+E to export a video.</source>
      <translation>No se está exportando nada. Pulsa Ctrl+E para exportar un vídeo.</translation>
    </message>
    <message>
      <source>Pause exports when the battery is low</source>
      <translation>Pausar las exportaciones con batería baja</translation>
    </message>
    <message>
      <source>Finished videos are kept here. Frame a reel, then press Export (Ctrl+E).</source>
      <translation>Aquí se guardan los vídeos terminados. Encuadra un reel y pulsa Exportar (Ctrl+E).</translation>
    </message>
    <message>
      <source>Your export is being made. Ctrl+J shows how far it is.</source>
      <translation>Tu exportación está en marcha. Ctrl+J muestra cómo va.</translation>
    </message>
    <message>
      <source>No export has this name or kind.</source>
      <translation>Ninguna exportación tiene este nombre o tipo.</translation>
    </message>
    <message>
      <source>Go to Framing</source>
      <translation>Ir a Encuadre</translation>
    </message>
    <message>
      <source>{name} is on {laptop}; export it again here.</source>
      <translation>{name} está en {laptop}; expórtala de nuevo aquí.</translation>
    </message>
    <message>
      <source>Moved {name} to the trash.</source>
      <translation>{name} se movió a la papelera.</translation>
    </message>
    <message>
      <source>delete export</source>
      <translation>eliminar exportación</translation>
    </message>
    <message>
      <source>No file manager answered; the file is {path}.</source>
      <translation>Ningún gestor de archivos respondió; el archivo es {path}.</translation>
    </message>
    <message>
      <source>Took {name} off the list; its file stays on {laptop}.</source>
      <translation>{name} se quitó de la lista; su archivo sigue en {laptop}.</translation>
    </message>
    <message>
      <source>Brought {name} back.</source>
      <translation>Se recuperó {name}.</translation>
    </message>
    <message>
      <source>Exports</source>
      <translation>Exportaciones</translation>
    </message>
    <message>
      <source>Search exports</source>
      <translation>Buscar exportaciones</translation>
    </message>
    <message>
      <source>Kinds of exports</source>
      <translation>Tipos de exportación</translation>
    </message>
    <message>
      <source>Versions together</source>
      <translation>Versiones juntas</translation>
    </message>
    <message>
      <source>Exports of the same reel or game share a tile</source>
      <translation>Las exportaciones del mismo reel o partido comparten mosaico</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Todas</translation>
    </message>
    <message>
      <source>{size} on this computer</source>
      <translation>{size} en este ordenador</translation>
    </message>
    <message>
      <source>File not found</source>
      <translation>Archivo no encontrado</translation>
    </message>
    <message>
      <source>On {laptop}</source>
      <translation>En {laptop}</translation>
    </message>
    <message>
      <source>{count} versions</source>
      <translation>{count} versiones</translation>
    </message>
    <message>
      <source>on {laptop}</source>
      <translation>en {laptop}</translation>
    </message>
    <message>
      <source>Looking whether the cloud can be used…</source>
      <translation>Comprobando si se puede usar la nube…</translation>
    </message>
    <message>
      <source>Set up…</source>
      <translation>Configurar…</translation>
    </message>
    <message>
      <source>The cloud where it can be used, this computer where not or when no GPU is free</source>
      <translation>La nube si se puede usar; este ordenador si no, o si no hay GPU libre</translation>
    </message>
    <message>
      <source>On a rented GPU; waits until one is free</source>
      <translation>En una GPU alquilada; espera hasta que haya una libre</translation>
    </message>
    <message>
      <source>Needs no network</source>
      <translation>No necesita red</translation>
    </message>
    <message>
      <source>Rendered on this computer; needs no network.</source>
      <translation>Se renderiza en este ordenador; no necesita red.</translation>
    </message>
    <message>
      <source>Rendered in the cloud; when no GPU is free, this computer takes over.</source>
      <translation>Se renderiza en la nube; si no hay GPU libre, lo hace este ordenador.</translation>
    </message>
    <message>
      <source>Rendered on this computer.</source>
      <translation>Se renderiza en este ordenador.</translation>
    </message>
    <message>
      <source>{size} to upload</source>
      <translation>{size} por subir</translation>
    </message>
    <message>
      <source>Rendered on a GPU in the cloud; waits until one is free.</source>
      <translation>Se renderiza en una GPU en la nube; espera hasta que haya una libre.</translation>
    </message>
    <message>
      <source>nothing to upload</source>
      <translation>nada por subir</translation>
    </message>
    <message>
      <source>Set up the cloud GPU</source>
      <translation>Configurar la GPU en la nube</translation>
    </message>
    <message>
      <source>RunPod key, endpoint and monthly limit</source>
      <translation>Clave de RunPod, endpoint y límite mensual</translation>
    </message>
    <message>
      <source>about {cost}</source>
      <translation>unos {cost}</translation>
    </message>
    <message>
      <source>Cloud GPU</source>
      <translation>GPU en la nube</translation>
    </message>
    <message>
      <source>This computer</source>
      <translation>Este ordenador</translation>
    </message>
    <message>
      <source>Finished reel</source>
      <translation>Reel terminado</translation>
    </message>
    <message>
      <source>Framed reel</source>
      <translation>Reel encuadrado</translation>
    </message>
    <message>
      <source>Game recap</source>
      <translation>Resumen del partido</translation>
    </message>
    <message>
      <source>Finished reels</source>
      <translation>Reels terminados</translation>
    </message>
    <message>
      <source>Framed reels</source>
      <translation>Reels encuadrados</translation>
    </message>
    <message>
      <source>Game recaps</source>
      <translation>Resúmenes de partidos</translation>
    </message>
    <message>
      <source>Crop, spotlights and texts: ready to share</source>
      <translation>Recorte, focos y textos: listo para compartir</translation>
    </message>
    <message>
      <source>The crop only, without spotlights and texts</source>
      <translation>Solo el recorte, sin focos ni textos</translation>
    </message>
    <message>
      <source>Marked clips one after the other</source>
      <translation>Clips marcados uno tras otro</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>En espera</translation>
    </message>
    <message>
      <source>Preparing</source>
      <translation>Preparando</translation>
    </message>
    <message>
      <source>Uploading</source>
      <translation>Subiendo</translation>
    </message>
    <message>
      <source>Waiting for a GPU</source>
      <translation>Esperando una GPU</translation>
    </message>
    <message>
      <source>Rendering</source>
      <translation>Renderizando</translation>
    </message>
    <message>
      <source>Downloading</source>
      <translation>Descargando</translation>
    </message>
    <message>
      <source>Checking the film</source>
      <translation>Comprobando el vídeo</translation>
    </message>
    <message>
      <source>Rendering on this computer</source>
      <translation>Renderizando en este ordenador</translation>
    </message>
    <message>
      <source>Joining the pieces</source>
      <translation>Uniendo las partes</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Terminada</translation>
    </message>
    <message>
      <source>Failed</source>
      <translation>Fallida</translation>
    </message>
    <message>
      <source>Cancelled</source>
      <translation>Cancelada</translation>
    </message>
    <message>
      <source>Draft</source>
      <translation>Borrador</translation>
    </message>
    <message>
      <source>Standard</source>
      <translation>Estándar</translation>
    </message>
    <message>
      <source>High</source>
      <translation>Alta</translation>
    </message>
    <message>
      <source>Plays everywhere</source>
      <translation>Se reproduce en todas partes</translation>
    </message>
    <message>
      <source>Smaller; plays on phones and newer computers</source>
      <translation>Más pequeño; para móviles y ordenadores recientes</translation>
    </message>
    <message>
      <source>Smallest and slow to make; plays in browsers and on new devices</source>
      <translation>El más pequeño y lento de hacer; para navegadores y dispositivos nuevos</translation>
    </message>
    <message>
      <source>Automatic</source>
      <translation>Automático</translation>
    </message>
    <message>
      <source>copied as filmed</source>
      <translation>copiado como se grabó</translation>
    </message>
    <message>
      <source>processor (x264)</source>
      <translation>procesador (x264)</translation>
    </message>
    <message>
      <source>processor (x265)</source>
      <translation>procesador (x265)</translation>
    </message>
    <message>
      <source>processor (SVT-AV1)</source>
      <translation>procesador (SVT-AV1)</translation>
    </message>
    <message>
      <source>about {n} h</source>
      <translation>unas {n} h</translation>
    </message>
    <message>
      <source>another laptop</source>
      <translation>otro portátil</translation>
    </message>
    <message>
      <source>Cloud GPU and this computer</source>
      <translation>GPU en la nube y este ordenador</translation>
    </message>
    <message>
      <source>about {n} s</source>
      <translation>unos {n} s</translation>
    </message>
    <message>
      <source>about {n} min</source>
      <translation>unos {n} min</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>Original</translation>
    </message>
    <message>
      <source>Removed the game from the library; its video was not touched.</source>
      <translation>Se quitó el partido de la biblioteca; su vídeo no se tocó.</translation>
    </message>
    <message>
      <source>Open a game first: the clips in {name} belong to one.</source>
      <translation>Abre primero un partido: los clips de {name} pertenecen a uno.</translation>
    </message>
    <message>
      <source>This game was removed before; it is back with its {clips}.</source>
      <translation>Este partido se había quitado; vuelve con {clips}.</translation>
    </message>
    <message>
      <source>Where is {name}?</source>
      <translation>¿Dónde está {name}?</translation>
    </message>
    <message>
      <source>This link shows nothing in Reel Ballers: {link}</source>
      <translation>Este enlace no muestra nada en Reel Ballers: {link}</translation>
    </message>
    <message>
      <source>No game was removed from the library.</source>
      <translation>No se ha quitado ningún partido de la biblioteca.</translation>
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
      <source>Read only</source>
      <translation>Solo lectura</translation>
    </message>
    <message>
      <source>Read only: why</source>
      <translation>Solo lectura: por qué</translation>
    </message>
    <message>
      <source>Made the reel {name}.</source>
      <translation>Se creó el reel {name}.</translation>
    </message>
    <message>
      <source>Reading {name}: {percent} %</source>
      <translation>Leyendo {name}: {percent} %</translation>
    </message>
    <message>
      <source>Look for a newer version once a day</source>
      <translation>Buscar una versión nueva una vez al día</translation>
    </message>
    <message>
      <source>Newer versions</source>
      <translation>Versiones nuevas</translation>
    </message>
    <message>
      <source>Look Now</source>
      <translation>Buscar ahora</translation>
    </message>
    <message>
      <source>Look for a newer version now</source>
      <translation>Buscar ahora una versión nueva</translation>
    </message>
    <message>
      <source>Only the announcement is read; nothing about you or your games is sent.</source>
      <translation>Solo se lee el anuncio; no se envía nada sobre ti ni sobre tus partidos.</translation>
    </message>
    <message>
      <source>Updates</source>
      <translation>Actualizaciones</translation>
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
      <source>Screen {name}</source>
      <translation>Pantalla {name}</translation>
    </message>
    <message>
      <source>Reel Ballers {version} is there.</source>
      <translation>Ya está Reel Ballers {version}.</translation>
    </message>
    <message>
      <source>What is new, and how to get it</source>
      <translation>Qué hay de nuevo y cómo obtenerlo</translation>
    </message>
    <message>
      <source>What is new…</source>
      <translation>Novedades…</translation>
    </message>
    <message>
      <source>Nothing on this computer opens {path}: start it by hand.</source>
      <translation>Nada en este ordenador abre {path}: inícialo a mano.</translation>
    </message>
    <message>
      <source>The installer lies in {folder}.</source>
      <translation>El instalador está en {folder}.</translation>
    </message>
    <message>
      <source>You have {version}. The download is {size}.</source>
      <translation>Tienes la {version}. La descarga ocupa {size}.</translation>
    </message>
    <message>
      <source>The download is complete and is the file that the makers signed. Your library stays as it is.</source>
      <translation>La descarga está completa y es el archivo que firmaron los autores. Tu biblioteca se queda como está.</translation>
    </message>
    <message>
      <source>Its folder was opened. Quit Reel Ballers, put the new file where the old one lies, and start it from there.</source>
      <translation>Se ha abierto su carpeta. Sal de Reel Ballers, pon el archivo nuevo donde está el antiguo e inícialo desde ahí.</translation>
    </message>
    <message>
      <source>The installer was opened. Quit Reel Ballers before you go on in it: there is nothing to save. An export that still runs stops, and can be tried again from the queue.</source>
      <translation>Se ha abierto el instalador. Sal de Reel Ballers antes de continuar en él: no hay nada que guardar. Una exportación en curso se detiene y se puede reintentar desde la cola.</translation>
    </message>
    <message>
      <source>Reel Ballers {version} is there</source>
      <translation>Ya está Reel Ballers {version}</translation>
    </message>
    <message>
      <source>Download</source>
      <translation>Descargar</translation>
    </message>
    <message>
      <source>Install…</source>
      <translation>Instalar…</translation>
    </message>
    <message>
      <source>Quit Reel Ballers</source>
      <translation>Salir de Reel Ballers</translation>
    </message>
    <message>
      <source>Download: {words}</source>
      <translation>Descarga: {words}</translation>
    </message>
    <message>
      <source>What is new</source>
      <translation>Novedades</translation>
    </message>
    <message>
      <source>The makers say nothing of what is new.</source>
      <translation>Los autores no dicen qué hay de nuevo.</translation>
    </message>
    <message>
      <source>Skip This Version</source>
      <translation>Omitir esta versión</translation>
    </message>
    <message>
      <source>Later</source>
      <translation>Más tarde</translation>
    </message>
    <message>
      <source>If nothing opened, this does the same in a terminal:</source>
      <translation>Si no se abre nada, esto hace lo mismo en un terminal:</translation>
    </message>
    <message>
      <source>Cancel download</source>
      <translation>Cancelar la descarga</translation>
    </message>
    <message>
      <source>Reel Ballers {version} is the newest version.</source>
      <translation>Reel Ballers {version} es la versión más reciente.</translation>
    </message>
    <message>
      <source>Nothing newer. Looked: {when}</source>
      <translation>Nada más nuevo. Buscado: {when}</translation>
    </message>
    <message>
      <source>Update to {version}</source>
      <translation>Actualizar a {version}</translation>
    </message>
    <message>
      <source>{store} brings newer versions of this copy.</source>
      <translation>{store} trae las versiones nuevas de esta copia.</translation>
    </message>
    <message>
      <source>This copy was not installed from a package, so it does not look for newer ones.</source>
      <translation>Esta copia no se instaló desde un paquete, así que no busca versiones nuevas.</translation>
    </message>
    <message>
      <source>This copy was built without a place to look for newer ones.</source>
      <translation>Esta copia se creó sin un lugar donde buscar versiones nuevas.</translation>
    </message>
    <message>
      <source>Looking for a newer version…</source>
      <translation>Buscando una versión nueva…</translation>
    </message>
    <message>
      <source>Not looked yet.</source>
      <translation>Aún no se ha buscado.</translation>
    </message>
    <message>
      <source>Version {version} is there. Looked: {when}</source>
      <translation>Ya está la versión {version}. Buscado: {when}</translation>
    </message>
    <message>
      <source>{percent} % of {size}</source>
      <translation>{percent} % de {size}</translation>
    </message>
    <message>
      <source>Update: {percent} %</source>
      <translation>Actualización: {percent} %</translation>
    </message>
    <message>
      <source>Update ready to install</source>
      <translation>Actualización lista para instalar</translation>
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
      <translation>seguir jugador</translation>
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
      <source>open reel</source>
      <translation>abrir reel</translation>
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

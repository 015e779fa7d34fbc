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
      <source>{name}, {rating} stars {word}, {place}at {at}</source>
      <translation>{name}, {rating} estrellas {word}, {place}en {at}</translation>
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
      <source>Game video</source>
      <translation>Vídeo del partido</translation>
    </message>
    <message>
      <source>Opening {name}…</source>
      <translation>Abriendo {name}…</translation>
    </message>
    <message>
      <source>Tag {tag}</source>
      <translation>Etiqueta {tag}</translation>
    </message>
    <message>
      <source>Tag {tag}, key {letter}</source>
      <translation>Etiqueta {tag}, tecla {letter}</translation>
    </message>
    <message>
      <source>Sound</source>
      <translation>Sonido</translation>
    </message>
    <message>
      <source>Two laptops changed the same thing while they were apart. The later edit is in the library; the other one was not thrown away.</source>
      <translation>Dos portátiles cambiaron lo mismo mientras estaban separados. La edición posterior está en la biblioteca; la otra no se ha tirado.</translation>
    </message>
    <message>
      <source>Nothing to compare: no two laptops have set the same thing differently.</source>
      <translation>Nada que comparar: no hay dos portátiles que hayan puesto lo mismo de distinta manera.</translation>
    </message>
    <message>
      <source>In the library</source>
      <translation>En la biblioteca</translation>
    </message>
    <message>
      <source>From {device}</source>
      <translation>De {device}</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>Conservar</translation>
    </message>
    <message>
      <source>Use other</source>
      <translation>Usar la otra</translation>
    </message>
    <message>
      <source>Edits to compare</source>
      <translation>Ediciones por comparar</translation>
    </message>
    <message>
      <source>Looking…</source>
      <translation>Mirando…</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Terminada</translation>
    </message>
    <message>
      <source>Both choices can be undone with Ctrl+Z.</source>
      <translation>Las dos opciones se deshacen con Ctrl+Z.</translation>
    </message>
    <message>
      <source>{many} to compare. A choice is an ordinary edit: Ctrl+Z takes it back.</source>
      <translation>{many} por comparar. Elegir es una edición normal: Ctrl+Z la deshace.</translation>
    </message>
    <message>
      <source>Keep {mine}: {about}</source>
      <translation>Conservar {mine}: {about}</translation>
    </message>
    <message>
      <source>Use other {theirs}: {about}</source>
      <translation>Usar {theirs}: {about}</translation>
    </message>
    <message>
      <source>edit</source>
      <translation>edición</translation>
    </message>
    <message>
      <source>edits</source>
      <translation>ediciones</translation>
    </message>
    <message>
      <source>{many} to compare: another laptop changed the same thing. Nothing was thrown away.</source>
      <translation>{many} por comparar: otro portátil cambió lo mismo. No se ha tirado nada.</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Mostrar</translation>
    </message>
    <message>
      <source>Version {number} is back. The one before it stays in the version history.</source>
      <translation>La versión {number} ha vuelto. La anterior sigue en el historial de versiones.</translation>
    </message>
    <message>
      <source>Compare…</source>
      <translation>Comparar…</translation>
    </message>
    <message>
      <source>Version history</source>
      <translation>Historial de versiones</translation>
    </message>
    <message>
      <source>The cloud is turned off. Everything is saved on this laptop.</source>
      <translation>La nube está desactivada. Todo está guardado en este portátil.</translation>
    </message>
    <message>
      <source>The cloud is set up. The library syncs by itself now.</source>
      <translation>La nube está configurada. La biblioteca se sincroniza sola.</translation>
    </message>
    <message>
      <source>Press Test first. Save anyway keeps settings that were not tested.</source>
      <translation>Pulsa primero Probar. «Guardar igualmente» conserva ajustes sin probar.</translation>
    </message>
    <message>
      <source>This computer's keyring (safest)</source>
      <translation>Llavero de este ordenador (lo más seguro)</translation>
    </message>
    <message>
      <source>Nowhere: enter it again after a restart</source>
      <translation>En ningún sitio: introducirla tras reiniciar</translation>
    </message>
    <message>
      <source>A file that only my account can read</source>
      <translation>Un archivo que solo mi cuenta puede leer</translation>
    </message>
    <message>
      <source>Show {what}</source>
      <translation>Mostrar {what}</translation>
    </message>
    <message>
      <source>Result of the test</source>
      <translation>Resultado de la prueba</translation>
    </message>
    <message>
      <source>Fine: </source>
      <translation>Bien: </translation>
    </message>
    <message>
      <source>Wrong: </source>
      <translation>Mal: </translation>
    </message>
    <message>
      <source>{name} is backed up.</source>
      <translation>{name} tiene copia de seguridad.</translation>
    </message>
    <message>
      <source>{name} is on this laptop.</source>
      <translation>{name} está en este portátil.</translation>
    </message>
    <message>
      <source>The video of {name} is in the cloud only now; it plays from there.</source>
      <translation>El vídeo de {name} está ahora solo en la nube; se reproduce desde allí.</translation>
    </message>
    <message>
      <source>The game</source>
      <translation>El partido</translation>
    </message>
    <message>
      <source>Backing up a game needs the cloud, and none is set up yet.</source>
      <translation>Para guardar una copia de un partido hace falta la nube, y aún no hay ninguna configurada.</translation>
    </message>
    <message>
      <source>Set up the cloud…</source>
      <translation>Configurar la nube…</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Quitar</translation>
    </message>
    <message>
      <source>Renders exports on a rented GPU (RunPod Serverless). Only the seconds of a game that a reel shows go up, to your own storage, and the finished film comes back here. Without it exports are rendered on this computer.</source>
      <translation>Renderiza en una GPU alquilada (RunPod Serverless). Solo se suben los segundos del partido que muestra un reel, a tu propio almacenamiento, y la película terminada vuelve aquí. Sin ella se renderiza en este ordenador.</translation>
    </message>
    <message>
      <source>Films and footage pass through your own storage, which is not set up yet.</source>
      <translation>Las películas y grabaciones pasan por tu propio almacenamiento, que aún no está configurado.</translation>
    </message>
    <message>
      <source>Given by RUNPOD_ENDPOINT_ID; change it there.</source>
      <translation>Viene de RUNPOD_ENDPOINT_ID; cámbialo ahí.</translation>
    </message>
    <message>
      <source>Asking RunPod…</source>
      <translation>Preguntando a RunPod…</translation>
    </message>
    <message>
      <source>Asking a GPU to try its encoder; a cold one takes a minute or two to start…</source>
      <translation>Una GPU prueba su codificador; si está fría tarda uno o dos minutos en arrancar…</translation>
    </message>
    <message>
      <source>Cloud GPU settings</source>
      <translation>Ajustes de GPU en la nube</translation>
    </message>
    <message>
      <source>Set up storage…</source>
      <translation>Configurar almacenamiento…</translation>
    </message>
    <message>
      <source>Test</source>
      <translation>Probar</translation>
    </message>
    <message>
      <source>Turn off…</source>
      <translation>Desactivar…</translation>
    </message>
    <message>
      <source>Save anyway</source>
      <translation>Guardar igualmente</translation>
    </message>
    <message>
      <source>The ID under Serverless, e.g. 4xk2m9q0r7v1ab</source>
      <translation>El ID en Serverless, p. ej. 4xk2m9q0r7v1ab</translation>
    </message>
    <message>
      <source> seconds</source>
      <translation> segundos</translation>
    </message>
    <message>
      <source> at once</source>
      <translation> a la vez</translation>
    </message>
    <message>
      <source>No limit</source>
      <translation>Sin límite</translation>
    </message>
    <message>
      <source> / second</source>
      <translation> / segundo</translation>
    </message>
    <message>
      <source>Saving…</source>
      <translation>Guardando…</translation>
    </message>
    <message>
      <source>Yes, turn off</source>
      <translation>Sí, desactivar</translation>
    </message>
    <message>
      <source>The key is forgotten on this laptop; exports are rendered on this computer.</source>
      <translation>La clave se olvida en este portátil; se exporta en este ordenador.</translation>
    </message>
    <message>
      <source>the key</source>
      <translation>la clave</translation>
    </message>
    <message>
      <source>Turn cloud exports off</source>
      <translation>Desactivar las exportaciones en la nube</translation>
    </message>
    <message>
      <source>Save without a good test</source>
      <translation>Guardar sin una prueba correcta</translation>
    </message>
    <message>
      <source>Endpoint ID</source>
      <translation>ID del endpoint</translation>
    </message>
    <message>
      <source>RunPod's console shows it under Serverless</source>
      <translation>La consola de RunPod lo muestra en Serverless</translation>
    </message>
    <message>
      <source>RunPod key</source>
      <translation>Clave de RunPod</translation>
    </message>
    <message>
      <source>Settings, API Keys: one that may use this endpoint only</source>
      <translation>Settings, API Keys: una que solo pueda usar este endpoint</translation>
    </message>
    <message>
      <source>Keep the key in</source>
      <translation>Guardar la clave en</translation>
    </message>
    <message>
      <source>Never in the library, a job or a log</source>
      <translation>Nunca en la biblioteca, un trabajo o un registro</translation>
    </message>
    <message>
      <source>Wait for a GPU</source>
      <translation>Esperar una GPU</translation>
    </message>
    <message>
      <source>then Automatic renders on this computer</source>
      <translation>después Automático renderiza en este ordenador</translation>
    </message>
    <message>
      <source>Pieces</source>
      <translation>Partes</translation>
    </message>
    <message>
      <source>that longer reels are rendered in, side by side</source>
      <translation>en que se renderizan los reels largos, en paralelo</translation>
    </message>
    <message>
      <source>Monthly limit</source>
      <translation>Límite mensual</translation>
    </message>
    <message>
      <source>then this computer renders instead</source>
      <translation>después renderiza este ordenador</translation>
    </message>
    <message>
      <source>Price of the GPU</source>
      <translation>Precio de la GPU</translation>
    </message>
    <message>
      <source>for the estimates, from RunPod's price list</source>
      <translation>para los cálculos, de la lista de precios de RunPod</translation>
    </message>
    <message>
      <source>The one in use ({key_hint})</source>
      <translation>La que está en uso ({key_hint})</translation>
    </message>
    <message>
      <source>Everything works. Save to export in the cloud.</source>
      <translation>Todo funciona. Guarda para exportar en la nube.</translation>
    </message>
    <message>
      <source>Turning cloud exports off…</source>
      <translation>Desactivando las exportaciones en la nube…</translation>
    </message>
    <message>
      <source>Cloud exports are turned off; this computer renders them.</source>
      <translation>Las exportaciones en la nube están desactivadas; este ordenador las renderiza.</translation>
    </message>
    <message>
      <source>Saved. {why_not}</source>
      <translation>Guardado. {why_not}</translation>
    </message>
    <message>
      <source>Saved. Exports can be rendered in the cloud.</source>
      <translation>Guardado. Las exportaciones pueden renderizarse en la nube.</translation>
    </message>
    <message>
      <source>Library size</source>
      <translation>Tamaño de la biblioteca</translation>
    </message>
    <message>
      <source>Cloud settings</source>
      <translation>Ajustes de la nube</translation>
    </message>
    <message>
      <source>Sync status</source>
      <translation>Estado de la sincronización</translation>
    </message>
    <message>
      <source>Close sync status</source>
      <translation>Cerrar el estado de la sincronización</translation>
    </message>
    <message>
      <source>Close  (Esc)</source>
      <translation>Cerrar  (Esc)</translation>
    </message>
    <message>
      <source>Sync now</source>
      <translation>Sincronizar ahora</translation>
    </message>
    <message>
      <source>No</source>
      <translation>No</translation>
    </message>
    <message>
      <source>Keeps this library in storage of your own (Cloudflare R2), so that it survives a lost laptop and a second laptop can share it. Without it everything works on this laptop.</source>
      <translation>Guarda esta biblioteca en tu propio almacenamiento (Cloudflare R2), para que sobreviva a un portátil perdido y un segundo pueda compartirla. Sin él todo funciona en este portátil.</translation>
    </message>
    <message>
      <source>8 to 64 small letters, digits and hyphens; the same name on every laptop that shares it.</source>
      <translation>De 8 a 64 letras minúsculas, cifras y guiones; el mismo nombre en cada portátil que la comparte.</translation>
    </message>
    <message>
      <source>The bucket's name, e.g. reels</source>
      <translation>El nombre del bucket, p. ej. reels</translation>
    </message>
    <message>
      <source>e.g. u15-rovers</source>
      <translation>p. ej. u15-rovers</translation>
    </message>
    <message>
      <source>The one in use</source>
      <translation>La que está en uso</translation>
    </message>
    <message>
      <source>Trying the bucket out with a small probe object…</source>
      <translation>Probando el bucket con un objeto pequeño…</translation>
    </message>
    <message>
      <source>The keys are forgotten on this laptop. The library stays here and in the cloud.</source>
      <translation>Las claves se olvidan en este portátil. La biblioteca sigue aquí y en la nube.</translation>
    </message>
    <message>
      <source>the secret</source>
      <translation>el secreto</translation>
    </message>
    <message>
      <source>Turn the cloud off</source>
      <translation>Desactivar la nube</translation>
    </message>
    <message>
      <source>Endpoint</source>
      <translation>Endpoint</translation>
    </message>
    <message>
      <source>Bucket</source>
      <translation>Bucket</translation>
    </message>
    <message>
      <source>Access key ID</source>
      <translation>ID de clave de acceso</translation>
    </message>
    <message>
      <source>Secret access key</source>
      <translation>Clave de acceso secreta</translation>
    </message>
    <message>
      <source>Keep the keys in</source>
      <translation>Guardar las claves en</translation>
    </message>
    <message>
      <source>Library name</source>
      <translation>Nombre de la biblioteca</translation>
    </message>
    <message>
      <source>Bring them along: both libraries are joined, nothing is deleted</source>
      <translation>Llevarlos: las dos bibliotecas se unen, no se borra nada</translation>
    </message>
    <message>
      <source>Leave them where they are, in a folder of their own on this laptop</source>
      <translation>Dejarlos donde están, en una carpeta propia en este portátil</translation>
    </message>
    <message>
      <source>Everything works. Save to begin syncing.</source>
      <translation>Todo funciona. Guarda para empezar a sincronizar.</translation>
    </message>
    <message>
      <source>Turning the cloud off…</source>
      <translation>Desactivando la nube…</translation>
    </message>
    <message>
      <source>Each library on this laptop has a folder of its own. Opening another one changes neither: nothing moves between them.</source>
      <translation>Cada biblioteca de este portátil tiene su carpeta. Abrir otra no cambia ninguna: nada pasa de una a otra.</translation>
    </message>
    <message>
      <source>Cloud: {bucket}</source>
      <translation>Nube: {bucket}</translation>
    </message>
    <message>
      <source>On this laptop only</source>
      <translation>Solo en este portátil</translation>
    </message>
    <message>
      <source>The library of this laptop</source>
      <translation>La biblioteca de este portátil</translation>
    </message>
    <message>
      <source>{where}  ·  open now</source>
      <translation>{where}  ·  abierta ahora</translation>
    </message>
    <message>
      <source>Sign in as someone else</source>
      <translation>Entrar como otra persona</translation>
    </message>
    <message>
      <source>Libraries on this laptop</source>
      <translation>Bibliotecas en este portátil</translation>
    </message>
    <message>
      <source>A library from the cloud…</source>
      <translation>Una biblioteca de la nube…</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Abrir</translation>
    </message>
    <message>
      <source>Open the chosen library</source>
      <translation>Abrir la biblioteca elegida</translation>
    </message>
    <message>
      <source>Cleaning up lets go of what was deleted more than 90 days ago and of notes of old syncs. Games, clips, reels and videos are not touched.</source>
      <translation>La limpieza suelta lo que se borró hace más de 90 días y notas de sincronizaciones antiguas. Partidos, clips, reels y vídeos no se tocan.</translation>
    </message>
    <message>
      <source>A library of this size syncs in a moment.</source>
      <translation>Una biblioteca de este tamaño se sincroniza en un momento.</translation>
    </message>
    <message>
      <source>It still syncs well. Cleaning up now and then keeps it so.</source>
      <translation>Todavía se sincroniza bien. Limpiar de vez en cuando lo mantiene así.</translation>
    </message>
    <message>
      <source>It still syncs, but each sync sends all of it: clean up.</source>
      <translation>Todavía se sincroniza, pero cada vez se envía entera: límpiala.</translation>
    </message>
    <message>
      <source>Measuring…</source>
      <translation>Midiendo…</translation>
    </message>
    <message>
      <source>Clean up</source>
      <translation>Limpiar</translation>
    </message>
    <message>
      <source>{total_bytes} without the videos</source>
      <translation>{total_bytes} sin los vídeos</translation>
    </message>
    <message>
      <source>Cleaning up…</source>
      <translation>Limpiando…</translation>
    </message>
    <message>
      <source>Cleaned up: {saved} smaller.</source>
      <translation>Limpio: {saved} menos.</translation>
    </message>
    <message>
      <source>Nothing to clean up: everything in the library is in use.</source>
      <translation>Nada que limpiar: todo en la biblioteca se usa.</translation>
    </message>
    <message>
      <source>row</source>
      <translation>fila</translation>
    </message>
    <message>
      <source>rows</source>
      <translation>filas</translation>
    </message>
    <message>
      <source>The limit is reached: exports are rendered on this computer until the month ends.</source>
      <translation>Se ha alcanzado el límite: hasta fin de mes se renderiza en este ordenador.</translation>
    </message>
    <message>
      <source>{many}  ·  {time} of GPU</source>
      <translation>{many}  ·  {time} de GPU</translation>
    </message>
    <message>
      <source> of {dollars}</source>
      <translation> de {dollars}</translation>
    </message>
    <message>
      <source>Nothing was rendered in the cloud yet</source>
      <translation>Aún no se ha renderizado nada en la nube</translation>
    </message>
    <message>
      <source>{seconds} min</source>
      <translation>{seconds} min</translation>
    </message>
    <message>
      <source>export</source>
      <translation>exportación</translation>
    </message>
    <message>
      <source>exports</source>
      <translation>exportaciones</translation>
    </message>
    <message>
      <source>Spent this month</source>
      <translation>Gastado este mes</translation>
    </message>
    <message>
      <source>Share of the monthly limit</source>
      <translation>Parte del límite mensual</translation>
    </message>
    <message>
      <source>Spent in {spend_words}</source>
      <translation>Gastado en {spend_words}</translation>
    </message>
    <message>
      <source>Sync: {line}</source>
      <translation>Sincronización: {line}</translation>
    </message>
    <message>
      <source>Paused at {percent} %</source>
      <translation>En pausa al {percent} %</translation>
    </message>
    <message>
      <source>Downloading</source>
      <translation>Descargando</translation>
    </message>
    <message>
      <source>Backing up</source>
      <translation>Guardando copia</translation>
    </message>
    <message>
      <source>Cancel: {verb} {name}</source>
      <translation>Cancelar: {verb} {name}</translation>
    </message>
    <message>
      <source>{percent} % of {total_bytes}</source>
      <translation>{percent} % de {total_bytes}</translation>
    </message>
    <message>
      <source>{waiting} more waits</source>
      <translation>{waiting} más espera</translation>
    </message>
    <message>
      <source>{waiting} more wait</source>
      <translation>{waiting} más esperan</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Seguir</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Pausa</translation>
    </message>
    <message>
      <source>Go on with transfers</source>
      <translation>Seguir con las transferencias</translation>
    </message>
    <message>
      <source>Pause transfers</source>
      <translation>Pausar las transferencias</translation>
    </message>
    <message>
      <source>Every sync leaves a version in the cloud: all of them for 7 days, then one an hour, after a month one a day. Looking into one changes nothing.</source>
      <translation>Cada sincronización deja una versión en la nube: todas durante 7 días, luego una por hora y tras un mes una por día. Mirar dentro no cambia nada.</translation>
    </message>
    <message>
      <source>There are no versions yet: the first sync makes one.</source>
      <translation>Aún no hay versiones: la primera sincronización crea una.</translation>
    </message>
    <message>
      <source>Choose a version to see what it holds.</source>
      <translation>Elige una versión para ver qué contiene.</translation>
    </message>
    <message>
      <source>clip</source>
      <translation>clip</translation>
    </message>
    <message>
      <source>clips</source>
      <translation>clips</translation>
    </message>
    <message>
      <source>now on this laptop</source>
      <translation>ahora en este portátil</translation>
    </message>
    <message>
      <source>Version {version}</source>
      <translation>Versión {version}</translation>
    </message>
    <message>
      <source>Versions</source>
      <translation>Versiones</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>Pregunta</translation>
    </message>
    <message>
      <source>Restore…</source>
      <translation>Restaurar…</translation>
    </message>
    <message>
      <source>Restore</source>
      <translation>Restaurar</translation>
    </message>
    <message>
      <source>What the version holds</source>
      <translation>Qué contiene la versión</translation>
    </message>
    <message>
      <source>Version {version}, {moment_words}</source>
      <translation>Versión {version}, {moment_words}</translation>
    </message>
    <message>
      <source>Holds {words}.</source>
      <translation>Contiene {words}.</translation>
    </message>
    <message>
      <source>Fetching version {version}…</source>
      <translation>Descargando la versión {version}…</translation>
    </message>
    <message>
      <source>Cancel restoring</source>
      <translation>Cancelar la restauración</translation>
    </message>
    <message>
      <source>Written by Reel Ballers {value}</source>
      <translation>Escrita por Reel Ballers {value}</translation>
    </message>
    <message>
      <source>If it is restored:
{changes}</source>
      <translation>Si se restaura:
{changes}</translation>
    </message>
    <message>
      <source>It is the same as the library is now.</source>
      <translation>Es igual que la biblioteca ahora.</translation>
    </message>
    <message>
      <source>… and {items} more</source>
      <translation>… y {items} más</translation>
    </message>
    <message>
      <source>Bringing the version back…</source>
      <translation>Recuperando la versión…</translation>
    </message>
    <message>
      <source>Bring version {version} back? The library as it is now stays in this list, so restoring that one undoes it. Videos are not touched.</source>
      <translation>¿Recuperar la versión {version}? La biblioteca actual queda en esta lista; restaurarla lo deshace. Los vídeos no se tocan.</translation>
    </message>
    <message>
      <source>Restore version {version}</source>
      <translation>Restaurar la versión {version}</translation>
    </message>
    <message>
      <source>another laptop</source>
      <translation>otro portátil</translation>
    </message>
    <message>
      <source>Videos of games</source>
      <translation>Vídeos de partidos</translation>
    </message>
    <message>
      <source>Where videos are</source>
      <translation>Dónde están los vídeos</translation>
    </message>
    <message>
      <source>Marked clips</source>
      <translation>Clips marcados</translation>
    </message>
    <message>
      <source>Tags on clips</source>
      <translation>Etiquetas de clips</translation>
    </message>
    <message>
      <source>Players on clips</source>
      <translation>Jugadores de clips</translation>
    </message>
    <message>
      <source>Reels</source>
      <translation>Reels</translation>
    </message>
    <message>
      <source>Games of reels</source>
      <translation>Partidos de reels</translation>
    </message>
    <message>
      <source>Clips in reels</source>
      <translation>Clips en reels</translation>
    </message>
    <message>
      <source>Framing keyframes</source>
      <translation>Fotogramas clave de encuadre</translation>
    </message>
    <message>
      <source>Speeds and freezes</source>
      <translation>Velocidades y congelados</translation>
    </message>
    <message>
      <source>Spotlights</source>
      <translation>Focos</translation>
    </message>
    <message>
      <source>Spotlight keyframes</source>
      <translation>Fotogramas clave de focos</translation>
    </message>
    <message>
      <source>Texts</source>
      <translation>Textos</translation>
    </message>
    <message>
      <source>Exports</source>
      <translation>Exportaciones</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Ajustes</translation>
    </message>
    <message>
      <source>Notes of versions</source>
      <translation>Notas de versiones</translation>
    </message>
    <message>
      <source>Try now</source>
      <translation>Intentar ahora</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Reintentar</translation>
    </message>
    <message>
      <source>Check the keys…</source>
      <translation>Comprobar las claves…</translation>
    </message>
    <message>
      <source>Upload this library again…</source>
      <translation>Subir esta biblioteca otra vez…</translation>
    </message>
    <message>
      <source>Yes, upload it again</source>
      <translation>Sí, subirla otra vez</translation>
    </message>
    <message>
      <source>Replace it with this library…</source>
      <translation>Sustituirla por esta biblioteca…</translation>
    </message>
    <message>
      <source>Yes, replace it</source>
      <translation>Sí, sustituirla</translation>
    </message>
    <message>
      <source>Clean up…</source>
      <translation>Limpiar…</translation>
    </message>
    <message>
      <source>{many} waiting</source>
      <translation>{many} en espera</translation>
    </message>
    <message>
      <source>Changes waiting</source>
      <translation>Cambios en espera</translation>
    </message>
    <message>
      <source>Synced</source>
      <translation>Sincronizado</translation>
    </message>
    <message>
      <source>Syncing…</source>
      <translation>Sincronizando…</translation>
    </message>
    <message>
      <source>{safe_here}, update the app to sync</source>
      <translation>{safe_here}, actualiza la app para sincronizar</translation>
    </message>
    <message>
      <source>{safe_here}, the cloud refused the key</source>
      <translation>{safe_here}, la nube rechazó la clave</translation>
    </message>
    <message>
      <source>{safe_here}, its cloud copy is gone</source>
      <translation>{safe_here}, su copia en la nube no está</translation>
    </message>
    <message>
      <source>{safe_here}, its cloud copy is damaged</source>
      <translation>{safe_here}, su copia en la nube está dañada</translation>
    </message>
    <message>
      <source>Not synced, the disk is full</source>
      <translation>No sincronizado, el disco está lleno</translation>
    </message>
    <message>
      <source>Synced, the library has grown large</source>
      <translation>Sincronizado, la biblioteca ha crecido mucho</translation>
    </message>
    <message>
      <source>{safe_here}, sync waits for your answer</source>
      <translation>{safe_here}, la sincronización espera tu respuesta</translation>
    </message>
    <message>
      <source>No cloud is set up</source>
      <translation>No hay nube configurada</translation>
    </message>
    <message>
      <source>Offline</source>
      <translation>Sin conexión</translation>
    </message>
    <message>
      <source>{many} to compare</source>
      <translation>{many} por comparar</translation>
    </message>
    <message>
      <source>Update the app to sync</source>
      <translation>Actualiza la app para sincronizar</translation>
    </message>
    <message>
      <source>The cloud refused the key</source>
      <translation>La nube rechazó la clave</translation>
    </message>
    <message>
      <source>The cloud copy is gone</source>
      <translation>La copia en la nube no está</translation>
    </message>
    <message>
      <source>The cloud copy is damaged</source>
      <translation>La copia en la nube está dañada</translation>
    </message>
    <message>
      <source>The disk is full</source>
      <translation>El disco está lleno</translation>
    </message>
    <message>
      <source>The library has grown large</source>
      <translation>La biblioteca ha crecido mucho</translation>
    </message>
    <message>
      <source>A lot would be deleted here</source>
      <translation>Aquí se borraría mucho</translation>
    </message>
    <message>
      <source>{safe_here}. Everything works without a cloud; with one, a second laptop can share this library and it survives a lost laptop.</source>
      <translation>{safe_here}. Todo funciona sin nube; con una, un segundo portátil puede compartir esta biblioteca y sobrevive a un portátil perdido.</translation>
    </message>
    <message>
      <source>This laptop and the cloud hold the same library.</source>
      <translation>Este portátil y la nube tienen la misma biblioteca.</translation>
    </message>
    <message>
      <source>Waiting to be transferred</source>
      <translation>Espera la transferencia</translation>
    </message>
    <message>
      <source>In the cloud, plays from there</source>
      <translation>En la nube, se reproduce desde allí</translation>
    </message>
    <message>
      <source>The video is in the cloud and not on this laptop. It plays from there.</source>
      <translation>El vídeo está en la nube y no en este portátil. Se reproduce desde allí.</translation>
    </message>
    <message>
      <source>The video is on this laptop and in the cloud.</source>
      <translation>El vídeo está en este portátil y en la nube.</translation>
    </message>
    <message>
      <source>The video is on this laptop only.</source>
      <translation>El vídeo está solo en este portátil.</translation>
    </message>
    <message>
      <source>Keep everything</source>
      <translation>Conservar todo</translation>
    </message>
    <message>
      <source>{changes_waiting}, offline</source>
      <translation>{changes_waiting}, sin conexión</translation>
    </message>
    <message>
      <source>{safe_here}, offline</source>
      <translation>{safe_here}, sin conexión</translation>
    </message>
    <message>
      <source>Synced, {many} to compare</source>
      <translation>Sincronizado, {many} por comparar</translation>
    </message>
    <message>
      <source>Last synced {ago_words}</source>
      <translation>Última sincronización: {ago_words}</translation>
    </message>
    <message>
      <source>version {version}</source>
      <translation>versión {version}</translation>
    </message>
    <message>
      <source>Delete here, too…</source>
      <translation>Borrar aquí también…</translation>
    </message>
    <message>
      <source>Yes, delete here, too</source>
      <translation>Sí, borrar aquí también</translation>
    </message>
    <message>
      <source>change</source>
      <translation>cambio</translation>
    </message>
    <message>
      <source>changes</source>
      <translation>cambios</translation>
    </message>
    <message>
      <source>{file} is empty (0 bytes); copy it from the camera again.</source>
      <translation>{file} está vacío (0 bytes); cópialo otra vez de la cámara.</translation>
    </message>
    <message>
      <source>{file} is not a file; choose a video file.</source>
      <translation>{file} no es un archivo; elige un archivo de vídeo.</translation>
    </message>
    <message>
      <source>{file} is damaged and cannot be read; copy it from the camera again.</source>
      <translation>{file} está dañado y no se puede leer; cópialo otra vez de la cámara.</translation>
    </message>
    <message>
      <source>{file} is not there any more; locate it.</source>
      <translation>{file} ya no está ahí; localízalo.</translation>
    </message>
    <message>
      <source>{file} is not in {folder} any more; locate it.</source>
      <translation>{file} ya no está en {folder}; localízalo.</translation>
    </message>
    <message>
      <source>{file} may not be read; change its permissions and try again.</source>
      <translation>No se permite leer {file}; cambia sus permisos e inténtalo otra vez.</translation>
    </message>
    <message>
      <source>{file} cannot be read ({reason}); check its permissions.</source>
      <translation>{file} no se puede leer ({reason}); comprueba sus permisos.</translation>
    </message>
    <message>
      <source>{file} cannot be read ({reason}); check the file.</source>
      <translation>{file} no se puede leer ({reason}); comprueba el archivo.</translation>
    </message>
    <message>
      <source>{file} is not a kind of video that can be opened.</source>
      <translation>{file} no es un tipo de vídeo que se pueda abrir.</translation>
    </message>
    <message>
      <source>{file} has no picture, only sound or data; choose a video file.</source>
      <translation>{file} no tiene imagen, solo sonido o datos; elige un archivo de vídeo.</translation>
    </message>
    <message>
      <source>{file} holds no picture that can be decoded; convert it to H.264.</source>
      <translation>{file} no tiene ninguna imagen legible; conviértelo a H.264.</translation>
    </message>
    <message>
      <source>{file} uses a codec that cannot be decoded; convert it to H.264.</source>
      <translation>{file} usa un códec que no se puede leer; conviértelo a H.264.</translation>
    </message>
    <message>
      <source>{file} was cut off before it was finished (its end is missing); copy it again, or let the camera repair it.</source>
      <translation>{file} se cortó antes de terminar (falta el final); cópialo otra vez o deja que la cámara lo repare.</translation>
    </message>
    <message>
      <source>{file} {kind}; choose a video file ({kinds}).</source>
      <translation>{file} {kind}; elige un archivo de vídeo ({kinds}).</translation>
    </message>
    <message>
      <source>is a HEIC or AVIF picture, not a video</source>
      <translation>es una imagen HEIC o AVIF, no un vídeo</translation>
    </message>
    <message>
      <source>is a {form} picture, not a video</source>
      <translation>es una imagen {form}, no un vídeo</translation>
    </message>
    <message>
      <source>is a playlist that only names other files, not a video</source>
      <translation>es una lista que solo nombra otros archivos, no un vídeo</translation>
    </message>
    <message>
      <source>is a bare stream without timestamps, not a video in a file format</source>
      <translation>es un flujo sin marcas de tiempo, no un vídeo en un formato de archivo</translation>
    </message>
    <message>
      <source>holds text, not a video</source>
      <translation>contiene texto, no un vídeo</translation>
    </message>
    <message>
      <source>is not a video that can be opened</source>
      <translation>no es un vídeo que se pueda abrir</translation>
    </message>
    <message>
      <source>{file} has changed since it was opened; open it again.</source>
      <translation>{file} ha cambiado desde que se abrió; ábrelo otra vez.</translation>
    </message>
    <message>
      <source>{file} is missing; say where it is now.</source>
      <translation>Falta {file}; di dónde está ahora.</translation>
    </message>
    <message>
      <source>{file} was changed since it was added.</source>
      <translation>{file} ha cambiado desde que se añadió.</translation>
    </message>
    <message>
      <source>{file} is another film: {why}; choose the file that was moved.</source>
      <translation>{file} es otra película: {why}; elige el archivo que se movió.</translation>
    </message>
    <message>
      <source>{file} is not there any more; use Locate to say where it is now.</source>
      <translation>{file} ya no está ahí; di con Localizar dónde está ahora.</translation>
    </message>
    <message>
      <source>{file} is already in the library as the game {game}.</source>
      <translation>{file} ya está en la biblioteca como el partido {game}.</translation>
    </message>
    <message>
      <source>{file} is given twice.</source>
      <translation>{file} aparece dos veces.</translation>
    </message>
    <message>
      <source>{file} is being written to; wait until it is whole.</source>
      <translation>Todavía se está escribiendo en {file}; espera a que esté completo.</translation>
    </message>
    <message>
      <source>{file} is only in the cloud; download its game first.</source>
      <translation>{file} está solo en la nube; descarga primero su partido.</translation>
    </message>
    <message>
      <source>A picture could not be shown; the log has the details.</source>
      <translation>No se pudo mostrar una imagen; los detalles están en el registro.</translation>
    </message>
    <message>
      <source>A game needs a name.</source>
      <translation>Un partido necesita un nombre.</translation>
    </message>
    <message>
      <source>A reel needs a name.</source>
      <translation>Un reel necesita un nombre.</translation>
    </message>
    <message>
      <source>An export needs a name.</source>
      <translation>Una exportación necesita un nombre.</translation>
    </message>
    <message>
      <source>A style needs a name.</source>
      <translation>Un estilo necesita un nombre.</translation>
    </message>
    <message>
      <source>An athlete needs a name.</source>
      <translation>Un atleta necesita un nombre.</translation>
    </message>
    <message>
      <source>A reel needs at least one clip; mark one first.</source>
      <translation>Un reel necesita al menos un clip; marca uno primero.</translation>
    </message>
    <message>
      <source>The date must be written like 2025-09-27, is {date}.</source>
      <translation>La fecha debe escribirse como 2025-09-27, es {date}.</translation>
    </message>
    <message>
      <source>The {what} has {count} characters, at most {most} are kept.</source>
      <translation>{what} tiene {count} caracteres, se guardan {most} como máximo.</translation>
    </message>
    <message>
      <source>Notes have at most {most} characters; these have {count}.</source>
      <translation>Las notas tienen {most} caracteres como máximo; estas tienen {count}.</translation>
    </message>
    <message>
      <source>There is an athlete {name} already; add something to tell them apart.</source>
      <translation>Ya hay un atleta {name}; añade algo para distinguirlos.</translation>
    </message>
    <message>
      <source>The tag {name} stands twice; take one of them away.</source>
      <translation>La etiqueta {name} está dos veces; quita una.</translation>
    </message>
    <message>
      <source>The player {name} stands twice; take one of them away.</source>
      <translation>El jugador {name} está dos veces; quita uno.</translation>
    </message>
    <message>
      <source>The key of {tag} must be one letter from A to Z.</source>
      <translation>La tecla de {tag} debe ser una letra de la A a la Z.</translation>
    </message>
    <message>
      <source>The key {letter} of {tag} is taken by a command; choose another letter.</source>
      <translation>La tecla {letter} de {tag} es de un comando; elige otra letra.</translation>
    </message>
    <message>
      <source>{one} and {other} both have the key {letter}; change one of them.</source>
      <translation>{one} y {other} tienen la tecla {letter}; cambia una.</translation>
    </message>
    <message>
      <source>A reel keeps {most} styles at most; delete one that you do not use.</source>
      <translation>Un reel guarda {most} estilos como máximo; elimina uno que no uses.</translation>
    </message>
    <message>
      <source>The reel has no clip {clip}; it may have been removed.</source>
      <translation>El reel no tiene el clip {clip}; quizá se ha quitado.</translation>
    </message>
    <message>
      <source>The clip has no {kind} {mark}; it may have been deleted.</source>
      <translation>El clip no tiene {kind} {mark}; quizá se ha eliminado.</translation>
    </message>
    <message>
      <source>No speed begins or ends there any more; it may have been changed.</source>
      <translation>Ahí ya no empieza ni termina ninguna velocidad; quizá ha cambiado.</translation>
    </message>
    <message>
      <source>The freeze is not there any more; it may have been deleted.</source>
      <translation>El congelado ya no está ahí; quizá se ha eliminado.</translation>
    </message>
    <message>
      <source>Cannot {way} {step}: the {what} was changed by something else since; change it by hand instead.</source>
      <translation>No se puede {way} {step}: {what} ha cambiado desde entonces; cámbialo a mano.</translation>
    </message>
    <message>
      <source>The file is not a table of text.</source>
      <translation>El archivo no es una tabla de texto.</translation>
    </message>
    <message>
      <source>The file is not UTF-8 text; save it from your spreadsheet as UTF-8.</source>
      <translation>El archivo no es texto UTF-8; guárdalo como UTF-8 en tu hoja de cálculo.</translation>
    </message>
    <message>
      <source>The file has more than {most} rows; split it.</source>
      <translation>El archivo tiene más de {most} filas; divídelo.</translation>
    </message>
    <message>
      <source>The header line needs the column {name} once.</source>
      <translation>La cabecera necesita la columna {name} una vez.</translation>
    </message>
    <message>
      <source>The file is XML, but holds no ALL_INSTANCES; export it as Sportscode XML.</source>
      <translation>El archivo es XML, pero no contiene ALL_INSTANCES; expórtalo como XML de Sportscode.</translation>
    </message>
    <message>
      <source>Line {line}: {why}</source>
      <translation>Línea {line}: {why}</translation>
    </message>
    <message>
      <source>has {count} columns, must have 5 or 6</source>
      <translation>tiene {count} columnas en vez de 5 o 6</translation>
    </message>
    <message>
      <source>rating must be 1 to 5, is {value}</source>
      <translation>la valoración debe ser de 1 a 5, es {value}</translation>
    </message>
    <message>
      <source>{column} must be a time such as 1:23 or 1:02:03.5, is {value}</source>
      <translation>{column} debe ser un tiempo como 1:23 o 1:02:03.5, es {value}</translation>
    </message>
    <message>
      <source>{column} has more than 59 seconds or minutes: {value}</source>
      <translation>{column} tiene más de 59 segundos o minutos: {value}</translation>
    </message>
    <message>
      <source>clip_duration must be seconds such as 12 or 12.5, is {value}</source>
      <translation>clip_duration debe ser segundos como 12 o 12.5, es {value}</translation>
    </message>
    <message>
      <source>Line {line}: starts at {start}, but the game is {length} long</source>
      <translation>Línea {line}: empieza en {start}, pero el partido dura {length}</translation>
    </message>
    <message>
      <source>Line {line}: this clip is already there, left out</source>
      <translation>Línea {line}: este clip ya está, se deja fuera</translation>
    </message>
    <message>
      <source>Line {line}: cut at the end of the game</source>
      <translation>Línea {line}: cortado al final del partido</translation>
    </message>
    <message>
      <source>The reel is {length} long; over 4 minutes few watch.</source>
      <translation>El reel dura {length}; pocos ven más de 4 minutos.</translation>
    </message>
    <message>
      <source>The text “{text}” leaves the safe area.</source>
      <translation>El texto «{text}» se sale de la zona segura.</translation>
    </message>
    <message>
      <source>The game {game} has no marked clips to export; mark one first.</source>
      <translation>El partido {game} no tiene clips marcados que exportar; marca uno primero.</translation>
    </message>
    <message>
      <source>The reel {reel} has no clips to export; add one first.</source>
      <translation>El reel {reel} no tiene clips que exportar; añade uno primero.</translation>
    </message>
    <message>
      <source>The export was cancelled.</source>
      <translation>La exportación se ha cancelado.</translation>
    </message>
    <message>
      <source>The export was interrupted when the app stopped; retry it.</source>
      <translation>La exportación se interrumpió al cerrar la app; reinténtala.</translation>
    </message>
    <message>
      <source>The export failed because of a bug in Reel Ballers; please send us the log.</source>
      <translation>La exportación falló por un error de Reel Ballers; envíanos el registro.</translation>
    </message>
    <message>
      <source>The render process cannot be started ({reason}); reinstall the app.</source>
      <translation>No se puede iniciar el proceso de render ({reason}); reinstala la app.</translation>
    </message>
    <message>
      <source>The render process ended unexpectedly ({how}); nothing was written. Try again, with the encoder x264 if it happens twice.</source>
      <translation>El proceso de render terminó de repente ({how}); no se ha escrito nada. Inténtalo otra vez, con el codificador x264 si se repite.</translation>
    </message>
    <message>
      <source>The disk of {folder} is full; free some space or choose another folder, then try again.</source>
      <translation>El disco de {folder} está lleno; libera espacio o elige otra carpeta e inténtalo otra vez.</translation>
    </message>
    <message>
      <source>{folder} has only {free} MB free and about {needed} MB are needed; free some space or choose another folder.</source>
      <translation>{folder} solo tiene {free} MB libres y hacen falta unos {needed} MB; libera espacio o elige otra carpeta.</translation>
    </message>
    <message>
      <source>Nothing can be written to {folder} ({reason}); choose another folder or change its permissions.</source>
      <translation>No se puede escribir en {folder} ({reason}); elige otra carpeta o cambia sus permisos.</translation>
    </message>
    <message>
      <source>No graphics card on this computer can {what}, so the processor does.</source>
      <translation>Ninguna tarjeta gráfica de este ordenador puede {what}, así que lo hace el procesador.</translation>
    </message>
    <message>
      <source>You asked for it to be rendered on this computer.</source>
      <translation>Pediste que se renderizara en este ordenador.</translation>
    </message>
    <message>
      <source>It was rendered on this computer.</source>
      <translation>Se ha renderizado en este ordenador.</translation>
    </message>
    <message>
      <source>Other exports go first.</source>
      <translation>Otras exportaciones van antes.</translation>
    </message>
    <message>
      <source>Cloud exports are not set up yet; enter a RunPod key and endpoint in the cloud settings, or export on this computer.</source>
      <translation>Las exportaciones en la nube aún no están configuradas; introduce una clave y un endpoint de RunPod en los ajustes de la nube o exporta en este ordenador.</translation>
    </message>
    <message>
      <source>The clips are copied as they were filmed, which takes no rendering.</source>
      <translation>Los clips se copian tal como se grabaron, sin renderizar.</translation>
    </message>
    <message>
      <source>No GPU is free in the cloud at the moment.</source>
      <translation>Ahora no hay ninguna GPU libre en la nube.</translation>
    </message>
    <message>
      <source>RunPod cannot be reached: check the network.</source>
      <translation>No se puede contactar con RunPod: comprueba la red.</translation>
    </message>
    <message>
      <source>Paused: the battery is at {percent} %; plug in the charger to go on.</source>
      <translation>En pausa: la batería está al {percent} %; enchufa el cargador para seguir.</translation>
    </message>
    <message>
      <source>Waits for the export to end.</source>
      <translation>Espera a que termine la exportación.</translation>
    </message>
    <message>
      <source>Waits while you play.</source>
      <translation>Espera mientras reproduces.</translation>
    </message>
    <message>
      <source>Waits for the charger.</source>
      <translation>Espera al cargador.</translation>
    </message>
    <message>
      <source>Move the playhead into the clip to follow a player there.</source>
      <translation>Mueve el cabezal dentro del clip para seguir ahí a un jugador.</translation>
    </message>
    <message>
      <source>Nobody was followed in this clip yet; follow a player first.</source>
      <translation>En este clip aún no se ha seguido a nadie; sigue primero a un jugador.</translation>
    </message>
    <message>
      <source>The clip is too long to follow a player in; trim it to ten minutes.</source>
      <translation>El clip es demasiado largo para seguir a un jugador; recórtalo a diez minutos.</translation>
    </message>
    <message>
      <source>The click was beside the picture; click the player in it.</source>
      <translation>El clic cayó fuera de la imagen; haz clic en el jugador.</translation>
    </message>
    <message>
      <source>Any length</source>
      <translation>Cualquier duración</translation>
    </message>
    <message>
      <source>No limit, any order</source>
      <translation>Sin límite, en cualquier orden</translation>
    </message>
    <message>
      <source>Recruiter</source>
      <translation>Ojeador</translation>
    </message>
    <message>
      <source>At most 4 minutes, the best clips first</source>
      <translation>4 minutos como máximo, los mejores clips primero</translation>
    </message>
    <message>
      <source>Social</source>
      <translation>Redes</translation>
    </message>
    <message>
      <source>At most 60 seconds, the best clips first</source>
      <translation>60 segundos como máximo, los mejores clips primero</translation>
    </message>
    <message>
      <source>Every clip, in the order of the match</source>
      <translation>Todos los clips, en el orden del partido</translation>
    </message>
    <message>
      <source>Saved on this laptop</source>
      <translation>Guardado en este portátil</translation>
    </message>
    <message>
      <source>Saved on this laptop; no cloud is set up.</source>
      <translation>Guardado en este portátil; no hay nube configurada.</translation>
    </message>
    <message>
      <source>Saved on this laptop; the latest edits are not in the cloud yet.</source>
      <translation>Guardado en este portátil; las últimas ediciones aún no están en la nube.</translation>
    </message>
    <message>
      <source>Saved on this laptop; the cloud is being brought up to date.</source>
      <translation>Guardado en este portátil; la nube se está poniendo al día.</translation>
    </message>
    <message>
      <source>Saved on this laptop; the cloud cannot be reached and is tried again by itself.</source>
      <translation>Guardado en este portátil; no se puede contactar con la nube y se reintenta sola.</translation>
    </message>
    <message>
      <source>Saved on this laptop and in the cloud; two laptops set the same thing, see which value was kept.</source>
      <translation>Guardado en este portátil y en la nube; dos portátiles cambiaron lo mismo, mira qué valor se conservó.</translation>
    </message>
    <message>
      <source>Saved on this laptop; the cloud's library was written by a newer version of the app: update the app.</source>
      <translation>Guardado en este portátil; la biblioteca de la nube es de una versión más nueva de la aplicación: actualízala.</translation>
    </message>
    <message>
      <source>Saved on this laptop; the cloud refused the key: check the keys in the cloud settings.</source>
      <translation>Guardado en este portátil; la nube rechazó la clave: comprueba las claves en los ajustes de la nube.</translation>
    </message>
    <message>
      <source>Saved on this laptop; the library in the cloud is gone; nothing is uploaded until you say so.</source>
      <translation>Guardado en este portátil; la biblioteca de la nube ha desaparecido; no se sube nada hasta que lo digas.</translation>
    </message>
    <message>
      <source>Saved on this laptop; the library in the cloud is damaged; nothing is uploaded until it is put right.</source>
      <translation>Guardado en este portátil; la biblioteca de la nube está dañada; no se sube nada hasta que se arregle.</translation>
    </message>
    <message>
      <source>Saved on this laptop; the disk is full or cannot be written: make room for the library to sync.</source>
      <translation>Guardado en este portátil; el disco está lleno o no se puede escribir: haz sitio para sincronizar la biblioteca.</translation>
    </message>
    <message>
      <source>Saved on this laptop and in the cloud; the library has grown large, clean it up.</source>
      <translation>Guardado en este portátil y en la nube; la biblioteca ha crecido mucho, límpiala.</translation>
    </message>
    <message>
      <source>Saved on this laptop; the other laptop's changes delete a lot here: look at them and say whether to go on.</source>
      <translation>Guardado en este portátil; los cambios del otro portátil borran mucho aquí: míralos y di si se sigue.</translation>
    </message>
    <message>
      <source>The network is gone: it will be tried again.</source>
      <translation>No hay red: se volverá a intentar.</translation>
    </message>
    <message>
      <source>{endpoint} cannot be reached: check the internet connection.</source>
      <translation>No se puede contactar con {endpoint}: comprueba la conexión a internet.</translation>
    </message>
    <message>
      <source>No cloud is set up yet; set it up in the cloud settings first.</source>
      <translation>Aún no hay nube configurada; configúrala primero en los ajustes de la nube.</translation>
    </message>
    <message>
      <source>The endpoint is not a web address: copy it from the R2 page of the Cloudflare dashboard, it looks like https://&lt;account&gt;.r2.cloudflarestorage.com.</source>
      <translation>El endpoint no es una dirección web: cópialo de la página de R2 del panel de Cloudflare, tiene la forma https://&lt;account&gt;.r2.cloudflarestorage.com.</translation>
    </message>
    <message>
      <source>The endpoint ends with {path}: leave that out, the bucket has a field of its own.</source>
      <translation>El endpoint termina en {path}: quítalo, el bucket tiene su propio campo.</translation>
    </message>
    <message>
      <source>The endpoint http://{host} is not encrypted: use its https address, keys are never sent in the clear.</source>
      <translation>El endpoint http://{host} no está cifrado: usa su dirección https, las claves nunca se envían sin cifrar.</translation>
    </message>
    <message>
      <source>{bucket} cannot be a bucket's name: 3 to 63 small letters, digits, dots and hyphens, as the Cloudflare dashboard shows it.</source>
      <translation>{bucket} no puede ser el nombre de un bucket: de 3 a 63 minúsculas, cifras, puntos y guiones, tal como aparece en el panel de Cloudflare.</translation>
    </message>
    <message>
      <source>{library} cannot be a library's name: 8 to 64 small letters, digits and hyphens.</source>
      <translation>{library} no puede ser el nombre de una biblioteca: de 8 a 64 minúsculas, cifras y guiones.</translation>
    </message>
    <message>
      <source>The {name} is empty: copy it from the token's page.</source>
      <translation>Vacío: {name}. Cópialo de la página del token.</translation>
    </message>
    <message>
      <source>The {name} contains a space or another character that no key has: copy it again.</source>
      <translation>Hay un espacio u otro carácter que ninguna clave tiene en: {name}. Cópialo de nuevo.</translation>
    </message>
    <message>
      <source>{endpoint} answers, and the key {key} is right.</source>
      <translation>{endpoint} responde y la clave {key} es correcta.</translation>
    </message>
    <message>
      <source>A file can be written.</source>
      <translation>Se puede escribir un archivo.</translation>
    </message>
    <message>
      <source>It reads back as it was written.</source>
      <translation>Se lee tal como se escribió.</translation>
    </message>
    <message>
      <source>Of two first uploads the second is refused.</source>
      <translation>De dos primeras subidas se rechaza la segunda.</translation>
    </message>
    <message>
      <source>An upload on top of an old version is refused.</source>
      <translation>Se rechaza una subida sobre una versión antigua.</translation>
    </message>
    <message>
      <source>The files of this library can be listed.</source>
      <translation>Se pueden listar los archivos de esta biblioteca.</translation>
    </message>
    <message>
      <source>The test file is gone again.</source>
      <translation>El archivo de prueba ya no está.</translation>
    </message>
    <message>
      <source>The key may not read {prefix} in {bucket}: it is limited to another bucket or to another library, or has no right to objects at all.</source>
      <translation>La clave no puede leer {prefix} en {bucket}: está limitada a otro bucket o a otra biblioteca, o no tiene ningún permiso sobre objetos.</translation>
    </message>
    <message>
      <source>The key may read but not write: give its token Object Read &amp; Write.</source>
      <translation>La clave puede leer pero no escribir: da a su token Object Read &amp; Write.</translation>
    </message>
    <message>
      <source>The key may not list {prefix}: its token needs that right, for the history of versions.</source>
      <translation>La clave no puede listar {prefix}: su token necesita ese permiso, para el historial de versiones.</translation>
    </message>
    <message>
      <source>A name that nobody has used is taken: try again.</source>
      <translation>Un nombre que nadie ha usado está ocupado: inténtalo de nuevo.</translation>
    </message>
    <message>
      <source>What was written reads differently: this store cannot be trusted.</source>
      <translation>Lo escrito se lee de otra forma: no se puede confiar en este almacén.</translation>
    </message>
    <message>
      <source>Reading shows another version mark (ETag) than writing did: something between this computer and the cloud changes answers.</source>
      <translation>Al leer aparece otra marca de versión (ETag) que al escribir: algo entre este ordenador y la nube cambia las respuestas.</translation>
    </message>
    <message>
      <source>A second first upload was accepted: this store ignores If-None-Match, so two laptops could overwrite each other; use R2.</source>
      <translation>Se aceptó una segunda primera subida: este almacén ignora If-None-Match, así que dos portátiles podrían sobrescribirse; usa R2.</translation>
    </message>
    <message>
      <source>An upload on top of the newest version was refused: try again.</source>
      <translation>Se rechazó una subida sobre la versión más reciente: inténtalo de nuevo.</translation>
    </message>
    <message>
      <source>An upload on top of an old version was accepted: this store ignores If-Match, so two laptops could overwrite each other; use R2.</source>
      <translation>Se aceptó una subida sobre una versión antigua: este almacén ignora If-Match, así que dos portátiles podrían sobrescribirse; usa R2.</translation>
    </message>
    <message>
      <source>The listing leaves out what was just written: use R2.</source>
      <translation>En la lista falta lo que se acaba de escribir: usa R2.</translation>
    </message>
    <message>
      <source>What was deleted is still there: a lock rule covers too much.</source>
      <translation>Lo borrado sigue ahí: una regla de bloqueo abarca demasiado.</translation>
    </message>
    <message>
      <source>The bucket {bucket} does not exist at this endpoint: check its name, and that the endpoint belongs to the same account.</source>
      <translation>El bucket {bucket} no existe en este endpoint: comprueba su nombre y que el endpoint sea de la misma cuenta.</translation>
    </message>
    <message>
      <source>The cloud is busy and asks to wait ({status}, {what}): it will be tried again.</source>
      <translation>La nube está ocupada y pide esperar ({status}, {what}): se volverá a intentar.</translation>
    </message>
    <message>
      <source>The cloud has a problem of its own ({status}, {what}): it will be tried again.</source>
      <translation>La nube tiene un problema propio ({status}, {what}): se volverá a intentar.</translation>
    </message>
    <message>
      <source>The cloud does not accept {what} ({status}, {code}): check the endpoint, or look for a newer Reel Ballers.</source>
      <translation>La nube no acepta esto: {what} ({status}, {code}). Comprueba el endpoint o busca un Reel Ballers más nuevo.</translation>
    </message>
    <message>
      <source>The answer to {what} ({seen}) cannot be the cloud's: sign in to the Wi-Fi you are on, or check the endpoint.</source>
      <translation>Esta respuesta ({seen}, {what}) no puede ser de la nube: inicia sesión en la wifi o comprueba el endpoint.</translation>
    </message>
    <message>
      <source>The cloud does not know this access key ID: it was mistyped, its token was deleted, or the endpoint is another account's; enter it again or make a new token.</source>
      <translation>La nube no conoce este ID de clave de acceso: está mal escrito, se borró su token o el endpoint es de otra cuenta; introdúcelo de nuevo o crea otro token.</translation>
    </message>
    <message>
      <source>The temporary key has expired: make a new one and enter it.</source>
      <translation>La clave temporal ha caducado: crea otra e introdúcela.</translation>
    </message>
    <message>
      <source>The secret access key does not belong to this access key ID: enter both again.</source>
      <translation>La clave de acceso secreta no corresponde a este ID de clave de acceso: introduce las dos de nuevo.</translation>
    </message>
    <message>
      <source>A lock rule of the bucket forbids {what}: limit the rule to history/, and to the days in which every version is kept.</source>
      <translation>Una regla de bloqueo del bucket prohíbe esto ({what}): limítala a history/ y a los días en que se guarda cada versión.</translation>
    </message>
    <message>
      <source>The key may not do this ({what} in {bucket}): give its token Object Read &amp; Write on this bucket, or make a new one.</source>
      <translation>La clave no puede hacer esto ({what} en {bucket}): da a su token Object Read &amp; Write en este bucket o crea otro.</translation>
    </message>
    <message>
      <source>{endpoint} shows a certificate that is not its own: sign in to the Wi-Fi you are on, or check the endpoint and this computer's date.</source>
      <translation>{endpoint} muestra un certificado ajeno: inicia sesión en la wifi, o comprueba el endpoint y la fecha de este ordenador.</translation>
    </message>
    <message>
      <source>No encrypted connection to {endpoint} could be made: check that the endpoint speaks https, then try again.</source>
      <translation>No se pudo establecer una conexión cifrada con {endpoint}: comprueba que el endpoint use https e inténtalo de nuevo.</translation>
    </message>
    <message>
      <source>The cloud did not answer in time ({what}): it will be tried again.</source>
      <translation>La nube no respondió a tiempo ({what}): se volverá a intentar.</translation>
    </message>
    <message>
      <source>The connection broke while {what}: it will be tried again.</source>
      <translation>La conexión se cortó ({what}): se volverá a intentar.</translation>
    </message>
    <message>
      <source>The answer to {what} carries no version mark (ETag): something between this computer and the cloud changes answers; use another network, or check the endpoint.</source>
      <translation>Esta respuesta no lleva marca de versión (ETag): {what}. Algo entre este ordenador y la nube cambia las respuestas; usa otra red o comprueba el endpoint.</translation>
    </message>
    <message>
      <source>This computer's clock is wrong{off}: set its date and time, then sync again.</source>
      <translation>El reloj de este ordenador está mal{off}: ajusta la fecha y la hora y sincroniza de nuevo.</translation>
    </message>
    <message>
      <source>reading {key}</source>
      <translation>leer {key}</translation>
    </message>
    <message>
      <source>looking at {key}</source>
      <translation>mirar {key}</translation>
    </message>
    <message>
      <source>saving {key}</source>
      <translation>guardar {key}</translation>
    </message>
    <message>
      <source>listing {key}</source>
      <translation>listar {key}</translation>
    </message>
    <message>
      <source>deleting {key}</source>
      <translation>borrar {key}</translation>
    </message>
    <message>
      <source>beginning the upload of {key}</source>
      <translation>empezar a subir {key}</translation>
    </message>
    <message>
      <source>uploading part {number} of {key}</source>
      <translation>subir la parte {number} de {key}</translation>
    </message>
    <message>
      <source>looking at the upload of {key}</source>
      <translation>mirar la subida de {key}</translation>
    </message>
    <message>
      <source>finishing the upload of {key}</source>
      <translation>terminar de subir {key}</translation>
    </message>
    <message>
      <source>dropping the upload of {key}</source>
      <translation>descartar la subida de {key}</translation>
    </message>
    <message>
      <source>RunPod does not know this key: copy it again from Settings, API Keys.</source>
      <translation>RunPod no conoce esta clave: cópiala de nuevo de Settings, API Keys.</translation>
    </message>
    <message>
      <source>This RunPod key may not use the endpoint: allow it for the key, or make another.</source>
      <translation>Esta clave de RunPod no puede usar el endpoint: permíteselo o crea otra.</translation>
    </message>
    <message>
      <source>RunPod has no such endpoint: check its ID under Serverless.</source>
      <translation>RunPod no tiene ese endpoint: comprueba su ID en Serverless.</translation>
    </message>
    <message>
      <source>RunPod is busy; it will be asked again.</source>
      <translation>RunPod está ocupado; se le volverá a preguntar.</translation>
    </message>
    <message>
      <source>RunPod does not answer: it will be asked again.</source>
      <translation>RunPod no responde: se le volverá a preguntar.</translation>
    </message>
    <message>
      <source>RunPod refused the job: its description is not one it takes.</source>
      <translation>RunPod rechazó el trabajo: no acepta una descripción así.</translation>
    </message>
    <message>
      <source>RunPod answered with {code}, which it never does: check the network.</source>
      <translation>RunPod respondió con {code}, cosa que nunca hace: comprueba la red.</translation>
    </message>
    <message>
      <source>RunPod took the job but did not say its number.</source>
      <translation>RunPod aceptó el trabajo pero no dijo su número.</translation>
    </message>
    <message>
      <source>The answer is not RunPod's: a hotel's sign-in page or a proxy may be in between.</source>
      <translation>La respuesta no es de RunPod: puede haber en medio la página de acceso de un hotel o un proxy.</translation>
    </message>
    <message>
      <source>This clip's edit is {size} MB, more than the cloud takes; render it on this computer.</source>
      <translation>La edición de este clip ocupa {size} MB, más de lo que acepta la nube; expórtalo en este ordenador.</translation>
    </message>
    <message>
      <source>The RunPod endpoint {endpoint} cannot be used: it is the ID of letters and digits that the console shows under Serverless.</source>
      <translation>El endpoint de RunPod {endpoint} no se puede usar: es el ID de letras y cifras que la consola muestra en Serverless.</translation>
    </message>
    <message>
      <source>The RunPod key is empty: make one under Settings, API Keys.</source>
      <translation>La clave de RunPod está vacía: crea una en Settings, API Keys.</translation>
    </message>
    <message>
      <source>The RunPod key has a space or another wrong character: copy it again.</source>
      <translation>La clave de RunPod tiene un espacio u otro carácter incorrecto: cópiala de nuevo.</translation>
    </message>
    <message>
      <source>The address {address} is not encrypted: it begins with https://.</source>
      <translation>La dirección {address} no está cifrada: debe empezar por https://.</translation>
    </message>
    <message>
      <source>The worker in the cloud keeps crashing.</source>
      <translation>El worker de la nube falla una y otra vez.</translation>
    </message>
    <message>
      <source>Starting a GPU in the cloud…</source>
      <translation>Iniciando una GPU en la nube…</translation>
    </message>
    <message>
      <source>The endpoint has no workers: raise Max workers in RunPod's console.</source>
      <translation>El endpoint no tiene workers: sube Max workers en la consola de RunPod.</translation>
    </message>
    <message>
      <source>All GPUs of the endpoint are busy.</source>
      <translation>Todas las GPU del endpoint están ocupadas.</translation>
    </message>
    <message>
      <source>Waiting for a GPU in the cloud…</source>
      <translation>Esperando una GPU en la nube…</translation>
    </message>
    <message>
      <source>The cloud gave up the job: it waited or ran too long.</source>
      <translation>La nube abandonó el trabajo: esperó o duró demasiado.</translation>
    </message>
    <message>
      <source>The job was cancelled in RunPod's console.</source>
      <translation>El trabajo se canceló en la consola de RunPod.</translation>
    </message>
    <message>
      <source>The cloud stopped the job: it ran longer than expected.</source>
      <translation>La nube detuvo el trabajo: duró más de lo esperado.</translation>
    </message>
    <message>
      <source>The GPU that worked on it was lost.</source>
      <translation>Se perdió la GPU que trabajaba en ello.</translation>
    </message>
    <message>
      <source>The worker failed ({reason}).</source>
      <translation>El worker falló ({reason}).</translation>
    </message>
    <message>
      <source>attacker</source>
      <translation>Ataque</translation>
    </message>
    <message>
      <source>midfielder</source>
      <translation>Centrocampo</translation>
    </message>
    <message>
      <source>defender</source>
      <translation>Defensa</translation>
    </message>
    <message>
      <source>goalie</source>
      <translation>Portería</translation>
    </message>
    <message>
      <source>receiver</source>
      <translation>Receptor</translation>
    </message>
    <message>
      <source>center</source>
      <translation>Centro</translation>
    </message>
    <message>
      <source>rusher</source>
      <translation>Rusher</translation>
    </message>
    <message>
      <source>guard</source>
      <translation>Base</translation>
    </message>
    <message>
      <source>forward</source>
      <translation>Delantero</translation>
    </message>
    <message>
      <source>attack</source>
      <translation>Ataque</translation>
    </message>
    <message>
      <source>midfield</source>
      <translation>Mediocampo</translation>
    </message>
    <message>
      <source>defense</source>
      <translation>Defensa</translation>
    </message>
    <message>
      <source>back</source>
      <translation>Tres cuartos</translation>
    </message>
    <message>
      <source>halfback</source>
      <translation>Medio</translation>
    </message>
    <message>
      <source>setter</source>
      <translation>Colocador</translation>
    </message>
    <message>
      <source>hitter</source>
      <translation>Atacante</translation>
    </message>
    <message>
      <source>middle</source>
      <translation>Central</translation>
    </message>
    <message>
      <source>libero</source>
      <translation>Líbero</translation>
    </message>
    <message>
      <source>defenseman</source>
      <translation>Defensa</translation>
    </message>
    <message>
      <source>serve</source>
      <translation>Saque</translation>
    </message>
    <message>
      <source>baseline</source>
      <translation>Fondo</translation>
    </message>
    <message>
      <source>net</source>
      <translation>Red</translation>
    </message>
    <message>
      <source>pitcher</source>
      <translation>Lanzador</translation>
    </message>
    <message>
      <source>batter</source>
      <translation>Bateador</translation>
    </message>
    <message>
      <source>infielder</source>
      <translation>Jugador de cuadro</translation>
    </message>
    <message>
      <source>outfielder</source>
      <translation>Jardinero</translation>
    </message>
    <message>
      <source>Soccer</source>
      <translation>Fútbol</translation>
    </message>
    <message>
      <source>American football</source>
      <translation>Fútbol americano</translation>
    </message>
    <message>
      <source>Flag football</source>
      <translation>Flag football</translation>
    </message>
    <message>
      <source>Basketball</source>
      <translation>Baloncesto</translation>
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
      <translation>Voleibol</translation>
    </message>
    <message>
      <source>Hockey</source>
      <translation>Hockey</translation>
    </message>
    <message>
      <source>Tennis</source>
      <translation>Tenis</translation>
    </message>
    <message>
      <source>Baseball</source>
      <translation>Béisbol</translation>
    </message>
    <message>
      <source>Softball</source>
      <translation>Sóftbol</translation>
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
      <translation>Etiqueta con esa letra</translation>
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
      <source>{what} colour: {color_name}</source>
      <translation>Color {what}: {color_name}</translation>
    </message>
    <message>
      <source>{what}: {color_name}. Press to choose another colour</source>
      <translation>{what}: {color_name}. Pulsa para elegir otro color</translation>
    </message>
    <message>
      <source>{what} colour</source>
      <translation>Color {what}</translation>
    </message>
    <message>
      <source>White</source>
      <translation>Blanco</translation>
    </message>
    <message>
      <source>Cyan</source>
      <translation>Cian</translation>
    </message>
    <message>
      <source>Yellow</source>
      <translation>Amarillo</translation>
    </message>
    <message>
      <source>Pink</source>
      <translation>Rosa</translation>
    </message>
    <message>
      <source>Orange</source>
      <translation>Naranja</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Carpeta</translation>
    </message>
    <message>
      <source>{kind} file</source>
      <translation>Archivo {kind}</translation>
    </message>
    <message>
      <source>somebody who looks alike came too near</source>
      <translation>alguien parecido se acercó demasiado</translation>
    </message>
    <message>
      <source>the player could not be seen</source>
      <translation>no se veía al jugador</translation>
    </message>
    <message>
      <source>the player left the picture</source>
      <translation>el jugador salió de la imagen</translation>
    </message>
    <message>
      <source>the picture changes</source>
      <translation>la imagen cambia</translation>
    </message>
    <message>
      <source>the footage is damaged</source>
      <translation>la grabación está dañada</translation>
    </message>
    <message>
      <source>click the player there to go on</source>
      <translation>haz clic ahí en el jugador para seguir</translation>
    </message>
    <message>
      <source>Followed as far as {when}: {why}; {what}.{elsewhere}</source>
      <translation>Seguido hasta {when}: {why}; {what}.{elsewhere}</translation>
    </message>
    <message>
      <source> Framing ({keys}) shows the whole picture.</source>
      <translation> Encuadre ({keys}) muestra la imagen entera.</translation>
    </message>
    <message>
      <source>Followed the player through the clip.</source>
      <translation>Se ha seguido al jugador por todo el clip.</translation>
    </message>
    <message>
      <source>click the player where they are seen again to go on</source>
      <translation>haz clic en el jugador donde vuelve a verse para seguir</translation>
    </message>
    <message>
      <source>Leave it so</source>
      <translation>Dejarlo así</translation>
    </message>
    <message>
      <source>Followed the player as far as it is sure; the marks on the timeline go on.</source>
      <translation>Se ha seguido al jugador mientras es seguro; las marcas de la línea de tiempo continúan.</translation>
    </message>
    <message>
      <source>The player was followed.</source>
      <translation>Se ha seguido al jugador.</translation>
    </message>
    <message>
      <source>Click the player to follow (arrow keys and Enter work too).</source>
      <translation>Haz clic en el jugador que quieres seguir (también con las flechas y Entrar).</translation>
    </message>
    <message>
      <source>Spotlight</source>
      <translation>Foco</translation>
    </message>
    <message>
      <source>Crop</source>
      <translation>Recorte</translation>
    </message>
    <message>
      <source>Spotlight and crop</source>
      <translation>Foco y recorte</translation>
    </message>
    <message>
      <source>Following the player: {done} of {total} pictures</source>
      <translation>Siguiendo al jugador: {done} de {total} imágenes</translation>
    </message>
    <message>
      <source>Follow player</source>
      <translation>Seguir jugador</translation>
    </message>
    <message>
      <source>What follows the player</source>
      <translation>Qué sigue al jugador</translation>
    </message>
    <message>
      <source>Following a player</source>
      <translation>Siguiendo a un jugador</translation>
    </message>
    <message>
      <source>Pictures followed</source>
      <translation>Imágenes seguidas</translation>
    </message>
    <message>
      <source>Following the player…</source>
      <translation>Siguiendo al jugador…</translation>
    </message>
    <message>
      <source>, {eta_s} left</source>
      <translation>, quedan {eta_s}</translation>
    </message>
    <message>
      <source>Followed</source>
      <translation>Seguido</translation>
    </message>
    <message>
      <source>Following stopped at {t_us}; click to go on</source>
      <translation>El seguimiento paró en {t_us}; haz clic para seguir</translation>
    </message>
    <message>
      <source>Player left the box, {start} to {end}</source>
      <translation>El jugador salió del recuadro, de {start} a {end}</translation>
    </message>
    <message>
      <source>Pictures (*.jpg *.jpeg *.png)</source>
      <translation>Imágenes (*.jpg *.jpeg *.png)</translation>
    </message>
    <message>
      <source>{name}, in seconds</source>
      <translation>{name}, en segundos</translation>
    </message>
    <message>
      <source>Length of the card</source>
      <translation>Duración de la tarjeta</translation>
    </message>
    <message>
      <source>A JPEG or PNG of the player</source>
      <translation>Un JPEG o PNG del jugador</translation>
    </message>
    <message>
      <source>The card as it will look</source>
      <translation>La tarjeta como se verá</translation>
    </message>
    <message>
      <source>{name} of the card</source>
      <translation>{name} de la tarjeta</translation>
    </message>
    <message>
      <source>write intro card</source>
      <translation>escribir la tarjeta</translation>
    </message>
    <message>
      <source>length of intro card</source>
      <translation>duración de la tarjeta</translation>
    </message>
    <message>
      <source>The photo of the intro card</source>
      <translation>La foto de la tarjeta</translation>
    </message>
    <message>
      <source>photo of intro card</source>
      <translation>foto de la tarjeta</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>Título</translation>
    </message>
    <message>
      <source>Subtitle</source>
      <translation>Subtítulo</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>Texto</translation>
    </message>
    <message>
      <source>Background</source>
      <translation>Fondo</translation>
    </message>
    <message>
      <source>Line</source>
      <translation>Línea</translation>
    </message>
    <message>
      <source>Photo…</source>
      <translation>Foto…</translation>
    </message>
    <message>
      <source>Without photo</source>
      <translation>Sin foto</translation>
    </message>
    <message>
      <source>Other photo…</source>
      <translation>Otra foto…</translation>
    </message>
    <message>
      <source>remove photo</source>
      <translation>quitar la foto</translation>
    </message>
    <message>
      <source>colour intro card</source>
      <translation>color de la tarjeta</translation>
    </message>
    <message>
      <source>Keyframe at {t_us} · {ease} · drag to move</source>
      <translation>Fotograma clave en {t_us} · {ease} · arrastra para mover</translation>
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
      <source>{words} of {most}</source>
      <translation>{words} de {most}</translation>
    </message>
    <message>
      <source>{words}, {over} too long</source>
      <translation>{words}, {over} de más</translation>
    </message>
    <message>
      <source>What the reel is for</source>
      <translation>Para qué es el reel</translation>
    </message>
    <message>
      <source>Length against the limit</source>
      <translation>Duración frente al límite</translation>
    </message>
    <message>
      <source>Length of the reel</source>
      <translation>Duración del reel</translation>
    </message>
    <message>
      <source>Keep the best that fit</source>
      <translation>Dejar los mejores que quepan</translation>
    </message>
    <message>
      <source>Keep the best clips that fit</source>
      <translation>Dejar los mejores clips que quepan</translation>
    </message>
    <message>
      <source>Take the lowest rated clips out until the reel fits</source>
      <translation>Quitar los clips peor valorados hasta que el reel quepa</translation>
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
      <source>Took {clips} out of the reel.</source>
      <translation>{clips} fuera del reel.</translation>
    </message>
    <message>
      <source>Make a reel first; its settings are kept with it.</source>
      <translation>Haz primero un reel; sus ajustes van con él.</translation>
    </message>
    <message>
      <source>choose poster</source>
      <translation>elegir portada</translation>
    </message>
    <message>
      <source>Deleted the reel.</source>
      <translation>Se ha eliminado el reel.</translation>
    </message>
    <message>
      <source>Name of the reel</source>
      <translation>Nombre del reel</translation>
    </message>
    <message>
      <source>Clips of the reel</source>
      <translation>Clips del reel</translation>
    </message>
    <message>
      <source>Play reel</source>
      <translation>Reproducir reel</translation>
    </message>
    <message>
      <source>REEL</source>
      <translation>REEL</translation>
    </message>
    <message>
      <source>Rename or delete the reel</source>
      <translation>Renombrar o eliminar el reel</translation>
    </message>
    <message>
      <source>Reel settings</source>
      <translation>Ajustes del reel</translation>
    </message>
    <message>
      <source>Move clip up</source>
      <translation>Subir clip</translation>
    </message>
    <message>
      <source>Move clip down</source>
      <translation>Bajar clip</translation>
    </message>
    <message>
      <source>Take clip out of the reel</source>
      <translation>Quitar el clip del reel</translation>
    </message>
    <message>
      <source>No reel yet</source>
      <translation>Aún no hay reel</translation>
    </message>
    <message>
      <source>Choose a reel</source>
      <translation>Elige un reel</translation>
    </message>
    <message>
      <source>at {at}</source>
      <translation>en {at}</translation>
    </message>
    <message>
      <source>Rename reel</source>
      <translation>Renombrar reel</translation>
    </message>
    <message>
      <source>Delete reel</source>
      <translation>Eliminar reel</translation>
    </message>
    <message>
      <source>Opening…</source>
      <translation>Abriendo…</translation>
    </message>
    <message>
      <source>Stop and go on working at this moment  (Space, Esc)</source>
      <translation>Parar y seguir trabajando en este momento  (Espacio, Esc)</translation>
    </message>
    <message>
      <source>Time in the reel</source>
      <translation>Tiempo en el reel</translation>
    </message>
    <message>
      <source>Length of the reel as exported</source>
      <translation>Duración del reel como se exporta</translation>
    </message>
    <message>
      <source>Clip timeline</source>
      <translation>Línea de tiempo del clip</translation>
    </message>
    <message>
      <source>Cut</source>
      <translation>Corte</translation>
    </message>
    <message>
      <source>One clip follows the other at once</source>
      <translation>Un clip sigue al otro de inmediato</translation>
    </message>
    <message>
      <source>Fade through black</source>
      <translation>Fundido a negro</translation>
    </message>
    <message>
      <source>Down to black and up again</source>
      <translation>Se oscurece y vuelve</translation>
    </message>
    <message>
      <source>Dissolve</source>
      <translation>Fundido encadenado</translation>
    </message>
    <message>
      <source>One picture goes over into the next</source>
      <translation>Una imagen pasa a la siguiente</translation>
    </message>
    <message>
      <source>Between clips</source>
      <translation>Entre clips</translation>
    </message>
    <message>
      <source>Length of the transition</source>
      <translation>Duración de la transición</translation>
    </message>
    <message>
      <source>Begin with a card</source>
      <translation>Empezar con una tarjeta</translation>
    </message>
    <message>
      <source>Score and match clock</source>
      <translation>Marcador y reloj</translation>
    </message>
    <message>
      <source>Even loudness</source>
      <translation>Volumen uniforme</translation>
    </message>
    <message>
      <source>Silent below 0.5× and above 2×</source>
      <translation>Sin sonido &lt; 0,5× y &gt; 2×</translation>
    </message>
    <message>
      <source>Problem</source>
      <translation>Problema</translation>
    </message>
    <message>
      <source>Our name beside the score</source>
      <translation>Nuestro nombre junto al marcador</translation>
    </message>
    <message>
      <source>Our team</source>
      <translation>Nuestro equipo</translation>
    </message>
    <message>
      <source>Goals were tagged since: count the clips tagged Goal anew</source>
      <translation>Se han etiquetado goles desde entonces: contar de nuevo los clips con Goal</translation>
    </message>
    <message>
      <source>As loud as films are on phones, whatever the microphone heard</source>
      <translation>Con el volumen habitual en móviles, sea cual sea el del micrófono</translation>
    </message>
    <message>
      <source>The picture under the playhead stands for the film</source>
      <translation>La imagen bajo el cabezal representa la película</translation>
    </message>
    <message>
      <source>The middle of the first slow motion, else the picture at 2 s</source>
      <translation>La mitad de la primera cámara lenta; si no, la imagen a los 2 s</translation>
    </message>
    <message>
      <source>Use this picture as poster</source>
      <translation>Usar esta imagen como portada</translation>
    </message>
    <message>
      <source>Choose the poster automatically</source>
      <translation>Elegir la portada automáticamente</translation>
    </message>
    <message>
      <source>{us} {ours} – {theirs} {them} at the end.</source>
      <translation>{us} {ours} – {theirs} {them} al final.</translation>
    </message>
    <message>
      <source>Count again</source>
      <translation>Contar de nuevo</translation>
    </message>
    <message>
      <source>Use this picture</source>
      <translation>Usar esta imagen</translation>
    </message>
    <message>
      <source>Automatic</source>
      <translation>Automático</translation>
    </message>
    <message>
      <source>Intro</source>
      <translation>Intro</translation>
    </message>
    <message>
      <source>Score</source>
      <translation>Marcador</translation>
    </message>
    <message>
      <source>Poster</source>
      <translation>Portada</translation>
    </message>
    <message>
      <source>{ends} Goals are the clips tagged Goal and Opponent goal.</source>
      <translation>{ends} Los goles son los clips con Goal y Opponent goal.</translation>
    </message>
    <message>
      <source>Chosen by itself</source>
      <translation>Elegida sola</translation>
    </message>
    <message>
      <source>At {at} of the reel</source>
      <translation>En {at} del reel</translation>
    </message>
    <message>
      <source>change transition</source>
      <translation>cambiar transición</translation>
    </message>
    <message>
      <source>remove intro card</source>
      <translation>quitar la tarjeta</translation>
    </message>
    <message>
      <source>add score</source>
      <translation>añadir marcador</translation>
    </message>
    <message>
      <source>remove score</source>
      <translation>quitar marcador</translation>
    </message>
    <message>
      <source>name team</source>
      <translation>nombrar el equipo</translation>
    </message>
    <message>
      <source>change loudness</source>
      <translation>cambiar el volumen</translation>
    </message>
    <message>
      <source>change sound</source>
      <translation>cambiar sonido</translation>
    </message>
    <message>
      <source>add intro card</source>
      <translation>añadir tarjeta</translation>
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
      <source>{name}: scroll</source>
      <translation>{name}: desplazar</translation>
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
      <source>There is no picture to work on yet.</source>
      <translation>Todavía no hay ninguna imagen en la que trabajar.</translation>
    </message>
    <message>
      <source>{day} {month} {year}</source>
      <translation>{day} {month} {year}</translation>
    </message>
    <message>
      <source>Today {clock}</source>
      <translation>Hoy {clock}</translation>
    </message>
    <message>
      <source>Yesterday {clock}</source>
      <translation>Ayer {clock}</translation>
    </message>
    <message>
      <source>just now</source>
      <translation>ahora mismo</translation>
    </message>
    <message>
      <source>{minutes} min ago</source>
      <translation>hace {minutes} min</translation>
    </message>
    <message>
      <source>{minutes} h ago</source>
      <translation>hace {minutes} h</translation>
    </message>
    <message>
      <source>{seconds} s left</source>
      <translation>quedan {seconds} s</translation>
    </message>
    <message>
      <source>{seconds} min left</source>
      <translation>quedan {seconds} min</translation>
    </message>
    <message>
      <source>{seconds} h left</source>
      <translation>quedan {seconds} h</translation>
    </message>
    <message>
      <source>Jan</source>
      <translation>ene</translation>
    </message>
    <message>
      <source>Feb</source>
      <translation>feb</translation>
    </message>
    <message>
      <source>Mar</source>
      <translation>mar</translation>
    </message>
    <message>
      <source>Apr</source>
      <translation>abr</translation>
    </message>
    <message>
      <source>May</source>
      <translation>may</translation>
    </message>
    <message>
      <source>Jun</source>
      <translation>jun</translation>
    </message>
    <message>
      <source>Jul</source>
      <translation>jul</translation>
    </message>
    <message>
      <source>Aug</source>
      <translation>ago</translation>
    </message>
    <message>
      <source>Sep</source>
      <translation>sep</translation>
    </message>
    <message>
      <source>Oct</source>
      <translation>oct</translation>
    </message>
    <message>
      <source>Nov</source>
      <translation>nov</translation>
    </message>
    <message>
      <source>Dec</source>
      <translation>dic</translation>
    </message>
    <message>
      <source>Show the whole picture</source>
      <translation>Mostrar la imagen entera</translation>
    </message>
    <message>
      <source>{zoom} %  ·  Fit</source>
      <translation>{zoom} %  ·  Ajustar</translation>
    </message>
    <message>
      <source>The export</source>
      <translation>La exportación</translation>
    </message>
    <message>
      <source>{name} is ready.</source>
      <translation>{name} está lista.</translation>
    </message>
    <message>
      <source>{films} videos</source>
      <translation>{films} vídeos</translation>
    </message>
    <message>
      <source>Exporting {name}. You can go on editing.</source>
      <translation>Exportando {name}. Puedes seguir editando.</translation>
    </message>
    <message>
      <source>Show queue</source>
      <translation>Mostrar la cola</translation>
    </message>
    <message>
      <source>Retry</source>
      <translation>Reintentar</translation>
    </message>
    <message>
      <source>The details of the export were copied; paste them into a message.</source>
      <translation>Se han copiado los detalles de la exportación; pégalos en un mensaje.</translation>
    </message>
    <message>
      <source>{name} is rendered on this computer. {reason}</source>
      <translation>{name} se renderiza en este ordenador. {reason}</translation>
    </message>
    <message>
      <source>{name} was not exported. {reason}</source>
      <translation>{name} no se ha exportado. {reason}</translation>
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
      <source>Table with tabs (*.tsv)</source>
      <translation>Tabla con tabuladores (*.tsv)</translation>
    </message>
    <message>
      <source>Table with commas (*.csv)</source>
      <translation>Tabla con comas (*.csv)</translation>
    </message>
    <message>
      <source>Sportscode XML (*.xml)</source>
      <translation>XML de Sportscode (*.xml)</translation>
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
      <source>Drag along the horizon or a goalpost  ·  Esc gives up</source>
      <translation>Arrastra por el horizonte o un poste  ·  Esc cancela</translation>
    </message>
    <message>
      <source>A longer line, please</source>
      <translation>Una línea más larga, por favor</translation>
    </message>
    <message>
      <source>Output length</source>
      <translation>Duración final</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>Exportar…</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Exportar</translation>
    </message>
    <message>
      <source>Ratio</source>
      <translation>Formato</translation>
    </message>
    <message>
      <source>Box</source>
      <translation>Recuadro</translation>
    </message>
    <message>
      <source>Box size and enlargement</source>
      <translation>Tamaño del recuadro y ampliación</translation>
    </message>
    <message>
      <source>Keyframe under the playhead</source>
      <translation>Fotograma clave bajo el cabezal</translation>
    </message>
    <message>
      <source>Ease</source>
      <translation>Suavizado</translation>
    </message>
    <message>
      <source>Delete keyframe</source>
      <translation>Eliminar fotograma clave</translation>
    </message>
    <message>
      <source>Straighten</source>
      <translation>Enderezar</translation>
    </message>
    <message>
      <source>Straighten along a line</source>
      <translation>Enderezar con una línea</translation>
    </message>
    <message>
      <source>Paste</source>
      <translation>Pegar</translation>
    </message>
    <message>
      <source>Paste framing</source>
      <translation>Pegar encuadre</translation>
    </message>
    <message>
      <source>Guides</source>
      <translation>Guías</translation>
    </message>
    <message>
      <source>Thirds</source>
      <translation>Tercios</translation>
    </message>
    <message>
      <source>Safe areas</source>
      <translation>Zonas seguras</translation>
    </message>
    <message>
      <source>Dim outside the box</source>
      <translation>Oscurecer fuera del recuadro</translation>
    </message>
    <message>
      <source>What the speed is for</source>
      <translation>Para qué es la velocidad</translation>
    </message>
    <message>
      <source>Freeze 2 s</source>
      <translation>Congelar 2 s</translation>
    </message>
    <message>
      <source>Freeze</source>
      <translation>Congelar</translation>
    </message>
    <message>
      <source>Split</source>
      <translation>Dividir</translation>
    </message>
    <message>
      <source>Split at the playhead</source>
      <translation>Dividir en el cabezal</translation>
    </message>
    <message>
      <source>Length of the freeze</source>
      <translation>Duración del congelado</translation>
    </message>
    <message>
      <source>Mute this clip</source>
      <translation>Silenciar este clip</translation>
    </message>
    <message>
      <source>{length}  ·  reel {total}</source>
      <translation>{length}  ·  reel {total}</translation>
    </message>
    <message>
      <source>{width:.0f} × {height:.0f} px  ·  {upscale:.2f}× enlarged</source>
      <translation>{width:.0f} × {height:.0f} px  ·  ampliado {upscale:.2f}×</translation>
    </message>
    <message>
      <source>Speed of the marked stretch</source>
      <translation>Velocidad del tramo</translation>
    </message>
    <message>
      <source>Speed of the part under the playhead</source>
      <translation>Velocidad en el cabezal</translation>
    </message>
    <message>
      <source>Ratio {name}</source>
      <translation>Formato {name}</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Copiar</translation>
    </message>
    <message>
      <source>Copy framing</source>
      <translation>Copiar encuadre</translation>
    </message>
    <message>
      <source>Dim outside</source>
      <translation>Oscurecer fuera</translation>
    </message>
    <message>
      <source>Speed {speed_label}</source>
      <translation>Velocidad {speed_label}</translation>
    </message>
    <message>
      <source>Freeze for</source>
      <translation>Congelar durante</translation>
    </message>
    <message>
      <source>The picture gets soft above 2×</source>
      <translation>Por encima de 2× la imagen pierde nitidez</translation>
    </message>
    <message>
      <source>No keyframe here: moving the box makes one</source>
      <translation>Sin fotograma clave: mover crea uno</translation>
    </message>
    <message>
      <source>Keyframe at {t_us}</source>
      <translation>Fotograma clave en {t_us}</translation>
    </message>
    <message>
      <source>Remove freeze</source>
      <translation>Quitar congelado</translation>
    </message>
    <message>
      <source>Drag to trim; nothing is cut away for good</source>
      <translation>Arrastra para recortar; nada se pierde</translation>
    </message>
    <message>
      <source>Remove Freeze</source>
      <translation>Quitar congelado</translation>
    </message>
    <message>
      <source>Freeze for {seconds} s</source>
      <translation>Congelar {seconds} s</translation>
    </message>
    <message>
      <source>Result as exported</source>
      <translation>Resultado como se exporta</translation>
    </message>
    <message>
      <source>Source picture with crop box</source>
      <translation>Imagen original con recuadro</translation>
    </message>
    <message>
      <source>Make a reel from your clips in Annotate, then frame it here.</source>
      <translation>Haz un reel con tus clips en Anotar y encuádralo aquí.</translation>
    </message>
    <message>
      <source>Keyframes</source>
      <translation>Fotogramas clave</translation>
    </message>
    <message>
      <source>Frozen for {freeze_us} · drag to move</source>
      <translation>Congelado {freeze_us} · arrastra para mover</translation>
    </message>
    <message>
      <source>Drag to move the change of speed</source>
      <translation>Arrastra para mover el cambio de velocidad</translation>
    </message>
    <message>
      <source>{speed_label}, {length} of the game · drag to mark a stretch</source>
      <translation>{speed_label}, {length} del partido · arrastra para marcar un tramo</translation>
    </message>
    <message>
      <source>A clip begins before it ends; move the playhead first.</source>
      <translation>Un clip empieza antes de terminar; mueve primero el cabezal.</translation>
    </message>
    <message>
      <source>Move the playhead into the clip to split it there.</source>
      <translation>Mueve el cabezal dentro del clip para dividirlo ahí.</translation>
    </message>
    <message>
      <source>Move the playhead into the clip to freeze its picture.</source>
      <translation>Mueve el cabezal dentro del clip para congelar su imagen.</translation>
    </message>
    <message>
      <source>Framing copied. Go to another clip and paste it.</source>
      <translation>Encuadre copiado. Ve a otro clip y pégalo.</translation>
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
      <source>{versions} versions</source>
      <translation>{versions} versiones</translation>
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
      <source>Not said</source>
      <translation>Sin indicar</translation>
    </message>
    <message>
      <source>Home</source>
      <translation>En casa</translation>
    </message>
    <message>
      <source>Away</source>
      <translation>Fuera</translation>
    </message>
    <message>
      <source>Tournament</source>
      <translation>Torneo</translation>
    </message>
    <message>
      <source>Game details</source>
      <translation>Datos del partido</translation>
    </message>
    <message>
      <source>Year-month-day, e.g. 2025-09-27</source>
      <translation>Año-mes-día, p. ej. 2025-09-27</translation>
    </message>
    <message>
      <source>Opponent</source>
      <translation>Rival</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Fecha</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>Lugar</translation>
    </message>
    <message>
      <source>Sport</source>
      <translation>Deporte</translation>
    </message>
    <message>
      <source>vs {opponent}</source>
      <translation>contra {opponent}</translation>
    </message>
    <message>
      <source>File missing: Locate…</source>
      <translation>Falta el archivo: Localizar…</translation>
    </message>
    <message>
      <source>Games you open are listed here.</source>
      <translation>Los partidos que abras aparecen aquí.</translation>
    </message>
    <message>
      <source>Removed games</source>
      <translation>Partidos quitados</translation>
    </message>
    <message>
      <source>Bring back</source>
      <translation>Recuperar</translation>
    </message>
    <message>
      <source>Download</source>
      <translation>Descargar</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>Renombrar</translation>
    </message>
    <message>
      <source>Locate…</source>
      <translation>Localizar…</translation>
    </message>
    <message>
      <source>Video</source>
      <translation>Vídeo</translation>
    </message>
    <message>
      <source>Choose a game to see more of it.</source>
      <translation>Elige un partido para ver más.</translation>
    </message>
    <message>
      <source>Game</source>
      <translation>Partido</translation>
    </message>
    <message>
      <source>Details…</source>
      <translation>Datos…</translation>
    </message>
    <message>
      <source>Take the game out of the library; its video stays where it is</source>
      <translation>Quitar el partido de la biblioteca; su vídeo se queda donde está</translation>
    </message>
    <message>
      <source>{what} game</source>
      <translation>{what}: partido</translation>
    </message>
    <message>
      <source>None yet</source>
      <translation>Ninguno</translation>
    </message>
    <message>
      <source>Without a date</source>
      <translation>Sin fecha</translation>
    </message>
    <message>
      <source>no clips yet</source>
      <translation>sin clips</translation>
    </message>
    <message>
      <source>No date</source>
      <translation>Sin fecha</translation>
    </message>
    <message>
      <source>No game has this name or season.</source>
      <translation>Ningún partido tiene ese nombre o temporada.</translation>
    </message>
    <message>
      <source>Open a game or a reel first; that is what is exported.</source>
      <translation>Abre primero un partido o un reel; eso es lo que se exporta.</translation>
    </message>
    <message>
      <source>Search games</source>
      <translation>Buscar partidos</translation>
    </message>
    <message>
      <source>Seasons</source>
      <translation>Temporadas</translation>
    </message>
    <message>
      <source>Video missing</source>
      <translation>Falta el vídeo</translation>
    </message>
    <message>
      <source>Games of the library</source>
      <translation>Partidos de la biblioteca</translation>
    </message>
    <message>
      <source>Video missing: Locate…</source>
      <translation>Falta el vídeo: Localizar…</translation>
    </message>
    <message>
      <source>Mark</source>
      <translation>Marcar</translation>
    </message>
    <message>
      <source>One key, while it plays</source>
      <translation>Una tecla en juego</translation>
    </message>
    <message>
      <source>Frame</source>
      <translation>Encuadrar</translation>
    </message>
    <message>
      <source>Upright, on your player</source>
      <translation>Vertical, en tu jugador</translation>
    </message>
    <message>
      <source>Share</source>
      <translation>Compartir</translation>
    </message>
    <message>
      <source>A reel within minutes</source>
      <translation>Un reel en minutos</translation>
    </message>
    <message>
      <source>Open the first game</source>
      <translation>Abrir el primer partido</translation>
    </message>
    <message>
      <source>I have a library in the cloud…</source>
      <translation>Tengo una biblioteca en la nube…</translation>
    </message>
    <message>
      <source>I have a library in the cloud</source>
      <translation>Tengo una biblioteca en la nube</translation>
    </message>
    <message>
      <source>Or take one of the newest videos on this computer:</source>
      <translation>O toma uno de los vídeos más recientes de este ordenador:</translation>
    </message>
    <message>
      <source>Drop the video of a match here, or choose it.
It stays where it is; nothing is copied or uploaded.</source>
      <translation>Suelta aquí el vídeo de un partido o elígelo.
Se queda donde está; no se copia ni se sube nada.</translation>
    </message>
    <message>
      <source>Open {name}, {facts}</source>
      <translation>Abrir {name}, {facts}</translation>
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
      <source>Other…</source>
      <translation>Otro…</translation>
    </message>
    <message>
      <source>{name}: other</source>
      <translation>{name}: otro</translation>
    </message>
    <message>
      <source>Click a spotlight or a text on the picture or the timeline to change it. S adds a spotlight, T a text at the playhead.</source>
      <translation>Haz clic en un foco o texto en la imagen o en la línea de tiempo para cambiarlo. S añade un foco, T un texto en el cabezal.</translation>
    </message>
    <message>
      <source>+ Spotlight</source>
      <translation>+ Foco</translation>
    </message>
    <message>
      <source>Add spotlight</source>
      <translation>Añadir foco</translation>
    </message>
    <message>
      <source>+ Text</source>
      <translation>+ Texto</translation>
    </message>
    <message>
      <source>Add text</source>
      <translation>Añadir texto</translation>
    </message>
    <message>
      <source>Set poster</source>
      <translation>Poner portada</translation>
    </message>
    <message>
      <source>{why}: {at} · drag to move</source>
      <translation>{why}: {at} · arrastra para mover</translation>
    </message>
    <message>
      <source>The picture that stands for the reel; M sets it at the playhead</source>
      <translation>La imagen que representa el reel; M la pone en el cabezal</translation>
    </message>
    <message>
      <source>Poster, not chosen by you</source>
      <translation>Portada, no elegida por ti</translation>
    </message>
    <message>
      <source>in {elsewhere}</source>
      <translation>en {elsewhere}</translation>
    </message>
    <message>
      <source>Spotlight {n}</source>
      <translation>Foco {n}</translation>
    </message>
    <message>
      <source>Move the playhead into the clip to add a spotlight there.</source>
      <translation>Mueve el cabezal dentro del clip para añadir ahí un foco.</translation>
    </message>
    <message>
      <source>At least {least:g} s must be left; move the playhead.</source>
      <translation>Deben quedar al menos {least:g} s; mueve el cabezal.</translation>
    </message>
    <message>
      <source>Move the playhead into the clip to make its picture the poster.</source>
      <translation>Mueve el cabezal dentro del clip para usar su imagen como portada.</translation>
    </message>
    <message>
      <source>Move the playhead into the clip to add a text there.</source>
      <translation>Mueve el cabezal dentro del clip para añadir ahí un texto.</translation>
    </message>
    <message>
      <source>Poster Here</source>
      <translation>Portada aquí</translation>
    </message>
    <message>
      <source>Go to the Poster</source>
      <translation>Ir a la portada</translation>
    </message>
    <message>
      <source>Colour</source>
      <translation>Color</translation>
    </message>
    <message>
      <source>Add Spotlight Here</source>
      <translation>Añadir foco aquí</translation>
    </message>
    <message>
      <source>Output picture with spotlight</source>
      <translation>Imagen final con foco</translation>
    </message>
    <message>
      <source>Make a reel from your clips in Annotate, then mark your player here.</source>
      <translation>Haz un reel con tus clips en Anotar y marca aquí a tu jugador.</translation>
    </message>
    <message>
      <source>Body</source>
      <translation>Cuerpo</translation>
    </message>
    <message>
      <source>Ground</source>
      <translation>Suelo</translation>
    </message>
    <message>
      <source>The playhead is outside this spotlight.</source>
      <translation>El cabezal está fuera de este foco.</translation>
    </message>
    <message>
      <source>No keyframe here: moving it makes one</source>
      <translation>Sin fotograma clave: mover crea uno</translation>
    </message>
    <message>
      <source>Spotlight colour</source>
      <translation>Color del foco</translation>
    </message>
    <message>
      <source>Spotlight keyframe</source>
      <translation>Fotograma clave del foco</translation>
    </message>
    <message>
      <source>SPOTLIGHT</source>
      <translation>FOCO</translation>
    </message>
    <message>
      <source>Shape {shape}</source>
      <translation>Forma {shape}</translation>
    </message>
    <message>
      <source>Stroke</source>
      <translation>Trazo</translation>
    </message>
    <message>
      <source>Fill</source>
      <translation>Relleno</translation>
    </message>
    <message>
      <source>Brighten</source>
      <translation>Aclarar</translation>
    </message>
    <message>
      <source>Duplicate</source>
      <translation>Duplicar</translation>
    </message>
    <message>
      <source>Duplicate spotlight</source>
      <translation>Duplicar foco</translation>
    </message>
    <message>
      <source>Delete spotlight</source>
      <translation>Eliminar foco</translation>
    </message>
    <message>
      <source>This Spotlight</source>
      <translation>Este foco</translation>
    </message>
    <message>
      <source>All Spotlights of This Clip</source>
      <translation>Todos los focos de este clip</translation>
    </message>
    <message>
      <source>All Spotlights of the Reel</source>
      <translation>Todos los focos del reel</translation>
    </message>
    <message>
      <source>This Text</source>
      <translation>Este texto</translation>
    </message>
    <message>
      <source>All Texts of This Clip</source>
      <translation>Todos los textos de este clip</translation>
    </message>
    <message>
      <source>All Texts of the Reel</source>
      <translation>Todos los textos del reel</translation>
    </message>
    <message>
      <source>Styles</source>
      <translation>Estilos</translation>
    </message>
    <message>
      <source>Name of the style</source>
      <translation>Nombre del estilo</translation>
    </message>
    <message>
      <source>Save This Style…</source>
      <translation>Guardar este estilo…</translation>
    </message>
    <message>
      <source>Delete Style</source>
      <translation>Eliminar estilo</translation>
    </message>
    <message>
      <source>Words</source>
      <translation>Palabras</translation>
    </message>
    <message>
      <source>Top left</source>
      <translation>Arriba a la izquierda</translation>
    </message>
    <message>
      <source>Top</source>
      <translation>Arriba</translation>
    </message>
    <message>
      <source>Top right</source>
      <translation>Arriba a la derecha</translation>
    </message>
    <message>
      <source>Left</source>
      <translation>Izquierda</translation>
    </message>
    <message>
      <source>Center</source>
      <translation>Centro</translation>
    </message>
    <message>
      <source>Right</source>
      <translation>Derecha</translation>
    </message>
    <message>
      <source>Bottom left</source>
      <translation>Abajo a la izquierda</translation>
    </message>
    <message>
      <source>Bottom</source>
      <translation>Abajo</translation>
    </message>
    <message>
      <source>Bottom right</source>
      <translation>Abajo a la derecha</translation>
    </message>
    <message>
      <source>Small</source>
      <translation>Pequeño</translation>
    </message>
    <message>
      <source>Medium</source>
      <translation>Mediano</translation>
    </message>
    <message>
      <source>Large</source>
      <translation>Grande</translation>
    </message>
    <message>
      <source>Huge</source>
      <translation>Enorme</translation>
    </message>
    <message>
      <source>Enter is done, Shift+Enter begins a new line</source>
      <translation>Entrar termina, Mayús+Entrar empieza otra línea</translation>
    </message>
    <message>
      <source>Font</source>
      <translation>Fuente</translation>
    </message>
    <message>
      <source>Text size</source>
      <translation>Tamaño del texto</translation>
    </message>
    <message>
      <source>Text colour</source>
      <translation>Color del texto</translation>
    </message>
    <message>
      <source>Or drag it on the picture; double-click to type there.</source>
      <translation>O arrástralo en la imagen; doble clic para escribir ahí.</translation>
    </message>
    <message>
      <source>TEXT</source>
      <translation>TEXTO</translation>
    </message>
    <message>
      <source>Outline</source>
      <translation>Contorno</translation>
    </message>
    <message>
      <source>Shadow</source>
      <translation>Sombra</translation>
    </message>
    <message>
      <source>Duplicate text</source>
      <translation>Duplicar texto</translation>
    </message>
    <message>
      <source>Delete text</source>
      <translation>Eliminar texto</translation>
    </message>
    <message>
      <source>Place {anchor}</source>
      <translation>Lugar {anchor}</translation>
    </message>
    <message>
      <source>Kept the style {name} with this reel.</source>
      <translation>Se ha guardado el estilo {name} con este reel.</translation>
    </message>
    <message>
      <source>Smooth scrubbing {share} %</source>
      <translation>Desplazamiento fluido {share} %</translation>
    </message>
    <message>
      <source>{minutes} min left</source>
      <translation>quedan {minutes} min</translation>
    </message>
    <message>
      <source>less than a minute left</source>
      <translation>queda menos de un minuto</translation>
    </message>
    <message>
      <source>Smooth scrubbing</source>
      <translation>Desplazamiento fluido</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Parar</translation>
    </message>
    <message>
      <source>Stop preparing smooth scrubbing</source>
      <translation>Dejar de preparar el desplazamiento fluido</translation>
    </message>
    <message>
      <source>Stop preparing until the game is opened again</source>
      <translation>Dejar de preparar hasta que se abra otra vez el partido</translation>
    </message>
    <message>
      <source>Small copies of the open game are made while nothing else is to do. Scrubbing is smooth where they are ready; they take one or two gigabytes per game.</source>
      <translation>Se hacen copias pequeñas del partido abierto cuando no hay otra cosa que hacer. Donde están listas, el desplazamiento es fluido; ocupan uno o dos gigabytes por partido.</translation>
    </message>
    <message>
      <source>{name}: small copies that scrub smoothly</source>
      <translation>{name}: copias pequeñas que se desplazan con fluidez</translation>
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
      <source>A clip that you mark on the layer My athlete names the chosen athlete as its player. Renaming changes the name in those clips, too. Profiles go with the library.</source>
      <translation>Un clip que marcas en la capa «Mi deportista» nombra como jugador al atleta elegido. Cambiar el nombre lo cambia también en esos clips. Los perfiles van con la biblioteca.</translation>
    </message>
    <message>
      <source>Name of another athlete</source>
      <translation>Nombre de otro atleta</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>Añadir</translation>
    </message>
    <message>
      <source>Add athlete</source>
      <translation>Añadir atleta</translation>
    </message>
    <message>
      <source>Athletes</source>
      <translation>Atletas</translation>
    </message>
    <message>
      <source>Work for</source>
      <translation>Trabajar para</translation>
    </message>
    <message>
      <source>Nobody in particular</source>
      <translation>Nadie en particular</translation>
    </message>
    <message>
      <source>Remove athlete</source>
      <translation>Quitar atleta</translation>
    </message>
    <message>
      <source>{name}, worked for now</source>
      <translation>{name}, se trabaja para él ahora</translation>
    </message>
    <message>
      <source>Keys are kept in the keyring of this computer. Nothing needs an account: without the cloud everything works on this laptop.</source>
      <translation>Las claves se guardan en el llavero de este ordenador. Nada necesita una cuenta: sin la nube todo funciona en este portátil.</translation>
    </message>
    <message>
      <source>Storage and sync</source>
      <translation>Almacenamiento y sincronización</translation>
    </message>
    <message>
      <source>Cloud settings…</source>
      <translation>Ajustes de la nube…</translation>
    </message>
    <message>
      <source>Exports on a GPU</source>
      <translation>Exportar en una GPU</translation>
    </message>
    <message>
      <source>Cloud GPU settings…</source>
      <translation>Ajustes de GPU en la nube…</translation>
    </message>
    <message>
      <source>Sign in as someone else…</source>
      <translation>Entrar como otra persona…</translation>
    </message>
    <message>
      <source>{bucket} at {endpoint}</source>
      <translation>{bucket} en {endpoint}</translation>
    </message>
    <message>
      <source>Not set up.</source>
      <translation>Sin configurar.</translation>
    </message>
    <message>
      <source>Set up: exports can be rendered in the cloud.</source>
      <translation>Configurado: las exportaciones pueden renderizarse en la nube.</translation>
    </message>
    <message>
      <source>Whom clips of the layer My athlete are of</source>
      <translation>De quién son los clips de la capa «Mi deportista»</translation>
    </message>
    <message>
      <source>All athletes</source>
      <translation>Todos los atletas</translation>
    </message>
    <message>
      <source>Athlete: {words}</source>
      <translation>Atleta: {words}</translation>
    </message>
    <message>
      <source>Each encoder makes a short film; this takes a few seconds…</source>
      <translation>Cada codificador hace una película corta; tarda unos segundos…</translation>
    </message>
    <message>
      <source>Processor</source>
      <translation>Procesador</translation>
    </message>
    <message>
      <source>Folder of exports</source>
      <translation>Carpeta de exportaciones</translation>
    </message>
    <message>
      <source>Choose the folder of exports</source>
      <translation>Elegir la carpeta de exportaciones</translation>
    </message>
    <message>
      <source>Exports go to the library</source>
      <translation>Las exportaciones van a la biblioteca</translation>
    </message>
    <message>
      <source>Encoder</source>
      <translation>Codificador</translation>
    </message>
    <message>
      <source>Try them</source>
      <translation>Probarlos</translation>
    </message>
    <message>
      <source>Try the encoders</source>
      <translation>Probar los codificadores</translation>
    </message>
    <message>
      <source>What the encoders can do</source>
      <translation>Qué pueden los codificadores</translation>
    </message>
    <message>
      <source>Pause exports on a battery below {usual_percent} %</source>
      <translation>Pausar exportaciones con la batería por debajo del {usual_percent} %</translation>
    </message>
    <message>
      <source>Where should exports go?</source>
      <translation>¿Adónde van las exportaciones?</translation>
    </message>
    <message>
      <source>Automatic takes the graphics card where it works, and says so when it does not.</source>
      <translation>Automático usa la tarjeta gráfica donde funciona, y lo dice cuando no.</translation>
    </message>
    <message>
      <source>Battery</source>
      <translation>Batería</translation>
    </message>
    <message>
      <source>The library's own folders</source>
      <translation>Las carpetas de la biblioteca</translation>
    </message>
    <message>
      <source>Exports go to</source>
      <translation>Las exportaciones van a</translation>
    </message>
    <message>
      <source>Like the system</source>
      <translation>Como el sistema</translation>
    </message>
    <message>
      <source>High contrast</source>
      <translation>Alto contraste</translation>
    </message>
    <message>
      <source>Play a game as soon as it is opened</source>
      <translation>Reproducir un partido en cuanto se abre</translation>
    </message>
    <message>
      <source>Folder of the library</source>
      <translation>Carpeta de la biblioteca</translation>
    </message>
    <message>
      <source>Show the folder of the library</source>
      <translation>Mostrar la carpeta de la biblioteca</translation>
    </message>
    <message>
      <source>Looks</source>
      <translation>Aspecto</translation>
    </message>
    <message>
      <source>Playing</source>
      <translation>Reproducción</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>Carpetas</translation>
    </message>
    <message>
      <source>Games stay where they are. Another folder for the whole library is chosen when the program is started; reel-ballers --help says how.</source>
      <translation>Los partidos se quedan donde están. Otra carpeta para toda la biblioteca se elige al iniciar el programa; reel-ballers --help dice cómo.</translation>
    </message>
    <message>
      <source>{wanted} may be the letter of a tag in Annotate; add Ctrl, Alt or Shift.</source>
      <translation>{wanted} puede ser la letra de una etiqueta en Anotar; añade Ctrl, Alt o Mayús.</translation>
    </message>
    <message>
      <source>{wanted} is “{label}” already; give that another key.</source>
      <translation>{wanted} ya es «{label}»; dale otra tecla a ese.</translation>
    </message>
    <message>
      <source>Choose a command, then press the new key in the field. Keys go with the library.</source>
      <translation>Elige un comando y pulsa la tecla nueva en el campo. Las teclas van con la biblioteca.</translation>
    </message>
    <message>
      <source>Search commands and keys</source>
      <translation>Buscar comandos y teclas</translation>
    </message>
    <message>
      <source>Commands and their keys</source>
      <translation>Comandos y sus teclas</translation>
    </message>
    <message>
      <source>New key</source>
      <translation>Tecla nueva</translation>
    </message>
    <message>
      <source>Use this key</source>
      <translation>Usar esta tecla</translation>
    </message>
    <message>
      <source>Command</source>
      <translation>Comando</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>Teclas</translation>
    </message>
    <message>
      <source>No key</source>
      <translation>Sin tecla</translation>
    </message>
    <message>
      <source>Default</source>
      <translation>Por defecto</translation>
    </message>
    <message>
      <source>Default keys</source>
      <translation>Teclas por defecto</translation>
    </message>
    <message>
      <source>{keys}  (changed)</source>
      <translation>{keys}  (cambiada)</translation>
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
      <source>Pages of the settings</source>
      <translation>Páginas de los ajustes</translation>
    </message>
    <message>
      <source>General</source>
      <translation>General</translation>
    </message>
    <message>
      <source>Shortcuts</source>
      <translation>Atajos</translation>
    </message>
    <message>
      <source>Cloud</source>
      <translation>Nube</translation>
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
      <source>delete clips</source>
      <translation>eliminar clips</translation>
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
